"""What an act did to the ledger and to order lines, and the opposite of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.models import purchases as tables
from app.data.models.ledger import Movement
from app.data.models.table import QUANTITY
from app.data.movements import LEFT
from app.data.store.bulk import in_parts, marks
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, add_all
from app.data.store.units import from_day, from_thousandths
from app.domain.movements import Kind
from app.domain.orders import LineChange
from app.domain.purchase_orders import RowChange
from app.domain.receipts import ServedLine

_NET = """SELECT m.order_line_id, coalesce(o.kind, m.kind), sum(m.quantity) FROM movement m
LEFT JOIN movement o ON o.id = m.reverses_id WHERE m.order_line_id IN ({})
AND coalesce(o.kind, m.kind) IN ('shipment', 'customer_return') GROUP BY 1, 2"""


class PostedMovement(NamedTuple):
    """One movement of an act. `quantity` is signed; `line` is the order line, `row` the schedule row behind it."""

    id: int
    item: int
    quantity: Decimal
    kind: Kind
    line: int | None
    row: int | None


class PutOnDraft(NamedTuple):
    """What an act put on a draft: `more` of an item on a row, which the act `made` or which has `left` without it."""

    row: int
    po: int
    item: int
    sku: str
    more: Decimal
    left: Decimal
    requested_on: date | None
    made: bool


_TAKEN_BACK = f"""WITH gone AS (SELECT c.line_id FROM order_line_change c JOIN act a ON a.reverses_id = c.act_id
    WHERE c.kind IN ('{LineChange.ACCEPTED}', '{LineChange.IMPORTED}'))
