"""Backorder Desk without its window: the domain, the store, the verbs and the paper."""
