"""Items and people: bins, items with barcodes and substitutes, suppliers with sources, customers."""

from __future__ import annotations

from app.data.models.table import Index, Table, flag, key, key_to, money, quantity, text, version, whole
from app.domain import limits


class Bin(Table):
    remembered = True
    id = key()
    code = text(limits.CODE, unique=True)


class Item(Table):
    remembered = True
    id = key()
    sku = text(limits.CODE, unique=True)
    name = text(limits.NAME)
    unit = text(limits.UNIT)
    bin = key_to(Bin, null=True)
    decimals = whole(default=0, check="{} BETWEEN 0 AND 3")
    reorder_point = quantity(null=True, check="{} >= 0")
    order_up_to = quantity(null=True, check="{} >= 0")
    unit_cost = money(null=True, check="{} >= 0")
    price = money(null=True, check="{} >= 0")
    critical = flag()
    discontinued = flag()
    version = version()


class ItemBin(Table):
    """A bin that an item lies in besides its own."""

    remembered = True
    id = key()
    item = key_to(Item, index=False)
    bin = key_to(Bin)
    indexes = (Index("item", "bin", unique=True),)


class Barcode(Table):
    remembered = True
    id = key()
    item = key_to(Item, index=False)
    code = text(limits.CODE, index=True)
    pack_factor = quantity(default=1000, check="{} >= 1")
    indexes = (Index("item", "code", unique=True),)


class Supplier(Table):
    remembered = True
    id = key()
    name = text(limits.NAME, unique=True)
    email = text(limits.EMAIL, default="")
    phone = text(limits.PHONE, default="")
    address = text(limits.ADDRESS, default="")
    lead_days = whole(null=True, check="{} >= 0")
    currency = text(default="")
    version = version()
    language = text(default="")


class Source(Table):
    """A supplier's offer of an item, one a part number. `share` weighs it against the others of a critical item."""

    remembered = True
    id = key()
    item = key_to(Item)
    supplier = key_to(Supplier, index=False)
    supplier_sku = text(limits.CODE, default="")
    pack_size = quantity(default=1000, check="{} >= 1")
    minimum = quantity(default=0, check="{} >= 0")
    lead_days = whole(null=True, check="{} >= 0")
    unit_cost = money(null=True, check="{} >= 0")
    share = quantity(default=1000, check="{} >= 0")
    preferred = flag()
    version = version()
    indexes = (Index("supplier", "item", "supplier_sku", unique=True),)


class Customer(Table):
    remembered = True
    id = key()
    name = text(limits.NAME, unique=True)
    email = text(limits.EMAIL, default="")
    phone = text(limits.PHONE, default="")
    address = text(limits.ADDRESS, default="")
    ship_complete = flag()
    version = version()
    collects = flag(default=1)
    language = text(default="")


class Substitute(Table):
    """What may go out instead of an item, one way: `factor` thousandths of its units for one of the item."""

    remembered = True
    id = key()
    item = key_to(Item, index=False)
    substitute = key_to(Item)
    factor = quantity(check="{} > 0")
    indexes = (Index("item", "substitute", unique=True),)
    checks = ("item_id <> substitute_id",)
