"""Counts: their lines, tallies, unknown codes, decisions at review, results, and doubts about a record."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

TABLES = """
CREATE TABLE "stock_count" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "why" TEXT NOT NULL CHECK (why IN ('due', 'bin', 'spot')),
    "note" TEXT NOT NULL DEFAULT '',
    "blind" INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1)),
    "state" TEXT NOT NULL CHECK (state IN ('open', 'posted', 'cancelled')),
    "act_id" INTEGER NOT NULL,
    "ended_id" INTEGER,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("ended_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    CHECK ((state = 'open') = (ended_id IS NULL))
) STRICT;

CREATE TABLE "count_line" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "count_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "act_id" INTEGER NOT NULL,
    FOREIGN KEY ("count_id") REFERENCES "stock_count" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "unknown_code" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "count_id" INTEGER NOT NULL,
    "bin_id" INTEGER,
    "act_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL CHECK (quantity > 0),
    FOREIGN KEY ("count_id") REFERENCES "stock_count" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("bin_id") REFERENCES "bin" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "unknown_code_end" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "unknown_id" INTEGER NOT NULL,
    "act_id" INTEGER NOT NULL,
    "item_id" INTEGER,
    "pack_factor" INTEGER CHECK (pack_factor > 0),
    FOREIGN KEY ("unknown_id") REFERENCES "unknown_code" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT,
    CHECK ((item_id IS NULL) = (pack_factor IS NULL))
) STRICT;

CREATE TABLE "tally" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "line_id" INTEGER NOT NULL,
    "bin_id" INTEGER,
    "act_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL CHECK (kind IN ('scan', 'key', 'undo')),
    "quantity" INTEGER NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "undoes_id" INTEGER,
    "unknown_id" INTEGER,
    FOREIGN KEY ("line_id") REFERENCES "count_line" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("bin_id") REFERENCES "bin" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("undoes_id") REFERENCES "tally" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("unknown_id") REFERENCES "unknown_code" ("id") ON DELETE RESTRICT,
    CHECK ((kind = 'undo') = (undoes_id IS NOT NULL))
) STRICT;

CREATE TABLE "bin_visit" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "count_id" INTEGER NOT NULL,
    "bin_id" INTEGER NOT NULL,
    "act_id" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
    FOREIGN KEY ("count_id") REFERENCES "stock_count" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("bin_id") REFERENCES "bin" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "count_decision" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "line_id" INTEGER NOT NULL,
    "act_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL CHECK (kind IN ('recount', 'left_out', 'approved', 'counted', 'not_counted')),
    "quantity" INTEGER,
    "movement_id" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY ("line_id") REFERENCES "count_line" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("movement_id") REFERENCES "movement" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "count_result" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "line_id" INTEGER NOT NULL,
    "act_id" INTEGER NOT NULL,
    "book" INTEGER NOT NULL,
    "counted" INTEGER NOT NULL CHECK (counted >= 0),
    "unit_cost" INTEGER,
    "within" INTEGER NOT NULL DEFAULT 0 CHECK (within IN (0, 1)),
    FOREIGN KEY ("line_id") REFERENCES "count_line" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "doubt" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "act_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT
) STRICT;
"""

INDEXES = """
CREATE INDEX "movement_counted" ON "movement" ("item_id", "happened_on") WHERE ("kind" = 'count');
CREATE UNIQUE INDEX "stock_count_number" ON "stock_count" ("number");
CREATE INDEX "stock_count_state" ON "stock_count" ("state");
CREATE UNIQUE INDEX "stock_count_ended" ON "stock_count" ("ended_id") WHERE ("ended_id" IS NOT NULL);
CREATE INDEX "count_line_item_id" ON "count_line" ("item_id");
CREATE UNIQUE INDEX "count_line_count_id_item_id" ON "count_line" ("count_id", "item_id");
CREATE INDEX "unknown_code_act_id" ON "unknown_code" ("act_id");
CREATE INDEX "unknown_code_count_id_code" ON "unknown_code" ("count_id", "code");
CREATE INDEX "unknown_code_end_unknown_id" ON "unknown_code_end" ("unknown_id");
CREATE INDEX "unknown_code_end_act_id" ON "unknown_code_end" ("act_id");
CREATE INDEX "tally_act_id" ON "tally" ("act_id");
CREATE INDEX "tally_line_id_act_id_bin_id_quantity" ON "tally" ("line_id", "act_id", "bin_id", "quantity");
CREATE UNIQUE INDEX "tally_undoes" ON "tally" ("undoes_id") WHERE ("undoes_id" IS NOT NULL);
CREATE INDEX "bin_visit_act_id" ON "bin_visit" ("act_id");
CREATE INDEX "bin_visit_count_id_bin_id" ON "bin_visit" ("count_id", "bin_id");
CREATE INDEX "count_decision_line_id" ON "count_decision" ("line_id");
CREATE INDEX "count_decision_act_id" ON "count_decision" ("act_id");
CREATE INDEX "count_result_act_id" ON "count_result" ("act_id");
CREATE UNIQUE INDEX "count_result_line_id_act_id" ON "count_result" ("line_id", "act_id");
CREATE INDEX "doubt_item_id" ON "doubt" ("item_id");
CREATE INDEX "doubt_act_id" ON "doubt" ("act_id");
"""

TRIGGERS = """
CREATE TRIGGER tally_no_update BEFORE UPDATE ON tally FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'tallies are never changed'); END;

