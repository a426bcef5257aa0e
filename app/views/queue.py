"""The rows of the queue, ready to show, and everything about one of its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data import histories, orders, promises, purchases, queueing, queues, substitutes
from app.data import items as stored_items
from app.data.purchases import Evidence
from app.data.queues import WaitingFacts
from app.data.store.bulk import without_collecting
from app.desk import Desk
from app.desk.lines import under_name
from app.domain.items import Item
from app.domain.lending import lendable
from app.domain.matching import ZERO, Footing, SharePart, Supply
from app.domain.orders import HistoryLine
from app.domain.projection import Projection
from app.domain.promise_states import UNTOLD, PromiseState, Told
from app.domain.promises import Hold, held
from app.domain.tellings import Telling
from app.views.projection import of_item

PORTION = 200  # items
MANY = 20_000  # lines beyond which a read of everything is quicker than naming them
SupplyFacts = tuple[str, Footing, date | None, str, date | None]
_NO_EVIDENCE: Mapping[int, Evidence] = {}


class QueueRow(NamedTuple):
    """One waiting line. `position` counts from 1; `age` is in days; quantities are in `unit`.

    `shares` are what serves it, in that order; `short` is what nothing serves. `state` is what has become of the
    promise last told, and `slip_days` by how many calendar days it moved: later above zero, 0 where not known in days.
    Before `reserved_from` it has no promise. `discontinued` is its item's, `reference` is what the customer calls the
    order, which they collect (`collects`) or are sent. `waits_for` are the SKUs of lines of the same order
    that are held, where all of it is to ship together; it is `firm` where it would have a promise but for the others.
    """

    id: int
    order_id: int
    order: str
    customer_id: int
    customer: str
    item_id: int
    sku: str
    name: str
    unit: str
    decimals: int
    position: int
    ahead_lines: int
    ahead_quantity: Decimal
    waiting: Decimal
    ordered: Decimal
    ready: Decimal
    accepted_on: date
    age: int
    wanted_on: date | None
    promise: date | None
    hoped: date | None
    footing: Footing
    short: Decimal
    told: Told | None
    state: PromiseState
    slip_days: int
    ship_complete: bool
    shares: tuple[SharePart, ...]
    hold: Hold = Hold.NONE
    reserved_from: date | None = None
    discontinued: bool = False
    reference: str = ""
    collects: bool = True
    waits_for: tuple[str, ...] = ()
    firm: bool = False


@dataclass(frozen=True, slots=True)
class LineDetail:
    """One waiting line: its row, what happened to it, what its customer was told (entries struck since too), and the
    picture of its item's stock.

    `held` is the stock that it holds until its order is whole, `lendable` the most of it that could ship were stock
    lent to it that whole orders hold ahead. `substitutes` says whether any item may go out instead, `original` is the
    SKU that it stands for ("": its own), and `unanswered` whether its customer was asked to choose and has not yet.
    """

    row: QueueRow
    history: tuple[HistoryLine, ...]
    tellings: tuple[Telling, ...]
    projection: Projection
    held: Decimal = ZERO
    lendable: Decimal = ZERO
    substitutes: bool = False
    original: str = ""
    unanswered: bool = False


def rows(desk: Desk, items: Collection[int] | None = None) -> list[QueueRow]:
    """Every waiting line, by SKU and then in queue order. `items` None means all items."""
    with without_collecting():
        return _rows(desk, queues.waiting_facts(items), stored_items.all_items(items))


def portions(desk: Desk) -> Iterator[list[QueueRow]]:
    """What `rows` gives, in portions that a window can stay alive between; one portion where there is little."""
    board = desk.board
    waited_for = [item for item in stored_items.all_items() if board.item(item.id).alone]
    for start in range(0, max(1, len(waited_for)), PORTION):
        part = waited_for[start : start + PORTION]
        yield _rows(desk, queues.waiting_facts([item.id for item in part]), part)


def of_customer(desk: Desk, customer_id: int) -> list[QueueRow]:
    """One customer's waiting lines, by SKU and then in queue order."""
    facts = queues.waiting_facts(customer_id=customer_id)
    return _rows(desk, facts, stored_items.all_items({line.item for line in facts.values()}))


def of_order(desk: Desk, order_id: int) -> list[QueueRow]:
    """The waiting lines of one order."""
    return of_lines(desk, [line.id for line in orders.lines_of(order_id)])


def of_lines(desk: Desk, line_ids: Collection[int]) -> list[QueueRow]:
    """Those of the lines that wait, by SKU and then in queue order."""
    items = {line.item for line in orders.lines(line_ids)}
    facts = queues.waiting_facts(items)
    wanted = {line: facts[line] for line in line_ids if line in facts}
    return _rows(desk, wanted, stored_items.all_items(items))


def line_numbers(rows: Sequence[QueueRow]) -> dict[int, int]:
    """The number on its order, from 1 on, of each of these lines of which the order has another for the same item."""
    lines = Counter((row.order_id, row.item_id) for row in rows)
    doubled = {order for (order, _), count in lines.items() if count > 1}
    found = {order: [line.id for line in of_order] for order, of_order in orders.lines_by_order(doubled).items()}
    return {row.id: found[row.order_id].index(row.id) + 1 for row in rows if lines[row.order_id, row.item_id] > 1}


