"""Verbs of promises: who is due to be told, telling them, and what an act did to what was told."""
