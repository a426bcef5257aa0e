"""Reading purchase orders, their lines and schedule rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from app.data.store.bulk import in_parts, marks
from app.data.store.bulk import rows as fetch
from app.data.store.units import from_day, from_money, from_stamp, from_thousandths
from app.domain.errors import NotFound
from app.domain.orders import HistoryLine
from app.domain.purchase_orders import Inbound, PurchaseLine, PurchaseOrder, Row, State

_MANY = 500  # beyond so many ids a read of everything is quicker than naming them
_ORDER = "SELECT id, number, supplier_id, state, sent_on, currency, note, version FROM purchase_order"
_LINE = "SELECT l.id, l.po_id, l.position, l.item_id, l.supplier_sku, l.pack_size, l.unit_cost FROM purchase_line l"
_ROW = """SELECT r.id, r.line_id, r.position, r.quantity, r.received, r.short,
r.requested_on, r.confirmed_on, r.confirmed FROM schedule_row r JOIN purchase_line l ON l.id = r.line_id"""
_OPEN = "r.quantity > r.received + r.short"
_INBOUND = f"""SELECT r.id, l.item_id, p.number, l.position, r.position, r.quantity - r.received - r.short,
CASE WHEN r.confirmed = 1 THEN r.confirmed_on ELSE r.requested_on END, r.confirmed, p.state = 'draft', p.id, l.unit_cost
FROM purchase_order p JOIN purchase_line l ON l.po_id = p.id JOIN schedule_row r ON r.line_id = l.id
WHERE p.state IN ('draft', 'sent') AND {_OPEN}"""


class Evidence(NamedTuple):
    """Why a row's date may be believed: its order and supplier, when and by whom it was confirmed (or None, "")."""

    po: str
    supplier: str
    confirmed_on_day: date | None
    by: str


def inbound(items: Collection[int] | None = None) -> dict[int, list[Inbound]]:
    """Open schedule rows of sent orders and drafts, by item. `items` None means all; items without any are left out."""
    named, values = among("l.item_id", items)
    wanted = None if items is None else set(items)
    result: dict[int, list[Inbound]] = {}
    for found in fetch(_INBOUND + named, values):
        if wanted is None or found[1] in wanted:
            result.setdefault(found[1], []).append(_inbound(found))
    return result


def order(po_id: int) -> PurchaseOrder:
    """One purchase order. Raises NotFound "po.unknown"."""
    for found in fetch(f"{_ORDER} WHERE id = ?", (po_id,)):
        return _order(found)
    raise NotFound("po.unknown", po=po_id)


def by_number(number: str) -> PurchaseOrder:
    """One purchase order by its number. Raises NotFound "po.unknown"."""
    for found in fetch(f"{_ORDER} WHERE number = ?", (number,)):
        return _order(found)
    raise NotFound("po.unknown", po=number)


def orders(ids: Collection[int] | None = None, state: State | None = None) -> list[PurchaseOrder]:
    """Purchase orders as they were made, oldest first: all of them, those named, those in one state."""
    named, values = among("id", ids)
    if state is not None:
        named, values = f"{named} AND state = ?", (*values, str(state))
    wanted = None if ids is None else set(ids)
    found = fetch(f"{_ORDER} WHERE 1 = 1{named} ORDER BY id", values)
    return [_order(row) for row in found if wanted is None or row[0] in wanted]


def draft_of(supplier_id: int, currency: str) -> PurchaseOrder | None:
    """The supplier's newest draft in a currency, or in none."""
    found = fetch(
        f"{_ORDER} WHERE supplier_id = ? AND state = 'draft' AND currency IN ('', ?) ORDER BY id DESC LIMIT 1",
        (supplier_id, currency),
    )
    return _order(found[0]) if found else None


def lines(po_id: int) -> list[PurchaseLine]:
    """The lines of one purchase order by position."""
    return [_line(found) for found in fetch(f"{_LINE} WHERE l.po_id = ? ORDER BY l.position", (po_id,))]


def rows(po_id: int) -> list[Row]:
    """All schedule rows of one purchase order, by line and row position."""
    return [_row(found) for found in fetch(f"{_ROW} WHERE l.po_id = ? ORDER BY l.position, r.position", (po_id,))]


