"""The window: Qt widgets that receive values and emit intentions. No SQL, no arithmetic, no rules."""
