"""Reading and writing how suppliers were chased."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from app.data.store.bulk import in_parts, insert_many, marks
from app.data.store.bulk import rows as fetch
from app.data.store.units import from_day, from_thousandths, to_day
from app.domain.chasing import Asked
from app.domain.purchase_orders import State
from app.domain.tellings import How

_TOGETHER = 500
_ANSWERS = "('confirmed', 'reconfirmed')"
_STANDS = "CASE WHEN r.confirmed = 1 THEN r.confirmed_on ELSE r.requested_on END"
_NEW_DATE = """(SELECT coalesce(max(c.act_id), 0) FROM row_change c WHERE c.row_id = r.id AND c.after IS NOT NULL
AND (c.kind = 'confirmed' OR c.kind = 'reconfirmed' AND c.after IS NOT c.before))"""
_COUNTS = "NOT EXISTS (SELECT 1 FROM act b WHERE b.reverses_id = k.act_id)"
_ASKED = f"""SELECT r.id, l.item_id, p.number, l.position, r.position, r.quantity - r.received - r.short, {_STANDS},
r.confirmed, p.sent_on,
(SELECT max(a.on_day) FROM row_change c JOIN act a ON a.id = c.act_id WHERE c.row_id = r.id AND c.kind IN {_ANSWERS}),
(SELECT max(k.chased_on) FROM chasing k WHERE k.row_id = r.id AND k.act_id > {_NEW_DATE} AND {_COUNTS}),
p.id, p.supplier_id
FROM purchase_order p JOIN purchase_line l ON l.po_id = p.id JOIN schedule_row r ON r.line_id = l.id
WHERE p.state = 'sent' AND r.quantity > r.received + r.short"""


class AskedOf(NamedTuple):
    """An open row with the order and the supplier (ids) that it is asked of."""

    asked: Asked
    po: int
    supplier: int


class RowState(NamedTuple):
    """What a row can be chased by: its order's number, state and sent date, and whether anything of it is open."""

    row: int
    item: int
    sku: str
    po: int
    number: str
    state: State
    sent_on: date | None
    open: bool
    supplier: int


def asked(today: date, patience: int) -> list[AskedOf]:
    """Open rows of sent orders that may have to be chased: past, without an answer for `patience` days, or undated."""
    since = to_day(date.fromordinal(max(1, today.toordinal() - patience)))
    return _found(
        f" AND ({_STANDS} < ? OR r.confirmed = 0 AND p.sent_on <= ? OR r.confirmed = 1 AND r.confirmed_on IS NULL)",
        (to_day(today), since),
    )


def asked_of(po_id: int) -> list[AskedOf]:
    """All open rows of a sent order."""
    return _found(" AND p.id = ?", (po_id,))


def states(row_ids: Collection[int]) -> dict[int, RowState]:
    """What stands behind rows, by id; rows that are not here are left out."""
    result: dict[int, RowState] = {}
    for part in in_parts(row_ids, _TOGETHER):
        for row, item, sku, po, number, state, sent_on, still_open, supplier in fetch(
            f"""SELECT r.id, l.item_id, i.sku, p.id, p.number, p.state, p.sent_on, r.quantity > r.received + r.short,
            p.supplier_id FROM schedule_row r JOIN purchase_line l ON l.id = r.line_id
            JOIN purchase_order p ON p.id = l.po_id JOIN item i ON i.id = l.item_id WHERE r.id IN ({marks(part)})""",
            part,
        ):
            sent = None if sent_on is None else from_day(sent_on)
            result[row] = RowState(row, item, sku, po, number, State(state), sent, still_open == 1, supplier)
    return result


def record(act_id: int, row_ids: Iterable[int], how: How, chased_on: date, note: str) -> None:
    """Keep that a supplier was chased for these rows."""
    insert_many(
        "chasing",
        ("act_id", "row_id", "chased_on", "how", "note"),
        ((act_id, row, to_day(chased_on), str(how), note) for row in row_ids),
    )


def items_of(act_id: int) -> set[int]:
    """The items that a chase was about."""
    found = fetch(
        "SELECT DISTINCT l.item_id FROM chasing k JOIN schedule_row r ON r.id = k.row_id"
        " JOIN purchase_line l ON l.id = r.line_id WHERE k.act_id = ?",
        (act_id,),
    )
    return {item for (item,) in found}


def _found(condition: str, values: tuple[object, ...]) -> list[AskedOf]:
    return [
        AskedOf(
            Asked(
                row,
                item,
                number,
                line,
                position,
                from_thousandths(still_open),
                _day(due),
                confirmed == 1,
                from_day(sent_on),
                _day(answered_on),
                _day(chased_on),
            ),
            po,
            supplier,
        )
        for (
            row,
            item,
            number,
            line,
            position,
            still_open,
            due,
            confirmed,
            sent_on,
            answered_on,
            chased_on,
            po,
            supplier,
        ) in fetch(f"{_ASKED}{condition}", values)
    ]


def _day(text: str | None) -> date | None:
    return None if text is None else from_day(text)