def row(row_id: int) -> tuple[Row, PurchaseLine, PurchaseOrder]:
    """One schedule row with its line and order. Raises NotFound "po.row_unknown"."""
    for found in fetch(f"{_ROW} WHERE r.id = ?", (row_id,)):
        line = _line(fetch(f"{_LINE} WHERE l.id = ?", (found[1],))[0])
        return _row(found), line, order(line.po)
    raise NotFound("po.row_unknown", row=row_id)


def last_row_position(line_id: int) -> int:
    """The highest row position of a line."""
    return int(fetch("SELECT max(position) FROM schedule_row WHERE line_id = ?", (line_id,))[0][0])


def has_open(po_id: int) -> bool:
    """Whether anything of a purchase order is still to come."""
    found = fetch(
        f"SELECT 1 FROM purchase_line l JOIN schedule_row r ON r.line_id = l.id WHERE l.po_id = ? AND {_OPEN} LIMIT 1",
        (po_id,),
    )
    return bool(found)


class OpenRow(NamedTuple):
    """One open row of a purchase order (by id), with its cost per unit where that is known."""

    po: int
    inbound: Inbound
    cost: Decimal | None


def open_rows(po_ids: Collection[int] | None = None) -> list[OpenRow]:
    """Open rows of drafts and sent orders; None means of all of them."""
    named, values = among("p.id", po_ids)
    wanted = None if po_ids is None else set(po_ids)
    found = fetch(f"{_INBOUND}{named}", values)
    return [
        OpenRow(po, _inbound(row), None if cost is None else from_money(cost))
        for *row, po, cost in found
        if wanted is None or po in wanted
    ]


def line_counts(po_ids: Collection[int] | None = None) -> dict[int, int]:
    """How many lines each purchase order has; those without any are left out."""
    named, values = among("po_id", po_ids)
    return dict(fetch(f"SELECT po_id, count(*) FROM purchase_line WHERE 1 = 1{named} GROUP BY po_id", values))


def naming(items: Collection[int]) -> set[int]:
    """The purchase orders (ids) with a line of one of the items."""
    return {
        po
        for part in in_parts(items)
        for (po,) in fetch(f"SELECT DISTINCT po_id FROM purchase_line WHERE item_id IN ({marks(part)})", part)
    }


def supplier_skus(row_ids: Collection[int]) -> dict[int, str]:
    """The supplier's part number of each schedule row's line, "" where none is known."""
    return {
        row: number
        for part in in_parts(row_ids)
        for row, number in fetch(
            "SELECT r.id, l.supplier_sku FROM schedule_row r JOIN purchase_line l ON l.id = r.line_id"
            f" WHERE r.id IN ({marks(part)})",
            part,
        )
    }


def evidence(row_ids: Collection[int]) -> dict[int, Evidence]:
    """What stands behind each row's date: the last confirmation is the one that counts."""
    named, values = among("r.id", row_ids)
    wanted = set(row_ids)
    found = fetch(
        f"""SELECT r.id, p.number, s.name, a.on_day, n.name
        FROM schedule_row r JOIN purchase_line l ON l.id = r.line_id JOIN purchase_order p ON p.id = l.po_id
        JOIN supplier s ON s.id = p.supplier_id
        LEFT JOIN row_change c ON c.id = (SELECT max(x.id) FROM row_change x
            WHERE x.row_id = r.id AND x.kind IN ('confirmed', 'reconfirmed'))
        LEFT JOIN act a ON a.id = c.act_id LEFT JOIN person n ON n.id = a.person_id
        WHERE 1 = 1{named}""",
        values,
    )
    return {
        row_id: Evidence(po, supplier, _day(day), by or "")
        for row_id, po, supplier, day, by in found
        if row_id in wanted
    }


