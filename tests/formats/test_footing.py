"""The words of a footing: never a date without one, never a date in the past as a hope."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest

from app import formats
from app.domain.matching import Footing, Share, Supply

TODAY = date(2016, 5, 12)
D = Decimal


class Part(NamedTuple):
    quantity: Decimal
    source: str
    footing: Footing
    on: date | None = None
    supplier: str = ""
    confirmed_told: date | None = None


class Row(NamedTuple):
    promise: date | None
    hoped: date | None
    footing: Footing
    shares: tuple[Part, ...] = ()
    short: Decimal = D(0)
    ready: Decimal = D(0)


STOCK = Part(D(18), "stock", Footing.IN_STOCK, TODAY)
CONFIRMED = Part(D(12), "PO-0017", Footing.CONFIRMED, date(2016, 5, 20), "Acme", date(2016, 5, 2))
HOPED = Part(D(12), "PO-0018", Footing.UNCONFIRMED, date(2016, 6, 2), "Acme")
UNDATED = Part(D(12), "PO-0018", Footing.UNDATED, None, "Acme")
OVERDUE = Part(D(12), "PO-0015", Footing.OVERDUE, date(2016, 5, 3), "Acme")
PLANNED = Part(D(12), "PO-0021", Footing.PLANNED)

ONE_FOOTING = [
    (Row(TODAY, TODAY, Footing.IN_STOCK, (STOCK,), ready=D(18)), "Ready to ship", "Ready to ship"),
    (
        Row(CONFIRMED.on, CONFIRMED.on, Footing.CONFIRMED, (CONFIRMED,)),
        "Confirmed for 20 May",
        "Confirmed for 20 May (PO-0017, Acme, confirmed 2 May)",
    ),
    (
        Row(None, HOPED.on, Footing.UNCONFIRMED, (HOPED,)),
        "Hoped for 2 June",
        "Ordered, not confirmed: hoped for 2 June (PO-0018)",
    ),
    (Row(None, None, Footing.UNDATED, (UNDATED,)), "Ordered, no date yet", "Ordered, no date yet (PO-0018)"),
    (
        Row(None, None, Footing.OVERDUE, (OVERDUE,)),
        "Was due 3 May",
        "Was due 3 May (PO-0015), supplier being chased",
    ),
    (Row(None, None, Footing.PLANNED, (PLANNED,)), "Being ordered", "Being ordered (draft PO-0021)"),
    (Row(None, None, Footing.NONE, (), D(12)), "Nothing inbound", "Nothing inbound"),
]

SEVERAL = [
    (Row(None, HOPED.on, Footing.UNCONFIRMED, (STOCK, HOPED), ready=D(18)), "18 ready, 12 hoped for 2 June"),
    (
        Row(CONFIRMED.on, CONFIRMED.on, Footing.CONFIRMED, (STOCK, CONFIRMED), ready=D(18)),
        "18 ready, 12 confirmed for 20 May",
    ),
    (Row(None, None, Footing.NONE, (CONFIRMED,), D(1)), "12 confirmed for 20 May, 1 with nothing inbound"),
    (Row(None, None, Footing.PLANNED, (OVERDUE, PLANNED)), "12 were due 3 May, 12 being ordered"),
    (Row(None, None, Footing.NONE, (UNDATED,), D(2)), "12 ordered without a date, 2 with nothing inbound"),
]

FROM_ELSEWHERE = [
    # somebody ahead hangs on an unconfirmed or overdue delivery
    (Row(None, CONFIRMED.on, Footing.UNCONFIRMED, (CONFIRMED,)), "Hoped for 20 May"),
    (Row(None, HOPED.on, Footing.OVERDUE, (HOPED,)), "Hoped for 2 June, behind overdue goods"),
    (Row(None, HOPED.on, Footing.OVERDUE, (CONFIRMED, HOPED)), "Hoped for 2 June, behind overdue goods"),
    # the rest of an order that ships complete
    (Row(date(2016, 7, 1), date(2016, 7, 1), Footing.CONFIRMED, (STOCK,)), "Confirmed for 1 July"),
    (Row(date(2016, 7, 1), date(2016, 7, 1), Footing.CONFIRMED, (STOCK, CONFIRMED)), "Confirmed for 1 July"),
    (Row(None, None, Footing.NONE, (STOCK,)), "Rest of its order: Nothing inbound"),
    (
        Row(None, HOPED.on, Footing.UNCONFIRMED, (STOCK, HOPED)),
        "18 in stock, held until the rest is here, 12 hoped for 2 June",
    ),
]


def short(row: Row) -> str:
    return formats.when(row.promise, row.hoped, row.footing, row.shares, row.short, TODAY, row.ready)


@pytest.mark.parametrize(("row", "words", "at_length"), ONE_FOOTING)
def test_the_words_of_each_footing(row: Row, words: str, at_length: str) -> None:
    assert short(row) == words
    assert formats.when_long(row, TODAY) == at_length


@pytest.mark.parametrize(("row", "words"), SEVERAL)
def test_parts_that_stand_differently_are_shown_with_their_quantities(row: Row, words: str) -> None:
    assert short(row) == words
    assert formats.parts(row.shares, row.short, TODAY) == words


@pytest.mark.parametrize(("row", "words"), FROM_ELSEWHERE)
def test_a_line_that_hangs_on_others_says_so(row: Row, words: str) -> None:
    assert short(row) == words


def test_parts_name_their_evidence_at_length() -> None:
    row = Row(None, HOPED.on, Footing.UNCONFIRMED, (STOCK, HOPED), ready=D(18))
    assert formats.when_long(row, TODAY) == "18 ready; 12 hoped for 2 June (PO-0018)"


def test_shares_of_one_date_are_added_up() -> None:
    again = CONFIRMED._replace(source="PO-0019", quantity=D(3))
    row = Row(CONFIRMED.on, CONFIRMED.on, Footing.CONFIRMED, (STOCK, CONFIRMED, again), ready=D(18))
    assert short(row) == "18 ready, 15 confirmed for 20 May"


def test_the_matchers_own_shares_can_be_shown_too() -> None:
    stock = Share(1, Supply(0, D(18), Footing.IN_STOCK, TODAY), D(18))
    late = Share(1, Supply(7, D(12), Footing.OVERDUE, TODAY, "PO-0015", due=date(2016, 5, 3)), D(1))
    assert formats.parts((stock, late), D(0), TODAY) == "18 ready, 1 was due 3 May"


def test_every_footing_has_words_and_a_shape_of_its_own() -> None:
    assert len({formats.footing_words(footing) for footing in Footing}) == len(Footing)
    assert len({formats.SHAPE[footing] for footing in Footing}) == len(Footing)
