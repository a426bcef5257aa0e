"""Dialogs of orders and their lines."""
