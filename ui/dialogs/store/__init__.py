"""Dialogs of the store and this PC: settings, import and export, recent acts, the scanner."""
