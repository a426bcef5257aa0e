"""The rows of each list and the facts of each detail, ready to show."""
