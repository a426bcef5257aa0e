"""Goods that came: the receipts, and what of them was rejected."""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, Check, TextField

from app.data.models.acts import Act
from app.data.models.catalogue import Supplier
from app.data.models.purchases import ScheduleRow
from app.data.models.table import Table, day, flag, key_to


class Receipt(Table):
    """An act that received goods: whose they were where no purchase order says so, and the act that put them away."""

    act = key_to(Act, primary_key=True)
    supplier = key_to(Supplier, null=True, index=False)
    put_away = key_to(Act, null=True)


class Rejection(Table):
    """Goods of a schedule row that came and were sent back or scrapped: never stock, never changed.

    What is to come again for them stands on `row`; the dates are those it had before. `short` where nothing will.
    """

    id = AutoField()
    act = key_to(Act)
    row = key_to(ScheduleRow)
    quantity = BigIntegerField(constraints=[Check("quantity > 0")])
    reason = TextField(constraints=[Check("trim(reason) <> '' OR reverses_id IS NOT NULL")])
    happened_on = day("happened_on")
    short = flag("short")
    requested_on = day("requested_on", null=True)
    confirmed_on = day("confirmed_on", null=True)
    confirmed = flag("confirmed")
    reverses = key_to("self", null=True, index=False)


Rejection.add_index(Rejection.reverses, unique=True, where=Rejection.reverses.is_null(False), name="rejection_reverses")
