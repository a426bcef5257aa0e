"""The tab of Queue."""
