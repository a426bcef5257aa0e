"""The store itself: its file, connection, schema, guards and backups; rows and units as everything here uses them."""
