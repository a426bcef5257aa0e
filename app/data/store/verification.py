"""Does the store hold together? The file, its schema and references, ledger, promise book, counts, the two caches."""

from __future__ import annotations

from app.data.store.bulk import rows
from app.data.store.database import APPLICATION_ID, db, trouble
from app.data.store.schema import drift
from app.data.store.units import from_thousandths
from app.domain.errors import Problem, StoreTrouble

_MOST_NAMED = 20  # of one kind of problem; the rest are counted only


# Each finds (what, stored, derived) of everything that is not as it should be.
_CHECKS = {
    "verify.on_hand": "SELECT sku, sum(quantity), 0 FROM movement JOIN item ON item.id = movement.item_id"
    " GROUP BY item.id HAVING sum(quantity) < 0",
    "verify.waiting": """
        WITH shipped AS (SELECT m.order_line_id AS line, sum(m.quantity) AS moved
                FROM movement AS m LEFT JOIN movement AS o ON o.id = m.reverses_id
                WHERE m.order_line_id IS NOT NULL AND coalesce(o.kind, m.kind) = 'shipment' GROUP BY m.order_line_id),
            cancelled AS (SELECT line_id AS line,
                sum(CASE kind WHEN 'restored' THEN -quantity ELSE quantity END) AS gone
                FROM order_line_change
                WHERE kind IN ('cancelled', 'closed', 'substituted', 'restored') GROUP BY line_id)
        SELECT number, waiting, ordered + coalesce(moved, 0) - coalesce(gone, 0) FROM order_line
        LEFT JOIN shipped ON shipped.line = order_line.id LEFT JOIN cancelled ON cancelled.line = order_line.id
        WHERE waiting <> ordered + coalesce(moved, 0) - coalesce(gone, 0)""",
    "verify.received": """
        WITH arrived AS (SELECT m.row_id AS row, sum(m.quantity) AS moved
                FROM movement AS m LEFT JOIN movement AS o ON o.id = m.reverses_id
                WHERE m.row_id IS NOT NULL AND coalesce(o.kind, m.kind) = 'receipt' GROUP BY m.row_id)
        SELECT purchase_order.number, received, coalesce(moved, 0) FROM schedule_row
        JOIN purchase_line ON purchase_line.id = schedule_row.line_id
        JOIN purchase_order ON purchase_order.id = purchase_line.po_id
        LEFT JOIN arrived ON arrived.row = schedule_row.id WHERE received <> coalesce(moved, 0)""",
    "verify.reversal": """
        SELECT m.id, m.quantity, o.quantity FROM movement AS m JOIN movement AS o ON o.id = m.reverses_id
        WHERE m.item_id <> o.item_id OR (m.quantity > 0) = (o.quantity > 0) OR abs(o.quantity) <
            abs((SELECT sum(quantity) FROM movement WHERE reverses_id = o.id))""",
    "verify.ledger": "SELECT 'movement', count(*), max(id) FROM movement HAVING count(*) <> max(id)",
    "verify.book": " UNION ALL ".join(
        f"SELECT '{table}', count(*), max(id) FROM {table} HAVING count(*) <> max(id)"
        for table in ("telling", "notice", "answer", "queue_override", "substitution", "chasing", "clock_correction")
    ),
    "verify.tallies": " UNION ALL ".join(
        f"SELECT '{table}', count(*), max(id) FROM {table} HAVING count(*) <> max(id)"
        for table in ("tally", "bin_visit", "unknown_code", "unknown_code_end", "count_decision", "count_result")
    ),
    "verify.tally": "SELECT c.number, i.sku, sum(t.quantity) FROM tally AS t JOIN count_line AS l ON l.id = t.line_id"
    " JOIN stock_count AS c ON c.id = l.count_id JOIN item AS i ON i.id = l.item_id"
    " GROUP BY t.line_id, t.bin_id HAVING sum(t.quantity) < 0",
    "verify.count": "SELECT c.number, c.state, a.verb FROM stock_count AS c JOIN act AS a ON a.id = c.ended_id"
    " WHERE (c.state = 'posted') <> (a.verb IN ('post_count', 'import'))"
    " OR EXISTS (SELECT 1 FROM act WHERE reverses_id = a.id)",
    "verify.counted": "SELECT c.number || ', ' || i.sku, coalesce(m.quantity, 0), r.counted - r.book"
    " FROM count_result AS r JOIN count_line AS l ON l.id = r.line_id JOIN stock_count AS c ON c.id = l.count_id"
    " JOIN item AS i ON i.id = l.item_id LEFT JOIN movement AS m ON m.act_id = r.act_id AND m.item_id = l.item_id"
    " AND m.kind = 'count' WHERE coalesce(m.quantity, 0) <> r.counted - r.book",
    "verify.struck": "SELECT s.id, s.line_id, t.line_id FROM telling AS s JOIN telling AS t ON t.id = s.strikes_id"
    " WHERE s.line_id <> t.line_id OR s.id < t.id",
    "verify.notice": "SELECT n.id, c.name, '' FROM notice AS n JOIN customer AS c ON c.id = n.customer_id WHERE"
    " NOT EXISTS (SELECT 1 FROM telling AS t JOIN order_line AS l ON l.id = t.line_id"
    " JOIN customer_order AS o ON o.id = l.order_id WHERE t.act_id = n.act_id AND o.customer_id = n.customer_id)",
    "verify.answer": "SELECT w.id, w.line_id, w.notice_id FROM answer AS w JOIN notice AS n ON n.id = w.notice_id"
    " WHERE n.asks = 0 OR NOT EXISTS (SELECT 1 FROM telling AS t JOIN order_line AS l ON l.id = t.line_id"
    " JOIN customer_order AS o ON o.id = l.order_id"
    " WHERE t.act_id = n.act_id AND t.line_id = w.line_id AND o.customer_id = n.customer_id)",
    "verify.acts": "SELECT 'act', count(*), max(id) FROM act HAVING count(*) <> max(id)",
    "verify.unsealed": "SELECT id, verb, at FROM act WHERE items = ''",
    "verify.clock": "SELECT a.id, a.at, b.at FROM act AS a JOIN act AS b ON b.id = a.id - 1 WHERE a.at < b.at"
    " AND NOT EXISTS (SELECT 1 FROM clock_correction AS c"
    " WHERE c.act_id = a.id AND b.id BETWEEN c.first_id AND c.last_id)",
}
_QUANTITIES = {"verify.on_hand", "verify.waiting", "verify.received", "verify.reversal", "verify.counted"}


