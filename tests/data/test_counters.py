"""Numbers of documents are given out once, and in order."""

from __future__ import annotations

import pytest

from app.data import counters
from app.desk import Desk


def test_numbers_run(desk: Desk) -> None:
    assert [counters.next_number("order") for _ in range(3)] == [1, 2, 3]
    assert counters.next_number("line") == 1
    assert counters.next_numbers("order", 4) == range(4, 8)
    assert counters.next_number("order") == 8
    assert list(counters.next_numbers("order", 0)) == []


def test_imported_numbers_are_passed_over(desk: Desk) -> None:
    counters.raise_to("order", 117)
    assert counters.next_number("order") == 118
    counters.raise_to("order", 50)
    assert counters.next_number("order") == 119


def test_an_act_that_fails_gives_its_number_back(desk: Desk) -> None:
    def fail() -> None:
        with desk.change("order"):
            counters.next_number("order")
            raise KeyError("bug")

    with pytest.raises(KeyError):
        fail()
    assert counters.next_number("order") == 1
