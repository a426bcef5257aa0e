"""Importing purchase orders: sent ones with their dates, drafts where no sent date is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.data import buying, counters, people, sources
from app.data import items as stored_items
from app.data import purchases as stored
from app.data.models import purchases as tables
from app.data.store.records import next_ids
from app.desk import ActUnderWay, Desk
from app.domain.errors import NeedsConsent
from app.domain.items import ONE, Item, Source, Supplier
from app.domain.matching import ZERO
from app.domain.purchase_orders import AnswerPart, PurchaseLine, PurchaseOrder, Row, RowChange, State
from app.domain.supplier_answers import answer
from app.exchange.checking import Checked, spell_as_known
from app.exchange.layouts import PurchaseRow
from app.exchange.people import add_named
from app.exchange.plan import Counted, Plan, named

_NUMBERED = re.compile(r"PO-(\d{1,15})", re.ASCII)
LineKey = tuple[str, Decimal | None]  # a purchase line: its SKU and unit cost


@dataclass(frozen=True, slots=True)
class _Known:
    """What the store has that a file's rows may name."""

    items: dict[str, Item]
    suppliers: dict[str, Supplier]
    offers: dict[tuple[int, int], Source]


def plan_purchase_orders(desk: Desk, checked: Checked) -> Plan:
    """New orders are added; one that is here gets the dates that the file knows better. Counts are of orders."""
    known = _Known(
        {item.sku: item for item in stored_items.all_items()},
        {supplier.name: supplier for supplier in people.suppliers()},
        sources.first_offers(),
    )
    spell_as_known(checked, "sku", known.items)
    spell_as_known(checked, "supplier", known.suppliers)
    rows: list[PurchaseRow] = checked.rows
    _check(desk.today, checked, rows, known.items)
    _check_heads(checked, rows)
    here = {order.number: order for order in stored.orders()}
    plan = Plan()
    new: dict[str, list[PurchaseRow]] = {}
    again: dict[str, list[PurchaseRow]] = {}
    for row in rows:
        (again if row.po in here else new).setdefault(row.po, []).append(row)
    for number, listed in again.items():
        _plan_known(plan, checked, here[number], listed, known)
    if checked.errors:
        return plan
    plan.added = len(new)
    names = [listed[0].supplier for listed in new.values()]
    add_named(plan, "supplier", names, known.suppliers)
    if new:
        plan.step(lambda act, counted: _write_new(act, counted, new, known), sum(map(len, new.values())))
    return plan


def _check(today: date, checked: Checked, rows: Iterable[PurchaseRow], items: dict[str, Item]) -> None:
    """What can be said of each row by itself."""
    for row in rows:
        item = checked.item(items, row.line, row.sku)
        if item is not None:
            checked.fits(item, row.line, "quantity", row.quantity)
        checked.past(today, row.line, "sent_on", row.sent_on)
        if _is_confirmed(row) and row.sent_on is None and (row.line, "sent_on") not in checked.bad:
            checked.wrong("import.confirmed_draft", row.line, "sent_on", "", po=row.po)
        if row.confirmed is False and row.confirmed_on is not None:
            checked.wrong("import.not_confirmed", row.line, "confirmed", "", po=row.po)


def _is_confirmed(row: PurchaseRow) -> bool:
    """Whether the supplier has answered: with a date, or that there is none yet."""
    return row.confirmed_on is not None or row.confirmed is True


def _check_heads(checked: Checked, rows: Iterable[PurchaseRow]) -> None:
    """All rows of one order name one supplier and one sent date."""
    first: dict[str, PurchaseRow] = {}
    for row in rows:
        if row.po is None or row.supplier is None or (row.line, "sent_on") in checked.bad:
            continue
        before = first.setdefault(row.po, row)
        for column in ("supplier", "sent_on"):
            one, other = getattr(before, column), getattr(row, column)
            if one != other:
                text = "" if other is None else str(other)
                checked.wrong("import.two_heads", row.line, column, text, po=row.po, other=str(before.line))


