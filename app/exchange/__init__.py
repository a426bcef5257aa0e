"""Spreadsheets in and out. A file is taken whole or not at all, and what is wrong with it is named line by line."""
