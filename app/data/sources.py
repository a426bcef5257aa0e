"""Reading and writing what suppliers offer."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from app.data.models import catalogue as tables
from app.data.store.bulk import among, grouped
from app.data.store.records import Record, add, add_all, change_all, fields_of
from app.domain.errors import NotFound
from app.domain.items import Source

_SOURCE = Record(Source, tables.Source, "source o JOIN supplier s ON s.id = o.supplier_id")
_PLAIN = Record(Source, tables.Source, "source o")
_BEST_FIRST = "ORDER BY o.item_id, o.preferred DESC, s.name, o.supplier_sku, o.id"


def of_item(item_id: int) -> list[Source]:
    """An item's sources, the preferred one first, then by supplier name."""
    return _SOURCE.find(f"WHERE o.item_id = ? {_BEST_FIRST}", (item_id,))


def by_id(source_id: int) -> Source:
    """One source. Raises NotFound "source.unknown"."""
    return _SOURCE.one("WHERE o.id = ?", (source_id,), NotFound("source.unknown", source=source_id))


def of_supplier(supplier_id: int, items: Collection[int] | None = None) -> dict[int, list[Source]]:
    """A supplier's offers by item, the preferred one first, then as they came."""
    return grouped((source.item, source) for source in _among("o.supplier_id = ?", items, supplier_id))


def preferred(items: Collection[int] | None = None) -> dict[int, Source]:
    """The one source of each item to buy from: the preferred, else the first by supplier name. None means all items."""
    sql = f"{_SOURCE.select} WHERE TRUE"
    first = {row[1]: row for row in reversed(among(sql, "o.item_id", items, then=_BEST_FIRST, at=1))}
    return {source.item: source for source in _SOURCE.all(reversed(first.values()))}


def all_sources(items: Collection[int] | None = None) -> list[Source]:
    """Sources by item, the preferred first: of all items, or of those named."""
    return _among("TRUE", items)


def by_item(items: Collection[int]) -> dict[int, list[Source]]:
    """The sources of very many items, in no order: most have one."""
    found = among(f"{_PLAIN.select} WHERE TRUE", "o.item_id", items, at=1)
    return grouped((source.item, source) for source in _PLAIN.all(found))


def first_offers() -> dict[tuple[int, int], Source]:
    """The first offer of every item by every supplier (ids), the preferred one where there are several."""
    first: dict[tuple[int, int], Source] = {}
    for source in all_sources():
        first.setdefault((source.item, source.supplier), source)
    return first


def put(source: Source) -> int:
    """Add a supplier's offer of an item (id 0), or write it anew; returns its id. One of an item's is preferred."""
    if source.preferred:
        unprefer(other.id for other in of_item(source.item) if other.preferred and other.id != source.id)
    if not source.id:
        return add(tables.Source, **fields_of(source))
    set_many([source])
    return source.id


def add_many(sources: Iterable[Source]) -> None:
    add_all(tables.Source, sources, Source)


def set_many(sources: Iterable[Source]) -> None:
    change_all(tables.Source, sources, Source)


def unprefer(sources: Iterable[int]) -> None:
    """Make sources (by id) no longer the preferred ones."""
    change_all(tables.Source, ((source, False) for source in sources), ("id", "preferred"))


def _among(condition: str, items: Collection[int] | None, *params: int) -> list[Source]:
    sql = f"{_SOURCE.select} WHERE {condition}"
    return _SOURCE.all(among(sql, "o.item_id", items, params, then=_BEST_FIRST, at=1))