def verify() -> list[Problem]:
    """Everything wrong with the open store, worst first; an empty list where it is sound.

    Raises StoreTrouble where the store cannot be read at all: damage is a finding, a busy or missing file is not.
    """
    try:
        with db.atomic("DEFERRED"):  # one state of the store, also while others work on it
            found = _file() + [Problem("verify.schema", name=name, type=kind) for kind, name in drift()]
            if not found:
                for sentence, query in _CHECKS.items():
                    found += _named(sentence, query)
    except StoreTrouble as trouble_found:
        if trouble_found.id != "store.damaged":
            raise
        found = [Problem("verify.file", why=trouble_found.facts["why"])]
    return found


def _file() -> list[Problem]:
    with trouble():
        application = rows("PRAGMA application_id")[0][0]
        found = [] if application == APPLICATION_ID else [Problem("verify.foreign")]
        spoken = [text for (text,) in rows(f"PRAGMA integrity_check({_MOST_NAMED})") if text != "ok"]
        found += [Problem("verify.file", why=text) for text in spoken]
        broken = rows("PRAGMA foreign_key_check")[:_MOST_NAMED]
        found += [Problem("verify.reference", row=row, table=table) for table, row, *_ in broken]
    return found


def _named(sentence: str, query: str) -> list[Problem]:
    found = rows(query)[:_MOST_NAMED]
    if sentence in _QUANTITIES:
        found = [(what, from_thousandths(stored), from_thousandths(derived)) for what, stored, derived in found]
    return [Problem(sentence, what=what, stored=stored, derived=derived) for what, stored, derived in found]
