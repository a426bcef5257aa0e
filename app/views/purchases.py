"""Purchase orders as their list and their detail show them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.data import histories, item_sums, items, orders, people, purchases
from app.data.purchases import OpenRow
from app.desk import Desk
from app.domain.items import Item, Supplier
from app.domain.matching import ZERO, Footing, Supply
from app.domain.money import line_amount
from app.domain.orders import HistoryLine
from app.domain.purchase_orders import PurchaseLine, PurchaseOrder, Row, State, supply
from app.domain.receipts import ServedLine
from app.domain.supplier_record import Opinion
from app.views import chases, suppliers
from app.views.surplus import surplus_rows

PORTION = 8  # purchase orders
Shares = Mapping[int, list[tuple[int, Decimal]]]  # schedule row -> order lines and what each has of it


@dataclass(frozen=True, slots=True)
class PurchaseRow:
    """One purchase order. `next_on` is the ready date of what comes next (also where that is past); `days_to` is
    negative where it is overdue. `open_value` is None where a cost is unknown; `unconfirmed`, `overdue`, `to_chase` and
    `surplus` (of which something serves nobody any more) count rows.
    """

    id: int
    number: str
    supplier_id: int
    supplier: str
    state: State
    lines: int
    open_value: Decimal | None
    currency: str
    next_on: date | None
    next_footing: Footing | None
    days_to: int | None
    customers_waiting: int
    sent_on: date | None
    unconfirmed: int
    overdue: int
    to_chase: int
    surplus: int


@dataclass(frozen=True, slots=True)
class RowDetail:
    """A schedule row, whom it serves, and how well its ready date `on` is founded; None where nothing is open.

    `dates` are the confirmations that it has had, the first one first; `surplus` is what of it nobody needs any more.
    """

    row: Row
    footing: Footing | None
    on: date | None
    serves: tuple[ServedLine, ...]
    dates: tuple[HistoryLine, ...]
    surplus: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class PurchaseLineDetail:
    line: PurchaseLine
    item: Item
    rows: tuple[RowDetail, ...]

    @property
    def open(self) -> Decimal:
        """What is still to come of the line."""
        return sum((detail.row.open for detail in self.rows), ZERO)


@dataclass(frozen=True, slots=True)
class PurchaseDetail:
    """`currency` is that of its costs; `opinion` is what the supplier's last deliveries make of their dates, while
    something is to come.
    """

    po: PurchaseOrder
    currency: str
    supplier: Supplier
    lines: list[PurchaseLineDetail]
    history: list[HistoryLine]
    opinion: Opinion | None


def rows(
    desk: Desk, ids: Collection[int] | None = None, to_chase: Mapping[int, int] | None = None
) -> list[PurchaseRow]:
    """Purchase orders (None means all), oldest first; `to_chase` as `chases.orders_to_chase` gives it, if known."""
    if to_chase is None:
        to_chase = chases.orders_to_chase(desk)
    still_open: dict[int, list[OpenRow]] = {}
    for row in purchases.open_rows(ids):
        still_open.setdefault(row.po, []).append(row)
    waiting = _customers_waiting(desk, still_open)
    suppliers = {supplier.id: supplier for supplier in people.suppliers()}
    counts = purchases.line_counts(ids)
    listed = purchases.orders(ids)
    unneeded = _surplus(desk, listed, still_open)
    return [
        _row(
            desk,
            order,
            suppliers[order.supplier],
            counts.get(order.id, 0),
            still_open.get(order.id, []),
            len(waiting.get(order.id, ())),
            to_chase.get(order.id, 0),
            sum(row.inbound.row in unneeded for row in still_open.get(order.id, ())),
        )
        for order in listed
    ]


def portions(desk: Desk) -> Iterator[list[PurchaseRow]]:
    """What `rows` gives, newest first, in portions that a window can stay alive between."""
    ids = [order.id for order in purchases.orders()]
    ids.reverse()
    to_chase = chases.orders_to_chase(desk)
    for start in range(0, max(1, len(ids)), PORTION):
        yield rows(desk, ids[start : start + PORTION], to_chase)[::-1]


def touched(items: Collection[int]) -> set[int]:
    """The purchase orders (ids) that say something else once these items have changed: those that name one of them,
    and every draft, which may just have lost its line.
    """
    drafts = {order.id for order in purchases.orders(state=State.DRAFT)}
    return drafts | purchases.naming(items)


def detail(desk: Desk, po_id: int, latest: int | None = None) -> PurchaseDetail:
    """One purchase order with its lines, rows and history, or so many entries of it. Raises NotFound "po.unknown"."""
    order = purchases.order(po_id)
    supplier = people.supplier(order.supplier)
    lines = purchases.lines(po_id)
    known = items.by_ids({line.item for line in lines})
    still_open = purchases.open_rows([po_id])
    supplies = {row.inbound.row: _supply(desk, row) for row in still_open}
    unneeded = _surplus(desk, [order], {po_id: still_open})
    shares = _shares(desk, known)
    names = orders.names({line for row in supplies for line, _ in shares.get(row, ())})
    dates = histories.of_row_dates(po_id)
    of_line: dict[int, list[RowDetail]] = {line.id: [] for line in lines}
    for row in purchases.rows(po_id):
        found = supplies.get(row.id)
        serves = tuple(ServedLine(*names[line], part, line) for line, part in shares.get(row.id, ()))
        shown = RowDetail(
            row,
            found.footing if found else None,
            found.due if found else None,
            serves,
            tuple(dates.get(row.id, ())),
            unneeded.get(row.id, ZERO),
        )
        of_line[row.line].append(shown)
    return PurchaseDetail(
        order,
        _currency(desk, order, supplier),
        supplier,
        [PurchaseLineDetail(line, known[line.item], tuple(of_line[line.id])) for line in lines],
        histories.of_purchase_order(po_id, latest),
        suppliers.opinion(desk, order.supplier) if order.state in (State.DRAFT, State.SENT) else None,
    )


def history(po_id: int) -> list[HistoryLine]:
    """Everything that happened to one purchase order, oldest first."""
    return histories.of_purchase_order(po_id)


def _currency(desk: Desk, order: PurchaseOrder, supplier: Supplier) -> str:
    return order.currency or supplier.currency or desk.settings.currency


def _row(
    desk: Desk,
    order: PurchaseOrder,
    supplier: Supplier,
    lines: int,
    still_open: list[OpenRow],
    customers_waiting: int,
    to_chase: int,
    surplus: int,
) -> PurchaseRow:
    supplies = [_supply(desk, row) for row in still_open]
    due = [found for found in supplies if found.due is not None]
    coming = (
        min(due, key=lambda found: (found.due, found.footing)) if due else min(supplies, default=None, key=_footing)
    )
    currency = _currency(desk, order, supplier)
    costs = [line_amount(row.inbound.open, row.cost, currency) for row in still_open]
    return PurchaseRow(
        order.id,
        order.number,
        order.supplier,
        supplier.name,
        order.state,
        lines,
        None if None in costs else sum((cost for cost in costs if cost is not None), ZERO),
        currency,
        coming.due if coming else None,
        coming.footing if coming else None,
        (coming.due - desk.today).days if coming and coming.due else None,
        customers_waiting,
        order.sent_on,
        sum(not row.inbound.confirmed for row in still_open) if order.state is State.SENT else 0,
        sum(found.footing is Footing.OVERDUE for found in supplies),
        to_chase,
        surplus,
    )


def _surplus(
    desk: Desk, listed: Iterable[PurchaseOrder], still_open: Mapping[int, list[OpenRow]]
) -> dict[int, Decimal]:
    """What nobody needs any more of the open rows (by id) of these orders."""
    supplier = {order.id: order.supplier for order in listed}
    supplier_of = {row.inbound.row: supplier[po] for po, rows in still_open.items() if po in supplier for row in rows}
    return surplus_rows(desk, {row.inbound.item for rows in still_open.values() for row in rows}, supplier_of)


def _customers_waiting(desk: Desk, still_open: Mapping[int, list[OpenRow]]) -> dict[int, set[int]]:
    """The customers (ids) who have a share of something of each purchase order."""
    order_of = {row.inbound.row: po for po, found in still_open.items() for row in found}
    item_ids = {row.inbound.item for found in still_open.values() for row in found}
    customer_of = item_sums.waiting_customers(item_ids)
    waiting: dict[int, set[int]] = {}
    for item in item_ids:
        for share in desk.board.serving(item):
            po = order_of.get(share.supply.row)
            if po is not None and share.line in customer_of:  # another desk may just have shipped it
                waiting.setdefault(po, set()).add(customer_of[share.line])
    return waiting


def _supply(desk: Desk, row: OpenRow) -> Supply:
    return supply(row.inbound, desk.today, desk.calendar)


def _footing(found: Supply) -> Footing:
    return found.footing


def _shares(desk: Desk, item_ids: Iterable[int]) -> Shares:
    """What waiting lines hold of each schedule row of these items, in queue order."""
    shares: dict[int, list[tuple[int, Decimal]]] = {}
    for item in item_ids:
        for share in desk.board.serving(item):
            if share.supply.row:
                shares.setdefault(share.supply.row, []).append((share.line, share.quantity))
    return shares
