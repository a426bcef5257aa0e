"""Reading and writing how suppliers were chased."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from app.data.acts import stands
from app.data.corrections import day_of
from app.data.models import purchases as tables
from app.data.models.table import DAY, FLAG, QUANTITY
from app.data.store.bulk import in_parts, marks
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, add_all
from app.data.store.units import to_day
from app.domain.chasing import AskedRow
from app.domain.purchase_orders import State
from app.domain.tellings import How

_TOGETHER = 500
_ANSWERS = "('confirmed', 'reconfirmed')"
_STANDS = "CASE WHEN r.confirmed = 1 THEN r.confirmed_on ELSE r.requested_on END"
_NEW_DATE = f"""(SELECT coalesce(max(c.act_id), 0) FROM row_change c WHERE c.row_id = r.id AND c.after IS NOT NULL
AND (c.kind = 'confirmed' OR c.kind = 'reconfirmed' AND c.after IS DISTINCT FROM c.before)
AND {stands("c.act_id")})"""


class AskedOf(NamedTuple):
    """An open row with the order and the supplier (ids) that it is asked of."""

    asked: AskedRow
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


_STILL_OPEN = "p.state = 'sent' AND r.quantity > r.received + r.short"
_OF_ROW = "purchase_order p JOIN purchase_line l ON l.po_id = p.id JOIN schedule_row r ON r.line_id = l.id"
_ASKED = Record(
    AskedOf,
    None,
    _OF_ROW,
    asked=Record(
        AskedRow,
        None,
        row="r.id",
        item="l.item_id",
        po="p.number",
        line="l.position",
        position="r.position",
        open=QUANTITY("r.quantity - r.received - r.short"),
        due=DAY(_STANDS),
        confirmed=FLAG("r.confirmed"),
        sent_on=DAY("p.sent_on"),
        answered_on=DAY(
            f"(SELECT max({day_of('a.id', 'a.on_day')}) FROM row_change c JOIN act a ON a.id = c.act_id"
            f" WHERE c.row_id = r.id AND c.kind IN {_ANSWERS} AND {stands('c.act_id')})"
        ),
        chased_on=DAY(
            f"(SELECT max({day_of('k.act_id', 'k.chased_on')}) FROM chasing k"
            f" WHERE k.row_id = r.id AND k.act_id > {_NEW_DATE} AND {stands('k.act_id')})"
        ),
    ),
    po="p.id",
    supplier="p.supplier_id",
)
_ROW_STATE = Record(
    RowState,
    None,
    f"{_OF_ROW} JOIN item i ON i.id = l.item_id",
    row="r.id",
    item="l.item_id",
    sku="i.sku",
    po="p.id",
    number="p.number",
    state=tables.PurchaseOrder.state.of("p"),
    sent_on=tables.PurchaseOrder.sent_on.of("p"),
    open=FLAG("r.quantity > r.received + r.short"),
    supplier="p.supplier_id",
)


def asked(today: date, patience: int) -> list[AskedOf]:
    """Open rows of sent orders that may have to be chased: past, without an answer for `patience` days, or undated."""
    since = to_day(date.fromordinal(max(1, today.toordinal() - patience)))
    return _ASKED.find(
        f"""WHERE {_STILL_OPEN} AND ({_STANDS} < ? OR r.confirmed = 0 AND p.sent_on <= ?
        OR r.confirmed = 1 AND r.confirmed_on IS NULL)""",
        (to_day(today), since),
    )


def asked_of(po_id: int) -> list[AskedOf]:
    """All open rows of a sent order."""
    return _ASKED.find(f"WHERE {_STILL_OPEN} AND p.id = ?", (po_id,))


def states(row_ids: Collection[int]) -> dict[int, RowState]:
    """What stands behind rows, by id; rows that are not here are left out."""
    return {
        found.row: found
        for part in in_parts(row_ids, _TOGETHER)
        for found in _ROW_STATE.find(f"WHERE r.id IN ({marks(part)})", part)
    }


def record(act_id: int, row_ids: Iterable[int], how: How, chased_on: date, note: str) -> None:
    """Keep that a supplier was chased for these rows."""
    add_all(tables.Chasing, ((row,) for row in row_ids), ("row",), act=act_id, chased_on=chased_on, how=how, note=note)


def items_of(act_id: int) -> set[int]:
    """The items that a chase was about."""
    found = fetch(
        "SELECT DISTINCT l.item_id FROM chasing k JOIN schedule_row r ON r.id = k.row_id"
        " JOIN purchase_line l ON l.id = r.line_id WHERE k.act_id = ?",
        (act_id,),
    )
    return {item for (item,) in found}
