"""Reads that are narrowed to ids find the same however many are named."""

from __future__ import annotations

import pytest

from app.data.store.bulk import among, grouped, in_parts, insert_many, rows
from app.desk import Desk

MANY = 1200


@pytest.fixture
def bins(desk: Desk) -> Desk:
    with desk.change("before"):
        insert_many("bin", ("code",), ((f"B{number:04}",) for number in range(MANY)))
    return desk


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501, MANY])
def test_among_finds_those_that_were_named(bins: Desk, count: int) -> None:
    every = [id for (id,) in rows("SELECT id FROM bin ORDER BY id")]
    wanted = every[-count:] if count else []
    found = among("SELECT code, id FROM bin WHERE code > ?", "id", wanted, ("A",), then="ORDER BY id", at=1)
    assert [id for _, id in found] == wanted


def test_among_all_where_none_are_named(bins: Desk) -> None:
    assert len(among("SELECT id FROM bin WHERE TRUE", "id", None)) == MANY


def test_groups_and_parts_keep_the_order() -> None:
    assert grouped([(2, "b"), (1, "a"), (2, "c")]) == {2: ["b", "c"], 1: ["a"]}
    assert list(in_parts(range(5), 2)) == [[0, 1], [2, 3], [4]]
