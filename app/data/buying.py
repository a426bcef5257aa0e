"""Writing purchase orders, their lines and schedule rows, with what happened to each row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.models import purchases as tables
from app.data.models.ledger import Movement
from app.data.store.bulk import rows, run
from app.data.store.records import add, add_all, change, change_all, fields_of, next_ids, remove
from app.data.store.units import to_day
from app.domain.matching import ZERO
from app.domain.movements import Kind
from app.domain.purchase_orders import PurchaseLine, PurchaseOrder, Row, State
from app.domain.purchase_orders import RowChange as Happened


class NewLine(NamedTuple):
    """A purchase line to be, with its one schedule row; pack size, cost and part number are frozen from the source."""

    item: int
    quantity: Decimal
    requested_on: date | None
    supplier_sku: str
    pack_size: Decimal
    unit_cost: Decimal | None


class Event(NamedTuple):
    """One entry of a purchase order's history: of a row (None for the whole order), with the dates or costs before and
    after.
    """

    row: int | None
    kind: Happened
    quantity: Decimal | None = None
    before: date | None = None
    after: date | None = None
    note: str = ""
    cost_before: Decimal | None = None
    cost_after: Decimal | None = None


def add_order(number: str, supplier_id: int, currency: str, note: str) -> int:
    """A new draft without lines."""
    return add(
        tables.PurchaseOrder, number=number, supplier=supplier_id, state=State.DRAFT, currency=currency, note=note
    )


def set_state(po_id: int, state: State, sent_on: date | None = None) -> None:
    """Move an order on; the date it was sent stays unless given."""
    change(tables.PurchaseOrder, po_id, state=state, **({} if sent_on is None else {"sent_on": sent_on}))


def touch(po_id: int) -> None:
    """Give an order a new version, so that whoever holds the old one is told."""
    change(tables.PurchaseOrder, po_id)


def put_orders(orders: Iterable[PurchaseOrder]) -> None:
    """New orders with the ids that they have."""
    add_all(tables.PurchaseOrder, orders, PurchaseOrder, ids=True)


def put_lines(lines: Iterable[PurchaseLine]) -> None:
    """New lines with the ids that they have."""
    add_all(tables.PurchaseLine, lines, PurchaseLine, ids=True)


def put_rows(new: Iterable[Row]) -> None:
    """New schedule rows with the ids that they have."""
    add_all(tables.ScheduleRow, new, Row, ids=True)


def add_lines(act_id: int, po_id: int, lines: Sequence[NewLine]) -> None:
    """Append lines, each with one schedule row for its requested date."""
    last = rows("SELECT coalesce(max(position), 0) FROM purchase_line WHERE po_id = ?", (po_id,))[0][0]
    ids, row_ids = next_ids(tables.PurchaseLine, len(lines)), next_ids(tables.ScheduleRow, len(lines))
    put_lines(
        PurchaseLine(id, po_id, position, line.item, line.supplier_sku, line.pack_size, line.unit_cost)
        for position, (id, line) in enumerate(zip(ids, lines, strict=True), last + 1)
    )
    put_rows(
        Row(row, id, 1, line.quantity, ZERO, ZERO, line.requested_on, None, False)
        for row, id, line in zip(row_ids, ids, lines, strict=True)
    )
    run(  # the SKU is kept as the note: the row may be taken out of the draft, its history stays
        f"""INSERT INTO row_change (po_id, row_id, act_id, kind, quantity, after, note)
        SELECT l.po_id, r.id, ?, '{Happened.ADDED}', r.quantity, r.requested_on, i.sku FROM purchase_line l
        JOIN schedule_row r ON r.line_id = l.id JOIN item i ON i.id = l.item_id WHERE l.po_id = ? AND l.position > ?""",
        (act_id, po_id, last),
    )


def remove_rows(po_id: int, row_ids: Sequence[int]) -> None:
    """Take rows out of a draft, and lines that have none left."""
    remove(tables.ScheduleRow, row_ids)
    empty = rows(
        "SELECT id FROM purchase_line l WHERE po_id = ? AND NOT EXISTS"
        " (SELECT 1 FROM schedule_row WHERE line_id = l.id)",
        (po_id,),
    )
    remove(tables.PurchaseLine, (line for (line,) in empty))


def withdraw(act_id: int, po_ids: range, note: str) -> None:
    """Cancel orders that should not have been, and take their rows out where nothing else names them. Their numbers are
    free again: theirs get that of the act behind them.
    """
    span = (po_ids.start, po_ids.stop - 1)
    free = f"""FROM schedule_row r JOIN purchase_line l ON l.id = r.line_id JOIN item i ON i.id = l.item_id
    WHERE l.po_id BETWEEN ? AND ? {
        " ".join(
            f"AND r.id NOT IN (SELECT row_id FROM {table} WHERE row_id IS NOT NULL)"
            for table in ("movement", "chasing", "rejection")
        )
    }"""
    run(
        f"""INSERT INTO row_change (po_id, act_id, kind, quantity, note)
        SELECT l.po_id, ?, '{Happened.REMOVED}', r.quantity, i.sku {free} ORDER BY r.id""",
        (act_id, *span),
    )
    run(
        f"""INSERT INTO row_change (po_id, act_id, kind, note) SELECT id, ?, '{Happened.CANCELLED}', ?
        FROM purchase_order WHERE id BETWEEN ? AND ? ORDER BY id""",
        (act_id, note, *span),
    )
    remove(tables.ScheduleRow, [row for (row,) in rows(f"SELECT r.id {free}", span)])
    empty = rows(
        """SELECT id FROM purchase_line l WHERE po_id BETWEEN ? AND ?
        AND NOT EXISTS (SELECT 1 FROM schedule_row WHERE line_id = l.id)""",
        span,
    )
    remove(tables.PurchaseLine, [line for (line,) in empty])
    numbers = rows("SELECT id, number FROM purchase_order WHERE id BETWEEN ? AND ?", span)
    free_again = ((po, State.CANCELLED, f"{number} ({act_id})") for po, number in numbers)
    change_all(tables.PurchaseOrder, free_again, ("id", "state", "number"))


def undo_dates(act_id: int, of: int) -> None:
    """Keep, in the history of orders that stay, that what an act wrote down of them is as it was before."""
    run(
        f"""INSERT INTO row_change (po_id, row_id, act_id, kind, quantity, before, after)
        SELECT c.po_id, c.row_id, ?, CASE WHEN c.kind = '{Happened.SENT}' THEN '{Happened.RESTORED}'
        ELSE '{Happened.AMENDED}' END, c.quantity, c.after, c.before FROM row_change c
        JOIN purchase_order p ON p.id = c.po_id WHERE c.act_id = ? AND p.state <> '{State.CANCELLED}'
        AND c.kind IN ('{Happened.SENT}', '{Happened.AMENDED}', '{Happened.CONFIRMED}', '{Happened.RECONFIRMED}')
        ORDER BY c.id""",
        (act_id, of),
    )


def set_costs(costs: Iterable[tuple[int, Decimal | None]]) -> None:
    """Give lines (by id) another unit cost."""
    change_all(tables.PurchaseLine, costs, ("id", "unit_cost"))


def set_rows(changed: Iterable[Row]) -> None:
    """Write rows' quantities and dates. What has been received is the ledger's to say."""
    change_all(tables.ScheduleRow, changed, Row, but=("line", "position", "received"))


def confirm_open(act_id: int, po_id: int, on: date | None, note: str) -> bool:
    """Confirm every open row of an order for one date, each with its entry in the history; returns whether there was
    one that was not yet.
    """
    others = """line_id IN (SELECT id FROM purchase_line WHERE po_id = ?) AND quantity > received + short
        AND (confirmed = 0 OR confirmed_on IS DISTINCT FROM ?)"""
    day = None if on is None else to_day(on)
    confirmed = rows(f"SELECT id FROM schedule_row WHERE {others}", (po_id, day))
    run(
        f"""INSERT INTO row_change (po_id, row_id, act_id, kind, quantity, before, after, note)
        SELECT ?, id, ?, CASE WHEN confirmed = 1 THEN '{Happened.RECONFIRMED}' ELSE '{Happened.CONFIRMED}' END,
        quantity - received - short, CASE WHEN confirmed = 1 THEN confirmed_on ELSE requested_on END, ?, ?
        FROM schedule_row WHERE {others} ORDER BY line_id, position""",
        (po_id, act_id, day, note, po_id, day),
    )
    change_all(tables.ScheduleRow, ((on, True, row) for (row,) in confirmed), ("confirmed_on", "confirmed", "id"))
    return bool(confirmed)


def add_row(row: Row) -> int:
    """A new schedule row of an existing line, of which nothing has come; its id is given here."""
    return add(tables.ScheduleRow, **{**fields_of(row), "received": ZERO})


def add_events(act_id: int, po_id: int, events: Iterable[Event]) -> None:
    """Keep what happened."""
    add_all(tables.RowChange, events, Event, po=po_id, act=act_id)


def post_receipts(act_id: int, happened_on: date, receipts: Iterable[tuple[int, int, Decimal]]) -> None:
    """Ledger movements for received goods: item, schedule row and quantity of each."""
    add_all(Movement, receipts, ("item", "row", "quantity"), kind=Kind.RECEIPT, happened_on=happened_on, act=act_id)