def history(po_id: int, latest: int | None = None) -> list[HistoryLine]:
    """Everything that happened to a purchase order, oldest first: changes of its rows, receipts, rejections, chases;
    or only so many of the latest entries.

    `before` and `after` are the dates a change moved between; `note` names the item, and why where that was said.
    """
    found = fetch(
        """SELECT a.at, a.on_day, n.name, c.kind, c.quantity, c.before, c.after, c.note, coalesce(i.sku, ''), c.id, 1
        FROM row_change c JOIN act a ON a.id = c.act_id JOIN person n ON n.id = a.person_id
        LEFT JOIN schedule_row r ON r.id = c.row_id LEFT JOIN purchase_line l ON l.id = r.line_id
        LEFT JOIN item i ON i.id = l.item_id WHERE c.po_id = ?
        UNION ALL
        SELECT a.at, m.happened_on, n.name, CASE WHEN m.kind = 'receipt' THEN 'received' ELSE m.kind END,
        m.quantity, NULL, NULL, m.reason, i.sku, m.id, 2
        FROM movement m JOIN act a ON a.id = m.act_id JOIN person n ON n.id = a.person_id
        JOIN item i ON i.id = m.item_id JOIN schedule_row r ON r.id = m.row_id
        JOIN purchase_line l ON l.id = r.line_id WHERE l.po_id = ?
        UNION ALL
        SELECT a.at, k.chased_on, n.name, 'chased_' || k.how, NULL, NULL, NULL, k.note,
        CASE WHEN min(i.sku) = max(i.sku) THEN min(i.sku) ELSE '' END, min(k.id), 4
        FROM chasing k JOIN act a ON a.id = k.act_id JOIN person n ON n.id = a.person_id
        JOIN schedule_row r ON r.id = k.row_id JOIN purchase_line l ON l.id = r.line_id
        JOIN item i ON i.id = l.item_id WHERE l.po_id = ?
        AND NOT EXISTS (SELECT 1 FROM act b WHERE b.reverses_id = k.act_id) GROUP BY k.act_id
        UNION ALL
        SELECT a.at, q.happened_on, n.name, CASE WHEN q.reverses_id IS NOT NULL THEN 'reject_reversed'
        WHEN q.short = 1 THEN 'rejected_short' ELSE 'rejected' END, q.quantity, NULL, NULL, q.reason, i.sku, q.id, 3
        FROM rejection q JOIN act a ON a.id = q.act_id JOIN person n ON n.id = a.person_id
        JOIN schedule_row r ON r.id = q.row_id JOIN purchase_line l ON l.id = r.line_id
        JOIN item i ON i.id = l.item_id WHERE l.po_id = ?
        ORDER BY 1 DESC, 11 DESC, 10 DESC LIMIT ?""",
        (po_id, po_id, po_id, po_id, -1 if latest is None else latest),
    )
    return [
        HistoryLine(
            from_stamp(at),
            from_day(on),
            person,
            kind,
            from_thousandths(quantity) if quantity is not None else None,
            _day(before),
            _day(after),
            note if not sku or note == sku else f"{sku}: {note}" if note else sku,
        )
        for at, on, person, kind, quantity, before, after, note, sku, _, _ in reversed(found)
    ]


def among(column: str, ids: Collection[int] | None) -> tuple[str, tuple[Any, ...]]:
    """A condition that narrows a read to `ids`, and its values; nothing where there are too many to name."""
    if ids is None or len(ids) > _MANY:
        return "", ()
    values = tuple(ids)
    return f" AND {column} IN ({', '.join('?' * len(values)) or 'NULL'})", values


def _inbound(found: Sequence[Any]) -> Inbound:
    row, item, po, line, position, quantity, due, confirmed, draft, *_ = found
    return Inbound(row, item, po, line, position, from_thousandths(quantity), _day(due), confirmed == 1, draft == 1)


def _order(found: tuple[Any, ...]) -> PurchaseOrder:
    identity, number, supplier, state, sent_on, currency, note, version = found
    return PurchaseOrder(identity, number, supplier, State(state), _day(sent_on), currency, note, version)


def _line(found: tuple[Any, ...]) -> PurchaseLine:
    identity, po, position, item, supplier_sku, pack_size, cost = found
    return PurchaseLine(
        identity,
        po,
        position,
        item,
        supplier_sku,
        from_thousandths(pack_size),
        None if cost is None else from_money(cost),
    )


def _row(found: tuple[Any, ...]) -> Row:
    identity, line, position, quantity, received, short, requested_on, confirmed_on, confirmed = found
    return Row(
        identity,
        line,
        position,
        from_thousandths(quantity),
        from_thousandths(received),
        from_thousandths(short),
        _day(requested_on),
        _day(confirmed_on),
        confirmed == 1,
    )


def _day(text: object) -> date | None:
    return from_day(text) if isinstance(text, str) else None
