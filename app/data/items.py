"""Reading and writing items, their bins and barcodes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from app.data.models import catalogue as tables
from app.data.models.table import Kind
from app.data.store.bulk import among, marks
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, add_all, change, change_all, remove
from app.data.store.records import add as add_row
from app.data.store.units import from_thousandths
from app.domain.errors import NotFound
from app.domain.items import Barcode, Item

ITEM = Record(
    Item,
    tables.Item,
    "item i LEFT JOIN bin b ON b.id = i.bin_id",
    bin="coalesce(b.code, '')",
    more_bins=Kind("()")("NULL", null=False),
)
_PLACES = "SELECT id, item_id, bin_id FROM item_bin WHERE TRUE"
_MORE_BINS = "SELECT p.item_id, b.code FROM item_bin p JOIN bin b ON b.id = p.bin_id WHERE TRUE"
_BARCODE = Record(Barcode, tables.Barcode)


@lru_cache(maxsize=20_000)
def _item(found: tuple[Any, ...]) -> Item:
    """The item of a row. A row that is read again, as most are after an act, is the item that it was."""
    return ITEM.of(found)


def by_id(item_id: int) -> Item:
    """One item. Raises NotFound "item.unknown"."""
    for found in fetch(f"{ITEM.select} WHERE i.id = ?", (item_id,)):
        return _placed([_item(found)], [item_id])[0]
    raise NotFound("item.unknown", sku=item_id)


def by_sku(sku: str) -> Item:
    """One item by its SKU as written, else whatever its case. Raises NotFound "item.unknown"."""
    for same in ("i.sku = ?", "lower(i.sku) = lower(?)"):
        for found in fetch(f"{ITEM.select} WHERE {same} ORDER BY i.id LIMIT 1", (sku,)):
            item = _item(found)
            return _placed([item], [item.id])[0]
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
    found = among(f"{ITEM.select} WHERE TRUE", "i.id", ids, then="ORDER BY i.sku")
    return _placed([_item(each) for each in found], ids)


def _placed(found: list[Item], ids: Collection[int] | None) -> list[Item]:
    """Items with the bins that they lie in besides their own."""
    more: dict[int, tuple[str, ...]] = {}
    for item, code in among(_MORE_BINS, "p.item_id", ids, then="ORDER BY p.id"):
        more[item] = (*more.get(item, ()), code)
    return [replace(item, more_bins=more[item.id]) if item.id in more else item for item in found] if more else found


def ids_by_sku() -> dict[str, int]:
    return dict(fetch("SELECT sku, id FROM item"))


def on_hand(ids: Collection[int] | None = None) -> dict[int, Decimal]:
    """The sum of each item's movements. Items that never had any are left out."""
    found = among("SELECT item_id, sum(quantity) FROM movement WHERE TRUE", "item_id", ids, then="GROUP BY item_id")
    return {item: from_thousandths(quantity) for item, quantity in found}


def add(columns: Mapping[str, Any]) -> int:
    """A new item of the values in `columns` (fields of Item, `bin` by its code); returns its id."""
    item_id = add_row(tables.Item, **_stored(columns))
    place_also({item_id: columns.get("more_bins", ())})
    return item_id


def add_items(ids: Iterable[int], items: Iterable[Item], bin_ids: Mapping[str, int | None]) -> None:
    """Add items with the ids that they are to have."""
    following = iter(ids)
    add_all(
        tables.Item,
        items,
        Item,
        but=("more_bins",),
        id=lambda item: next(following),
        bin=lambda item: bin_ids[item.bin],
    )


def amend(item_id: int, columns: Mapping[str, Any]) -> None:
    """Write the values in `columns` and give the item a new version."""
    change(tables.Item, item_id, **_stored(columns))
    if "more_bins" in columns:
        place_also({item_id: columns["more_bins"]})


def set_items(items: Iterable[Item], bin_ids: Mapping[str, int | None]) -> None:
    change_all(tables.Item, items, Item, but=("more_bins",), bin=lambda item: bin_ids[item.bin])


def set_bins(places: Iterable[tuple[int, str]], bin_ids: Mapping[str, int | None]) -> None:
    """Move items (by id) to bins (by code)."""
    change_all(tables.Item, ((item, bin_ids[code]) for item, code in places), ("id", "bin"))


