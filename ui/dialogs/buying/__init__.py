"""Dialogs of buying: suggest, draft, confirm, chase, close short."""
