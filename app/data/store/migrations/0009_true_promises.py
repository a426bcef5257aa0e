"""Who collects and in which language, what an order's customer calls it, and what its lines cost when accepted."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

PEOPLE = (
    'ALTER TABLE "customer" ADD COLUMN "collects" INTEGER NOT NULL DEFAULT 1 CHECK (collects IN (0, 1))',
    """ALTER TABLE "customer" ADD COLUMN "language" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "supplier" ADD COLUMN "language" TEXT NOT NULL DEFAULT ''""",
)
ORDERS = (
    'ALTER TABLE "customer_order" ADD COLUMN "collects" INTEGER NOT NULL DEFAULT 1 CHECK (collects IN (0, 1))',
    """ALTER TABLE "customer_order" ADD COLUMN "reference" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "customer_order" ADD COLUMN "delivery_address" TEXT NOT NULL DEFAULT ''""",
    'ALTER TABLE "order_line" ADD COLUMN "price" INTEGER CHECK (price >= 0)',
    """ALTER TABLE "order_line" ADD COLUMN "currency" TEXT NOT NULL DEFAULT ''""",
)
# What of a receipt has left the shelf can be taken back later: several acts may reverse one, several movements another.
REVERSALS = (
    'DROP INDEX "movement_reverses"',
    'CREATE INDEX "movement_reverses" ON "movement" ("reverses_id") WHERE ("reverses_id" IS NOT NULL)',
    'DROP INDEX "act_reverses"',
    'CREATE INDEX "act_reverses" ON "act" ("reverses_id") WHERE ("reverses_id" IS NOT NULL)',
    "DROP TRIGGER movement_reversed_once",
    "DROP TRIGGER movement_reversal",
    """CREATE TRIGGER movement_reversal BEFORE INSERT ON movement FOR EACH ROW
    WHEN NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM movement AS first WHERE
        first.id = NEW.reverses_id AND first.kind <> 'reversal' AND first.item_id = NEW.item_id
        AND first.order_line_id IS NEW.order_line_id AND first.row_id IS NEW.row_id
        AND (first.quantity > 0) <> (NEW.quantity > 0) AND abs(NEW.quantity) <= abs(first.quantity
        + (SELECT coalesce(sum(quantity), 0) FROM movement WHERE reverses_id = first.id)))
    BEGIN SELECT RAISE(ABORT, 'a reversal is opposite, with the others no larger, and of the same item and document');
    END""",
    "DROP TRIGGER act_no_replace",
    """CREATE TRIGGER act_no_replace BEFORE INSERT ON act FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM act WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'acts are never changed'); END""",
    """CREATE TRIGGER act_reversed_once BEFORE INSERT ON act FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM act AS other JOIN act AS first ON first.id = other.reverses_id
        WHERE other.reverses_id = NEW.reverses_id AND first.verb NOT IN ('receive', 'receive_without_order'))
    BEGIN SELECT RAISE(ABORT, 'only a receipt is reversed in parts'); END""",
)
# The day of a line at the desk, and whether it was reserved, are facts of their own; so is a clock that was put right.
PLACES = (
    'ALTER TABLE "order_line" ADD COLUMN "accepted_on" TEXT CHECK (length(accepted_on) = 10)',
    'ALTER TABLE "order_line" ADD COLUMN "reserved_on" TEXT CHECK (length(reserved_on) = 10)',
    """UPDATE order_line SET accepted_on = (SELECT a.on_day FROM order_line_change c JOIN act a ON a.id = c.act_id
    WHERE c.line_id = order_line.id AND c.kind = 'accepted' ORDER BY c.id LIMIT 1)""",
    """UPDATE order_line SET reserved_on = place_on WHERE place_on > (SELECT a.on_day FROM order_line_change c
    JOIN act a ON a.id = c.act_id WHERE c.line_id = order_line.id AND c.kind IN ('accepted', 'imported')
    ORDER BY c.id LIMIT 1)""",
    'CREATE INDEX "order_line_accepted" ON "order_line" ("accepted_on") WHERE ("accepted_on" IS NOT NULL)',
    'CREATE INDEX "order_line_not_reserved" ON "order_line" ("place_on") WHERE ("reserved_on" IS NULL)',
    """CREATE TABLE "clock_correction" ("id" INTEGER NOT NULL PRIMARY KEY, "act_id" INTEGER NOT NULL,
    "first_id" INTEGER NOT NULL, "last_id" INTEGER NOT NULL,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("first_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("last_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    CHECK (first_id <= last_id AND last_id < act_id)) STRICT""",
    'CREATE UNIQUE INDEX "clock_correction_act_id" ON "clock_correction" ("act_id")',
    """CREATE TRIGGER clock_correction_no_update BEFORE UPDATE ON clock_correction FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'corrections of the clock are never changed'); END""",
    """CREATE TRIGGER clock_correction_no_delete BEFORE DELETE ON clock_correction FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'corrections of the clock are never changed'); END""",
    """CREATE TRIGGER clock_correction_no_replace BEFORE INSERT ON clock_correction FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM clock_correction WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'corrections of the clock are never changed'); END""",
)

# Which records an act made and which fields it changed, so that an import can be undone whole.
RECORDS = (
    """CREATE TABLE "imported_file" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "act_id" INTEGER NOT NULL,
        "kind" TEXT NOT NULL,
        "file" TEXT NOT NULL,
        FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT
    ) STRICT""",
    """CREATE TABLE "records_made" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "act_id" INTEGER NOT NULL,
        "record" TEXT NOT NULL,
        "first" INTEGER NOT NULL,
        "last" INTEGER NOT NULL CHECK (last >= first),
        FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT
    ) STRICT""",
    """CREATE TABLE "field_change" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "act_id" INTEGER NOT NULL,
        "record" TEXT NOT NULL,
        "record_id" INTEGER NOT NULL,
        "field" TEXT NOT NULL,
        "before" TEXT,
        "after" TEXT,
        FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT
    ) STRICT""",
    'CREATE INDEX "imported_file_act_id" ON "imported_file" ("act_id")',
    'CREATE INDEX "records_made_act_id" ON "records_made" ("act_id")',
    'CREATE INDEX "records_made_record_last" ON "records_made" ("record", "last")',
    'CREATE INDEX "field_change_act_id" ON "field_change" ("act_id")',
    'CREATE INDEX "field_change_record_record_id" ON "field_change" ("record", "record_id")',
    *(
        f"CREATE TRIGGER {table}_{name} BEFORE {act} ON {table} FOR EACH ROW {when}"
        "BEGIN SELECT RAISE(ABORT, 'histories are never changed'); END"
        for table in ("imported_file", "records_made", "field_change")
        for name, act, when in (
            ("no_update", "UPDATE", ""),
            ("no_delete", "DELETE", ""),
            ("no_replace", "INSERT", f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "),
        )
    ),
)

BINS = (
    """CREATE TABLE "item_bin" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "item_id" INTEGER NOT NULL,
        "bin_id" INTEGER NOT NULL,
        FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT,
        FOREIGN KEY ("bin_id") REFERENCES "bin" ("id") ON DELETE RESTRICT
    ) STRICT""",
    'CREATE INDEX "item_bin_bin_id" ON "item_bin" ("bin_id")',
    'CREATE UNIQUE INDEX "item_bin_item_id_bin_id" ON "item_bin" ("item_id", "bin_id")',
)
# A customer who was told that it is here, and held, has yet to be told that it is ready.
TELLINGS = ('ALTER TABLE "telling" ADD COLUMN "held" INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1))',)

# An answer may change the cost: that stands in the history of the dates.
COSTS = (
    'ALTER TABLE "row_change" ADD COLUMN "cost_before" INTEGER',
    'ALTER TABLE "row_change" ADD COLUMN "cost_after" INTEGER',
)

# Papers as they left the house, to be printed again.
PAPERS = (
    """CREATE TABLE "kept_paper" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "act_id" INTEGER NOT NULL,
        "kind" TEXT NOT NULL CHECK (kind IN ('notice', 'confirmation', 'packing-slip', 'purchase-order')),
        "customer_id" INTEGER,
        "order_id" INTEGER,
        "po_id" INTEGER,
        "title" TEXT NOT NULL,
        "sheet" TEXT NOT NULL,
        FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
        FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT,
        FOREIGN KEY ("order_id") REFERENCES "customer_order" ("id") ON DELETE RESTRICT,
        FOREIGN KEY ("po_id") REFERENCES "purchase_order" ("id") ON DELETE RESTRICT
    ) STRICT""",
    *(
        f'CREATE INDEX "kept_paper_{column}" ON "kept_paper" ("{column}")'
        for column in ("act_id", "customer_id", "order_id", "po_id")
    ),
    *(
        f"CREATE TRIGGER kept_paper_{name} BEFORE {act} ON kept_paper FOR EACH ROW {when}"
        "BEGIN SELECT RAISE(ABORT, 'papers are kept as they left'); END"
        for name, act, when in (
            ("no_update", "UPDATE", ""),
            ("no_delete", "DELETE", ""),
            ("no_replace", "INSERT", "WHEN EXISTS (SELECT 1 FROM kept_paper WHERE id = NEW.id) "),
        )
    ),
)


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """One statement at a time: a script would commit before it begins."""
    for statement in (*PEOPLE, *ORDERS, *REVERSALS, *RECORDS, *BINS, *PLACES, *COSTS, *PAPERS, *TELLINGS):
        db.execute_sql(statement)  # type: ignore[no-untyped-call]
