"""Reading purchase orders, their lines and schedule rows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.acts import stands
from app.data.models import purchases as tables
from app.data.models.table import DAY, FLAG, MONEY, QUANTITY
from app.data.store.bulk import among, grouped, in_parts, marks
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record
from app.domain.errors import NotFound
from app.domain.purchase_orders import Inbound, PurchaseLine, PurchaseOrder, Row, RowChange, State


class Evidence(NamedTuple):
    """Why a row's date may be believed: its order and supplier, when and by whom it was confirmed (or None, "")."""

    po: str
    supplier: str
    confirmed_on_day: date | None
    by: str


class OpenRow(NamedTuple):
    """One open row of a purchase order (by id), with its cost per unit where that is known."""

    po: int
    inbound: Inbound
    cost: Decimal | None


_OPEN = "r.quantity > r.received + r.short"
_ON_ROWS = ("movement", "chasing", "rejection")
_ALL_OPEN = f"WHERE p.state IN ('draft', 'sent') AND {_OPEN}"
_ORDER = Record(PurchaseOrder, tables.PurchaseOrder)
_LINE = Record(PurchaseLine, tables.PurchaseLine, "purchase_line l")
_ROW = Record(Row, tables.ScheduleRow, "schedule_row r JOIN purchase_line l ON l.id = r.line_id")
_INBOUND = Record(
    Inbound,
    None,
    "purchase_order p JOIN purchase_line l ON l.po_id = p.id JOIN schedule_row r ON r.line_id = l.id",
    row="r.id",
    item="l.item_id",
    po="p.number",
    line="l.position",
    position="r.position",
    open=QUANTITY("r.quantity - r.received - r.short", null=False),
    due=DAY("CASE WHEN r.confirmed = 1 THEN r.confirmed_on ELSE r.requested_on END"),
    confirmed=FLAG("r.confirmed", null=False),
    draft=FLAG("p.state = 'draft'", null=False),
)
_OPEN_ROW = Record(OpenRow, None, _INBOUND.source, po="p.id", inbound=_INBOUND, cost=MONEY("l.unit_cost"))
_EVIDENCE = Record(
    Evidence,
    None,
    f"""schedule_row r JOIN purchase_line l ON l.id = r.line_id JOIN purchase_order p ON p.id = l.po_id
    JOIN supplier s ON s.id = p.supplier_id LEFT JOIN row_change c ON c.id = (SELECT max(x.id) FROM row_change x
        WHERE x.row_id = r.id AND x.kind IN ('confirmed', 'reconfirmed') AND {stands("x.act_id")})
    LEFT JOIN act a ON a.id = c.act_id LEFT JOIN person n ON n.id = a.person_id""",
    po="p.number",
    supplier="s.name",
    confirmed_on_day=DAY("a.on_day"),
    by="coalesce(n.name, '')",
)


def inbound(items: Collection[int] | None = None) -> dict[int, list[Inbound]]:
    """Open schedule rows of sent orders and drafts, by item. `items` None means all; items without any are left out."""
    found = among(f"{_INBOUND.select} {_ALL_OPEN}", "l.item_id", items, at=1)
    return grouped((row.item, row) for row in _INBOUND.all(found))


def order(po_id: int) -> PurchaseOrder:
    """One purchase order. Raises NotFound "po.unknown"."""
    return _ORDER.one("WHERE id = ?", (po_id,), NotFound("po.unknown", po=po_id))


def by_number(number: str) -> PurchaseOrder:
    """One purchase order by its number. Raises NotFound "po.unknown"."""
    return _ORDER.one("WHERE number = ?", (number,), NotFound("po.unknown", po=number))


def orders(ids: Collection[int] | None = None, state: State | None = None) -> list[PurchaseOrder]:
    """Purchase orders as they were made, oldest first: all of them, those named, those in one state."""
    which, values = ("TRUE", ()) if state is None else ("state = ?", (str(state),))
    return _ORDER.all(among(f"{_ORDER.select} WHERE {which}", "id", ids, values, then="ORDER BY id"))


def draft_of(supplier_id: int, currency: str) -> PurchaseOrder | None:
    """The supplier's newest draft in a currency, or in none."""
    return _ORDER.first(
        "WHERE supplier_id = ? AND state = 'draft' AND currency IN ('', ?) ORDER BY id DESC LIMIT 1",
        (supplier_id, currency),
    )


def lines(po_id: int) -> list[PurchaseLine]:
    """The lines of one purchase order by position."""
    return _LINE.find("WHERE l.po_id = ? ORDER BY l.position", (po_id,))


def rows(po_id: int) -> list[Row]:
    """All schedule rows of one purchase order, by line and row position."""
    return _ROW.find("WHERE l.po_id = ? ORDER BY l.position, r.position", (po_id,))


def row(row_id: int) -> tuple[Row, PurchaseLine, PurchaseOrder]:
    """One schedule row with its line and order. Raises NotFound "po.row_unknown"."""
    for found in _ROW.find("WHERE r.id = ?", (row_id,)):
        line = _LINE.find("WHERE l.id = ?", (found.line,))[0]
        return found, line, order(line.po)
    raise NotFound("po.row_unknown", row=row_id)


def last_row_position(line_id: int) -> int:
    """The highest row position of a line."""
    return int(fetch("SELECT max(position) FROM schedule_row WHERE line_id = ?", (line_id,))[0][0])


def split_off(act_id: int) -> dict[int, bool]:
    """The rows (ids) that an act split off others; whether nothing has come, was chased or rejected of each since."""
    known = " ".join(f"AND NOT EXISTS (SELECT 1 FROM {table} x WHERE x.row_id = r.id)" for table in _ON_ROWS)
    found = fetch(
        f"""SELECT r.id, r.short = 0 {known} FROM row_change c JOIN schedule_row r ON r.id = c.row_id
        WHERE c.act_id = ? AND c.kind = '{RowChange.SPLIT}' ORDER BY c.id""",
        (act_id,),
    )
    return {row: untouched == 1 for row, untouched in found}


def has_open(po_id: int) -> bool:
    """Whether anything of a purchase order is still to come."""
    found = fetch(
        f"SELECT 1 FROM purchase_line l JOIN schedule_row r ON r.line_id = l.id WHERE l.po_id = ? AND {_OPEN} LIMIT 1",
        (po_id,),
    )
    return bool(found)


def open_rows(po_ids: Collection[int] | None = None) -> list[OpenRow]:
    """Open rows of drafts and sent orders; None means of all of them."""
    return _OPEN_ROW.all(among(f"{_OPEN_ROW.select} {_ALL_OPEN}", "p.id", po_ids))


def line_counts(po_ids: Collection[int] | None = None) -> dict[int, int]:
    """How many lines each purchase order has; those without any are left out."""
    sql = "SELECT po_id, count(*) FROM purchase_line WHERE TRUE"
    return dict(among(sql, "po_id", po_ids, then="GROUP BY po_id"))


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
        for row, number in fetch(f"SELECT r.id, l.supplier_sku FROM {_ROW.source} WHERE r.id IN ({marks(part)})", part)
    }


def evidence(row_ids: Collection[int]) -> dict[int, Evidence]:
    """What stands behind each row's date: the last confirmation is the one that counts."""
    sql = f"SELECT r.id, {_EVIDENCE.columns} FROM {_EVIDENCE.source} WHERE TRUE"
    return dict(_EVIDENCE.keyed(among(sql, "r.id", row_ids)))
