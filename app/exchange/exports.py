"""The verb that writes a list out, with the columns that its import reads: what is exported can be imported again.

Orders are written as what still waits, purchase orders as what is still to come, so that the files of all kinds
together make the same queue in an empty store.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from app import formats
from app.data import items, people, promises, purchases, queueing, queues, sources, substitutes
from app.desk import Desk, files
from app.domain.errors import Refused
from app.domain.items import ONE, Customer, Item, Source, Supplier
from app.domain.matching import ZERO, Footing
from app.domain.promises import Hold
from app.domain.purchase_orders import State
from app.domain.tellings import How
from app.exchange.formulas import guarded
from app.exchange.layouts import (
    KINDS,
    LAYOUTS,
    CustomerRow,
    ItemRow,
    OrderRow,
    PurchaseRow,
    SourceRow,
    StockRow,
    SubstituteRow,
    SupplierRow,
    shared,
)
from app.words import N_, _

_ITEM = shared(ItemRow, Item)
_SUPPLIER = shared(SupplierRow, Supplier)
_CUSTOMER = shared(CustomerRow, Customer)
_SOURCE = shared(SourceRow, Source)


_HELD = {Hold.NONE: "no", Hold.HELD: "yes", Hold.PASSED: "passed on"}
SEPARATORS = {",": ",", ";": ";", "tab": "\t"}
# What files of a kind do not say, so that a store made of them lacks it.
_LEFT_BEHIND = {
    "items": N_("the ledger, their counts and doubts"),
    "suppliers": N_("their deliveries and chases"),
    "customers": N_("what they were told of orders that have ended, their answers, what they were declined"),
    "orders": N_(
        "lines that no longer wait; of those that do, what was shipped or cancelled, earlier tellings, answers,"
        " overrides, substitutions, prices, and since when stock is held for them"
    ),
    "purchase-orders": N_(
        "rows that are no longer open; of those that are, what was received or rejected, earlier dates, chases, notes,"
        " and when the supplier was last heard of"
    ),
    "stock": N_("how it came to be there: the ledger"),
}


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; `left_behind` says what such a file cannot carry."""

    kind: str
    rows: int
    left_behind: str


def export_file(desk: Desk, kind: str, path: Path, separator: str = ",") -> Exported:
    """Write one kind as CSV (UTF-8 with a mark, by which spreadsheet programs know it) to `path`, replacing what is
    there. `separator` is one of `SEPARATORS`; with ";" numbers have the locale's decimal sign, as such programs expect.

    Raises what `files.write` does.
    """
    if kind not in LAYOUTS:
        raise Refused("import.kind_unknown", kind=kind, kinds=", ".join(KINDS))
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=SEPARATORS[separator], lineterminator="\n")
    writer.writerow(LAYOUTS[kind].names)
    cell = _cells(formats.decimal_sign() if separator == ";" else ".")
    count = 0
    for row in _ROWS[kind](desk):
        writer.writerow(map(cell, row[:-1]))
        count += 1
    files.write(Path(path), text.getvalue().encode("utf-8-sig"))
    return Exported(kind, count, _left_behind(kind))


def _left_behind(kind: str) -> str:
    text = _("Not in the file: {what}. No file carries the settings, the people at the desk or the acts.")
    what = _LEFT_BEHIND.get(kind)
    return text.format(what=_(what)) if what else ""


def _cells(decimal: str) -> Callable[[object], str]:
    """How values are written where numbers have this decimal sign."""

    def cell(value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, Decimal):
            return _number(value).replace(".", decimal)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Hold):
            return _HELD[value]
        if isinstance(value, Footing):
            return value.name.lower()
        if isinstance(value, tuple) and not all(isinstance(each, str) for each in value):
            return " | ".join(map(cell, value))
        return guarded(" | ".join(value) if isinstance(value, tuple) else str(value))

    return cell


def _number(value: Decimal) -> str:
    """With three places it could be taken for thousands: then with a fourth."""
    text = format(value, "f")
    return f"{text}0" if text[-4:-3] == "." else text


