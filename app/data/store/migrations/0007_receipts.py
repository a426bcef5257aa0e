"""Receipts, with their supplier and whether they were put away, and what of a delivery was rejected."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

TABLES = """
CREATE TABLE "receipt" (
    "act_id" INTEGER NOT NULL PRIMARY KEY,
    "supplier_id" INTEGER,
    "put_away_id" INTEGER,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("supplier_id") REFERENCES "supplier" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("put_away_id") REFERENCES "act" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "rejection" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "act_id" INTEGER NOT NULL,
    "row_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL CHECK (quantity > 0),
    "reason" TEXT NOT NULL CHECK (trim(reason) <> '' OR reverses_id IS NOT NULL),
    "happened_on" TEXT NOT NULL CHECK (length(happened_on) = 10),
    "short" INTEGER NOT NULL DEFAULT 0 CHECK (short IN (0, 1)),
    "requested_on" TEXT CHECK (length(requested_on) = 10),
    "confirmed_on" TEXT CHECK (length(confirmed_on) = 10),
    "confirmed" INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
    "reverses_id" INTEGER,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("row_id") REFERENCES "schedule_row" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("reverses_id") REFERENCES "rejection" ("id") ON DELETE RESTRICT
) STRICT;
"""

INDEXES = """
CREATE INDEX "receipt_put_away_id" ON "receipt" ("put_away_id");
CREATE INDEX "rejection_act_id" ON "rejection" ("act_id");
CREATE INDEX "rejection_row_id" ON "rejection" ("row_id");
CREATE UNIQUE INDEX "rejection_reverses" ON "rejection" ("reverses_id") WHERE ("reverses_id" IS NOT NULL);
"""

TRIGGERS = """
CREATE TRIGGER rejection_no_update BEFORE UPDATE ON rejection FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'rejections are never changed'); END;

CREATE TRIGGER rejection_no_delete BEFORE DELETE ON rejection FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'rejections are never changed'); END;

CREATE TRIGGER rejection_no_replace BEFORE INSERT ON rejection FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM rejection WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'rejections are never changed'); END;

CREATE TRIGGER receipt_no_update BEFORE UPDATE OF act_id, supplier_id ON receipt FOR EACH ROW
    WHEN NEW.act_id <> OLD.act_id OR NEW.supplier_id IS NOT OLD.supplier_id
    BEGIN SELECT RAISE(ABORT, 'receipts are never changed'); END;

CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'receipts are never changed'); END;

CREATE TRIGGER receipt_no_replace BEFORE INSERT ON receipt FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM receipt WHERE act_id = NEW.act_id)
    BEGIN SELECT RAISE(ABORT, 'receipts are never changed'); END;

CREATE TRIGGER rejection_reversed_once BEFORE INSERT ON rejection FOR EACH ROW
    WHEN NEW.reverses_id IS NOT NULL AND EXISTS (SELECT 1 FROM rejection WHERE reverses_id = NEW.reverses_id)
    BEGIN SELECT RAISE(ABORT, 'already reversed'); END;

CREATE TRIGGER rejection_reversal BEFORE INSERT ON rejection FOR EACH ROW
    WHEN NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM rejection AS first WHERE
        first.id = NEW.reverses_id AND first.reverses_id IS NULL AND first.row_id = NEW.row_id
        AND first.quantity = NEW.quantity AND first.short = NEW.short)
    BEGIN SELECT RAISE(ABORT, 'a reversal is of the same goods'); END;
"""


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """One statement at a time: a script would commit before it begins."""
    for script, between in ((TABLES, "\n\n"), (INDEXES, "\n"), (TRIGGERS, "\n\n")):
        for statement in script.strip().split(between):
            db.execute_sql(statement.removesuffix(";"))  # type: ignore[no-untyped-call]
