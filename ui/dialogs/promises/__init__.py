"""Dialogs of the promise book: notices, telling, answers."""
