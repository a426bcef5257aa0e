"""The first schema, as plain SQL: it stays as it is, whatever the models become."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

TABLES = """
CREATE TABLE "setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
) STRICT;

CREATE TABLE "counter" (
    "kind" TEXT NOT NULL PRIMARY KEY,
    "next" INTEGER NOT NULL CHECK (next > 0)
) STRICT;

CREATE TABLE "person" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL
) STRICT;

CREATE TABLE "act" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "verb" TEXT NOT NULL,
    "on_day" TEXT NOT NULL CHECK (length(on_day) = 10),
    "at" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "topics" INTEGER NOT NULL,
    "items" TEXT NOT NULL,
    "orders" TEXT NOT NULL,
    "reverses_id" INTEGER,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("reverses_id") REFERENCES "act" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "bin" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL
) STRICT;

CREATE TABLE "item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "bin_id" INTEGER,
    "decimals" INTEGER NOT NULL DEFAULT 0 CHECK (decimals BETWEEN 0 AND 3),
    "reorder_point" INTEGER CHECK (reorder_point >= 0),
    "order_up_to" INTEGER CHECK (order_up_to >= 0),
    "unit_cost" INTEGER CHECK (unit_cost >= 0),
    "price" INTEGER CHECK (price >= 0),
    "critical" INTEGER NOT NULL DEFAULT 0 CHECK (critical IN (0, 1)),
    "discontinued" INTEGER NOT NULL DEFAULT 0 CHECK (discontinued IN (0, 1)),
    "version" INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    FOREIGN KEY ("bin_id") REFERENCES "bin" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "barcode" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "pack_factor" INTEGER NOT NULL DEFAULT 1000 CHECK (pack_factor >= 1),
    FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "supplier" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "lead_days" INTEGER CHECK (lead_days >= 0),
    "currency" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1)
) STRICT;

CREATE TABLE "source" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "supplier_id" INTEGER NOT NULL,
    "supplier_sku" TEXT NOT NULL DEFAULT '',
    "pack_size" INTEGER NOT NULL DEFAULT 1000 CHECK (pack_size >= 1),
    "minimum" INTEGER NOT NULL DEFAULT 0 CHECK (minimum >= 0),
    "lead_days" INTEGER CHECK (lead_days >= 0),
    "unit_cost" INTEGER CHECK (unit_cost >= 0),
    "share" INTEGER NOT NULL DEFAULT 1000 CHECK (share >= 0),
    "preferred" INTEGER NOT NULL DEFAULT 0 CHECK (preferred IN (0, 1)),
    "version" INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("supplier_id") REFERENCES "supplier" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "customer" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "ship_complete" INTEGER NOT NULL DEFAULT 0 CHECK (ship_complete IN (0, 1)),
    "version" INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1)
) STRICT;

CREATE TABLE "customer_order" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "accepted_on" TEXT NOT NULL CHECK (length(accepted_on) = 10),
    "ship_complete" INTEGER NOT NULL DEFAULT 0 CHECK (ship_complete IN (0, 1)),
    "act_id" INTEGER NOT NULL,
    FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "order_line" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "order_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "ordered" INTEGER NOT NULL CHECK (ordered > 0),
    "waiting" INTEGER NOT NULL CHECK (waiting BETWEEN 0 AND ordered),
    "wanted_on" TEXT CHECK (length(wanted_on) = 10),
    "place_on" TEXT NOT NULL CHECK (length(place_on) = 10),
    "place_number" INTEGER NOT NULL,
    "place_sub" INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY ("order_id") REFERENCES "customer_order" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "order_line_change" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "line_id" INTEGER NOT NULL,
    "act_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "quantity" INTEGER CHECK (quantity > 0),
    "note" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY ("line_id") REFERENCES "order_line" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "purchase_order" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "supplier_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'closed', 'cancelled')),
    "sent_on" TEXT CHECK (length(sent_on) = 10),
    "currency" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    FOREIGN KEY ("supplier_id") REFERENCES "supplier" ("id") ON DELETE RESTRICT,
    CHECK (sent_on IS NOT NULL OR state IN ('draft', 'cancelled'))
) STRICT;

CREATE TABLE "purchase_line" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "po_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "supplier_sku" TEXT NOT NULL DEFAULT '',
    "pack_size" INTEGER NOT NULL CHECK (pack_size > 0),
    "unit_cost" INTEGER CHECK (unit_cost >= 0),
    FOREIGN KEY ("po_id") REFERENCES "purchase_order" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "schedule_row" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "line_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL CHECK (quantity > 0),
    "received" INTEGER NOT NULL DEFAULT 0 CHECK (received >= 0),
    "short" INTEGER NOT NULL DEFAULT 0 CHECK (short >= 0),
    "requested_on" TEXT CHECK (length(requested_on) = 10),
    "confirmed_on" TEXT CHECK (length(confirmed_on) = 10),
    "confirmed" INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
    FOREIGN KEY ("line_id") REFERENCES "purchase_line" ("id") ON DELETE RESTRICT,
    CHECK (short <= quantity),
    CHECK (confirmed = 1 OR confirmed_on IS NULL)
) STRICT;

