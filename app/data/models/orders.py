"""Customer orders and what happens to their lines in the queue."""

from __future__ import annotations

from peewee import SQL, AutoField, BigIntegerField, Check, TextField

from app.data.models.acts import Act
from app.data.models.catalogue import Customer, Item
from app.data.models.table import Table, day, flag, key_to, text


class Order(Table):
    id = AutoField()
    number = TextField(unique=True)
    customer = key_to(Customer)
    accepted_on = day("accepted_on")
    ship_complete = flag("ship_complete")
    act = key_to(Act, index=False)

    class Meta:
        table_name = "customer_order"


class OrderLine(Table):
    """The unit that waits. `number` is the running number given at acceptance; `waiting` is kept by triggers."""

    id = AutoField()
    order = key_to(Order)
    item = key_to(Item, index=False)
    number = BigIntegerField(unique=True)
    ordered = BigIntegerField(constraints=[Check("ordered > 0")])
    waiting = BigIntegerField(constraints=[Check("waiting BETWEEN 0 AND ordered")])
    wanted_on = day("wanted_on", null=True)
    place_on = day("place_on")
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


# The queue: what still waits, in order, without reading what has been served. A query must say `waiting > 0` to use it.
OrderLine.add_index(
    OrderLine.item,
    OrderLine.place_on,
    OrderLine.place_number,
    OrderLine.place_sub,
    OrderLine.waiting,
    where=OrderLine.waiting > 0,
    name="order_line_waiting",
)


class OrderLineChange(Table):
    """What happened to a line. What is `cancelled`, `closed` or `substituted` waits no longer (by trigger)."""

    id = AutoField()
    line = key_to(OrderLine)
    act = key_to(Act)
    kind = TextField()
    quantity = BigIntegerField(null=True, constraints=[Check("quantity > 0")])
    note = text()


class Hold(Table):
    """A line that does not ship for now; `passed` where it is also left out of matching. Gone with its release."""

    line = key_to(OrderLine, primary_key=True)
    act = key_to(Act)
    passed = flag("passed")


class QueueOverride(Table):
    """A line that got ahead of others (none: stock was issued), why, and who moved back (JSON). It is never changed."""

    id = AutoField()
    act = key_to(Act)
    line = key_to(OrderLine, null=True)
    kind = TextField()
    before = key_to(OrderLine, null=True, index=False)
    quantity = BigIntegerField(null=True, constraints=[Check("quantity > 0")])
    reason = TextField(constraints=[Check("trim(reason) <> ''")])
    moved_back = text()


class Substitution(Table):
    """A line of the same order that stands for so much of the original one. It is never changed."""

    id = AutoField()
    act = key_to(Act)
    original = key_to(OrderLine)
    line = key_to(OrderLine, unique=True)
    factor = BigIntegerField(constraints=[Check("factor > 0")])

    class Meta:
        constraints = [Check("original_id <> line_id")]


class LostSale(Table):
    """What a customer asked for and was declined. It is never changed."""

    id = AutoField()
    act = key_to(Act)
    item = key_to(Item)
    customer = key_to(Customer, null=True, index=False)
    quantity = BigIntegerField(constraints=[Check("quantity > 0")])
    reason = text()
