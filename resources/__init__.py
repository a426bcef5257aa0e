"""What the program shows but does not compute: icons, fonts, help pages and the demo stockroom's tables.

Read through `importlib.resources.files("resources")`, so that it works installed as well as from the source tree.
"""
