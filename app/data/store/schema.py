"""The schema as the models and the guards say it, to compare with the schema that the migrations made."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache

from app.data.models import acts, catalogue, counts, ledger, orders, papers, promises, purchases
from app.data.models.table import Field, Index, Table
from app.data.store.bulk import rows
from app.data.store.guards_sqlite import TRIGGERS
from app.data.store.migrating import MIGRATIONS_TABLE

_READ = f"SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND tbl_name <> '{MIGRATIONS_TABLE}'"


_STATED = (acts, catalogue, orders, purchases, ledger, promises, counts, papers)


def statements() -> list[str]:
    """Every statement that makes the schema, in order: tables with their indexes, then triggers."""
    stated = {module.__name__ for module in _STATED}
    tables = [table for table in Table.__subclasses__() if table.__module__ in stated]
    return [statement for table in tables for statement in (_create(table), *_indexes(table))] + list(TRIGGERS)


def _create(table: type[Table]) -> str:
    parts = [_column(field) for field in table.fields.values()]
    for field in table.fields.values():
        if field.to:
            other = table if isinstance(field.to, str) else field.to
            of_other = f'"{other.table}" ("{other.named_by().column}")'
            parts.append(f'FOREIGN KEY ("{field.column}") REFERENCES {of_other} ON DELETE {field.lost}')
    parts += [f"CHECK ({check})" for check in table.checks]
    return f'CREATE TABLE "{table.table}" ({", ".join(parts)}) STRICT'


def _column(field: Field) -> str:
    words = [f'"{field.column}"', field.kind.type]
    if not field.null:
        words.append("NOT NULL")
    if field.key:
        words.append("PRIMARY KEY")
    if field.default is not None:
        words.append(f"DEFAULT {field.default!r}")
    if field.check:
        words.append(f"CHECK ({field.check.format(field.column)})")
    return " ".join(words)


def _indexes(table: type[Table]) -> Iterator[str]:
    own = (Index(name, unique=field.unique) for name, field in table.fields.items() if field.unique or field.index)
    for index in (*own, *table.indexes):
        columns = [table.fields[field].column for field in index.fields]
        called = index.name or "_".join((table.table, *columns))
        named = ", ".join(f'"{column}"' for column in columns)
        only = f" WHERE ({index.where})" if index.where else ""
        yield f'CREATE {"UNIQUE " * index.unique}INDEX "{called}" ON "{table.table}" ({named}){only}'


def _plain(sql: str) -> str:
    """SQL as one line: the migrations write it in several, and a column added later follows a blank."""
    return re.sub(r"(?<=\() | (?=[),])", "", " ".join(sql.split()))


@cache
def expected() -> dict[tuple[str, str], str]:
    """The SQL of every table, index and trigger by (type, name), as `sqlite_master` holds it but in one line."""
    with closing(sqlite3.connect(":memory:")) as scratch:
        for statement in statements():
            scratch.execute(statement)
        return {(kind, name): _plain(sql) for kind, name, sql in scratch.execute(_READ)}


def stored() -> dict[tuple[str, str], str]:
    """The same of the open store."""
    return {(kind, name): _plain(sql) for kind, name, sql in rows(_READ)}


def drift() -> list[tuple[str, str]]:
    """The (type, name) of everything that the open store lacks, has besides, or has otherwise."""
    want, have = expected(), stored()
    return sorted(key for key in want.keys() | have.keys() if want.get(key) != have.get(key))
