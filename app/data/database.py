"""The one connection of this process to its store."""

from __future__ import annotations

from peewee import SqliteDatabase

db = SqliteDatabase(None)
