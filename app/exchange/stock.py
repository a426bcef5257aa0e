"""Importing what was counted: an opening for an item that never moved, else a correction of its record."""

from __future__ import annotations

from app.data import items as stored
from app.data import movements
from app.desk import ActUnderWay, Desk
from app.domain.matching import ZERO
from app.domain.movements import Kind
from app.exchange.checking import Checked, spell_as_known
from app.exchange.layouts import StockRow
from app.exchange.plan import Counted, Plan
from app.words import _


def plan_stock(desk: Desk, checked: Checked) -> Plan:
    items = {item.sku: item for item in stored.all_items()}
    spell_as_known(checked, "sku", items)
    on_hand = stored.on_hand(None)
    moved = movements.moved_items()
    opening = _("Opening stock, from {file}").format(file=checked.file)
    counted_text = _("Counted, from {file}").format(file=checked.file)
    plan = Plan()
    posted: dict[Kind, list[movements.NewMovement]] = {Kind.OPENING: [], Kind.COUNT: []}
    places: list[tuple[int, str]] = []
    rows: list[StockRow] = checked.rows
    for row in rows:
        item = checked.item(items, row.line, row.sku)
        if item is None or row.quantity is None:
            continue
        checked.fits(item, row.line, "quantity", row.quantity)
        difference = row.quantity - on_hand.get(item.id, ZERO)
        known = item.id in moved
        if difference:
            kind, reason = (Kind.COUNT, counted_text) if known else (Kind.OPENING, opening)
            posted[kind].append(movements.NewMovement(item.id, difference, reason))
        if row.bin and row.bin != item.bin:
            places.append((item.id, row.bin))
        elif not difference:
            plan.kept += 1
            continue
        if known:
            plan.updated += 1
        else:
            plan.added += 1

    def write(act: ActUnderWay, counted: Counted) -> None:
        stored.set_bins(counted(places), stored.bin_ids(code for _, code in places))
        for kind, new in posted.items():
            movements.post(act.id, kind, act.on_day, counted(new))
            act.touch(items=[movement.item for movement in new])
        act.touch(items=[item for item, _ in places])

    plan.step(write, sum(map(len, posted.values())) + len(places))
    return plan
