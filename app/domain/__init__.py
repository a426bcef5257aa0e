"""The heart: frozen values and pure functions. No clock, no database, no Qt."""
