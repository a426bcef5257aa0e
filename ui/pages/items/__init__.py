"""The tab of Items."""
