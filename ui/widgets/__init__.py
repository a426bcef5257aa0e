"""Small pieces of the window: they receive values and emit intentions."""
