"""Purchase orders: lines, schedule rows, and what happened to them."""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, Check, ForeignKeyField, TextField

from app.data.models.acts import Act
from app.data.models.catalogue import Item, Supplier
from app.data.models.table import Table, day, flag, key_to, text, whole


class PurchaseOrder(Table):
    id = AutoField()
    number = TextField(unique=True)
    supplier = key_to(Supplier)
    state = TextField(index=True, constraints=[Check("state IN ('draft', 'sent', 'closed', 'cancelled')")])
    sent_on = day("sent_on", null=True)
    currency = text()
    note = text()
    version = whole("version", 1, 1)

    class Meta:
        constraints = [Check("sent_on IS NOT NULL OR state IN ('draft', 'cancelled')")]


class PurchaseLine(Table):
    id = AutoField()
    po = key_to(PurchaseOrder, index=False)
    position = BigIntegerField()
    item = key_to(Item)
    supplier_sku = text()
    pack_size = BigIntegerField(constraints=[Check("pack_size > 0")])
    unit_cost = BigIntegerField(null=True, constraints=[Check("unit_cost >= 0")])

    class Meta:
        indexes = ((("po", "position"), True),)


class ScheduleRow(Table):
    """So much of a purchase line, with its dates. `received` is kept by triggers; `short` will not come."""

    id = AutoField()
    line = key_to(PurchaseLine, index=False)
    position = BigIntegerField()
    quantity = BigIntegerField(constraints=[Check("quantity > 0")])
    received = whole("received", 0, 0)
    short = whole("short", 0, 0)
    requested_on = day("requested_on", null=True)
    confirmed_on = day("confirmed_on", null=True)
    confirmed = flag("confirmed")

    class Meta:
        indexes = ((("line", "position"), True),)
        constraints = [Check("short <= quantity"), Check("confirmed = 1 OR confirmed_on IS NULL")]


class RowChange(Table):
    """What happened to a purchase order or one of its rows: dates before and after, quantities, and the note."""

    id = AutoField()
    po = key_to(PurchaseOrder)
    row = ForeignKeyField(ScheduleRow, null=True, on_delete="SET NULL")
    act = key_to(Act)
    kind = TextField()
    quantity = BigIntegerField(null=True)
    before = day("before", null=True)
    after = day("after", null=True)
    note = text()
