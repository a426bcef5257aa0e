"""The question of the clock without a window: exit 1 and a sentence, `--yes`, or a day that is stated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from app import formats
from tests.cli.program import Program

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
FAR = datetime(2036, 5, 3, 9, tzinfo=UTC)
QUESTION = "The last act was recorded on 3 May 2036; this PC says 30 November 2026. Which is right?"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """A stockroom with five bolts and two customers, made by a clock that is right."""
    monkeypatch.setenv("TZ", "Europe/Vienna")
    made = Program(tmp_path / "stockroom.desk", tmp_path)
    with time_machine.travel(NOON, tick=False):
        made.done("init", today="")
        made.done("import", "items", made.file("sku,name,unit,on_hand\nBOLT,Bolt,pcs,5\n"), today="")
        made.done("import", "customers", made.file("customer\nSmith\nJones\n"), today="")
    yield made
    formats.set_zone(None)


def accept(program: Program, customer: str, *options: str) -> None:
    program.done("order", customer, "--line", "BOLT=4", "--nothing-behind", "wait", *options, today="")


def test_ahead_the_act_is_taken_and_behind_the_going_back_is_recorded_first(program: Program) -> None:
    with time_machine.travel(FAR, tick=False):
        said = program.refused("order", "Smith", "--line", "BOLT=4", today="")
        assert "this PC says 3 May" in said
        assert "--yes" in said
        assert "--today" in said
        accept(program, "Smith", "--yes")
    with time_machine.travel(NOON, tick=False):
        assert program.refused("order", "Jones", "--line", "BOLT=4", today="").startswith(QUESTION)
        accept(program, "Jones", "--yes")
        verbs = [act["verb"] for act in program.values("history", "--most", "3", today="")]
        assert verbs == ["accept", "go_back", "accept"]
        assert [row["customer"] for row in program.values("queue", today="")] == ["Smith", "Jones"]
        accept(program, "Smith")  # asked no more
        assert program.values("verify", today="") == []


def test_an_act_that_asks_nothing_else_takes_yes_too(program: Program) -> None:
    with time_machine.travel(FAR, tick=False):
        accept(program, "Smith", "--yes")
    with time_machine.travel(NOON, tick=False):
        assert program.refused("ship", "--ready", today="").startswith(QUESTION)
        program.done("ship", "--ready", "--yes", today="")


def test_a_stated_day_is_the_way_on_where_the_last_act_is_right(program: Program) -> None:
    with time_machine.travel(datetime(2020, 1, 1, tzinfo=UTC), tick=False):
        program.refused("order", "Smith", "--line", "BOLT=4", today="")
        accept(program, "Smith", "--today", "2026-12-01")
        earlier = ("order", "Jones", "--line", "BOLT=4", "--today", "2026-11-29")
        assert "1 December 2026" in program.refused(*earlier, today="")
        accept(program, "Jones", "--today", "2026-11-29", "--yes")
        assert [row["customer"] for row in program.values("queue", today="2026-11-29")] == ["Smith", "Jones"]