def _write_new(act: ActUnderWay, counted: Counted, new: dict[str, list[PurchaseRow]], known: _Known) -> None:
    suppliers = {supplier.name: supplier for supplier in people.suppliers()}
    po_ids = dict(zip(new, next_ids(tables.PurchaseOrder, len(new)), strict=True))
    buying.put_orders(
        PurchaseOrder(
            po_ids[number],
            number,
            suppliers[rows[0].supplier].id,
            State.DRAFT if rows[0].sent_on is None else State.SENT,
            rows[0].sent_on,
            suppliers[rows[0].supplier].currency,
        )
        for number, rows in new.items()
    )
    line_id = iter(next_ids(tables.PurchaseLine, sum(map(len, new.values()))))
    row_id = iter(next_ids(tables.ScheduleRow, sum(map(len, new.values()))))
    lines: list[PurchaseLine] = []
    schedule: list[Row] = []
    events: dict[int, list[buying.Event]] = {}
    for number, rows in new.items():
        po, supplier = po_ids[number], suppliers[rows[0].supplier]
        happened = events.setdefault(po, [])
        begun = len(schedule)
        for position, ((sku, cost), parts) in enumerate(_by_line(rows).items(), 1):
            item = known.items[sku]
            offer = known.offers.get((item.id, supplier.id))
            line = next(line_id)
            lines.append(_frozen_line(line, po, position, item, offer, cost))
            for place, part in enumerate(parts, 1):
                row = next(row_id)
                schedule.append(
                    Row(
                        row,
                        line,
                        place,
                        part.quantity,
                        ZERO,
                        ZERO,
                        part.requested_on,
                        part.confirmed_on,
                        _is_confirmed(part),
                    )
                )
                happened.append(
                    buying.Event(row, RowChange.ADDED, part.quantity, after=part.requested_on, note=item.sku)
                )
        if rows[0].sent_on is not None:
            happened.append(buying.Event(None, RowChange.SENT, after=rows[0].sent_on))
        happened += [
            buying.Event(row.id, RowChange.CONFIRMED, row.quantity, row.requested_on, row.confirmed_on)
            for row in schedule[begun:]
            if row.confirmed
        ]
    buying.put_lines(lines)
    buying.put_rows(counted(schedule))
    for po, happened in events.items():
        buying.add_events(act.id, po, happened)
    highest = max((int(found[1]) for found in map(_NUMBERED.fullmatch, new) if found), default=0)
    if highest:
        counters.raise_to("purchase_order", highest)
    act.touch(items={line.item for line in lines})


def _by_line(rows: Iterable[PurchaseRow]) -> dict[LineKey, list[PurchaseRow]]:
    """The rows of one order by purchase line: a line may come in several parts, each with its dates."""
    lines: dict[LineKey, list[PurchaseRow]] = {}
    for row in rows:
        lines.setdefault((row.sku, row.unit_cost), []).append(row)
    return lines


def _frozen_line(
    id: int, po: int, position: int, item: Item, offer: Source | None, cost: Decimal | None
) -> PurchaseLine:
    if offer is None:
        return PurchaseLine(id, po, position, item.id, "", ONE, cost)
    kept = cost if cost is not None else offer.unit_cost
    return PurchaseLine(id, po, position, item.id, offer.supplier_sku, offer.pack_size, kept)