CREATE TABLE "row_change" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "po_id" INTEGER NOT NULL,
    "row_id" INTEGER,
    "act_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "quantity" INTEGER,
    "before" TEXT CHECK (length(before) = 10),
    "after" TEXT CHECK (length(after) = 10),
    "note" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY ("po_id") REFERENCES "purchase_order" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("row_id") REFERENCES "schedule_row" ("id") ON DELETE SET NULL,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "movement" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL CHECK (quantity <> 0),
    "kind" TEXT NOT NULL CHECK (kind IN ('opening', 'receipt', 'shipment', 'issue', 'count', 'damage',
        'customer_return', 'supplier_return', 'build', 'reversal')),
    "happened_on" TEXT NOT NULL CHECK (length(happened_on) = 10),
    "act_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "order_line_id" INTEGER,
    "row_id" INTEGER,
    "reverses_id" INTEGER,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("order_line_id") REFERENCES "order_line" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("row_id") REFERENCES "schedule_row" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("reverses_id") REFERENCES "movement" ("id") ON DELETE RESTRICT,
    CHECK ((kind = 'reversal') = (reverses_id IS NOT NULL)),
    CHECK (quantity > 0 OR kind NOT IN ('opening', 'receipt', 'customer_return')),
    CHECK (quantity < 0 OR kind NOT IN ('shipment', 'issue', 'damage', 'supplier_return'))
) STRICT;

CREATE TABLE "telling" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "line_id" INTEGER NOT NULL,
    "act_id" INTEGER NOT NULL,
    "told_on" TEXT NOT NULL CHECK (length(told_on) = 10),
    "how" TEXT NOT NULL,
    "promised_on" TEXT CHECK (length(promised_on) = 10),
    "footing" TEXT NOT NULL DEFAULT '',
    "hoped_on" TEXT CHECK (length(hoped_on) = 10),
    "evidence" TEXT NOT NULL DEFAULT '',
    "strikes_id" INTEGER,
    FOREIGN KEY ("line_id") REFERENCES "order_line" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("act_id") REFERENCES "act" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("strikes_id") REFERENCES "telling" ("id") ON DELETE RESTRICT
) STRICT;
"""

INDEXES = """
CREATE UNIQUE INDEX "person_name" ON "person" ("name");
CREATE UNIQUE INDEX "act_reverses" ON "act" ("reverses_id") WHERE ("reverses_id" IS NOT NULL);
CREATE UNIQUE INDEX "bin_code" ON "bin" ("code");
CREATE UNIQUE INDEX "item_sku" ON "item" ("sku");
CREATE INDEX "item_bin_id" ON "item" ("bin_id");
CREATE INDEX "barcode_code" ON "barcode" ("code");
CREATE UNIQUE INDEX "barcode_item_id_code" ON "barcode" ("item_id", "code");
CREATE UNIQUE INDEX "supplier_name" ON "supplier" ("name");
CREATE INDEX "source_item_id" ON "source" ("item_id");
CREATE UNIQUE INDEX "source_supplier_id_item_id" ON "source" ("supplier_id", "item_id");
CREATE UNIQUE INDEX "customer_name" ON "customer" ("name");
CREATE UNIQUE INDEX "customer_order_number" ON "customer_order" ("number");
CREATE INDEX "customer_order_customer_id" ON "customer_order" ("customer_id");
CREATE INDEX "order_line_order_id" ON "order_line" ("order_id");
CREATE UNIQUE INDEX "order_line_number" ON "order_line" ("number");
CREATE UNIQUE INDEX "order_line_place" ON "order_line" ("item_id", "place_on", "place_number", "place_sub");
CREATE INDEX "order_line_waiting" ON "order_line" ("item_id") WHERE ("waiting" > 0);
CREATE INDEX "order_line_change_line_id" ON "order_line_change" ("line_id");
CREATE INDEX "order_line_change_act_id" ON "order_line_change" ("act_id");
CREATE UNIQUE INDEX "purchase_order_number" ON "purchase_order" ("number");
CREATE INDEX "purchase_order_supplier_id" ON "purchase_order" ("supplier_id");
CREATE INDEX "purchase_order_state" ON "purchase_order" ("state");
CREATE INDEX "purchase_line_item_id" ON "purchase_line" ("item_id");
CREATE UNIQUE INDEX "purchase_line_po_id_position" ON "purchase_line" ("po_id", "position");
CREATE UNIQUE INDEX "schedule_row_line_id_position" ON "schedule_row" ("line_id", "position");
CREATE INDEX "row_change_po_id" ON "row_change" ("po_id");
CREATE INDEX "row_change_row_id" ON "row_change" ("row_id");
CREATE INDEX "row_change_act_id" ON "row_change" ("act_id");
CREATE INDEX "movement_act_id" ON "movement" ("act_id");
CREATE INDEX "movement_item_id_quantity" ON "movement" ("item_id", "quantity");
CREATE INDEX "movement_order_line" ON "movement" ("order_line_id") WHERE ("order_line_id" IS NOT NULL);
CREATE UNIQUE INDEX "movement_reverses" ON "movement" ("reverses_id") WHERE ("reverses_id" IS NOT NULL);
CREATE INDEX "movement_row" ON "movement" ("row_id") WHERE ("row_id" IS NOT NULL);
CREATE INDEX "telling_line_id" ON "telling" ("line_id");
CREATE INDEX "telling_act_id" ON "telling" ("act_id");
CREATE UNIQUE INDEX "telling_strikes" ON "telling" ("strikes_id") WHERE ("strikes_id" IS NOT NULL);
"""

TRIGGERS = """
CREATE TRIGGER movement_no_update BEFORE UPDATE ON movement FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'movements are never changed'); END;

