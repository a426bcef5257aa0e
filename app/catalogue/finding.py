"""Finding anything by a scan or by words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import cast

from app.catalogue import scanning
from app.data import finding as stored
from app.data import items
from app.desk import Desk
from app.domain.codes import Kind
from app.domain.folding import folded, holds, sought
from app.domain.items import ONE
from app.domain.meanings import Found, Hit
from app.domain.scans import Scan

_NUMBERED = ("SO", "PO", "CS")
_MOST_DIGITS = 6
_MOST_MEANT = 8
_folded = lru_cache(1 << 16)(folded)  # the same names are gone through with every key


def find(desk: Desk, text: str, limit: int = 20, kinds: Collection[Found] | None = None) -> list[Hit]:
    """What `text` means: first what carries it as its code or number, then whatever has all its words.

    `kinds` narrows it; at most `limit` hits.
    """
    text = text.strip()
    if not text:
        return []
    scan = scanning.typed(text)
    finders: Iterable[Callable[[], Iterator[Hit]]] = (
        lambda: _by_our_code(scan),
        lambda: _by_barcode(scan, scan.codes),
        lambda: _by_name(scan),
        lambda: _by_number(scan.text),
        lambda: _by_words(text),
    )
    return _first(finders, limit, kinds)


def still_open(hits: Iterable[Hit]) -> frozenset[tuple[Found, int]]:
    """Kind and id of those with which something is still to be done: orders that wait, purchase orders and counts that
    have not ended, items that are not discontinued. Customers, suppliers and bins always are.
    """
    by_kind: dict[Found, list[int]] = {}
    for hit in hits:
        by_kind.setdefault(hit.kind, []).append(hit.id)
    return frozenset((kind, id) for kind, ids in by_kind.items() for id in stored.open_ones(kind, ids))


def meant_by(scan: Scan, kinds: Collection[Found] | None = None) -> list[Hit]:
    """What carries a scanned code as its code or number: nothing, one thing, or several between which to choose."""
    exact: Iterable[Callable[[], Iterator[Hit]]] = (
        lambda: _by_our_code(scan),
        lambda: _by_barcode(scan, scan.codes),
        lambda: _by_name(scan),
        lambda: _documents(scan.text),
    )
    looser = (lambda: _in_any_case(scan), lambda: _by_barcode(scan, scan.longer))
    return _first(exact, _MOST_MEANT, kinds) or _first(looser, _MOST_MEANT, kinds)


def _first(finders: Iterable[Callable[[], Iterator[Hit]]], limit: int, kinds: Collection[Found] | None) -> list[Hit]:
    """The hits of all finders, each thing once, as the first of them found it."""
    hits: dict[tuple[str, int], Hit] = {}
    for finder in finders:
        found = (hit for hit in finder() if kinds is None or hit.kind in kinds)
        for hit in islice(found, limit):
            hits.setdefault((hit.kind, hit.id), hit)
    return list(hits.values())[:limit]


def _by_our_code(scan: Scan) -> Iterator[Hit]:
    named = stored.NAMED.get(scan.code.kind.value) if scan.code is not None else None
    if scan.code is not None and named is not None:
        kind = "purchase_order" if scan.code.kind is Kind.PURCHASE_ROW else scan.code.kind.value
        for found in named(scan.code.id):
            yield Hit(cast(Found, kind), *found, True)


def _by_barcode(scan: Scan, written: Collection[str]) -> Iterator[Hit]:
    for item, factor in items.by_barcode(*written) if written else ():
        yield Hit("item", item.id, item.sku, item.name, True, factor * (scan.count or ONE))


def _in_any_case(scan: Scan) -> Iterator[Hit]:
    """Items with the barcode as it would be with other capitals."""
    if scan.text.upper() != scan.text.lower():
        for item, factor in items.by_barcode(scan.text, any_case=True):
            yield Hit("item", item.id, item.sku, item.name, True, factor * (scan.count or ONE))


def _by_name(scan: Scan) -> Iterator[Hit]:
    for found in stored.by_sku(*scan.codes):
        yield Hit("item", *found, True)
    for found in stored.bins_called(scan.text):
        yield Hit("bin", *found, True)


def _documents(number: str) -> Iterator[Hit]:
    for kind, found in stored.documents(number):
        yield Hit(cast(Found, kind), *found, True)


def _by_number(number: str) -> Iterator[Hit]:
    """Documents of this number, in any case, and those that a person calls by their digits."""
    numbers = [number]
    if number.isdecimal() and len(number) <= _MOST_DIGITS:
        numbers += [f"{prefix}-{int(number):04d}" for prefix in _NUMBERED]
    hits = [Hit("order", *found, True) for found in stored.orders_numbered(*numbers)]
    hits += [Hit("purchase_order", *found, True) for found in stored.purchase_orders_numbered(*numbers)]
    hits += [Hit("count", *found, True) for found in stored.counts_numbered(*numbers)]
    for written in numbers:
        yield from (hit for hit in hits if hit.title.lower() == written.lower())


def _by_words(text: str) -> Iterator[Hit]:
    words = sought(text)
    for found in stored.items():
        if holds(_folded(f"{found.title} {found.detail}"), words):
            yield Hit("item", *found)
    for found in stored.customers():
        if holds(_folded(found.title), words):
            yield Hit("customer", *found)
    for found in stored.suppliers():
        if holds(_folded(found.title), words):
            yield Hit("supplier", *found)
    for found in stored.orders_like(text):
        yield Hit("order", *found)
    for found in stored.purchase_orders_like(text):
        yield Hit("purchase_order", *found)
    for found in stored.counts_like(text):
        yield Hit("count", *found)
