"""What the database itself refuses, and the two caches it keeps in step: SQLite's triggers.

The ledger, the acts, the promise book and the histories only grow. `INSERT OR REPLACE` deletes without a word where
`recursive_triggers` is off, so a guard before every insert looks for the id itself.
"""

from __future__ import annotations

_GROWING = {
    "movement": "movements are never changed",
    "telling": "tellings are never changed",
    "order_line_change": "histories are never changed",
    "notice": "notices are never changed",
    "answer": "answers are never changed",
    "queue_override": "overrides are never changed",
    "substitution": "substitutions are never changed",
    "lost_sale": "lost sales are never changed",
    "tally": "tallies are never changed",
    "bin_visit": "tallies are never changed",
    "unknown_code": "tallies are never changed",
    "unknown_code_end": "tallies are never changed",
    "count_decision": "decisions are never changed",
    "count_result": "results are never changed",
    "doubt": "doubts are never changed",
    "chasing": "chasings are never changed",
    "rejection": "rejections are never changed",
    "imported_file": "histories are never changed",
    "records_made": "histories are never changed",
    "field_change": "histories are never changed",
    "clock_correction": "corrections of the clock are never changed",
    "kept_paper": "papers are kept as they left",
}

_SHIPPED = """(SELECT coalesce(sum(m.quantity), 0) FROM movement AS m LEFT JOIN movement AS o ON o.id = m.reverses_id
    WHERE m.order_line_id = NEW.id AND coalesce(o.kind, m.kind) = 'shipment')"""
_CANCELLED = """(SELECT coalesce(sum(CASE c.kind WHEN 'restored' THEN -c.quantity ELSE c.quantity END), 0)
    FROM order_line_change AS c
    WHERE c.line_id = NEW.id AND c.kind IN ('cancelled', 'closed', 'substituted', 'restored'))"""
_RECEIVED = """(SELECT coalesce(sum(m.quantity), 0) FROM movement AS m LEFT JOIN movement AS o ON o.id = m.reverses_id
    WHERE m.row_id = NEW.id AND coalesce(o.kind, m.kind) = 'receipt')"""


def _trigger(name: str, when: str, message: str, condition: str = "") -> str:
    clause = f"WHEN {condition} " if condition else ""
    return f"CREATE TRIGGER {name} {when} FOR EACH ROW {clause}BEGIN SELECT RAISE(ABORT, '{message}'); END"


def _never_replaced(table: str, message: str) -> str:
    return _trigger(
        f"{table}_no_replace",
        f"BEFORE INSERT ON {table}",
        message,
        f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)",
    )


def _growing() -> list[str]:
    made = []
    for table, message in _GROWING.items():
        made += [
            _trigger(f"{table}_no_update", f"BEFORE UPDATE ON {table}", message),
            _trigger(f"{table}_no_delete", f"BEFORE DELETE ON {table}", message),
            _never_replaced(table, message),
        ]
    return made


def _movement() -> list[str]:
    reversed_kind = "(SELECT kind FROM movement WHERE id = NEW.reverses_id)"
    return [
        _trigger(
            "movement_reversal",
            "BEFORE INSERT ON movement",
            "a reversal is opposite, with the others no larger, and of the same item and document",
            "NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM movement AS first WHERE"
            " first.id = NEW.reverses_id AND first.kind <> 'reversal' AND first.item_id = NEW.item_id"
            " AND first.order_line_id IS NEW.order_line_id AND first.row_id IS NEW.row_id"
            " AND (first.quantity > 0) <> (NEW.quantity > 0) AND abs(NEW.quantity) <= abs(first.quantity"
            " + (SELECT coalesce(sum(quantity), 0) FROM movement WHERE reverses_id = first.id)))",
        ),
        _trigger(
            "movement_on_hand",
            "BEFORE INSERT ON movement",
            "on_hand",
            "NEW.quantity < 0 AND"
            " (SELECT coalesce(sum(quantity), 0) FROM movement WHERE item_id = NEW.item_id) + NEW.quantity < 0",
        ),
        "CREATE TRIGGER movement_shipped AFTER INSERT ON movement FOR EACH ROW WHEN NEW.order_line_id IS NOT NULL AND"
        f" (NEW.kind = 'shipment' OR NEW.kind = 'reversal' AND {reversed_kind} = 'shipment')"
        " BEGIN UPDATE order_line SET waiting = waiting + NEW.quantity WHERE id = NEW.order_line_id; END",
        "CREATE TRIGGER movement_received AFTER INSERT ON movement FOR EACH ROW WHEN NEW.row_id IS NOT NULL AND"
        f" (NEW.kind = 'receipt' OR NEW.kind = 'reversal' AND {reversed_kind} = 'receipt')"
        " BEGIN UPDATE schedule_row SET received = received + NEW.quantity WHERE id = NEW.row_id; END",
    ]


