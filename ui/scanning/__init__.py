"""The scanner: from its keys to what a scan means, and where it leads."""
