"""Importing what was counted: an opening for an item that never moved; all others are a count, and asked as one is."""

from __future__ import annotations

from collections.abc import Sequence

from app.counting import figures
from app.data import items as stored
from app.data import movements
from app.desk import ActUnderWay, Desk
from app.domain.count_reviews import Figure
from app.domain.errors import NeedsConsent
from app.domain.matching import ZERO
from app.domain.movements import Kind
from app.exchange.checking import Checked, spell_as_known
from app.exchange.layouts import StockRow
from app.exchange.plan import Counted, Plan
from app.words import _

_NAMED = 9  # figures in a question: one more than it names, which says so


def plan_stock(desk: Desk, checked: Checked) -> Plan:
    items = {item.sku: item for item in stored.all_items()}
    spell_as_known(checked, "sku", items)
    on_hand = stored.on_hand(None)
    moved = movements.moved_items()
    opening = _("Opening stock, from {file}").format(file=checked.file)
    counted_text = _("Counted, from {file}").format(file=checked.file)
    plan = Plan()
    opened: list[movements.NewMovement] = []
    counted: list[Figure] = []
    places: list[tuple[int, str]] = []
    rows: list[StockRow] = checked.rows
    for row in rows:
        item = checked.item(items, row.line, row.sku)
        if item is None or row.quantity is None:
            continue
        checked.fits(item, row.line, "quantity", row.quantity)
        figure = Figure(item, row.quantity, on_hand.get(item.id, ZERO))
        known = item.id in moved
        if known:
            counted.append(figure)
        elif figure.variance:
            opened.append(movements.NewMovement(item.id, figure.variance, opening))
        if row.bin and row.bin not in item.bins:
            places.append((item.id, row.bin))
        elif not figure.variance:
            plan.kept += 1
            continue
        if known:
            plan.updated += 1
        else:
            plan.added += 1

    def write(act: ActUnderWay, passed: Counted) -> None:
        stored.set_bins(passed(places), stored.bin_ids(code for _, code in places))
        movements.post(act.id, Kind.OPENING, act.on_day, passed(opened))
        act.touch(items=[*(movement.item for movement in opened), *(item for item, _ in places)])
        if counted:
            figures.post_figures(desk, act, list(passed(counted)), counted_text)

    _ask(desk, plan, counted)
    plan.step(write, len(opened) + len(places) + len(counted))
    return plan


def _ask(desk: Desk, plan: Plan, counted: Sequence[Figure]) -> None:
    """Ask of what differs by more than the tolerance, and of whom a minus takes from."""
    over = tuple(each for each in counted if each.variance and not figures.within(desk, each))
    if over:
        plan.asks.append(NeedsConsent("import.over_tolerance", count=len(over), figures=over[:_NAMED]))
    broken = figures.broken(desk, counted)
    if broken:
        plan.asks.append(NeedsConsent("import.breaks", count=len(broken), who=broken))
