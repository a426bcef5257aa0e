"""The tab of Counts."""
