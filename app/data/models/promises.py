"""The promise book, notices and answers."""

from __future__ import annotations

from app.data.models.acts import Act
from app.data.models.catalogue import Customer
from app.data.models.orders import OrderLine
from app.data.models.table import Field, Index, Kind, Table, day, flag, key, key_to, only_one, text, word, word_of
from app.domain import limits
from app.domain.matching import Footing
from app.domain.tellings import Choice, How

_FOOTINGS: dict[str, Footing | None] = {"": None, **{footing.name.lower(): footing for footing in Footing}}
_FOOTING = Kind(
    "footing_of[{}]",
    "name_of_footing[{}]",
    "TEXT",
    footing_of=_FOOTINGS,
    name_of_footing={footing: name for name, footing in _FOOTINGS.items()},
)


class Telling(Table):
    """The promise book: what a customer was told of a line. It only grows; a wrong entry is struck by a new one.
    `held` where it was in stock, but could not be had yet.
    """

    id = key()
    line = key_to(OrderLine)
    act = key_to(Act)
    told_on = day()
    how = Field(word_of(How))
    promised_on = day(null=True)
    footing = Field(_FOOTING, default="")
    hoped_on = day(null=True)
    evidence = text(default="")
    strikes = key_to("self", null=True, index=False)
    held = flag(default=0)
    indexes = (only_one("strikes", "telling_strikes"),)


class Notice(Table):
    """One telling of one customer, of several lines together; `asks` where choices are offered."""

    id = key()
    act = key_to(Act)
    customer = key_to(Customer)
    asks = flag()


class Answer(Table):
    """What a customer chose for a line of a notice."""

    id = key()
    notice = key_to(Notice, index=False)
    line = key_to(OrderLine)
    act = key_to(Act)
    choice = word(Choice)
    note = text(limits.NOTE, default="")
    indexes = (Index("notice", "line", unique=True),)
