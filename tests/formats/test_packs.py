"""Quantities in packs, read and written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.errors import Unreadable
from app.domain.items import Item, Source, Standing
from app.domain.reorder import advise
from app.formats import packs_text, read_packs, sentence, suggestion_sum, sum_lines

D = Decimal


@pytest.mark.parametrize(
    ("number", "size", "text"),
    [
        (36, 12, "3 × 12"),
        (41, 12, "3 × 12 + 5"),
        (5, 12, "5 of a pack of 12"),
        (36, 1, ""),
        (0, 12, ""),
        ("7.5", "2.5", "3 × 2.5"),
        (12_000, 1_000, "12 × 1,000"),
    ],
)
def test_packs_beside_units(number: str, size: str, text: str) -> None:
    assert packs_text(D(number), D(size)) == text


@pytest.mark.parametrize(
    ("typed", "units"),
    [
        ("36", 36),
        ("3 packs", 36),
        ("3packs", 36),
        ("1 pack", 12),
        ("3 packs of 10", 30),
        ("3 PACKS OF 10", 30),
        ("3 × 12", 36),
        ("3x12", 36),
        ("3 * 12", 36),
        ("3 × 12 + 5", 41),
        ("1,200 packs", 14_400),
        ("2 packs of 1,000", 2_000),
    ],
)
def test_packs_are_typed(typed: str, units: int) -> None:
    assert read_packs(typed, 0, size=D(12)) == units


@pytest.mark.parametrize(
    ("typed", "size", "why", "said"),
    [
        ("3 packs", None, "read.pack_unknown", "in units"),
        ("3 packs of 0", 12, "read.pack_empty", "a pack of nothing"),
        ("3 × 0", 12, "read.pack_empty", "a pack of nothing"),
        ("3 packs", 0, "read.pack_empty", "a pack of nothing"),
        ("2.5 packs", 12, "read.too_fine", "rounder"),
        ("3 packs of many", 12, "read.number", "many"),
        ("many packs", 12, "read.number", "many"),
        ("9999999 × 99999", 12, "read.too_large", "too large"),
        ("", 12, "read.empty", "Fill it in"),
    ],
)
def test_what_is_no_number_of_packs_is_said(typed: str, size: int | None, why: str, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_packs(typed, 0, "Quantity of A", None if size is None else D(size))
    assert refused.value.id == why
    assert refused.value.field == "Quantity of A"
    assert said in sentence(refused.value)


def test_a_sum_is_checked_line_by_line() -> None:
    item = Item(1, "A", "a", reorder_point=D(10), order_up_to=D(50))
    source = Source(1, 1, 1, pack_size=D(12))
    advice = advise(item, Standing(D(4), D(10), D(3), D(1)), [source])
    assert advice is not None
    [portion] = advice.refill_portions
    assert [(line.text, line.figure) for line in sum_lines(advice, item, portion, refill=True)] == [
        ("on hand", "4"),
        ("+ on order", "3"),
        ("+ in drafts", "1"),
        ("− waiting", "10"),
        ("= available", "−2"),
        ("order up to", "50"),
        ("− available", "−2"),
        ("= needed", "52"),
        ("in packs of 12", "5 × 12"),
        ("= to order", "60"),
    ]
    [portion] = advice.cover_portions
    assert [(line.text, line.figure) for line in sum_lines(advice, item, portion, refill=False)] == [
        ("waiting", "10"),
        ("− on hand", "4"),
        ("− on order", "3"),
        ("− in drafts", "1"),
        ("= needed", "2"),
        ("in packs of 12", "1 × 12"),
        ("= to order", "12"),
    ]


def test_the_sum_of_a_split_names_the_share() -> None:
    item = Item(1, "A", "a", reorder_point=D(10), order_up_to=D(100), critical=True)
    offers = [Source(1, 1, 1, share=D(70)), Source(2, 1, 2, share=D(30), pack_size=D(20), minimum=D(40))]
    advice = advise(item, Standing(D(0), D(0), D(0), D(0)), [offers[0], Source(2, 1, 2, share=D(30))])
    assert advice is not None
    assert [(line.text, line.figure) for line in sum_lines(advice, item, advice.refill_portions[0], refill=True)][
        -2:
    ] == [("their share, 70 of 100", "70"), ("= to order", "70")]
    advice = advise(item, Standing(D(0), D(0), D(0), D(0)), offers)
    assert advice is not None
    assert suggestion_sum(advice, item, refill=True) == "up to 100 − available 0 = 100; split over 2 sources"
    last = [(line.text, line.figure) for line in sum_lines(advice, item, advice.refill_portions[0], refill=True)][-3:]
    assert last == [("= needed", "100"), ("what the minimums of others leave them", "60"), ("= to order", "60")]
