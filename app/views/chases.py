"""The chase list: what suppliers are to be asked about, those that do most harm first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.data import items, people, purchases, queues
from app.data.chasing import AskedOf
from app.desk import Desk
from app.domain.chasing import Chase, Harm, Waiting, harm, rank
from app.domain.items import Item, Supplier
from app.purchasing import chasing


@dataclass(frozen=True, slots=True)
class ChaseRow:
    """A schedule row to chase. `waiting` are the lines that have a share of it, the longest waiting first."""

    id: int
    po_id: int
    po: str
    supplier_id: int
    supplier: str
    item_id: int
    sku: str
    name: str
    unit: str
    supplier_sku: str
    open: Decimal
    chase: Chase
    harm: Harm
    waiting: tuple[Waiting, ...]


def rows(desk: Desk, supplier_id: int | None = None) -> list[ChaseRow]:
    """Everything to chase (of one supplier), those that do most harm first; what was chased lately comes last."""
    found = [each for each in chasing.due(desk) if supplier_id in (None, each[1].supplier)]
    known = items.by_ids({each.asked.item for _, each in found})
    suppliers = {supplier.id: supplier for supplier in people.suppliers()}
    waiting = _waiting(desk, found)
    numbers = purchases.supplier_skus([each.asked.row for _, each in found])
    listed = []
    for why, of in found:
        lines = waiting.get(of.asked.row, ())
        oldest = max((0, *((desk.today - line.accepted_on).days for line in lines)))
        done = harm(why, len({line.customer_id for line in lines}), oldest, desk.today)
        row = _row(why, of, known[of.asked.item], suppliers[of.supplier], numbers[of.asked.row], done, lines)
        listed.append((rank(why, done), row))
    return [row for _, row in sorted(listed, key=lambda each: each[0])]


def count(desk: Desk) -> int:
    """How many rows are to be chased now, without those that were chased lately."""
    return sum(not why.again for why, _ in chasing.due(desk))


def orders_to_chase(desk: Desk) -> dict[int, int]:
    """How many rows of each purchase order (by id) are to be chased now."""
    counts: dict[int, int] = {}
    for why, of in chasing.due(desk):
        if not why.again:
            counts[of.po] = counts.get(of.po, 0) + 1
    return counts


def _waiting(desk: Desk, found: Collection[tuple[Chase, AskedOf]]) -> Mapping[int, tuple[Waiting, ...]]:
    """Who waits for each row, the longest waiting first."""
    wanted = {each.asked.row for _, each in found}
    shares = [
        (share.supply.row, share.line, share.quantity)
        for item in {each.asked.item for _, each in found}
        for share in desk.board.serving(item)
        if share.supply.row in wanted
    ]
    facts = queues.waiting_facts({each.asked.item for _, each in found}) if shares else {}
    waiting: dict[int, list[Waiting]] = {}
    for row, line, quantity in shares:
        if line in facts:  # another desk may just have shipped it
            fact = facts[line]
            waiting.setdefault(row, []).append(
                Waiting(fact.order, fact.customer_id, fact.customer, fact.accepted_on, quantity)
            )
    return {row: tuple(_longest_first(lines)) for row, lines in waiting.items()}


def _longest_first(lines: Iterable[Waiting]) -> list[Waiting]:
    return sorted(lines, key=lambda line: line.accepted_on)


def _row(
    why: Chase,
    of: AskedOf,
    item: Item,
    supplier: Supplier,
    supplier_sku: str,
    done: Harm,
    waiting: tuple[Waiting, ...],
) -> ChaseRow:
    asked = of.asked
    return ChaseRow(
        id=asked.row,
        po_id=of.po,
        po=asked.po,
        supplier_id=supplier.id,
        supplier=supplier.name,
        item_id=item.id,
        sku=item.sku,
        name=item.name,
        unit=item.unit,
        supplier_sku=supplier_sku,
        open=asked.open,
        chase=why,
        harm=done,
        waiting=waiting,
    )