def _lines_and_rows() -> list[str]:
    return [
        _trigger("order_line_no_delete", "BEFORE DELETE ON order_line", "order lines are cancelled, never deleted"),
        _never_replaced("order_line", "order lines are cancelled, never replaced"),
        _trigger(
            "order_line_starts_waiting",
            "BEFORE INSERT ON order_line",
            "a new line waits for all it ordered",
            "NEW.waiting <> NEW.ordered",
        ),
        _trigger(
            "order_line_ordered",
            "BEFORE UPDATE OF id, ordered ON order_line",
            "what was ordered never changes",
            "NEW.id <> OLD.id OR NEW.ordered <> OLD.ordered",
        ),
        _trigger(
            "order_line_waiting",
            "BEFORE UPDATE OF waiting ON order_line",
            "waiting is ordered less shipped and cancelled",
            f"NEW.waiting <> NEW.ordered + {_SHIPPED} - {_CANCELLED}",
        ),
        "CREATE TRIGGER order_line_change_cancelled AFTER INSERT ON order_line_change FOR EACH ROW"
        " WHEN NEW.kind IN ('cancelled', 'closed', 'substituted', 'restored') AND NEW.quantity IS NOT NULL"
        " BEGIN UPDATE order_line SET"
        " waiting = waiting - (CASE NEW.kind WHEN 'restored' THEN -NEW.quantity ELSE NEW.quantity END)"
        " WHERE id = NEW.line_id; END",
        _trigger(
            "schedule_row_starts_open",
            "BEFORE INSERT ON schedule_row",
            "a new row has nothing received",
            "NEW.received <> 0",
        ),
        _trigger(
            "schedule_row_received",
            "BEFORE UPDATE OF received ON schedule_row",
            "received is what the ledger says",
            f"NEW.received <> {_RECEIVED}",
        ),
    ]


def _acts_and_row_changes() -> list[str]:
    return [
        _trigger(
            "act_no_update",
            "BEFORE UPDATE ON act",
            "acts are never changed",
            "OLD.items <> '' OR NEW.id <> OLD.id OR NEW.verb <> OLD.verb OR NEW.on_day <> OLD.on_day"
            " OR NEW.at <> OLD.at OR NEW.person_id <> OLD.person_id OR NEW.reverses_id IS NOT OLD.reverses_id",
        ),
        _trigger("act_no_delete", "BEFORE DELETE ON act", "acts are never changed"),
        _never_replaced("act", "acts are never changed"),
        _trigger(
            "act_reversed_once",
            "BEFORE INSERT ON act",
            "only a receipt is reversed in parts",
            "EXISTS (SELECT 1 FROM act AS other JOIN act AS first ON first.id = other.reverses_id"
            " WHERE other.reverses_id = NEW.reverses_id AND first.verb NOT IN ('receive', 'receive_without_order'))",
        ),
        _trigger(  # a draft's row may be taken out: its history stays and forgets the row
            "row_change_no_update",
            "BEFORE UPDATE ON row_change",
            "histories are never changed",
            "NEW.row_id IS NOT NULL OR NEW.id <> OLD.id OR NEW.po_id <> OLD.po_id OR NEW.act_id <> OLD.act_id"
            " OR NEW.kind <> OLD.kind OR NEW.quantity IS NOT OLD.quantity OR NEW.before IS NOT OLD.before"
            " OR NEW.after IS NOT OLD.after OR NEW.note <> OLD.note",
        ),
        _trigger("row_change_no_delete", "BEFORE DELETE ON row_change", "histories are never changed"),
        _never_replaced("row_change", "histories are never changed"),
        _trigger(
            "telling_struck_once",
            "BEFORE INSERT ON telling",
            "already struck",
            "NEW.strikes_id IS NOT NULL AND EXISTS (SELECT 1 FROM telling WHERE strikes_id = NEW.strikes_id)",
        ),
    ]


def _counts() -> list[str]:
    return [
        _trigger(
            "tally_undo",
            "BEFORE INSERT ON tally",
            "an undone step is taken back once, by its opposite",
            "NEW.undoes_id IS NOT NULL AND (EXISTS (SELECT 1 FROM tally WHERE undoes_id = NEW.undoes_id)"
            " OR NOT EXISTS (SELECT 1 FROM tally AS first WHERE first.id = NEW.undoes_id AND first.kind <> 'undo'"
            " AND first.line_id = NEW.line_id AND first.bin_id IS NEW.bin_id AND first.quantity = -NEW.quantity))",
        ),
        _trigger("count_line_no_delete", "BEFORE DELETE ON count_line", "lines of a count are left out, never deleted"),
    ]


def _receipts() -> list[str]:
    return [
        _trigger(
            "receipt_no_update",
            "BEFORE UPDATE OF act_id, supplier_id ON receipt",
            "receipts are never changed",
            "NEW.act_id <> OLD.act_id OR NEW.supplier_id IS NOT OLD.supplier_id",
        ),
        _trigger("receipt_no_delete", "BEFORE DELETE ON receipt", "receipts are never changed"),
        _trigger(
            "receipt_no_replace",
            "BEFORE INSERT ON receipt",
            "receipts are never changed",
            "EXISTS (SELECT 1 FROM receipt WHERE act_id = NEW.act_id)",
        ),
        _trigger(
            "rejection_reversed_once",
            "BEFORE INSERT ON rejection",
            "already reversed",
            "NEW.reverses_id IS NOT NULL AND EXISTS (SELECT 1 FROM rejection WHERE reverses_id = NEW.reverses_id)",
        ),
        _trigger(
            "rejection_reversal",
            "BEFORE INSERT ON rejection",
            "a reversal is of the same goods",
            "NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM rejection AS first WHERE"
            " first.id = NEW.reverses_id AND first.reverses_id IS NULL AND first.row_id = NEW.row_id"
            " AND first.quantity = NEW.quantity AND first.short = NEW.short)",
        ),
    ]


TRIGGERS: tuple[str, ...] = (
    *_growing(),
    *_movement(),
    *_lines_and_rows(),
    *_acts_and_row_changes(),
    *_counts(),
    *_receipts(),
)
