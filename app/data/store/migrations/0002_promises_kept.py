"""Notices and their answers, holds, overrides, substitutes, lost sales, and cancelled quantities that are restored."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

TABLES = """
CREATE TABLE "notice" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "act_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "asks" INTEGER NOT NULL DEFAULT 0 CHECK (asks IN (0, 1)),
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "answer" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "notice_id" INTEGER NOT NULL,
    "line_id" INTEGER NOT NULL,
    "act_id" INTEGER NOT NULL,
    "choice" TEXT NOT NULL CHECK (choice IN ('wait', 'part', 'substitute', 'cancel')),
    "note" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY ("notice_id") REFERENCES "notice" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("line_id") REFERENCES "order_line" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "hold" (
    "line_id" INTEGER NOT NULL PRIMARY KEY,
    "act_id" INTEGER NOT NULL,
    "passed" INTEGER NOT NULL DEFAULT 0 CHECK (passed IN (0, 1)),
    FOREIGN KEY ("line_id") REFERENCES "order_line" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "queue_override" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "act_id" INTEGER NOT NULL,
    "line_id" INTEGER,
    "kind" TEXT NOT NULL,
    "before_id" INTEGER,
    "quantity" INTEGER CHECK (quantity > 0),
    "reason" TEXT NOT NULL CHECK (trim(reason) <> ''),
    "moved_back" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("line_id") REFERENCES "order_line" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("before_id") REFERENCES "order_line" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "substitute" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "substitute_id" INTEGER NOT NULL,
    "factor" INTEGER NOT NULL CHECK (factor > 0),
    FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("substitute_id") REFERENCES "item" ("id") ON DELETE RESTRICT,
    CHECK (item_id <> substitute_id)
) STRICT;

CREATE TABLE "substitution" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "act_id" INTEGER NOT NULL,
    "original_id" INTEGER NOT NULL,
    "line_id" INTEGER NOT NULL,
    "factor" INTEGER NOT NULL CHECK (factor > 0),
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("original_id") REFERENCES "order_line" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("line_id") REFERENCES "order_line" ("id") ON DELETE RESTRICT,
    CHECK (original_id <> line_id)
) STRICT;

CREATE TABLE "lost_sale" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "act_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "customer_id" INTEGER,
    "quantity" INTEGER NOT NULL CHECK (quantity > 0),
    "reason" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT
) STRICT;
"""

INDEXES = """
CREATE INDEX "notice_act_id" ON "notice" ("act_id");
CREATE INDEX "notice_customer_id" ON "notice" ("customer_id");
CREATE INDEX "answer_line_id" ON "answer" ("line_id");
CREATE INDEX "answer_act_id" ON "answer" ("act_id");
CREATE UNIQUE INDEX "answer_notice_id_line_id" ON "answer" ("notice_id", "line_id");
CREATE INDEX "hold_act_id" ON "hold" ("act_id");
CREATE INDEX "queue_override_act_id" ON "queue_override" ("act_id");
CREATE INDEX "queue_override_line_id" ON "queue_override" ("line_id");
CREATE INDEX "substitute_substitute_id" ON "substitute" ("substitute_id");
CREATE UNIQUE INDEX "substitute_item_id_substitute_id" ON "substitute" ("item_id", "substitute_id");
CREATE INDEX "substitution_act_id" ON "substitution" ("act_id");
CREATE INDEX "substitution_original_id" ON "substitution" ("original_id");
CREATE UNIQUE INDEX "substitution_line_id" ON "substitution" ("line_id");
CREATE INDEX "lost_sale_act_id" ON "lost_sale" ("act_id");
CREATE INDEX "lost_sale_item_id" ON "lost_sale" ("item_id");
"""

REPLACED = ("order_line_waiting", "order_line_change_cancelled")

TRIGGERS = """
CREATE TRIGGER notice_no_update BEFORE UPDATE ON notice FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'notices are never changed'); END;

CREATE TRIGGER notice_no_delete BEFORE DELETE ON notice FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'notices are never changed'); END;

CREATE TRIGGER notice_no_replace BEFORE INSERT ON notice FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM notice WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'notices are never changed'); END;

CREATE TRIGGER answer_no_update BEFORE UPDATE ON answer FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END;

CREATE TRIGGER answer_no_delete BEFORE DELETE ON answer FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END;

CREATE TRIGGER answer_no_replace BEFORE INSERT ON answer FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM answer WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END;

CREATE TRIGGER queue_override_no_update BEFORE UPDATE ON queue_override FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'overrides are never changed'); END;

CREATE TRIGGER queue_override_no_delete BEFORE DELETE ON queue_override FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'overrides are never changed'); END;

CREATE TRIGGER queue_override_no_replace BEFORE INSERT ON queue_override FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM queue_override WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'overrides are never changed'); END;

CREATE TRIGGER substitution_no_update BEFORE UPDATE ON substitution FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'substitutions are never changed'); END;

CREATE TRIGGER substitution_no_delete BEFORE DELETE ON substitution FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'substitutions are never changed'); END;

CREATE TRIGGER substitution_no_replace BEFORE INSERT ON substitution FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM substitution WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'substitutions are never changed'); END;

CREATE TRIGGER lost_sale_no_update BEFORE UPDATE ON lost_sale FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'lost sales are never changed'); END;

CREATE TRIGGER lost_sale_no_delete BEFORE DELETE ON lost_sale FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'lost sales are never changed'); END;

CREATE TRIGGER lost_sale_no_replace BEFORE INSERT ON lost_sale FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM lost_sale WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'lost sales are never changed'); END;

CREATE TRIGGER order_line_waiting BEFORE UPDATE OF waiting ON order_line FOR EACH ROW
    WHEN NEW.waiting <> NEW.ordered + (SELECT coalesce(sum(m.quantity), 0)
        FROM movement AS m LEFT JOIN movement AS o ON o.id = m.reverses_id WHERE m.order_line_id = NEW.id
        AND coalesce(o.kind, m.kind) = 'shipment')
        - (SELECT coalesce(sum(CASE c.kind WHEN 'restored' THEN -c.quantity
        ELSE c.quantity END), 0)
        FROM order_line_change AS c
        WHERE c.line_id = NEW.id AND c.kind IN ('cancelled', 'closed', 'substituted', 'restored'))
    BEGIN SELECT RAISE(ABORT, 'waiting is ordered less shipped and cancelled'); END;

CREATE TRIGGER order_line_change_cancelled AFTER INSERT ON order_line_change FOR EACH ROW
    WHEN NEW.kind IN ('cancelled', 'closed', 'substituted', 'restored') AND NEW.quantity IS NOT NULL
    BEGIN UPDATE order_line
        SET waiting = waiting -
        (CASE NEW.kind WHEN 'restored' THEN -NEW.quantity ELSE NEW.quantity END) WHERE id = NEW.line_id; END;
"""


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """One statement at a time: a script would commit before it begins."""
    for name in REPLACED:
        db.execute_sql(f"DROP TRIGGER {name}")  # type: ignore[no-untyped-call]
    for script, between in ((TABLES, "\n\n"), (INDEXES, "\n"), (TRIGGERS, "\n\n")):
        for statement in script.strip().split(between):
            db.execute_sql(statement.removesuffix(";"))  # type: ignore[no-untyped-call]
