"""What left the shelves, by day: the classes that counting goes by are read without the rest of the ledger."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    db.execute_sql(  # type: ignore[no-untyped-call]
        'CREATE INDEX "movement_issued" ON "movement" ("happened_on", "item_id", "quantity")'
        " WHERE (\"kind\" IN ('shipment', 'issue', 'build'))"
    )
