"""Writing what an import brings to the catalogue: many rows of each kind at once, their ids given out here.

Everything in here runs within an act. Ids are known before the rows are written, since nobody else can write meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from peewee import Model

from app.data.store.bulk import change_many, insert_many, rows
from app.data.store.units import from_thousandths, to_money, to_thousandths
from app.domain.items import Customer, Item, Source, Supplier


def next_ids(model: type[Model], count: int) -> range:
    """The ids of the next `count` rows of a table, for this transaction to use."""
    last = rows(f'SELECT coalesce(max(id), 0) FROM "{model._meta.table_name}"')[0][0]
    return range(last + 1, last + 1 + count)


def bins(codes: Iterable[str]) -> dict[str, int | None]:
    """The id of each bin, which is written down where it is new. No bin, "", is None."""
    known: dict[str, int | None] = dict(rows("SELECT code, id FROM bin"))
    new = sorted({code for code in codes if code and code not in known})
    if new:
        insert_many("bin", ("code",), ((code,) for code in new))
        known = dict(rows("SELECT code, id FROM bin"))
    known[""] = None
    return known


def add_suppliers(suppliers: Iterable[Supplier]) -> None:
    columns = ("name", "email", "phone", "address", "lead_days", "currency", "version")
    insert_many(
        "supplier", columns, ((s.name, s.email, s.phone, s.address, s.lead_days, s.currency, 1) for s in suppliers)
    )


def set_suppliers(suppliers: Iterable[Supplier]) -> None:
    change_many(
        "UPDATE supplier SET email = ?, phone = ?, address = ?, lead_days = ?, currency = ?, version = version + 1"
        " WHERE id = ?",
        [(s.email, s.phone, s.address, s.lead_days, s.currency, s.id) for s in suppliers],
    )


def add_customers(customers: Iterable[Customer]) -> None:
    columns = ("name", "email", "phone", "address", "ship_complete", "version")
    insert_many(
        "customer", columns, ((c.name, c.email, c.phone, c.address, int(c.ship_complete), 1) for c in customers)
    )


def set_customers(customers: Iterable[Customer]) -> None:
    change_many(
        "UPDATE customer SET email = ?, phone = ?, address = ?, ship_complete = ?, version = version + 1 WHERE id = ?",
        [(c.email, c.phone, c.address, int(c.ship_complete), c.id) for c in customers],
    )


def ids_by_sku() -> dict[str, int]:
    return dict(rows("SELECT sku, id FROM item"))


def ids_by_name(model: type[Model]) -> dict[str, int]:
    """The ids of people by name."""
    return dict(rows(f'SELECT name, id FROM "{model._meta.table_name}"'))


_ITEM = (
    "sku",
    "name",
    "unit",
    "bin_id",
    "decimals",
    "reorder_point",
    "order_up_to",
    "unit_cost",
    "price",
    "critical",
    "discontinued",
)


def add_items(items: Iterable[tuple[int, Item]], bin_ids: dict[str, int | None]) -> None:
    """Add items, each with the id it is to have."""
    insert_many("item", ("id", *_ITEM, "version"), ((id, *_item(item, bin_ids), 1) for id, item in items))


def set_items(items: Iterable[Item], bin_ids: dict[str, int | None]) -> None:
    changed = ", ".join(f"{column} = ?" for column in _ITEM)
    change_many(
        f"UPDATE item SET {changed}, version = version + 1 WHERE id = ?", [(*_item(i, bin_ids), i.id) for i in items]
    )


def set_bins(places: Iterable[tuple[int, str]], bin_ids: dict[str, int | None]) -> None:
    """Move items (by id) to bins (by code)."""
    change_many(
        "UPDATE item SET bin_id = ?, version = version + 1 WHERE id = ?",
        [(bin_ids[code], item) for item, code in places],
    )


def _item(item: Item, bin_ids: dict[str, int | None]) -> tuple[object, ...]:
    return (
        item.sku,
        item.name,
        item.unit,
        bin_ids[item.bin],
        item.decimals,
        _quantity(item.reorder_point),
        _quantity(item.order_up_to),
        _money(item.unit_cost),
        _money(item.price),
        int(item.critical),
        int(item.discontinued),
    )


def barcodes() -> dict[str, dict[int, Decimal]]:
    """The items (by id) of every barcode, each with how many of its units the code stands for."""
    found: dict[str, dict[int, Decimal]] = {}
    for code, item, factor in rows("SELECT code, item_id, pack_factor FROM barcode ORDER BY id"):
        found.setdefault(code, {})[item] = from_thousandths(factor)
    return found


def add_barcodes(codes: Iterable[tuple[int, str, Decimal]]) -> None:
    """Give items (by id) barcodes that stand for so many units."""
    insert_many(
        "barcode",
        ("item_id", "code", "pack_factor"),
        ((item, code, to_thousandths(factor)) for item, code, factor in codes),
    )


def set_pack_factors(codes: Iterable[tuple[int, str, Decimal]]) -> None:
    """Write how many units the codes of items (by id) stand for."""
    change_many(
        "UPDATE barcode SET pack_factor = ? WHERE item_id = ? AND code = ?",
        [(to_thousandths(factor), item, code) for item, code, factor in codes],
    )


_SOURCE = ("supplier_sku", "pack_size", "minimum", "lead_days", "unit_cost", "share", "preferred")


def add_sources(sources: Iterable[Source]) -> None:
    insert_many(
        "source",
        ("item_id", "supplier_id", *_SOURCE, "version"),
        ((s.item, s.supplier, *_source(s), 1) for s in sources),
    )


def set_sources(sources: Iterable[Source]) -> None:
    changed = ", ".join(f"{column} = ?" for column in _SOURCE)
    change_many(
        f"UPDATE source SET {changed}, version = version + 1 WHERE id = ?", [(*_source(s), s.id) for s in sources]
    )


def _source(source: Source) -> tuple[object, ...]:
    return (
        source.supplier_sku,
        to_thousandths(source.pack_size),
        to_thousandths(source.minimum),
        source.lead_days,
        _money(source.unit_cost),
        to_thousandths(source.share),
        int(source.preferred),
    )


def unprefer(sources: Iterable[int]) -> None:
    """Make sources (by id) no longer the preferred ones."""
    change_many("UPDATE source SET preferred = 0, version = version + 1 WHERE id = ?", [(id,) for id in sources])


def items_with_movements() -> set[int]:
    return {item for (item,) in rows("SELECT DISTINCT item_id FROM movement")}


def _quantity(quantity: Decimal | None) -> int | None:
    return None if quantity is None else to_thousandths(quantity)


def _money(amount: Decimal | None) -> int | None:
    return None if amount is None else to_money(amount)
