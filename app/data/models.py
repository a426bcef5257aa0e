"""The tables: columns, constraints and indexes, nothing else.

Quantities are whole thousandths, money whole ten-thousandths (`app.data.units` converts); dates are ISO text, stamps
UTC ISO text. Two columns are caches that the database itself keeps in step (`guards_sqlite`) and `verify` compares with
their sources: `OrderLine.waiting` and `ScheduleRow.received`.
"""

from __future__ import annotations

from peewee import SQL, AutoField, BigIntegerField, Check, ForeignKeyField, Model, TextField

from app.data.database import db


def _key(model: type[Model] | str, **options: object) -> ForeignKeyField:
    return ForeignKeyField(model, on_delete="RESTRICT", **options)


def _flag(default: int = 0) -> BigIntegerField:
    return BigIntegerField(default=default, constraints=[SQL(f"DEFAULT {default}")])


class Table(Model):
    class Meta:
        database = db
        legacy_table_names = False
        strict_tables = True


class Setting(Table):
    key = TextField(primary_key=True)
    value = TextField()


class Counter(Table):
    """The next number of each kind of document."""

    kind = TextField(primary_key=True)
    next = BigIntegerField(constraints=[Check("next > 0")])


class Person(Table):
    """Who works at the desk."""

    id = AutoField()
    name = TextField(unique=True)


class Act(Table):
    """One recorded act: everything it changed points here. `items` and `orders` are JSON lists of ids."""

    id = AutoField()
    verb = TextField()
    on_day = TextField()
    at = TextField()
    person = _key(Person)
    topics = BigIntegerField()
    items = TextField()
    orders = TextField()
    reverses = _key("self", null=True, unique=True)


class Bin(Table):
    id = AutoField()
    code = TextField(unique=True)


class Item(Table):
    id = AutoField()
    sku = TextField(unique=True)
    name = TextField()
    unit = TextField()
    bin = _key(Bin, null=True)
    decimals = BigIntegerField(default=0, constraints=[Check("decimals BETWEEN 0 AND 3")])
    reorder_point = BigIntegerField(null=True, constraints=[Check("reorder_point >= 0")])
    order_up_to = BigIntegerField(null=True, constraints=[Check("order_up_to >= 0")])
    unit_cost = BigIntegerField(null=True, constraints=[Check("unit_cost >= 0")])
    price = BigIntegerField(null=True, constraints=[Check("price >= 0")])
    critical = _flag()
    discontinued = _flag()
    version = BigIntegerField(default=1)


class Barcode(Table):
    id = AutoField()
    item = _key(Item)
    code = TextField(index=True)
    pack_factor = BigIntegerField(default=1000, constraints=[Check("pack_factor > 0")])

    class Meta:
        indexes = ((("item", "code"), True),)


class Supplier(Table):
    id = AutoField()
    name = TextField(unique=True)
    email = TextField(default="")
    phone = TextField(default="")
    address = TextField(default="")
    lead_days = BigIntegerField(null=True, constraints=[Check("lead_days >= 0")])
    currency = TextField(default="")
    version = BigIntegerField(default=1)


class Source(Table):
    """A supplier's offer of an item. `share` is in thousandths of the whole."""

    id = AutoField()
    item = _key(Item)
    supplier = _key(Supplier)
    supplier_sku = TextField(default="")
    pack_size = BigIntegerField(default=1000, constraints=[Check("pack_size > 0")])
    minimum = BigIntegerField(default=0, constraints=[Check("minimum >= 0")])
    lead_days = BigIntegerField(null=True, constraints=[Check("lead_days >= 0")])
    unit_cost = BigIntegerField(null=True, constraints=[Check("unit_cost >= 0")])
    share = BigIntegerField(default=1000, constraints=[Check("share >= 0")])
    preferred = _flag()
    version = BigIntegerField(default=1)

    class Meta:
        indexes = ((("supplier", "item"), True),)


class Customer(Table):
    id = AutoField()
    name = TextField(unique=True)
    email = TextField(default="")
    phone = TextField(default="")
    address = TextField(default="")
    ship_complete = _flag()
    version = BigIntegerField(default=1)


class Order(Table):
    id = AutoField()
    number = TextField(unique=True)
    customer = _key(Customer)
    accepted_on = TextField()
    ship_complete = _flag()
    act = _key(Act)

    class Meta:
        table_name = "customer_order"


