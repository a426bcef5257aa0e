"""The tables: columns, constraints and indexes, nothing else.

Quantities are whole thousandths, money whole ten-thousandths (`app.data.units` converts); dates are ISO text, stamps
UTC ISO text. Two columns are caches that the database itself keeps in step (`guards_sqlite`) and `verify` compares with
their sources: `OrderLine.waiting` and `ScheduleRow.received`.
"""

from __future__ import annotations

from typing import Any

from peewee import SQL, AutoField, BigIntegerField, Check, ForeignKeyField, Model, TextField

from app.data.database import db
from app.domain.movements import Kind


def _key(model: Any, **options: Any) -> Any:
    return ForeignKeyField(model, on_delete="RESTRICT", **options)


def _text() -> TextField:
    return TextField(default="", constraints=[SQL("DEFAULT ''")])


def _whole(name: str, default: int, at_least: int) -> BigIntegerField:
    return BigIntegerField(default=default, constraints=[SQL(f"DEFAULT {default}"), Check(f"{name} >= {at_least}")])


def _flag(name: str) -> BigIntegerField:
    return BigIntegerField(default=0, constraints=[SQL("DEFAULT 0"), Check(f"{name} IN (0, 1)")])


def _day(name: str, *, null: Any = False) -> Any:
    day: Any = Check(f"length({name}) = 10")
    return TextField(null=null, constraints=[day])


class Table(Model):
    class Meta:
        database = db
        legacy_table_names = False
        strict_tables = True
        only_save_dirty = True


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
    """One recorded act: everything it changed points here. `items` and `orders` are JSON lists of ids.

    Both are empty until the act is sealed, at the end of its transaction; from then on it never changes.
    """

    id = AutoField()
    verb = TextField()
    on_day = _day("on_day")
    at = TextField()
    person = _key(Person, index=False)
    topics = BigIntegerField()
    items = TextField()
    orders = TextField()
    reverses = _key("self", null=True, index=False)


Act.add_index(Act.reverses, unique=True, where=Act.reverses.is_null(False), name="act_reverses")


class Bin(Table):
    id = AutoField()
    code = TextField(unique=True)


class Item(Table):
    id = AutoField()
    sku = TextField(unique=True)
    name = TextField()
    unit = TextField()
    bin = _key(Bin, null=True)
    decimals = BigIntegerField(default=0, constraints=[SQL("DEFAULT 0"), Check("decimals BETWEEN 0 AND 3")])
    reorder_point = BigIntegerField(null=True, constraints=[Check("reorder_point >= 0")])
    order_up_to = BigIntegerField(null=True, constraints=[Check("order_up_to >= 0")])
    unit_cost = BigIntegerField(null=True, constraints=[Check("unit_cost >= 0")])
    price = BigIntegerField(null=True, constraints=[Check("price >= 0")])
    critical = _flag("critical")
    discontinued = _flag("discontinued")
    version = _whole("version", 1, 1)


class Barcode(Table):
    id = AutoField()
    item = _key(Item, index=False)
    code = TextField(index=True)
    pack_factor = _whole("pack_factor", 1000, 1)

    class Meta:
        indexes = ((("item", "code"), True),)


class Supplier(Table):
    id = AutoField()
    name = TextField(unique=True)
    email = _text()
    phone = _text()
    address = _text()
    lead_days = BigIntegerField(null=True, constraints=[Check("lead_days >= 0")])
    currency = _text()
    version = _whole("version", 1, 1)


class Source(Table):
    """A supplier's offer of an item. `share` is in thousandths of the whole."""

    id = AutoField()
    item = _key(Item)
    supplier = _key(Supplier, index=False)
    supplier_sku = _text()
    pack_size = _whole("pack_size", 1000, 1)
    minimum = _whole("minimum", 0, 0)
    lead_days = BigIntegerField(null=True, constraints=[Check("lead_days >= 0")])
    unit_cost = BigIntegerField(null=True, constraints=[Check("unit_cost >= 0")])
    share = _whole("share", 1000, 0)
    preferred = _flag("preferred")
    version = _whole("version", 1, 1)

    class Meta:
        indexes = ((("supplier", "item"), True),)


