"""Writing purchase orders, their lines and schedule rows, with what happened to each row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.store.bulk import change_many, insert_many, rows
from app.data.store.database import db
from app.data.store.units import to_day, to_money, to_thousandths
from app.domain.movements import Kind
from app.domain.purchase_orders import Row, State
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
    """One entry of a purchase order's history: of a row (None for the whole order), with the dates before and after."""

    row: int | None
    kind: Happened
    quantity: Decimal | None = None
    before: date | None = None
    after: date | None = None
    note: str = ""


def add_order(number: str, supplier_id: int, currency: str, note: str) -> int:
    """A new draft without lines."""
    cursor = db.execute_sql(
        "INSERT INTO purchase_order (number, supplier_id, state, currency, note, version) VALUES (?, ?, ?, ?, ?, 1)",
        (number, supplier_id, str(State.DRAFT), currency, note),
    )
    return int(cursor.lastrowid or 0)


def set_state(po_id: int, state: State, sent_on: date | None = None) -> None:
    """Move an order on; the date it was sent stays unless given."""
    db.execute_sql(
        "UPDATE purchase_order SET state = ?, sent_on = coalesce(?, sent_on), version = version + 1 WHERE id = ?",
        (str(state), _day(sent_on), po_id),
    )


def touch(po_id: int) -> None:
    """Give an order a new version, so that whoever holds the old one is told."""
    db.execute_sql("UPDATE purchase_order SET version = version + 1 WHERE id = ?", (po_id,))


def add_lines(act_id: int, po_id: int, lines: Sequence[NewLine]) -> None:
    """Append lines, each with one schedule row for its requested date."""
    last = rows("SELECT coalesce(max(position), 0) FROM purchase_line WHERE po_id = ?", (po_id,))[0][0]
    insert_many(
        "purchase_line",
        ("po_id", "position", "item_id", "supplier_sku", "pack_size", "unit_cost"),
        (
            (po_id, position, line.item, line.supplier_sku, to_thousandths(line.pack_size), _money(line.unit_cost))
            for position, line in enumerate(lines, last + 1)
        ),
    )
    ids = rows("SELECT id FROM purchase_line WHERE po_id = ? AND position > ? ORDER BY position", (po_id, last))
    insert_many(
        "schedule_row",
        ("line_id", "position", "quantity", "received", "short", "requested_on", "confirmed"),
        (
            (line_id, 1, to_thousandths(line.quantity), 0, 0, _day(line.requested_on), 0)
            for (line_id,), line in zip(ids, lines, strict=True)
        ),
    )
    db.execute_sql(  # the SKU is kept as the note: the row may be taken out of the draft, its history stays
        f"""INSERT INTO row_change (po_id, row_id, act_id, kind, quantity, after, note)
        SELECT l.po_id, r.id, ?, '{Happened.ADDED}', r.quantity, r.requested_on, i.sku FROM purchase_line l
        JOIN schedule_row r ON r.line_id = l.id JOIN item i ON i.id = l.item_id WHERE l.po_id = ? AND l.position > ?""",
        (act_id, po_id, last),
    )


def remove_rows(po_id: int, row_ids: Sequence[int]) -> None:
    """Take rows out of a draft, and lines that have none left."""
    change_many("DELETE FROM schedule_row WHERE id = ?", [(row,) for row in row_ids])
    db.execute_sql(
        "DELETE FROM purchase_line WHERE po_id = ? AND NOT EXISTS"
        " (SELECT 1 FROM schedule_row WHERE line_id = purchase_line.id)",
        (po_id,),
    )


def set_costs(costs: Iterable[tuple[int, Decimal | None]]) -> None:
    """Give lines (by id) another unit cost."""
    change_many("UPDATE purchase_line SET unit_cost = ? WHERE id = ?", [(_money(cost), line) for line, cost in costs])


def set_rows(changed: Iterable[Row]) -> None:
    """Write rows' quantities and dates. What has been received is the ledger's to say."""
    change_many(
        "UPDATE schedule_row SET quantity = ?, short = ?, requested_on = ?, confirmed_on = ?, confirmed = ?"
        " WHERE id = ?",
        [(*_amounts_and_dates(row), row.id) for row in changed],
    )


def confirm_open(act_id: int, po_id: int, on: date | None, note: str) -> None:
    """Confirm every open row of an order for one date, each with its entry in the history."""
    lines = "(SELECT id FROM purchase_line WHERE po_id = ?)"
    still_open = f"line_id IN {lines} AND quantity > received + short"
    db.execute_sql(
        f"""INSERT INTO row_change (po_id, row_id, act_id, kind, quantity, before, after, note)
        SELECT ?, id, ?, CASE WHEN confirmed = 1 THEN '{Happened.RECONFIRMED}' ELSE '{Happened.CONFIRMED}' END,
        quantity - received - short, CASE WHEN confirmed = 1 THEN confirmed_on ELSE requested_on END, ?, ?
        FROM schedule_row WHERE {still_open} ORDER BY line_id, position""",
        (po_id, act_id, _day(on), note, po_id),
    )
    db.execute_sql(
        f"UPDATE schedule_row SET confirmed_on = ?, confirmed = 1 WHERE {still_open}",
        (_day(on), po_id),
    )


def add_row(row: Row) -> int:
    """A new schedule row of an existing line; its id is given here."""
    cursor = db.execute_sql(
        "INSERT INTO schedule_row (quantity, short, requested_on, confirmed_on, confirmed, received, line_id, position)"
        " VALUES (?, ?, ?, ?, ?, 0, ?, ?)",
        (*_amounts_and_dates(row), row.line, row.position),
    )
    return int(cursor.lastrowid or 0)


def add_events(act_id: int, po_id: int, events: Iterable[Event]) -> None:
    """Keep what happened."""
    insert_many(
        "row_change",
        ("po_id", "row_id", "act_id", "kind", "quantity", "before", "after", "note"),
        (
            (
                po_id,
                event.row,
                act_id,
                str(event.kind),
                None if event.quantity is None else to_thousandths(event.quantity),
                _day(event.before),
                _day(event.after),
                event.note,
            )
            for event in events
        ),
    )


def post_receipts(act_id: int, happened_on: date, receipts: Iterable[tuple[int, int, Decimal]]) -> None:
    """Ledger movements for received goods: item, schedule row and quantity of each."""
    day = to_day(happened_on)
    insert_many(
        "movement",
        ("item_id", "quantity", "kind", "happened_on", "act_id", "reason", "row_id"),
        ((item, to_thousandths(quantity), str(Kind.RECEIPT), day, act_id, "", row) for item, row, quantity in receipts),
    )


def _amounts_and_dates(row: Row) -> tuple[int, int, str | None, str | None, int]:
    return (
        to_thousandths(row.quantity),
        to_thousandths(row.short),
        _day(row.requested_on),
        _day(row.confirmed_on),
        int(row.confirmed),
    )


def _day(day: date | None) -> str | None:
    return None if day is None else to_day(day)


def _money(amount: Decimal | None) -> int | None:
    return None if amount is None else to_money(amount)
