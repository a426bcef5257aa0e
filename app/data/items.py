"""Reading and writing items, their bins and barcodes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from app.data.purchases import among
from app.data.store.bulk import marks
from app.data.store.bulk import rows as fetch
from app.data.store.database import db
from app.data.store.units import from_money, from_thousandths, to_money, to_thousandths
from app.domain.errors import NotFound
from app.domain.items import Barcode, Item

_ITEM = """SELECT i.id, i.sku, i.name, i.unit, coalesce(b.code, ''), i.decimals, i.reorder_point, i.order_up_to,
i.unit_cost, i.price, i.critical, i.discontinued, i.version FROM item i LEFT JOIN bin b ON b.id = i.bin_id"""
_QUANTITIES = ("reorder_point", "order_up_to")
_AMOUNTS = ("unit_cost", "price")


def by_id(item_id: int) -> Item:
    """One item. Raises NotFound "item.unknown"."""
    for found in fetch(f"{_ITEM} WHERE i.id = ?", (item_id,)):
        return _item(found)
    raise NotFound("item.unknown", sku=item_id)


def by_sku(sku: str) -> Item:
    """One item by its SKU as written, else whatever its case. Raises NotFound "item.unknown"."""
    for collation in ("BINARY", "NOCASE"):
        for found in fetch(f"{_ITEM} WHERE i.sku = ? COLLATE {collation} ORDER BY i.id LIMIT 1", (sku,)):
            return _item(found)
    raise NotFound("item.unknown", sku=sku)


def by_ids(ids: Collection[int]) -> dict[int, Item]:
    """Items by their ids. Raises NotFound "item.unknown" for the first that does not exist."""
    found = {item.id: item for item in all_items(ids)}
    for item_id in ids:
        if item_id not in found:
            raise NotFound("item.unknown", sku=item_id)
    return found


def all_items(ids: Collection[int] | None = None) -> list[Item]:
    """Items by SKU: all of them, or those named."""
    named, values = among("i.id", ids)
    wanted = None if ids is None else set(ids)
    found = fetch(f"{_ITEM} WHERE 1 = 1{named} ORDER BY i.sku", values)
    return [_item(row) for row in found if wanted is None or row[0] in wanted]


def on_hand(ids: Collection[int] | None = None) -> dict[int, Decimal]:
    """The sum of each item's movements. Items that never had any are left out."""
    named, values = among("item_id", ids)
    found = fetch(f"SELECT item_id, sum(quantity) FROM movement WHERE 1 = 1{named} GROUP BY item_id", values)
    wanted = None if ids is None else set(ids)
    return {item: from_thousandths(quantity) for item, quantity in found if wanted is None or item in wanted}


def barcodes(item_id: int) -> list[Barcode]:
    """An item's barcodes, oldest first."""
    found = fetch("SELECT id, item_id, code, pack_factor FROM barcode WHERE item_id = ? ORDER BY id", (item_id,))
    return [Barcode(identity, item, code, from_thousandths(factor)) for identity, item, code, factor in found]


def barcode(barcode_id: int) -> Barcode:
    """One barcode. Raises NotFound "barcode.unknown"."""
    for identity, item, code, factor in fetch(
        "SELECT id, item_id, code, pack_factor FROM barcode WHERE id = ?", (barcode_id,)
    ):
        return Barcode(identity, item, code, from_thousandths(factor))
    raise NotFound("barcode.unknown", code=barcode_id)


def by_barcode(*codes: str) -> list[tuple[Item, Decimal]]:
    """The items that carry any of `codes`, by SKU, each with the units that one scan of it stands for."""
    found = fetch(
        f"SELECT item_id, pack_factor FROM barcode WHERE code IN ({marks(list(range(len(codes))))}) ORDER BY id", codes
    )
    factors: dict[int, int] = {}
    for item, factor in found:
        factors.setdefault(item, factor)
    return [(item, from_thousandths(factors[item.id])) for item in all_items(list(factors))] if factors else []


def add(columns: Mapping[str, Any]) -> int:
    """A new item of the values in `columns` (fields of Item, `bin` by its code); returns its id."""
    stored = _stored(columns)
    names = ", ".join(stored)
    cursor = db.execute_sql(
        f"INSERT INTO item ({names}, version) VALUES ({marks(list(range(len(stored))))}, 1)", tuple(stored.values())
    )
    return int(cursor.lastrowid or 0)


def amend(item_id: int, columns: Mapping[str, Any]) -> None:
    """Write the values in `columns` and give the item a new version."""
    stored = _stored(columns)
    sets = "".join(f"{name} = ?, " for name in stored)
    db.execute_sql(f"UPDATE item SET {sets}version = version + 1 WHERE id = ?", (*stored.values(), item_id))


def add_barcode(item_id: int, code: str, pack_factor: Decimal) -> int:
    cursor = db.execute_sql(
        "INSERT INTO barcode (item_id, code, pack_factor) VALUES (?, ?, ?)",
        (item_id, code, to_thousandths(pack_factor)),
    )
    return int(cursor.lastrowid or 0)


def remove_barcode(barcode_id: int) -> None:
    db.execute_sql("DELETE FROM barcode WHERE id = ?", (barcode_id,))


def bin_id(code: str) -> int | None:
    """The id of a bin, which is written down when first named; None for no bin."""
    if not code:
        return None
    found = fetch("SELECT id FROM bin WHERE code = ?", (code,))
    if found:
        return int(found[0][0])
    return int(db.execute_sql("INSERT INTO bin (code) VALUES (?)", (code,)).lastrowid or 0)


def bins() -> dict[str, int]:
    """The ids of the bins by their codes, in the order of the codes."""
    return dict(fetch("SELECT code, id FROM bin ORDER BY code"))


def _stored(columns: Mapping[str, Any]) -> dict[str, Any]:
    stored: dict[str, Any] = {}
    for name, value in columns.items():
        if name == "bin":
            stored["bin_id"] = bin_id(value)
        elif value is not None and name in _QUANTITIES:
            stored[name] = to_thousandths(value)
        elif value is not None and name in _AMOUNTS:
            stored[name] = to_money(value)
        else:
            stored[name] = int(value) if isinstance(value, bool) else value
    return stored


@lru_cache(maxsize=20_000)
def _item(found: tuple[Any, ...]) -> Item:
    """The item of a row. A row that is read again, as most are after an act, is the item that it was."""
    identity, sku, name, unit, bin, decimals, point, up_to, cost, price, critical, discontinued, version = found
    return Item(
        identity,
        sku,
        name,
        unit,
        bin,
        decimals,
        None if point is None else from_thousandths(point),
        None if up_to is None else from_thousandths(up_to),
        None if cost is None else from_money(cost),
        None if price is None else from_money(price),
        critical == 1,
        discontinued == 1,
        version,
    )