def to_tell(desk: Desk, items: Collection[int] | None = None) -> list[QueueRow]:
    """The waiting lines whose customers are due to be told, by SKU and then in queue order. None means all items."""
    lines = desk.board.promises.due()
    due = {item: lines[item] for item in (lines if items is None else items) if item in lines}
    facts = queues.waiting_facts(list(due))
    wanted = {line: facts[line] for found in due.values() for line in found if line in facts}
    return _rows(desk, wanted, stored_items.all_items(list(due)))


def detail(desk: Desk, line_id: int) -> LineDetail:
    """One waiting line. Raises NotFound "line.unknown", Refused "line.done" where it does not wait any more."""
    line = orders.line(line_id)
    item = stored_items.by_id(line.item)
    queue = _rows(desk, queues.waiting_facts([line.item]), [item])
    row = next((row for row in queue if row.id == line_id), None)
    if row is None:
        raise under_name(line).done
    whole = {other.id: other.order_id for other in queue if other.ship_complete}
    outlooks = desk.board.outlooks(item.id)
    alone = not row.ship_complete or sum(bool(one.waiting) for one in orders.lines_of(line.order)) == 1
    made = substitutes.substitution_of(line_id)
    asked = promises.askings(line_id) if row.told is not None else []
    return LineDetail(
        row,
        tuple(histories.of_line(line_id)),
        tuple(promises.tellings(line_id)),
        of_item(desk, line.item),
        held=sum((held(outlook) for outlook in outlooks if outlook.line.id == line_id and line_id in whole), ZERO),
        lendable=lendable(outlooks, whole).get(line_id, ZERO) if whole and alone else ZERO,
        substitutes=bool(substitutes.of_items([item.id])),
        original=stored_items.by_id(orders.line(made.original).item).sku if made else "",
        unanswered=bool(asked) and asked[0].choice is None,
    )


def evidence_for(desk: Desk, items: Collection[int]) -> Mapping[int, Evidence]:
    """What stands behind every inbound row of the items."""
    board = desk.board
    inbound = [row.row for item in items for row in board.item(item).inbound]
    return purchases.evidence(inbound) if inbound else _NO_EVIDENCE


def _supply_facts(supply: Supply, behind: Evidence | None) -> SupplyFacts:
    """What every share of a supply says: source, footing, date, supplier, and when that was confirmed."""
    if supply.footing is Footing.IN_STOCK:
        return "stock", supply.footing, supply.ready, "", None
    on = supply.due if supply.footing is Footing.OVERDUE else supply.ready
    confirmed = behind.confirmed_on_day if behind and supply.footing is Footing.CONFIRMED else None
    return supply.po, supply.footing, on, behind.supplier if behind else "", confirmed


def _rows(desk: Desk, facts: Mapping[int, WaitingFacts], items: Collection[Item]) -> list[QueueRow]:
    if not facts:
        return []
    board, today = desk.board, desk.today
    told, compared = board.promises.told, board.promises.found
    evidence = evidence_for(desk, {line.item for line in facts.values()})
    parts: dict[int, SupplyFacts] = {}

    def part_of(supply: Supply) -> SupplyFacts:
        parts[supply.row] = _supply_facts(supply, evidence.get(supply.row))
        return parts[supply.row]

    found: list[QueueRow] = []
    add = found.append
    for item in items:
        identity, sku, name, unit, decimals = item.id, item.sku, item.name, item.unit, item.decimals
        discontinued = item.discontinued
        for outlook in board.outlooks(identity):
            line, position, ahead, ready, promise, hoped, footing, shares, short, hold, reserved = outlook
            fact = facts.get(line.id)
            if fact is None:
                continue
            (
                _,
                _,
                order_id,
                order,
                customer_id,
                customer,
                ordered,
                accepted_on,
                wanted_on,
                complete,
                reference,
                collects,
            ) = fact
            state, slip_days, _ = compared.get(line.id, UNTOLD)
            add(
                QueueRow(
                    line.id,
                    order_id,
                    order,
                    customer_id,
                    customer,
                    identity,
                    sku,
                    name,
                    unit,
                    decimals,
                    position,
                    position - 1,
                    ahead,
                    line.waiting,
                    ordered,
                    ready,
                    accepted_on,
                    max(0, (today - accepted_on).days),
                    wanted_on,
                    promise,
                    hoped,
                    footing,
                    short,
                    told.get(line.id),
                    state,
                    slip_days,
                    complete,
                    tuple([SharePart(share[2], *(parts.get(share[1].row) or part_of(share[1]))) for share in shares]),
                    hold,
                    reserved,
                    discontinued,
                    reference,
                    collects,
                )
            )
    return _of_whole_orders(desk, found)


def _of_whole_orders(desk: Desk, rows: list[QueueRow]) -> list[QueueRow]:
    """The rows, where lines of orders that ship complete say what the others of the order do to them."""
    items = {row.item_id for row in rows if row.ship_complete}
    if not items:
        return rows
    held = queueing.held_of_whole_orders()
    promised = {
        outlook.line.id for item in items for outlook in desk.board.item(item).alone if outlook.promise is not None
    }
    return [
        row._replace(
            waits_for=() if row.hold else tuple(held.get(row.order_id, ())),
            firm=row.promise is None and row.id in promised,
        )
        if row.ship_complete
        else row
        for row in rows
    ]
