"""What a supplier answers about an item is laid against the rows in which he owes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.purchase_orders import AnswerPart, Row
from app.domain.supplier_answers import LaidRow, Rest, answer, lay, rest_of, split, unnamed

ASKED = date(2026, 5, 8)
DAYS = {day: date(2026, 5, day) for day in (8, 11, 12, 20, 25)}
Stands = tuple[int, int | None, bool]  # so many, for a day of May, confirmed


def owed(*stands: Stands) -> list[Row]:
    """Rows of one line that stand so; every one was asked for on 8 May."""
    return [
        Row(n, 1, n, Decimal(many), Decimal(0), Decimal(0), ASKED, DAYS.get(day or 0) if confirmed else None, confirmed)
        for n, (many, day, confirmed) in enumerate(stands, 1)
    ]


def said(*parts: tuple[int, int | None]) -> list[AnswerPart]:
    return [AnswerPart(Decimal(many), DAYS[day] if day else None) for many, day in parts]


def after(rows: list[Row], laid: list[LaidRow]) -> list[Row]:
    """All rows once the changed ones are written."""
    changed = {each.row.id: each for each in laid}
    found: list[Row] = []
    for row in rows:
        kept, new = split(changed[row.id]) if row.id in changed else (row, [])
        found += [kept, *new]
    return [replace(row, id=n, position=n) for n, row in enumerate(found, 1)]


def standing(rows: list[Row]) -> list[Stands]:
    found = [(int(row.open), row.due.day if row.due else None, row.confirmed) for row in rows if row.open]
    return sorted(found, key=str)


@pytest.mark.parametrize(
    ("rows", "parts", "rest", "stands", "asked"),
    [
        # a supplier who repeats himself
        ([(4, 11, True), (6, 20, True)], [(6, 20)], "coming", [(4, 11, True), (6, 20, True)], []),
        ([(4, 11, True), (6, 20, True)], [(4, 11), (6, 20)], None, [(4, 11, True), (6, 20, True)], []),
        # fewer of a named date: what it held beyond waits for an answer again, other dates stay
        ([(4, 11, True), (6, 20, True)], [(3, 20)], "coming", [(3, 20, True), (3, 8, False), (4, 11, True)], []),
        # the rest is over all that is open of the item
        ([(4, 11, True), (6, 20, True)], [(3, 11)], "short", [(3, 11, True)], [(6, 20)]),
        ([(4, 11, True), (6, 20, True)], [(3, 11)], "undated", [
            (1, None, True), (3, 11, True), (6, None, True)], [(6, 20)]),
        (
            [(3, 12, True), (4, 25, True), (1, 25, True), (2, None, True)],
            [(3, 12), (5, 25)],
            "short",
            [(1, 25, True), (3, 12, True), (4, 25, True)],
            [],
        ),
        # unanswered rows come before those without a date, and those before confirmed ones
        ([(5, 20, True), (5, None, True), (5, None, False)], [(7, 12)], "coming", [
            (2, 12, True), (3, None, True), (5, 12, True), (5, 20, True)], []),
        ([(4, 11, True), (6, 20, True)], [(10, 25)], None, [(4, 25, True), (6, 25, True)], [(4, 11), (6, 20)]),
        # a part takes the rows of its date before any part takes others
        ([(4, 20, True), (4, None, False)], [(4, 12), (4, 20)], None, [(4, 12, True), (4, 20, True)], []),
        ([(4, 8, False), (4, None, True)], [(2, None)], "coming", [(2, None, True), (2, 8, False), (4, 8, False)], []),
        # more than is open
        ([(4, 11, True), (6, 20, True)], [(5, 11), (6, 20)], None, [(5, 11, True), (6, 20, True)], []),
        ([(4, 11, True), (6, 20, True)], [(4, 11), (6, 20), (2, 25)], None, [
            (2, 25, True), (4, 11, True), (6, 20, True)], []),
    ],
)  # fmt: skip
def test_an_answer_is_laid_against_the_rows(
    rows: list[Stands],
    parts: list[tuple[int, int | None]],
    rest: str | None,
    stands: list[Stands],
    asked: list[tuple[int, int]],
) -> None:
    owing = owed(*rows)
    laid = lay(owing, said(*parts), Rest(rest) if rest else None)
    assert standing(after(owing, laid)) == sorted(stands, key=str)
    assert list(unnamed(laid, said(*parts))) == said(*asked)
    if standing(owing) == sorted(stands, key=str):
        assert laid == [], "nothing changes"


def test_parts_of_one_date_are_one_part() -> None:
    assert answer(said((1, None), (2, 25), (3, 11), (4, 25))) == said((3, 11), (6, 25), (1, None))


def test_the_row_itself_is_what_stands_as_it_stood() -> None:
    (row,) = owed((6, 20, True))
    [laid] = lay([replace(row, received=Decimal(2), quantity=Decimal(8))], said((2, 11), (1, 20)), Rest.SHORT)
    kept, (new,) = split(laid)
    assert (kept.id, kept.due, kept.open, kept.received, kept.short) == (1, DAYS[20], 1, 2, 3)
    assert (new.id, new.due, new.open, new.requested_on) == (0, DAYS[11], 2, ASKED)


DAY = st.sampled_from([None, *DAYS])
STANDS = st.tuples(st.integers(1, 9), DAY, st.booleans())
ROWS = st.lists(STANDS, min_size=1, max_size=5).map(lambda made: owed(*made))
PARTS = st.lists(st.tuples(st.integers(1, 9), DAY), min_size=1, max_size=4).map(lambda made: said(*made))
RESTS = st.sampled_from(Rest)


@given(ROWS, PARTS, RESTS)
def test_nothing_open_is_lost_or_made(rows: list[Row], parts: list[AnswerPart], rest: Rest) -> None:
    total, still_open = sum(part.quantity for part in parts), sum(row.open for row in rows)
    laid = lay(rows, parts, rest)
    short = sum(each.short for each in laid)
    assert short == (rest_of(rows, parts) if rest is Rest.SHORT else 0)
    assert sum(row.open for row in after(rows, laid)) == max(total, still_open) - short


@given(ROWS, PARTS, RESTS)
def test_every_date_that_is_named_has_what_was_said(rows: list[Row], parts: list[AnswerPart], rest: Rest) -> None:
    found = after(rows, lay(rows, parts, rest))
    undated = rest_of(rows, parts) if rest is Rest.UNDATED else 0
    for part in answer(parts):
        stands = sum(row.open for row in found if row.confirmed and row.confirmed_on == part.on)
        assert stands == part.quantity + (undated if part.on is None else 0)


@given(ROWS, PARTS, RESTS)
def test_saying_it_again_changes_nothing(rows: list[Row], parts: list[AnswerPart], rest: Rest) -> None:
    then = [row for row in after(rows, lay(rows, parts, rest)) if row.open]
    assert lay(then, parts, rest) == []


@given(ROWS, PARTS)
def test_unanswered_rows_make_room_before_any_confirmed_one_does(rows: list[Row], parts: list[AnswerPart]) -> None:
    moved = sum(part.quantity for part in unnamed(lay(rows, parts, Rest.COMING), parts))
    room = sum(row.open for row in rows if not row.confirmed)
    assert moved <= max(Decimal(0), sum(part.quantity for part in parts) - room)