class Customer(Table):
    id = AutoField()
    name = TextField(unique=True)
    email = _text()
    phone = _text()
    address = _text()
    ship_complete = _flag("ship_complete")
    version = _whole("version", 1, 1)


class Order(Table):
    id = AutoField()
    number = TextField(unique=True)
    customer = _key(Customer)
    accepted_on = _day("accepted_on")
    ship_complete = _flag("ship_complete")
    act = _key(Act, index=False)

    class Meta:
        table_name = "customer_order"


class OrderLine(Table):
    """The unit that waits. `number` is the running number given at acceptance; `waiting` is kept by triggers."""

    id = AutoField()
    order = _key(Order)
    item = _key(Item, index=False)
    number = BigIntegerField(unique=True)
    ordered = BigIntegerField(constraints=[Check("ordered > 0")])
    waiting = BigIntegerField(constraints=[Check("waiting BETWEEN 0 AND ordered")])
    wanted_on = _day("wanted_on", null=True)
    place_on = _day("place_on")
    place_number = BigIntegerField()
    place_sub = BigIntegerField(default=0, constraints=[SQL("DEFAULT 0")])


OrderLine.add_index(
    OrderLine.item,
    OrderLine.place_on,
    OrderLine.place_number,
    OrderLine.place_sub,
    unique=True,
    name="order_line_place",
)
# The queue: what still waits, found without reading what has been served. A query must say `waiting > 0` to use it.
OrderLine.add_index(OrderLine.item, where=OrderLine.waiting > 0, name="order_line_waiting")


class OrderLineChange(Table):
    """What happened to a line. What is `cancelled`, `closed` or `substituted` waits no longer (by trigger)."""

    id = AutoField()
    line = _key(OrderLine)
    act = _key(Act)
    kind = TextField()
    quantity = BigIntegerField(null=True, constraints=[Check("quantity > 0")])
    note = _text()


class PurchaseOrder(Table):
    id = AutoField()
    number = TextField(unique=True)
    supplier = _key(Supplier)
    state = TextField(index=True, constraints=[Check("state IN ('draft', 'sent', 'closed', 'cancelled')")])
    sent_on = _day("sent_on", null=True)
    currency = _text()
    note = _text()
    version = _whole("version", 1, 1)

    class Meta:
        constraints = [Check("sent_on IS NOT NULL OR state IN ('draft', 'cancelled')")]


class PurchaseLine(Table):
    id = AutoField()
    po = _key(PurchaseOrder, index=False)
    position = BigIntegerField()
    item = _key(Item)
    supplier_sku = _text()
    pack_size = BigIntegerField(constraints=[Check("pack_size > 0")])
    unit_cost = BigIntegerField(null=True, constraints=[Check("unit_cost >= 0")])

    class Meta:
        indexes = ((("po", "position"), True),)


class ScheduleRow(Table):
    """So much of a purchase line, with its dates. `received` is kept by triggers; `short` will not come."""

    id = AutoField()
    line = _key(PurchaseLine, index=False)
    position = BigIntegerField()
    quantity = BigIntegerField(constraints=[Check("quantity > 0")])
    received = _whole("received", 0, 0)
    short = _whole("short", 0, 0)
    requested_on = _day("requested_on", null=True)
    confirmed_on = _day("confirmed_on", null=True)
    confirmed = _flag("confirmed")

    class Meta:
        indexes = ((("line", "position"), True),)
        constraints = [Check("short <= quantity"), Check("confirmed = 1 OR confirmed_on IS NULL")]


class RowChange(Table):
    """What happened to a purchase order or one of its rows: dates before and after, quantities, and the note."""

    id = AutoField()
    po = _key(PurchaseOrder)
    row = ForeignKeyField(ScheduleRow, null=True, on_delete="SET NULL")
    act = _key(Act)
    kind = TextField()
    quantity = BigIntegerField(null=True)
    before = _day("before", null=True)
    after = _day("after", null=True)
    note = _text()


