"""What is not a thing of the stockroom: settings, counters, who is at the desk, and the acts."""

from __future__ import annotations

from app.data.models.table import Table, day, key, key_to, naming, stamp, text, whole


class Setting(Table):
    key = text(key=True)
    value = text()


class Counter(Table):
    """The next number of each kind of document."""

    kind = text(key=True)
    next = whole(check="{} > 0")


class Person(Table):
    """Who works at the desk."""

    id = key()
    name = text(unique=True)


class Act(Table):
    """One recorded act: everything it changed points here. `items` and `orders` are JSON lists of ids. Only a receipt
    is reversed by several others.

    Both are empty until the act is sealed, at the end of its transaction; from then on it never changes.
    """

    id = key()
    verb = text()
    on_day = day()
    at = stamp()
    person = key_to(Person, index=False)
    topics = whole()
    items = text()
    orders = text()
    reverses = key_to("self", null=True, index=False)
    indexes = (naming("reverses", "act_reverses"),)
