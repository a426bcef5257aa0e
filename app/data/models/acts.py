"""What is not a thing of the stockroom: settings, counters, who is at the desk, and the acts."""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, Check, TextField

from app.data.models.table import Table, day, key_to


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
    on_day = day("on_day")
    at = TextField()
    person = key_to(Person, index=False)
    topics = BigIntegerField()
    items = TextField()
    orders = TextField()
    reverses = key_to("self", null=True, index=False)


Act.add_index(Act.reverses, unique=True, where=Act.reverses.is_null(False), name="act_reverses")
