"""A supplier may offer an item in several packs, each under a part number of its own."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

STATEMENTS = (
    'DROP INDEX "source_supplier_id_item_id"',
    'CREATE UNIQUE INDEX "source_supplier_id_item_id_supplier_sku" ON "source"'
    ' ("supplier_id", "item_id", "supplier_sku")',
)


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """One statement at a time: a script would commit before it begins."""
    for statement in STATEMENTS:
        db.execute_sql(statement)  # type: ignore[no-untyped-call]