def _plan_known(plan: Plan, checked: Checked, order: PurchaseOrder, rows: Sequence[PurchaseRow], known: _Known) -> None:
    """Plan what a file says of an order that is here: that it was sent, and new dates of its rows."""
    if order.state in (State.CLOSED, State.CANCELLED):
        plan.kept += 1
        plan.note("import.order_over", po=order.number, state=order.state)
        return
    supplier = next((supplier.name for supplier in known.suppliers.values() if supplier.id == order.supplier), "")
    lines = {line.id: line for line in stored.lines(order.id)}
    item_of = {id: line.item for id, line in lines.items()}
    left = stored.rows(order.id)
    not_taken: list[str] = []
    sent_on = rows[0].sent_on if order.state is State.DRAFT else None
    changes: list[tuple[Row, Row]] = []
    stood = {(item_of[each.line], each.confirmed_on) for each in left if each.confirmed}
    for row in sorted(rows, key=lambda row: _says_anew(row, known, stood)):
        item = known.items.get(row.sku)
        if row.quantity is None or row.supplier is None or item is None:
            continue
        if row.supplier != supplier:
            checked.wrong(
                "import.another_supplier", row.line, "supplier", row.supplier, po=order.number, other=supplier
            )
            continue
        candidates = [
            each for each in left if item_of[each.line] == item.id and row.quantity in (each.quantity, each.open)
        ]
        if not candidates:
            checked.wrong("import.order_differs", row.line, "quantity", row.quantity, order=order.number, sku=row.sku)
            continue
        before = min(candidates, key=_distance(row))
        left.remove(before)
        after = before
        if row.requested_on is not None and order.state is State.DRAFT:
            after = replace(after, requested_on=row.requested_on)
        if before.open and (row.confirmed_on is not None or (row.confirmed and not before.confirmed)):
            after = replace(after, confirmed=True, confirmed_on=row.confirmed_on)
        cost = lines[before.line].unit_cost
        if row.requested_on not in (None, after.requested_on) or row.unit_cost not in (None, cost):
            not_taken.append(f"{order.number} {item.sku}")
        if after != before:
            changes.append((before, after))
    plan.asks += _unnamed(order, rows, changes, item_of, known)
    if not_taken:
        plan.note("import.rows_left", count=len(not_taken), names=named(not_taken))
    if sent_on is None and not changes:
        plan.kept += 1
        return
    plan.updated += 1

    def write(act: ActUnderWay, counted: Counted) -> None:
        events = []
        if sent_on is not None:
            buying.set_state(order.id, State.SENT, sent_on)
            events.append(buying.Event(None, RowChange.SENT, after=sent_on))
        else:
            buying.touch(order.id)
        buying.set_rows(counted(after for _, after in changes))
        events += [_event(before, after) for before, after in changes]
        buying.add_events(act.id, order.id, events)
        act.touch(items=set(item_of.values()))

    plan.step(write, len(changes) + 1)


def _says_anew(row: PurchaseRow, known: _Known, stood: Collection[tuple[int, date | None]]) -> bool:
    """Whether a row of a file names a date that no row of its item is confirmed for; others take their rows first."""
    item = known.items.get(row.sku)
    return item is None or (item.id, row.confirmed_on) not in stood


def _unnamed(
    order: PurchaseOrder,
    rows: Sequence[PurchaseRow],
    changes: Sequence[tuple[Row, Row]],
    item_of: dict[int, int],
    known: _Known,
) -> list[NeedsConsent]:
    """What to ask where rows change that are confirmed for dates which the file does not name."""
    found = []
    for sku in dict.fromkeys(row.sku for row in rows if row.sku in known.items):
        named_days = {row.confirmed_on for row in rows if row.sku == sku}
        dates = answer(
            AnswerPart(before.open, before.confirmed_on)
            for before, after in changes
            if item_of[before.line] == known.items[sku].id
            and before.confirmed_on not in (None, after.confirmed_on, *named_days)
        )
        if dates:
            found.append(NeedsConsent("confirm.unnamed", po=order.number, sku=sku, dates=tuple(dates)))
    return found


def _distance(row: PurchaseRow) -> Callable[[Row], tuple[bool, bool]]:
    """How unlike a stored row is, so that rows are found for those most like them."""
    return lambda stored_row: (
        stored_row.requested_on != row.requested_on,
        stored_row.confirmed_on != row.confirmed_on,
    )


def _event(before: Row, after: Row) -> buying.Event:
    if (after.confirmed, after.confirmed_on) == (before.confirmed, before.confirmed_on):
        return buying.Event(after.id, RowChange.AMENDED, after.quantity, before.requested_on, after.requested_on)
    kind = RowChange.RECONFIRMED if before.confirmed else RowChange.CONFIRMED
    return buying.Event(after.id, kind, after.open, before.due, after.due)
