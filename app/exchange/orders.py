"""Importing accepted orders of the past: each line joins its queue by its accepted date, then in file order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from app.data import counters, promises, queueing, queues, reversals
from app.data import items as stored_items
from app.data import orders as stored_orders
from app.data import people as stored_people
from app.data.models import orders as tables
from app.data.orders import OrderHead
from app.data.store.records import next_ids
from app.desk import ActUnderWay, Desk
from app.domain.items import Item
from app.domain.orders import LineChange, Order, OrderLine
from app.domain.promise_states import Told
from app.domain.promises import Hold
from app.exchange.checking import Checked, spell_as_known
from app.exchange.layouts import OrderRow
from app.exchange.moves_back import ask_who_moves_back
from app.exchange.people import add_named
from app.exchange.plan import Counted, Plan, named

_HELD_BY = {Hold.HELD: LineChange.HELD, Hold.PASSED: LineChange.PASSED_ON}
_NUMBERED = re.compile(r"^SO-(\d{1,15})$", re.ASCII | re.MULTILINE)


def plan_orders(desk: Desk, checked: Checked) -> Plan:
    """New lines wait; a line that is here already stays as it is, and one that is here otherwise is wrong."""
    items = {item.sku: item for item in stored_items.all_items()}
    customers = {customer.name: customer for customer in stored_people.customers()}
    spell_as_known(checked, "sku", items)
    spell_as_known(checked, "customer", customers)
    rows: list[OrderRow] = checked.rows
    _check(desk.today, checked, rows, items)
    _check_one_customer(checked, rows)
    _check_heads(checked, rows)
    here = stored_orders.ids_numbered({row.order for row in rows if row.order})
    new = rows
    plan = Plan()
    if here:
        new = _plan_known(plan, checked, rows, items, here, {c.id: c.name for c in customers.values()})
    if checked.errors:
        return plan
    plan.added = len(new)
    add_named(plan, "customer", {row.customer for row in new}, customers)
    ask_who_moves_back(desk, plan, new, items)
    complete = {name for name, customer in customers.items() if customer.ship_complete}
    sent = {name for name, customer in customers.items() if not customer.collects}
    said = {row.order: row.ship_complete for row in new if row.ship_complete is not None}
    collected = {row.order: row.collects for row in new if row.collects is not None}
    called = {row.order: row.reference for row in new if row.reference is not None}
    tellings = sum(row.told_on is not None for row in new)

    def write(act: ActUnderWay, counted: Counted) -> None:
        customer_ids = stored_people.ids_by_name("customer")
        accepted: dict[str, tuple[date, str]] = {}
        for row in new:
            before = accepted.get(row.order)
            if before is None or row.accepted_on < before[0]:
                accepted[row.order] = row.accepted_on, row.customer
        fresh = [number for number in accepted if number not in here]
        order_ids = {number: id for number, (id, _) in here.items()}
        order_ids |= zip(fresh, next_ids(tables.Order, len(fresh)), strict=True)
        stored_orders.put_orders(
            act.id,
            (
                Order(
                    order_ids[number],
                    number,
                    customer_ids[customer],
                    on,
                    said.get(number, customer in complete),
                    called.get(number, ""),
                    collects=collected.get(number, customer not in sent),
                )
                for number in fresh
                for on, customer in (accepted[number],)
            ),
        )
        ids = next_ids(tables.OrderLine, len(new))
        numbers = counters.next_numbers("line", len(new))
        lines = (
            stored_orders.NewLine(
                order_ids[row.order],
                items[row.sku].id,
                number,
                row.quantity,
                row.wanted_on,
                row.placed_on,
                items[row.sku].price,
                desk.settings.currency,
                row.reserved_on,
            )
            for number, row in zip(numbers, new, strict=True)
        )
        stored_orders.put_lines(act.id, ids, counted(lines), LineChange.IMPORTED)
        if tellings:
            told = ((id, row.told) for id, row in zip(ids, new, strict=True) if row.told is not None)
            promises.record_imported(act.id, counted(told))
        held = [(id, row.held, row.quantity) for id, row in zip(ids, new, strict=True) if row.held]
        queueing.put_holds(act.id, [(id, hold) for id, hold, _ in held])
        for hold, kind in _HELD_BY.items():
            stored_orders.add_changes(act.id, kind, [(id, quantity, "") for id, of, quantity in held if of is hold])
        highest = _highest(accepted)
        if highest:
            counters.raise_to("order", highest)
        act.touch(items={items[row.sku].id for row in new}, orders={order_ids[row.order] for row in new})

    plan.step(write, len(new) + tellings if new else 0)
    return plan


def _check(today: date, checked: Checked, rows: Iterable[OrderRow], items: dict[str, Item]) -> None:
    """What can be said of each row by itself."""
    checked_quantities: set[tuple[str, Decimal]] = set()
    for row in rows:
        _, _, accepted_on, sku, quantity, _, told_date, told_on, *_, line = row
        if (sku, quantity) not in checked_quantities:
            item = checked.item(items, line, sku)
            if item is not None and checked.fits(item, line, "quantity", quantity):
                checked_quantities.add((sku, quantity))
        checked.past(today, line, "accepted_on", accepted_on)
        checked.past(today, line, "told_on", told_on)
        if told_on is not None and accepted_on is not None and told_on < accepted_on:
            checked.wrong("import.told_before_accepted", line, "told_on", told_on, accepted=accepted_on)
        if told_date is not None and told_on is None and (line, "told_on") not in checked.bad:
            checked.wrong("import.told_on_missing", line, "told_on", "", told=told_date)


def _check_one_customer(checked: Checked, rows: Iterable[OrderRow]) -> None:
    first: dict[str, OrderRow] = {}
    for row in rows:
        before = first.setdefault(row.order, row)
        if before.customer != row.customer and row.order and row.customer and before.customer:
            checked.wrong(
                "import.two_customers", row.line, "customer", row.customer, order=row.order, other=str(before.line)
            )


def _check_heads(checked: Checked, rows: Iterable[OrderRow]) -> None:
    """An order ships complete or it does not, is collected or sent, and has one reference: its rows may not differ."""
    for column in ("ship_complete", "collects", "reference"):
        first: dict[str, OrderRow] = {}
        for row in rows:
            said = getattr(row, column)
            if said is None:
                continue
            before = first.setdefault(row.order, row)
            if getattr(before, column) != said:
                text = said if isinstance(said, str) else "yes" if said else "no"
                checked.wrong("import.two_heads", row.line, column, text, po=row.order, other=str(before.line))


def _plan_known(
    plan: Plan,
    checked: Checked,
    rows: Iterable[OrderRow],
    items: dict[str, Item],
    here: dict[str, tuple[int, int]],
    customer_names: dict[int, str],
) -> list[OrderRow]:
    """Plan the rows whose orders are here already; returns the rows that are new lines."""
    lines = stored_orders.lines_by_order(id for id, _ in here.values())
    gone = reversals.taken_back(line.id for own in lines.values() for line in own)
    lines = {order: [line for line in own if line.id not in gone] for order, own in lines.items()}
    new: list[OrderRow] = []
    again: list[OrderRow] = []
    for row in rows:
        if row.order not in here:
            new.append(row)
            continue
        name = customer_names[here[row.order][1]]
        if row.customer and row.customer != name:
            checked.wrong("import.another_customer", row.line, "customer", row.customer, order=row.order, other=name)
        else:
            again.append(row)
    matched: list[tuple[OrderRow, OrderLine]] = []
    unmatched: list[OrderRow] = []
    for row in again:  # those that are here exactly come first, so that they are not taken by others
        exact = [line for line in _candidates(row, items, here, lines) if _is_exactly(row, line)]
        if exact:
            lines[exact[0].order].remove(exact[0])
            matched.append((row, exact[0]))
        else:
            unmatched.append(row)
    for row in unmatched:
        candidates = _candidates(row, items, here, lines)
        same = [line for line in candidates if _is_as_much(row, line)]
        if same:
            lines[same[0].order].remove(same[0])
            matched.append((row, same[0]))
        elif row.quantity is None:
            continue
        elif candidates:
            checked.wrong("import.order_differs", row.line, "quantity", row.quantity, order=row.order, sku=row.sku)
        else:
            new.append(row)
    _plan_changes(plan, matched)
    complete = queues.complete_orders() if any(row.ship_complete is not None for row in again) else {}
    otherwise = [
        row.order
        for row, line in matched
        if row.ship_complete is not None and line.waiting and row.ship_complete is not (line.order in complete)
    ]
    if otherwise:
        names = list(dict.fromkeys(otherwise))
        plan.note("import.complete_left", count=len(names), names=named(names))
    new.sort(key=lambda row: row.line)
    return new


def _plan_changes(plan: Plan, matched: list[tuple[OrderRow, OrderLine]]) -> None:
    """A line that is here may be wanted on another day, its customer may have been told something new, and its order
    may be called otherwise, or be collected or sent now.
    """
    told = promises.told([line.id for row, line in matched if row.told_on is not None])
    wanted = [
        (line.id, row.wanted_on)
        for row, line in matched
        if row.wanted_on is not None and row.wanted_on != line.wanted_on
    ]
    tellings = [
        (line.id, row.told)
        for row, line in matched
        if row.told is not None and line.waiting and not _is_told(row, told.get(line.id))
    ]
    heads = stored_orders.heads({line.order for _, line in matched})
    renewed = dict(heads)
    for row, line in matched:
        head = renewed[line.order]
        reference = head.reference if row.reference is None else row.reference
        renewed[line.order] = OrderHead(reference, head.collects if row.collects is None else row.collects)
    renamed = {order for order, head in heads.items() if renewed[order] != head}
    changed = {line for line, _ in wanted} | {line for line, _ in tellings}
    changed |= {line.id for _, line in matched if line.order in renamed}
    plan.updated = len(changed)
    plan.kept = len(matched) - len(changed)
    if plan.kept:
        plan.note("import.lines_here", count=plan.kept)

    def write(act: ActUnderWay, counted: Counted) -> None:
        stored_orders.set_wanted(counted(wanted))
        promises.record_imported(act.id, counted(tellings))
        stored_orders.set_heads(counted((order, renewed[order]) for order in renamed))
        touched = [line for _, line in matched if line.id in changed]
        act.touch(items={line.item for line in touched}, orders={line.order for line in touched})

    plan.step(write, len(wanted) + len(tellings) + len(renamed))


def _candidates(
    row: OrderRow,
    items: dict[str, Item],
    here: dict[str, tuple[int, int]],
    lines: dict[int, list[OrderLine]],
) -> list[OrderLine]:
    """The lines of the row's order for the row's item that no row has been found for yet."""
    item = items.get(row.sku)
    return [line for line in lines.get(here[row.order][0], ()) if item is not None and line.item == item.id]


def _is_told(row: OrderRow, told: Told | None) -> bool:
    return told is not None and (told.promised_on, told.told_on) == (row.told_date, row.told_on)


def _is_as_much(row: OrderRow, line: OrderLine) -> bool:
    return row.quantity is not None and row.quantity in (line.ordered, line.waiting)


def _is_exactly(row: OrderRow, line: OrderLine) -> bool:
    return (
        _is_as_much(row, line)
        and row.accepted_on is not None
        and row.placed_on == line.place.on
        and row.wanted_on == line.wanted_on
    )


def _highest(numbers: Iterable[str]) -> int:
    """The highest of the numbers that look like ours, so that none is given out again."""
    return max(map(int, _NUMBERED.findall("\n".join(numbers))), default=0)