class Movement(Table):
    """The stock ledger: never updated, never deleted. `order_line` or `row` is the document behind it."""

    id = AutoField()
    item = _key(Item, index=False)
    quantity = BigIntegerField(constraints=[Check("quantity <> 0")])
    kind = TextField(constraints=[Check(f"kind IN ({', '.join(repr(kind.value) for kind in Kind)})")])
    happened_on = _day("happened_on")
    act = _key(Act)
    reason = _text()
    order_line = _key(OrderLine, null=True, index=False)
    row = _key(ScheduleRow, null=True, index=False)
    reverses = _key("self", null=True, index=False)

    class Meta:
        indexes = ((("item", "quantity"), False),)
        constraints = [
            Check("(kind = 'reversal') = (reverses_id IS NOT NULL)"),
            Check("quantity > 0 OR kind NOT IN ('opening', 'receipt', 'customer_return')"),
            Check("quantity < 0 OR kind NOT IN ('shipment', 'issue', 'damage', 'supplier_return')"),
        ]


# Most movements of a large ledger are of one document kind or of none: index only those that have one.
Movement.add_index(Movement.order_line, where=Movement.order_line.is_null(False), name="movement_order_line")
Movement.add_index(Movement.reverses, unique=True, where=Movement.reverses.is_null(False), name="movement_reverses")
Movement.add_index(Movement.row, where=Movement.row.is_null(False), name="movement_row")


class Telling(Table):
    """The promise book: what a customer was told of a line. It only grows; a wrong entry is struck by a new one."""

    id = AutoField()
    line = _key(OrderLine)
    act = _key(Act)
    told_on = _day("told_on")
    how = TextField()
    promised_on = _day("promised_on", null=True)
    footing = _text()
    hoped_on = _day("hoped_on", null=True)
    evidence = _text()
    strikes = _key("self", null=True, index=False)


Telling.add_index(Telling.strikes, unique=True, where=Telling.strikes.is_null(False), name="telling_strikes")


class Notice(Table):
    """One telling of one customer, of several lines together; `asks` where choices are offered."""

    id = AutoField()
    act = _key(Act)
    customer = _key(Customer)
    asks = _flag("asks")


class Answer(Table):
    """What a customer chose for a line of a notice."""

    id = AutoField()
    notice = _key(Notice, index=False)
    line = _key(OrderLine)
    act = _key(Act)
    choice = TextField(constraints=[Check("choice IN ('wait', 'part', 'substitute', 'cancel')")])
    note = _text()

    class Meta:
        indexes = ((("notice", "line"), True),)


class Hold(Table):
    """A line that does not ship for now; `passed` where it is also left out of matching. Gone with its release."""

    line = _key(OrderLine, primary_key=True)
    act = _key(Act)
    passed = _flag("passed")


class QueueOverride(Table):
    """A line that got ahead of others (none: stock was issued), why, and who moved back (JSON). It is never changed."""

    id = AutoField()
    act = _key(Act)
    line = _key(OrderLine, null=True)
    kind = TextField()
    before = _key(OrderLine, null=True, index=False)
    quantity = BigIntegerField(null=True, constraints=[Check("quantity > 0")])
    reason = TextField(constraints=[Check("trim(reason) <> ''")])
    moved_back = _text()


class Substitute(Table):
    """What may go out instead of an item, one way: `factor` thousandths of its units for one of the item."""

    id = AutoField()
    item = _key(Item, index=False)
    substitute = _key(Item)
    factor = BigIntegerField(constraints=[Check("factor > 0")])

    class Meta:
        indexes = ((("item", "substitute"), True),)
        constraints = [Check("item_id <> substitute_id")]


class Substitution(Table):
    """A line of the same order that stands for so much of the original one. It is never changed."""

    id = AutoField()
    act = _key(Act)
    original = _key(OrderLine)
    line = _key(OrderLine, unique=True)
    factor = BigIntegerField(constraints=[Check("factor > 0")])

    class Meta:
        constraints = [Check("original_id <> line_id")]


class LostSale(Table):
    """What a customer asked for and was declined. It is never changed."""

    id = AutoField()
    act = _key(Act)
    item = _key(Item)
    customer = _key(Customer, null=True, index=False)
    quantity = BigIntegerField(constraints=[Check("quantity > 0")])
    reason = _text()


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
    Notice,
    Answer,
    Hold,
    QueueOverride,
    Substitute,
    Substitution,
    LostSale,
)