def place_also(places: Mapping[int, Collection[str]]) -> None:
    """Let items (by id) lie in just these bins (by code) besides their own."""
    stands = {(item, bin): id for id, item, bin in among(_PLACES, "item_id", places, at=1)}
    ids = bin_ids(code for codes in places.values() for code in codes)
    wanted = dict.fromkeys((item, ids[code]) for item, codes in places.items() for code in codes)
    remove(tables.ItemBin, [id for place, id in stands.items() if place not in wanted])
    add_all(tables.ItemBin, [place for place in wanted if place not in stands], ("item", "bin"))


def _stored(columns: Mapping[str, Any]) -> Mapping[str, Any]:
    own = {name: value for name, value in columns.items() if name != "more_bins"}
    return {**own, "bin": bin_id(own["bin"])} if "bin" in own else own


def barcodes(item_id: int) -> list[Barcode]:
    """An item's barcodes, oldest first."""
    return _BARCODE.find("WHERE item_id = ? ORDER BY id", (item_id,))


def barcode(barcode_id: int) -> Barcode:
    """One barcode. Raises NotFound "barcode.unknown"."""
    return _BARCODE.one("WHERE id = ?", (barcode_id,), NotFound("barcode.unknown", code=barcode_id))


def by_barcode(*codes: str, any_case: bool = False) -> list[tuple[Item, Decimal]]:
    """The items that carry any of `codes`, by SKU, each with the units that one scan of it stands for."""
    factors: dict[int, Decimal] = {}
    carry = "lower(code)" if any_case else "code"
    written = [code.lower() for code in codes] if any_case else codes
    for found in _BARCODE.find(f"WHERE {carry} IN ({marks(codes)}) ORDER BY id", written):
        factors.setdefault(found.item, found.pack_factor)
    return [(item, factors[item.id]) for item in all_items(list(factors))] if factors else []


def all_barcodes() -> dict[str, dict[int, Decimal]]:
    """The items (by id) of every barcode, each with how many of its units the code stands for."""
    found: dict[str, dict[int, Decimal]] = {}
    for barcode in _BARCODE.find("ORDER BY id"):
        found.setdefault(barcode.code, {})[barcode.item] = barcode.pack_factor
    return found


def add_barcode(item_id: int, code: str, pack_factor: Decimal) -> int:
    return add_row(tables.Barcode, item=item_id, code=code, pack_factor=pack_factor)


def add_barcodes(codes: Iterable[tuple[int, str, Decimal]]) -> None:
    """Give items (by id) barcodes that stand for so many units."""
    add_all(tables.Barcode, codes, ("item", "code", "pack_factor"))


def set_pack_factors(codes: Iterable[tuple[int, str, Decimal]]) -> None:
    """Write how many units the codes of items (by id) stand for."""
    ids = {(barcode.item, barcode.code): barcode.id for barcode in _BARCODE.find()}
    change_all(tables.Barcode, ((ids[item, code], factor) for item, code, factor in codes), ("id", "pack_factor"))


def remove_barcodes(codes: Iterable[tuple[int, str]]) -> None:
    """Take codes off items (by id)."""
    ids = {(barcode.item, barcode.code): barcode.id for barcode in _BARCODE.find()}
    remove(tables.Barcode, [ids[code] for code in codes])


def remove_barcode(barcode_id: int) -> None:
    remove(tables.Barcode, [barcode_id])


def bins() -> dict[str, int]:
    """The ids of the bins by their codes, in the order of the codes."""
    return dict(fetch("SELECT code, id FROM bin ORDER BY code"))


def bin_id(code: str) -> int | None:
    """The id of a bin, which is written down when first named; None for no bin."""
    if not code:
        return None
    found = fetch("SELECT id FROM bin WHERE code = ?", (code,))
    return int(found[0][0]) if found else add_row(tables.Bin, code=code)


def bin_ids(codes: Iterable[str]) -> dict[str, int | None]:
    """The same of many bins: the id of each, with that of every bin known before. No bin, "", is None."""
    known = bins()
    new = sorted({code for code in codes if code and code not in known})
    if new:
        add_all(tables.Bin, ((code,) for code in new), ("code",))
    return {**bins(), "": None} if new else {**known, "": None}
