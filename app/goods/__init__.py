"""Verbs of goods: what arrives, what is rejected, put away, shipped, lent, brought back, taken or corrected."""
