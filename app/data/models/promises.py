"""The promise book, notices and answers."""

from __future__ import annotations

from peewee import AutoField, Check, TextField

from app.data.models.acts import Act
from app.data.models.catalogue import Customer
from app.data.models.orders import OrderLine
from app.data.models.table import Table, day, flag, key_to, text


class Telling(Table):
    """The promise book: what a customer was told of a line. It only grows; a wrong entry is struck by a new one."""

    id = AutoField()
    line = key_to(OrderLine)
    act = key_to(Act)
    told_on = day("told_on")
    how = TextField()
    promised_on = day("promised_on", null=True)
    footing = text()
    hoped_on = day("hoped_on", null=True)
    evidence = text()
    strikes = key_to("self", null=True, index=False)


Telling.add_index(Telling.strikes, unique=True, where=Telling.strikes.is_null(False), name="telling_strikes")


class Notice(Table):
    """One telling of one customer, of several lines together; `asks` where choices are offered."""

    id = AutoField()
    act = key_to(Act)
    customer = key_to(Customer)
    asks = flag("asks")


class Answer(Table):
    """What a customer chose for a line of a notice."""

    id = AutoField()
    notice = key_to(Notice, index=False)
    line = key_to(OrderLine)
    act = key_to(Act)
    choice = TextField(constraints=[Check("choice IN ('wait', 'part', 'substitute', 'cancel')")])
    note = text()

    class Meta:
        indexes = ((("notice", "line"), True),)
