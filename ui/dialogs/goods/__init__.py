"""Dialogs of goods: receive, put away, ship, take back, correct."""
