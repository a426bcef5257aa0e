"""Dialogs of the queue: who waits, and who gets ahead."""
