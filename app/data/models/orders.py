"""Customer orders and what happens to their lines in the queue."""

from __future__ import annotations

from app.data.models.acts import Act
from app.data.models.catalogue import Customer, Item
from app.data.models.table import Field, Index, Table, day, flag, key, key_to, money, quantity, text, whole, word_of
from app.domain import limits
from app.domain.orders import LineChange

_PLACE = ("item", "place_on", "place_number", "place_sub")


class Order(Table):
    table = "customer_order"
    remembered = True
    id = key()
    number = text(limits.CODE, unique=True)
    customer = key_to(Customer)
    accepted_on = day()
    ship_complete = flag()
    act = key_to(Act, index=False)
    collects = flag(default=1)
    reference = text(limits.REFERENCE, default="")
    delivery_address = text(limits.ADDRESS, default="")


class OrderLine(Table):
    """The unit that waits. `number` is the running number given at acceptance; `waiting` is kept by triggers.
    `accepted_on` is the day that it was accepted at the desk (none: imported), `reserved_on` the one from which it was
    to be reserved.
    """

    remembered = True
    id = key()
    order = key_to(Order)
    item = key_to(Item, index=False)
    number = whole(unique=True)
    ordered = quantity(check="{} > 0")
    waiting = quantity(check="{} BETWEEN 0 AND ordered")
    wanted_on = day(null=True)
    place_on = day()
    place_number = whole()
    place_sub = whole(default=0)
    price = money(null=True, check="{} >= 0")
    currency = text(default="")
    accepted_on = day(null=True)
    reserved_on = day(null=True)
    indexes = (
        Index(*_PLACE, unique=True, name="order_line_place"),
        # The queue: what still waits, in order, without reading what has been served. A query must say `waiting > 0`
        # to use it.
        Index(*_PLACE, "waiting", where='"waiting" > 0', name="order_line_waiting"),
        # The last day on which a line was accepted at the desk, and the last place that was not reserved.
        Index("accepted_on", where='"accepted_on" IS NOT NULL', name="order_line_accepted"),
        Index("place_on", where='"reserved_on" IS NULL', name="order_line_not_reserved"),
    )


class OrderLineChange(Table):
    """What happened to a line. What is `cancelled`, `closed` or `substituted` waits no longer (by trigger)."""

    id = key()
    line = key_to(OrderLine)
    act = key_to(Act)
    kind = Field(word_of(LineChange))
    quantity = quantity(null=True, check="{} > 0")
    note = text(limits.NOTE, default="")


class Hold(Table):
    """A line that does not ship for now; `passed` where it is also left out of matching. Gone with its release."""

    line = key_to(OrderLine, key=True, index=False)
    act = key_to(Act)
    passed = flag()


class QueueOverride(Table):
    """A line that got ahead of others (none: stock was issued), why, and who moved back (JSON). It is never changed."""

    id = key()
    act = key_to(Act)
    line = key_to(OrderLine, null=True)
    kind = text()
    before = key_to(OrderLine, null=True, index=False)
    quantity = quantity(null=True, check="{} > 0")
    reason = text(limits.NOTE, check="trim({}) <> ''")
    moved_back = text(default="")


class Substitution(Table):
    """A line of the same order that stands for so much of the original one. It is never changed."""

    id = key()
    act = key_to(Act)
    original = key_to(OrderLine)
    line = key_to(OrderLine, index=False, unique=True)
    factor = quantity(check="{} > 0")
    checks = ("original_id <> line_id",)


class LostSale(Table):
    """What a customer asked for and was declined. It is never changed."""

    id = key()
    act = key_to(Act)
    item = key_to(Item)
    customer = key_to(Customer, null=True, index=False)
    quantity = quantity(check="{} > 0")
    reason = text(limits.NOTE, default="")