CREATE TRIGGER movement_no_delete BEFORE DELETE ON movement FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'movements are never changed'); END;

CREATE TRIGGER movement_no_replace BEFORE INSERT ON movement FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM movement WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'movements are never changed'); END;

CREATE TRIGGER telling_no_update BEFORE UPDATE ON telling FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'tellings are never changed'); END;

CREATE TRIGGER telling_no_delete BEFORE DELETE ON telling FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'tellings are never changed'); END;

CREATE TRIGGER telling_no_replace BEFORE INSERT ON telling FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM telling WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'tellings are never changed'); END;

CREATE TRIGGER order_line_change_no_update BEFORE UPDATE ON order_line_change FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'histories are never changed'); END;

CREATE TRIGGER order_line_change_no_delete BEFORE DELETE ON order_line_change FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'histories are never changed'); END;

CREATE TRIGGER order_line_change_no_replace BEFORE INSERT ON order_line_change FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM order_line_change WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'histories are never changed'); END;

CREATE TRIGGER movement_reversed_once BEFORE INSERT ON movement FOR EACH ROW
    WHEN NEW.reverses_id IS NOT NULL AND EXISTS (SELECT 1 FROM movement WHERE reverses_id = NEW.reverses_id)
    BEGIN SELECT RAISE(ABORT, 'already reversed'); END;

CREATE TRIGGER movement_reversal BEFORE INSERT ON movement FOR EACH ROW
    WHEN NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM movement AS first
        WHERE first.id = NEW.reverses_id AND first.kind <> 'reversal' AND first.item_id = NEW.item_id
        AND first.order_line_id IS NEW.order_line_id AND first.row_id IS NEW.row_id
        AND (first.quantity > 0) <> (NEW.quantity > 0) AND abs(NEW.quantity) <= abs(first.quantity))
    BEGIN SELECT RAISE(ABORT, 'a reversal is opposite, no larger, and of the same item and document'); END;

CREATE TRIGGER movement_on_hand BEFORE INSERT ON movement FOR EACH ROW
    WHEN NEW.quantity < 0 AND (SELECT coalesce(sum(quantity), 0) FROM movement
        WHERE item_id = NEW.item_id) + NEW.quantity < 0
    BEGIN SELECT RAISE(ABORT, 'on_hand'); END;

CREATE TRIGGER movement_shipped AFTER INSERT ON movement FOR EACH ROW
    WHEN NEW.order_line_id IS NOT NULL AND (NEW.kind = 'shipment' OR NEW.kind = 'reversal' AND (SELECT kind
        FROM movement WHERE id = NEW.reverses_id) = 'shipment')
    BEGIN UPDATE order_line SET waiting = waiting + NEW.quantity WHERE id = NEW.order_line_id; END;

CREATE TRIGGER movement_received AFTER INSERT ON movement FOR EACH ROW
    WHEN NEW.row_id IS NOT NULL AND (NEW.kind = 'receipt' OR NEW.kind = 'reversal' AND (SELECT kind
        FROM movement WHERE id = NEW.reverses_id) = 'receipt')
    BEGIN UPDATE schedule_row SET received = received + NEW.quantity WHERE id = NEW.row_id; END;

CREATE TRIGGER order_line_no_delete BEFORE DELETE ON order_line FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'order lines are cancelled, never deleted'); END;

CREATE TRIGGER order_line_no_replace BEFORE INSERT ON order_line FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM order_line WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'order lines are cancelled, never replaced'); END;

