"""How suppliers were chased, row by row."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

STATEMENTS = (
    """CREATE TABLE "chasing" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "act_id" INTEGER NOT NULL,
    "row_id" INTEGER NOT NULL,
    "chased_on" TEXT NOT NULL CHECK (length(chased_on) = 10),
    "how" TEXT NOT NULL CHECK (how IN ('letter', 'e-mail', 'phone', 'in-person')),
    "note" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("row_id") REFERENCES "schedule_row" ("id") ON DELETE RESTRICT
) STRICT""",
    'CREATE INDEX "chasing_act_id" ON "chasing" ("act_id")',
    'CREATE INDEX "chasing_row_id" ON "chasing" ("row_id")',
    """CREATE TRIGGER chasing_no_update BEFORE UPDATE ON chasing FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'chasings are never changed'); END""",
    """CREATE TRIGGER chasing_no_delete BEFORE DELETE ON chasing FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'chasings are never changed'); END""",
    """CREATE TRIGGER chasing_no_replace BEFORE INSERT ON chasing FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM chasing WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'chasings are never changed'); END""",
)


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)  # type: ignore[no-untyped-call]
