"""What every table shares, and the kinds of column."""

from __future__ import annotations

from typing import Any

from peewee import SQL, BigIntegerField, Check, ForeignKeyField, Model, TextField

from app.data.store.database import db


def key_to(model: Any, **options: Any) -> Any:
    return ForeignKeyField(model, on_delete="RESTRICT", **options)


def text() -> TextField:
    return TextField(default="", constraints=[SQL("DEFAULT ''")])


def whole(name: str, default: int, at_least: int) -> BigIntegerField:
    return BigIntegerField(default=default, constraints=[SQL(f"DEFAULT {default}"), Check(f"{name} >= {at_least}")])


def flag(name: str) -> BigIntegerField:
    return BigIntegerField(default=0, constraints=[SQL("DEFAULT 0"), Check(f"{name} IN (0, 1)")])


def day(name: str, *, null: Any = False) -> Any:
    ten: Any = Check(f"length({name}) = 10")  # YYYY-MM-DD
    return TextField(null=null, constraints=[ten])


class Table(Model):
    class Meta:
        database = db
        legacy_table_names = False
        strict_tables = True
        only_save_dirty = True