CREATE TRIGGER order_line_starts_waiting BEFORE INSERT ON order_line FOR EACH ROW
    WHEN NEW.waiting <> NEW.ordered
    BEGIN SELECT RAISE(ABORT, 'a new line waits for all it ordered'); END;

CREATE TRIGGER order_line_ordered BEFORE UPDATE OF id, ordered ON order_line FOR EACH ROW
    WHEN NEW.id <> OLD.id OR NEW.ordered <> OLD.ordered
    BEGIN SELECT RAISE(ABORT, 'what was ordered never changes'); END;

CREATE TRIGGER order_line_waiting BEFORE UPDATE OF waiting ON order_line FOR EACH ROW
    WHEN NEW.waiting <> NEW.ordered + (SELECT coalesce(sum(m.quantity), 0) FROM movement AS m
        LEFT JOIN movement AS o ON o.id = m.reverses_id WHERE m.order_line_id = NEW.id
        AND coalesce(o.kind, m.kind) = 'shipment') - (SELECT coalesce(sum(c.quantity), 0)
        FROM order_line_change AS c WHERE c.line_id = NEW.id AND c.kind IN ('cancelled', 'closed'))
    BEGIN SELECT RAISE(ABORT, 'waiting is ordered less shipped and cancelled'); END;

CREATE TRIGGER order_line_change_cancelled AFTER INSERT ON order_line_change FOR EACH ROW
    WHEN NEW.kind IN ('cancelled', 'closed') AND NEW.quantity IS NOT NULL
    BEGIN UPDATE order_line SET waiting = waiting - NEW.quantity WHERE id = NEW.line_id; END;

CREATE TRIGGER schedule_row_starts_open BEFORE INSERT ON schedule_row FOR EACH ROW
    WHEN NEW.received <> 0
    BEGIN SELECT RAISE(ABORT, 'a new row has nothing received'); END;

CREATE TRIGGER schedule_row_received BEFORE UPDATE OF received ON schedule_row FOR EACH ROW
    WHEN NEW.received <> (SELECT coalesce(sum(m.quantity), 0) FROM movement AS m
        LEFT JOIN movement AS o ON o.id = m.reverses_id WHERE m.row_id = NEW.id
        AND coalesce(o.kind, m.kind) = 'receipt')
    BEGIN SELECT RAISE(ABORT, 'received is what the ledger says'); END;

CREATE TRIGGER act_no_update BEFORE UPDATE ON act FOR EACH ROW
    WHEN OLD.items <> '' OR NEW.id <> OLD.id OR NEW.verb <> OLD.verb OR NEW.on_day <> OLD.on_day
        OR NEW.at <> OLD.at OR NEW.person_id <> OLD.person_id OR NEW.reverses_id IS NOT OLD.reverses_id
    BEGIN SELECT RAISE(ABORT, 'acts are never changed'); END;

CREATE TRIGGER act_no_delete BEFORE DELETE ON act FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'acts are never changed'); END;

CREATE TRIGGER act_no_replace BEFORE INSERT ON act FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM act WHERE id = NEW.id OR reverses_id = NEW.reverses_id)
    BEGIN SELECT RAISE(ABORT, 'acts are never changed'); END;

CREATE TRIGGER row_change_no_update BEFORE UPDATE ON row_change FOR EACH ROW
    WHEN NEW.row_id IS NOT NULL OR NEW.id <> OLD.id OR NEW.po_id <> OLD.po_id OR NEW.act_id <> OLD.act_id
        OR NEW.kind <> OLD.kind OR NEW.quantity IS NOT OLD.quantity OR NEW.before IS NOT OLD.before
        OR NEW.after IS NOT OLD.after OR NEW.note <> OLD.note
    BEGIN SELECT RAISE(ABORT, 'histories are never changed'); END;

CREATE TRIGGER row_change_no_delete BEFORE DELETE ON row_change FOR EACH ROW
    BEGIN SELECT RAISE(ABORT, 'histories are never changed'); END;

CREATE TRIGGER row_change_no_replace BEFORE INSERT ON row_change FOR EACH ROW
    WHEN EXISTS (SELECT 1 FROM row_change WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'histories are never changed'); END;

CREATE TRIGGER telling_struck_once BEFORE INSERT ON telling FOR EACH ROW
    WHEN NEW.strikes_id IS NOT NULL AND EXISTS (SELECT 1 FROM telling WHERE strikes_id = NEW.strikes_id)
    BEGIN SELECT RAISE(ABORT, 'already struck'); END;
"""


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """One statement at a time: a script would commit before it begins."""
    for script, between in ((TABLES, "\n\n"), (INDEXES, "\n"), (TRIGGERS, "\n\n")):
        for statement in script.strip().split(between):
            db.execute_sql(statement.removesuffix(";"))  # type: ignore[no-untyped-call]
