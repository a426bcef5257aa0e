"""Dialogs of counting."""
