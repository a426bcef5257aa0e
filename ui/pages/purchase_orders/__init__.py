"""The tab of Purchase orders."""
