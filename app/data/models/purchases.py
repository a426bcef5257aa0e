"""Purchase orders: lines, schedule rows, what happened to them, how they were chased, and what of them came."""

from __future__ import annotations

from app.data.models.acts import Act
from app.data.models.catalogue import Item, Supplier
from app.data.models.table import (
    QUANTITY,
    Field,
    Index,
    Table,
    day,
    flag,
    key,
    key_to,
    money,
    one_of,
    only_one,
    quantity,
    text,
    version,
    whole,
    word,
    word_of,
)
from app.domain import limits
from app.domain.purchase_orders import RowChange as Change
from app.domain.purchase_orders import State
from app.domain.tellings import DIRECT


class PurchaseOrder(Table):
    remembered = True
    id = key()
    number = text(limits.CODE, unique=True)
    supplier = key_to(Supplier)
    state = word(State, index=True)
    sent_on = day(null=True)
    currency = text(default="")
    note = text(limits.NOTE, default="")
    version = version()
    checks = ("sent_on IS NOT NULL OR state IN ('draft', 'cancelled')",)


class PurchaseLine(Table):
    remembered = True
    id = key()
    po = key_to(PurchaseOrder, index=False)
    position = whole()
    item = key_to(Item)
    supplier_sku = text(limits.CODE, default="")
    pack_size = quantity(check="{} > 0")
    unit_cost = money(null=True, check="{} >= 0")
    indexes = (Index("po", "position", unique=True),)


class ScheduleRow(Table):
    """So much of a purchase line, with its dates. `received` is kept by triggers; `short` will not come."""

    remembered = True
    id = key()
    line = key_to(PurchaseLine, index=False)
    position = whole()
    quantity = quantity(check="{} > 0")
    received = Field(QUANTITY, default=0, check="{} >= 0")
    short = Field(QUANTITY, default=0, check="{} >= 0")
    requested_on = day(null=True)
    confirmed_on = day(null=True)
    confirmed = flag()
    indexes = (Index("line", "position", unique=True),)
    checks = ("short <= quantity", "confirmed = 1 OR confirmed_on IS NULL")


class RowChange(Table):
    """What happened to a purchase order or one of its rows: dates or costs before and after, quantity, note."""

    id = key()
    po = key_to(PurchaseOrder)
    row = key_to(ScheduleRow, null=True, lost="SET NULL")
    act = key_to(Act)
    kind = Field(word_of(Change))
    quantity = quantity(null=True)
    before = day(null=True)
    after = day(null=True)
    note = text(limits.NOTE, default="")
    cost_before = money(null=True)
    cost_after = money(null=True)


class Chasing(Table):
    """A supplier was asked about a schedule row. It only grows: one chased by mistake is reversed by its act."""

    id = key()
    act = key_to(Act)
    row = key_to(ScheduleRow)
    chased_on = day()
    how = text(check=one_of(DIRECT))
    note = text(limits.NOTE, default="")


class Receipt(Table):
    """An act that received goods: whose they were where no purchase order says so, and the act that put them away."""

    act = key_to(Act, key=True, index=False)
    supplier = key_to(Supplier, null=True, index=False)
    put_away = key_to(Act, null=True)


class Rejection(Table):
    """Goods of a schedule row that came and were sent back or scrapped: never stock, never changed.

    What is to come again for them stands on `row`; the dates are those it had before. `short` where nothing will.
    """

    id = key()
    act = key_to(Act)
    row = key_to(ScheduleRow)
    quantity = quantity(check="{} > 0")
    reason = text(limits.NOTE, check="trim({}) <> '' OR reverses_id IS NOT NULL")
    happened_on = day()
    short = flag()
    requested_on = day(null=True)
    confirmed_on = day(null=True)
    confirmed = flag()
    reverses = key_to("self", null=True, index=False)
    indexes = (only_one("reverses", "rejection_reverses"),)
