"""Items and people: bins, items with barcodes and substitutes, suppliers with sources, customers."""

from __future__ import annotations

from peewee import SQL, AutoField, BigIntegerField, Check, TextField

from app.data.models.table import Table, flag, key_to, text, whole


class Bin(Table):
    id = AutoField()
    code = TextField(unique=True)


class Item(Table):
    id = AutoField()
    sku = TextField(unique=True)
    name = TextField()
    unit = TextField()
    bin = key_to(Bin, null=True)
    decimals = BigIntegerField(default=0, constraints=[SQL("DEFAULT 0"), Check("decimals BETWEEN 0 AND 3")])
    reorder_point = BigIntegerField(null=True, constraints=[Check("reorder_point >= 0")])
    order_up_to = BigIntegerField(null=True, constraints=[Check("order_up_to >= 0")])
    unit_cost = BigIntegerField(null=True, constraints=[Check("unit_cost >= 0")])
    price = BigIntegerField(null=True, constraints=[Check("price >= 0")])
    critical = flag("critical")
    discontinued = flag("discontinued")
    version = whole("version", 1, 1)


class Barcode(Table):
    id = AutoField()
    item = key_to(Item, index=False)
    code = TextField(index=True)
    pack_factor = whole("pack_factor", 1000, 1)

    class Meta:
        indexes = ((("item", "code"), True),)


class Supplier(Table):
    id = AutoField()
    name = TextField(unique=True)
    email = text()
    phone = text()
    address = text()
    lead_days = BigIntegerField(null=True, constraints=[Check("lead_days >= 0")])
    currency = text()
    version = whole("version", 1, 1)


class Source(Table):
    """A supplier's offer of an item, one a part number. `share` weighs it against the others of a critical item."""

    id = AutoField()
    item = key_to(Item)
    supplier = key_to(Supplier, index=False)
    supplier_sku = text()
    pack_size = whole("pack_size", 1000, 1)
    minimum = whole("minimum", 0, 0)
    lead_days = BigIntegerField(null=True, constraints=[Check("lead_days >= 0")])
    unit_cost = BigIntegerField(null=True, constraints=[Check("unit_cost >= 0")])
    share = whole("share", 1000, 0)
    preferred = flag("preferred")
    version = whole("version", 1, 1)

    class Meta:
        indexes = ((("supplier", "item", "supplier_sku"), True),)


class Customer(Table):
    id = AutoField()
    name = TextField(unique=True)
    email = text()
    phone = text()
    address = text()
    ship_complete = flag("ship_complete")
    version = whole("version", 1, 1)


class Substitute(Table):
    """What may go out instead of an item, one way: `factor` thousandths of its units for one of the item."""

    id = AutoField()
    item = key_to(Item, index=False)
    substitute = key_to(Item)
    factor = BigIntegerField(constraints=[Check("factor > 0")])

    class Meta:
        indexes = ((("item", "substitute"), True),)
        constraints = [Check("item_id <> substitute_id")]