CREATE TRIGGER tally_no_delete BEFORE DELETE ON tally FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'tallies are never changed'); END;

CREATE TRIGGER tally_no_replace BEFORE INSERT ON tally FOR EACH ROW WHEN EXISTS (SELECT 1 FROM tally WHERE id =
    NEW.id)
    BEGIN SELECT RAISE(ABORT, 'tallies are never changed'); END;

CREATE TRIGGER bin_visit_no_update BEFORE UPDATE ON bin_visit FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'tallies are never changed'); END;

CREATE TRIGGER bin_visit_no_delete BEFORE DELETE ON bin_visit FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'tallies are never changed'); END;

CREATE TRIGGER bin_visit_no_replace BEFORE INSERT ON bin_visit FOR EACH ROW WHEN EXISTS (SELECT 1 FROM bin_visit
    WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'tallies are never changed'); END;

CREATE TRIGGER unknown_code_no_update BEFORE UPDATE ON unknown_code FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'tallies are never changed'); END;

CREATE TRIGGER unknown_code_no_delete BEFORE DELETE ON unknown_code FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'tallies are never changed'); END;

CREATE TRIGGER unknown_code_no_replace BEFORE INSERT ON unknown_code FOR EACH ROW WHEN EXISTS (SELECT 1 FROM
    unknown_code WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'tallies are never changed'); END;

CREATE TRIGGER unknown_code_end_no_update BEFORE UPDATE ON unknown_code_end FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'tallies are never changed'); END;

CREATE TRIGGER unknown_code_end_no_delete BEFORE DELETE ON unknown_code_end FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'tallies are never changed'); END;

CREATE TRIGGER unknown_code_end_no_replace BEFORE INSERT ON unknown_code_end FOR EACH ROW WHEN EXISTS (SELECT 1
    FROM unknown_code_end WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'tallies are never changed'); END;

CREATE TRIGGER count_decision_no_update BEFORE UPDATE ON count_decision FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;

CREATE TRIGGER count_decision_no_delete BEFORE DELETE ON count_decision FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;

CREATE TRIGGER count_decision_no_replace BEFORE INSERT ON count_decision FOR EACH ROW WHEN EXISTS (SELECT 1 FROM
    count_decision WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;

CREATE TRIGGER count_result_no_update BEFORE UPDATE ON count_result FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'results are never changed'); END;

CREATE TRIGGER count_result_no_delete BEFORE DELETE ON count_result FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'results are never changed'); END;

CREATE TRIGGER count_result_no_replace BEFORE INSERT ON count_result FOR EACH ROW WHEN EXISTS (SELECT 1 FROM
    count_result WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'results are never changed'); END;

CREATE TRIGGER doubt_no_update BEFORE UPDATE ON doubt FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'doubts are never changed'); END;

CREATE TRIGGER doubt_no_delete BEFORE DELETE ON doubt FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'doubts are never changed'); END;

CREATE TRIGGER doubt_no_replace BEFORE INSERT ON doubt FOR EACH ROW WHEN EXISTS (SELECT 1 FROM doubt WHERE id =
    NEW.id)
    BEGIN SELECT RAISE(ABORT, 'doubts are never changed'); END;

CREATE TRIGGER tally_undo BEFORE INSERT ON tally FOR EACH ROW WHEN NEW.undoes_id IS NOT NULL AND (EXISTS (SELECT
    1 FROM tally WHERE undoes_id = NEW.undoes_id) OR NOT EXISTS (SELECT 1 FROM tally AS first WHERE first.id =
    NEW.undoes_id AND first.kind <> 'undo' AND first.line_id = NEW.line_id AND first.bin_id IS NEW.bin_id AND
    first.quantity = -NEW.quantity))
    BEGIN SELECT RAISE(ABORT, 'an undone step is taken back once, by its opposite'); END;

CREATE TRIGGER count_line_no_delete BEFORE DELETE ON count_line FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'lines of a count are left out, never deleted'); END;
"""


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """One statement at a time: a script would commit before it begins."""
    for script, between in ((TABLES, "\n\n"), (INDEXES, "\n"), (TRIGGERS, "\n\n")):
        for statement in script.strip().split(between):
            db.execute_sql(statement.removesuffix(";"))  # type: ignore[no-untyped-call]
