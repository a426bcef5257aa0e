"""Finding anything by a scan or by words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Literal, NamedTuple

from app import scanning
from app.data import finding as stored
from app.data import items
from app.desk import Desk
from app.domain.items import ONE

Found = Literal["item", "order", "purchase_order", "customer", "supplier"]
_NUMBERED = ("SO", "PO")
_MOST_DIGITS = 6


class Hit(NamedTuple):
    """Something found. `title` is its code or name, `detail` what it is besides; `exact` where its code was meant.

    `quantity` is how many of an item the scanned package holds.
    """

    kind: Found
    id: int
    title: str
    detail: str
    exact: bool = False
    quantity: Decimal = ONE


def find(desk: Desk, text: str, limit: int = 20, kinds: Collection[Found] | None = None) -> list[Hit]:
    """What `text` means: first what carries it as its code or number, then whatever has all its words.

    `kinds` narrows it; at most `limit` hits.
    """
    text = text.strip()
    if not text:
        return []
    finders: Iterable[Callable[[str], Iterator[Hit]]] = (_by_barcode, _by_number, _by_words)
    hits: dict[tuple[str, int], Hit] = {}
    for finder in finders:
        found = (hit for hit in finder(text) if kinds is None or hit.kind in kinds)
        for hit in islice(found, limit):
            hits.setdefault((hit.kind, hit.id), hit)
    return list(hits.values())[:limit]


def _by_barcode(text: str) -> Iterator[Hit]:
    scan = scanning.read(text)
    for item, factor in items.by_barcode(*scan.codes):
        yield Hit("item", item.id, item.sku, item.name, True, factor * (scan.count or ONE))
    for found in stored.by_sku(scan.text):
        yield Hit("item", *found, True)


def _by_number(text: str) -> Iterator[Hit]:
    number = scanning.read(text).text
    numbers = [number]
    if number.isdecimal() and len(number) <= _MOST_DIGITS:
        numbers += [f"{prefix}-{int(number):04d}" for prefix in _NUMBERED]
    for written in numbers:
        for found in stored.orders_numbered(written):
            yield Hit("order", *found, True)
        for found in stored.purchase_orders_numbered(written):
            yield Hit("purchase_order", *found, True)


def _by_words(text: str) -> Iterator[Hit]:
    words = text.casefold().split()
    for found in stored.items():
        if _all_in(words, f"{found.title} {found.detail}"):
            yield Hit("item", *found)
    for found in stored.customers():
        if _all_in(words, found.title):
            yield Hit("customer", *found)
    for found in stored.suppliers():
        if _all_in(words, found.title):
            yield Hit("supplier", *found)
    for found in stored.orders_like(text):
        yield Hit("order", *found)
    for found in stored.purchase_orders_like(text):
        yield Hit("purchase_order", *found)


def _all_in(words: Iterable[str], text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
