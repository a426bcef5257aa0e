"""What is not a thing of the stockroom: settings, counters, who is at the desk, and the acts."""

from __future__ import annotations

from app.data.models.table import Index, Table, day, key, key_to, naming, stamp, text, whole
from app.domain import limits


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
    name = text(limits.NAME, unique=True)


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


class ImportedFile(Table):
    """An act that took a file in: the kind of its rows, and the file's name."""

    id = key()
    act = key_to(Act)
    kind = text()
    file = text()


class RecordsMade(Table):
    """The rows of a table, called `record`, that an act made: their ids from `first` to `last`. It only grows."""

    id = key()
    act = key_to(Act)
    record = text()
    first = whole()
    last = whole(check="{} >= first")
    indexes = (Index("record", "last"),)


class FieldChange(Table):
    """A field of a row that an act changed, as the store held it before and after, in text. It only grows.

    No field is named where the row was taken out.
    """

    id = key()
    act = key_to(Act)
    record = text()
    record_id = whole()
    field = text()
    before = text(null=True)
    after = text(null=True)
    indexes = (Index("record", "record_id"),)


class ClockCorrection(Table):
    """The act that set the clock back, and the first and the last act of the wrong days. It is never changed."""

    id = key()
    act = key_to(Act, index=False, unique=True)
    first = key_to(Act, index=False)
    last = key_to(Act, index=False)
    checks = ("first_id <= last_id AND last_id < act_id",)
