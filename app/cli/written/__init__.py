"""What the headless program writes: tables for people and values for machines, both from one list of columns."""