class OrderLine(Table):
    """The unit that waits. `number` is the running number given at acceptance; `waiting` is kept by triggers."""

    id = AutoField()
    order = _key(Order)
    item = _key(Item)
    number = BigIntegerField(unique=True)
    ordered = BigIntegerField(constraints=[Check("ordered > 0")])
    waiting = BigIntegerField(constraints=[Check("waiting BETWEEN 0 AND ordered")])
    wanted_on = TextField(null=True)
    place_on = TextField()
    place_number = BigIntegerField()
    place_sub = BigIntegerField(default=0)

    class Meta:
        indexes = ((("item", "place_on", "place_number", "place_sub"), True),)


# The queue: what still waits, found without reading what has been served.
OrderLine.add_index(OrderLine.item, where=OrderLine.waiting > 0, name="orderline_waiting")


class OrderLineChange(Table):
    """What happened to a line. A `cancelled` or `closed` quantity lowers `OrderLine.waiting` (by trigger)."""

    id = AutoField()
    line = _key(OrderLine)
    act = _key(Act)
    kind = TextField()
    quantity = BigIntegerField(null=True, constraints=[Check("quantity > 0")])
    note = TextField(default="")


class PurchaseOrder(Table):
    id = AutoField()
    number = TextField(unique=True)
    supplier = _key(Supplier)
    state = TextField(index=True, constraints=[Check("state IN ('draft', 'sent', 'closed', 'cancelled')")])
    sent_on = TextField(null=True)
    currency = TextField(default="")
    note = TextField(default="")
    version = BigIntegerField(default=1)


class PurchaseLine(Table):
    id = AutoField()
    po = _key(PurchaseOrder)
    position = BigIntegerField()
    item = _key(Item)
    supplier_sku = TextField(default="")
    pack_size = BigIntegerField(constraints=[Check("pack_size > 0")])
    unit_cost = BigIntegerField(null=True, constraints=[Check("unit_cost >= 0")])

    class Meta:
        indexes = ((("po", "position"), True),)


class ScheduleRow(Table):
    """So much of a purchase line, with its dates. `received` is kept by triggers; `short` will not come."""

    id = AutoField()
    line = _key(PurchaseLine)
    position = BigIntegerField()
    quantity = BigIntegerField(constraints=[Check("quantity > 0")])
    received = BigIntegerField(default=0, constraints=[Check("received >= 0")])
    short = BigIntegerField(default=0, constraints=[Check("short >= 0")])
    requested_on = TextField(null=True)
    confirmed_on = TextField(null=True)
    confirmed = _flag()

    class Meta:
        indexes = ((("line", "position"), True),)


class RowChange(Table):
    """What happened to a purchase order or one of its rows: dates before and after, quantities, and the note."""

    id = AutoField()
    po = _key(PurchaseOrder)
    row = ForeignKeyField(ScheduleRow, null=True, on_delete="SET NULL")
    act = _key(Act)
    kind = TextField()
    quantity = BigIntegerField(null=True)
    before = TextField(null=True)
    after = TextField(null=True)
    note = TextField(default="")


class Movement(Table):
    """The stock ledger: never updated, never deleted. `order_line` or `row` is the document behind it."""

    id = AutoField()
    item = _key(Item, index=False)
    quantity = BigIntegerField(constraints=[Check("quantity <> 0")])
    kind = TextField()
    happened_on = TextField()
    act = _key(Act)
    reason = TextField(default="")
    order_line = _key(OrderLine, null=True)
    row = _key(ScheduleRow, null=True)
    reverses = _key("self", null=True, unique=True)

    class Meta:
        indexes = ((("item", "quantity"), False),)


class Telling(Table):
    """The promise book: what a customer was told of a line. It only grows; a wrong entry is struck by a new one."""

    id = AutoField()
    line = _key(OrderLine)
    act = _key(Act)
    told_on = TextField()
    how = TextField()
    promised_on = TextField(null=True)
    footing = TextField(default="")
    hoped_on = TextField(null=True)
    evidence = TextField(default="")
    strikes = _key("self", null=True, unique=True)


MODELS: tuple[type[Table], ...] = (
    Setting,
    Counter,
    Person,
    Act,
    Bin,
    Item,
    Barcode,
    Supplier,
    Source,
    Customer,
    Order,
    OrderLine,
    OrderLineChange,
    PurchaseOrder,
    PurchaseLine,
    ScheduleRow,
    RowChange,
    Movement,
    Telling,
)