SELECT line_id FROM gone WHERE line_id IN ({{0}})
UNION SELECT s.line_id FROM substitution s JOIN gone g ON g.line_id = s.original_id WHERE s.line_id IN ({{0}})"""


class Out(NamedTuple):
    """How much of an order line has been shipped, and how much of that came back; reversals are taken off both."""

    shipped: Decimal
    returned: Decimal


class GivenUpRow(NamedTuple):
    """So much of a schedule row that an act gave up; `row` None is a whole order that it cancelled."""

    po: int
    row: int | None
    kind: RowChange
    quantity: Decimal


_MOVED = Record(PostedMovement, Movement, line=Movement.order_line)
_LEFT = Record(PostedMovement, Movement, "movement m", line=Movement.order_line.of("m"), quantity=QUANTITY(LEFT))
_GIVEN_UP = Record(GivenUpRow, tables.RowChange, quantity=QUANTITY("coalesce(quantity, 0)"))


def given_up(act_id: int) -> list[GivenUpRow]:
    """What an act gave up of purchase orders."""
    kinds = (RowChange.REDUCED, RowChange.CLOSED_SHORT, RowChange.CANCELLED)
    return _GIVEN_UP.find(f"WHERE act_id = ? AND kind IN ({marks(kinds)}) ORDER BY id", (act_id, *map(str, kinds)))


def movements_of(act_id: int) -> list[PostedMovement]:
    """The movements of an act as they were posted."""
    return _MOVED.find("WHERE act_id = ? ORDER BY id", (act_id,))


def left_of(act_id: int) -> list[PostedMovement]:
    """The movements of an act of which something was not taken back, each with so much as that."""
    return _LEFT.find(f"WHERE m.act_id = ? AND {LEFT} <> 0 ORDER BY m.id", (act_id,))


def post(act_id: int, happened_on: date, opposites: Iterable[tuple[PostedMovement, Decimal]], reason: str) -> None:
    """Take movements back: each with the quantity to post, which is opposite to its own and no larger.

    What comes back to the shelf is posted first, so that an act which took and gave can be undone as a whole.
    """
    add_all(
        Movement,
        (
            (moved.item, quantity, moved.line, moved.row, moved.id)
            for moved, quantity in sorted(opposites, key=lambda opposite: opposite[1] < 0)
        ),
        ("item", "quantity", "order_line", "row", "reverses"),
        kind=Kind.REVERSAL,
        happened_on=happened_on,
        act=act_id,
        reason=reason,
    )


def changes_of(act_id: int, kind: LineChange) -> list[tuple[int, Decimal]]:
    """The order lines that an act changed in this way, and by how much."""
    found = fetch(
        "SELECT line_id, quantity FROM order_line_change WHERE act_id = ? AND kind = ? ORDER BY id", (act_id, str(kind))
    )
    return [(line, from_thousandths(quantity)) for line, quantity in found]


def taken_back(line_ids: Iterable[int]) -> set[int]:
    """Those of the order lines whose acceptance or import was reversed, or that of the line that they stand for."""
    return {
        line
        for part in in_parts(line_ids, 10_000)  # each is named twice
        for (line,) in fetch(_TAKEN_BACK.format(marks(part)), [*part, *part])
    }


def out(line_ids: Iterable[int]) -> dict[int, Out]:
    """What has gone out of order lines and come back; lines of which nothing was shipped are left out."""
    sums: dict[int, dict[str, Decimal]] = {}
    for part in in_parts(line_ids):
        for line, kind, quantity in fetch(_NET.format(marks(part)), part):
            sums.setdefault(line, {})[kind] = from_thousandths(quantity)
    zero = Decimal(0)
    return {
        line: Out(-found.get(Kind.SHIPMENT, zero), found.get(Kind.CUSTOMER_RETURN, zero))
        for line, found in sums.items()
        if found.get(Kind.SHIPMENT)
    }


def shipped_since(act_id: int, item_id: int, at_least: Decimal) -> list[ServedLine]:
    """The latest shipments of an item after an act that still stand, enough of them to make up `at_least`."""
    named: list[ServedLine] = []
    for order, customer, quantity, line in fetch(
        f"""SELECT o.number, c.name, -{LEFT}, l.id FROM movement m JOIN order_line l ON l.id = m.order_line_id
        JOIN customer_order o ON o.id = l.order_id JOIN customer c ON c.id = o.customer_id
        WHERE m.item_id = ? AND m.act_id > ? AND m.kind = 'shipment'
        AND {LEFT} <> 0 ORDER BY m.id DESC""",
        (item_id, act_id),
    ):
        if at_least <= 0:
            break
        named.append(ServedLine(order, customer, from_thousandths(quantity), line))
        at_least -= named[-1].quantity
    return named


def last_receipt(po_id: int) -> int | None:
    """The act of the latest receipt of a purchase order of which something was not taken back."""
    found = fetch(
        f"""SELECT max(m.act_id) FROM purchase_line l JOIN schedule_row r ON r.line_id = l.id
        JOIN movement m ON m.row_id = r.id WHERE l.po_id = ? AND m.kind = 'receipt'
        AND {LEFT} <> 0""",
        (po_id,),
    )
    return None if found[0][0] is None else int(found[0][0])


def put_on_drafts(act_id: int) -> list[PutOnDraft]:
    """What an act put on drafts, by rows that it made or raised."""
    made = """SELECT r.id, l.po_id, l.item_id, i.sku, r.quantity, 0, r.requested_on, 1 FROM records_made m
        JOIN schedule_row r ON r.id BETWEEN m.first AND m.last JOIN purchase_line l ON l.id = r.line_id
        JOIN item i ON i.id = l.item_id WHERE m.act_id = ? AND m.record = 'schedule_row'"""
    raised = """SELECT r.id, l.po_id, l.item_id, i.sku, r.quantity - CAST(f.before AS INTEGER),
        CAST(f.before AS INTEGER), r.requested_on, 0 FROM field_change f JOIN schedule_row r ON r.id = f.record_id
        JOIN purchase_line l ON l.id = r.line_id JOIN item i ON i.id = l.item_id
        WHERE f.act_id = ? AND f.record = 'schedule_row' AND f.field = 'quantity'"""
    found = []
    for row, po, item, sku, more, left, day, new in fetch(f"{made} UNION ALL {raised}", (act_id, act_id)):
        on = None if day is None else from_day(day)
        found.append(PutOnDraft(row, po, item, sku, from_thousandths(more), from_thousandths(left), on, bool(new)))
    return found


def orders_of_rows(row_ids: Iterable[int]) -> set[int]:
    """The purchase orders (ids) that schedule rows belong to."""
    return {
        po
        for part in in_parts(row_ids)
        for (po,) in fetch(
            "SELECT DISTINCT l.po_id FROM schedule_row r JOIN purchase_line l ON l.id = r.line_id"
            f" WHERE r.id IN ({marks(part)})",
            part,
        )
    }


def shipments_until(order_id: int, act_id: int) -> int:
    """How many shipments of an order there have been with this one, those taken back since too: its number."""
    [(count,)] = fetch(
        "SELECT count(DISTINCT m.act_id) FROM order_line l JOIN movement m ON m.order_line_id = l.id"
        f" WHERE l.order_id = ? AND m.act_id <= ? AND m.kind = '{Kind.SHIPMENT}'",
        (order_id, act_id),
    )
    return int(count)
