"""The schema as the models and the guards say it, to compare with the schema that the migrations made."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from functools import cache
from typing import Any

from app.data.models import MODELS
from app.data.store.bulk import rows
from app.data.store.guards_sqlite import TRIGGERS
from app.data.store.migrating import MIGRATIONS_TABLE

_READ = f"SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND tbl_name <> '{MIGRATIONS_TABLE}'"


def statements() -> list[str]:
    """Every statement that makes the schema, in order: tables with their indexes, then triggers."""
    made = []
    for model in MODELS:
        maker: Any = model._schema  # type: ignore[attr-defined]
        made += [
            context.query()[0] for context in (maker._create_table(safe=False), *maker._create_indexes(safe=False))
        ]
    return [*made, *TRIGGERS]


def _plain(sql: str) -> str:
    """SQL as one line: the migrations write it in several, to be read."""
    return re.sub(r"(?<=\() | (?=\))", "", " ".join(sql.split()))


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
