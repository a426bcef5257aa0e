"""Verbs of orders: preview, accept, amend, cancel, decline, substitute, and what customers answer."""
