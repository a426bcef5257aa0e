"""Dialogs of items, people and codes."""
