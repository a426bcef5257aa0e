"""The index of what waits holds the queue as it stands, so that it is read in order and without its lines."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    for statement in (
        "DROP INDEX order_line_waiting",
        'CREATE INDEX "order_line_waiting" ON "order_line"'
        ' ("item_id", "place_on", "place_number", "place_sub", "waiting") WHERE ("waiting" > 0)',
    ):
        db.execute_sql(statement)  # type: ignore[no-untyped-call]
