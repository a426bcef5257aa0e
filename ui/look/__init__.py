"""How it looks: palette, tones, style sheet, and which signs the fonts have."""
