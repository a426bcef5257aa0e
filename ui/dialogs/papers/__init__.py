"""Papers on the screen, to the printer and into files."""