class _Parts:
    """Numbers rows that an import could not tell apart, from the second of them on."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[object, ...]] = Counter()

    def __call__(self, *key: object) -> int | None:
        self._seen[key] += 1
        return self._seen[key] if self._seen[key] > 1 else None


def _of(record: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _items(desk: Desk) -> Iterator[ItemRow]:
    on_hand = items.on_hand()
    codes: dict[int, list[tuple[str, Decimal]]] = {}
    for code, owners in items.all_barcodes().items():
        for owner, factor in owners.items():
            codes.setdefault(owner, []).append((code, factor))
    supplier_names = {supplier.id: supplier.name for supplier in people.suppliers()}
    preferred = {source.item: supplier_names[source.supplier] for source in sources.preferred().values()}
    for item in items.all_items():
        yield ItemRow(
            on_hand=on_hand.get(item.id, ZERO),
            barcode=" | ".join(code for code, _ in codes.get(item.id, ())),
            supplier=preferred.get(item.id),
            pack_factors=_factors([factor for _, factor in codes.get(item.id, ())]),
            **_of(item, _ITEM),
        )


def _factors(factors: list[Decimal]) -> tuple[Decimal, ...] | None:
    """How many units each code stands for, where any of them stands for more than one."""
    return None if all(factor == ONE for factor in factors) else tuple(factors)


def _suppliers(desk: Desk) -> Iterator[SupplierRow]:
    return (SupplierRow(supplier=each.name, **_of(each, _SUPPLIER)) for each in people.suppliers())


def _customers(desk: Desk) -> Iterator[CustomerRow]:
    return (CustomerRow(customer=each.name, **_of(each, _CUSTOMER)) for each in people.customers())


def _sources(desk: Desk) -> Iterator[SourceRow]:
    sku_of = {item.id: item.sku for item in items.all_items()}
    name_of = {supplier.id: supplier.name for supplier in people.suppliers()}
    for source in sources.all_sources():
        offered = _of(source, _SOURCE) | {"supplier": name_of[source.supplier]}
        yield SourceRow(sku=sku_of[source.item], **offered)


def _orders(desk: Desk) -> Iterator[OrderRow]:
    """Waiting lines, all in the order of their places, so that an import in file order makes the same queue."""
    sku_of = {item.id: item.sku for item in items.all_items()}
    facts = queues.waiting_facts()
    told = promises.told()
    holds = queueing.holds()
    waiting = queues.waiting_lines(passed_too=True).values()
    lines = sorted((line for queue in waiting for line in queue), key=lambda line: line.place)
    part = _Parts()
    for line in lines:
        fact = facts[line.id]
        last = told.get(line.id)
        reserved = line.place.on if line.place.on > desk.queue_day else None  # from a day that is to come
        on = fact.accepted_on
        yield OrderRow(
            order=fact.order,
            customer=fact.customer,
            accepted_on=on,
            sku=sku_of[fact.item],
            quantity=line.waiting,
            wanted_on=fact.wanted_on,
            told_date=last.promised_on if last else None,
            told_on=last.told_on if last else None,
            told_how=How(last.how) if last else None,
            told_footing=last.footing if last else None,
            told_hoped=last.hoped_on if last else None,
            told_held=True if last and last.held else None,
            place_on=line.place.on if line.place.on not in (on, reserved) else None,
            held=holds.get(line.id, Hold.NONE),
            ship_complete=fact.ship_complete,
            part=part(fact.order, fact.item, on, fact.wanted_on),
            reserved_from=reserved,
            reference=fact.reference,
            collects=fact.collects,
        )


def _purchase_orders(desk: Desk) -> Iterator[PurchaseRow]:
    """Open schedule rows of drafts and of sent orders."""
    sku_of = {item.id: item.sku for item in items.all_items()}
    name_of = {supplier.id: supplier.name for supplier in people.suppliers()}
    for order in purchases.orders():
        if order.state not in (State.DRAFT, State.SENT):
            continue
        lines = {line.id: line for line in purchases.lines(order.id)}
        part = _Parts()
        for row in purchases.rows(order.id):
            if row.open:
                line = lines[row.line]
                yield PurchaseRow(
                    po=order.number,
                    supplier=name_of[order.supplier],
                    sent_on=order.sent_on,
                    sku=sku_of[line.item],
                    quantity=row.open,
                    requested_on=row.requested_on,
                    confirmed_on=row.confirmed_on,
                    unit_cost=line.unit_cost,
                    confirmed=row.confirmed,
                    part=part(line.item, row.requested_on, row.confirmed_on),
                )


def _stock(desk: Desk) -> Iterator[StockRow]:
    on_hand = items.on_hand()
    return (StockRow(item.sku, on_hand.get(item.id, ZERO), item.bin) for item in items.all_items())


def _substitutes(desk: Desk) -> Iterator[SubstituteRow]:
    sku_of = {item.id: item.sku for item in items.all_items()}
    for found in substitutes.of_items(sku_of).values():
        for each in found:
            yield SubstituteRow(sku_of[each.item], sku_of[each.substitute], each.factor)


_ROWS: dict[str, Callable[[Desk], Iterator[tuple[object, ...]]]] = {
    "items": _items,
    "suppliers": _suppliers,
    "sources": _sources,
    "customers": _customers,
    "orders": _orders,
    "purchase-orders": _purchase_orders,
    "stock": _stock,
    "substitutes": _substitutes,
}
