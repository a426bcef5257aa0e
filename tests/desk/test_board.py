"""The board: whatever happened, it says what reading everything afresh would say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import purchasing, views
from app.desk import Clock, Desk
from app.desk.board import Board
from app.desk.looking import look
from app.domain.changes import Change, Topic
from app.domain.drafts import DraftLine
from app.domain.errors import DeskError
from app.domain.matching import Footing
from app.domain.promises import Outlook
from app.goods import shipping, stock
from app.ordering import cancelling
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order

ROOT = Path(__file__).resolve().parents[2]
MAY_20, JUNE_2 = date(2026, 5, 20), date(2026, 6, 2)
D = Decimal


def seen(board: Board, items: list[int]) -> list[tuple[list[Outlook], object, object]]:
    return [(board.outlooks(item), board.standing(item), board.supplies(item)) for item in items]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["order", "whole order", "ship", "ship all", "cancel", "buy", "confirm", "issue", "correct"]),
        st.integers(0, 2),
        st.integers(1, 9),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_it_follows_every_act(desk: Desk, acts: list[tuple[str, int, int]]) -> None:
    number = len(views.items.rows(desk))
    items = [an_item(desk, f"ITEM-{number + place}", 3) for place in range(3)]
    smith, acme = a_customer(desk, f"Smith {number}"), a_supplier(desk, f"Acme {number}")
    desk.board.refresh()
    for verb, place, amount in acts:
        try:
            happen(desk, verb, items, place, D(amount), smith, acme)
        except DeskError:
            continue  # refused: nothing has happened, and the board must say so
    fresh = Board(desk)
    assert seen(desk.board, items) == seen(fresh, items)
    assert desk.board.ready_lines() == fresh.ready_lines()
    lines = [outlook for item in items for outlook in fresh.outlooks(item)]
    assert [desk.board.line(outlook.line.id) for outlook in lines] == lines
    assert look(desk, items) == {item: fresh.outlooks(item) for item in items}


def happen(desk: Desk, verb: str, items: list[int], place: int, amount: Decimal, smith: int, acme: int) -> None:
    item, other = items[place], items[(place + 1) % 3]
    queue = desk.board.outlooks(item)
    drafts = [row for row in views.purchases.rows(desk) if row.state == "draft"]
    match verb:
        case "order" | "whole order":
            an_order(desk, smith, (item, amount), (other, 2), ship_complete=verb == "whole order")
        case "ship" if queue:
            shipping.ship(desk, [(queue[0].line.id, min(amount, queue[0].line.waiting))])
        case "ship all":
            shipping.ship_ready(desk)
        case "cancel" if queue:
            cancelling.cancel_line(desk, queue[-1].line.id, min(amount, queue[-1].line.waiting))
        case "buy":
            purchasing.draft(desk, acme, [DraftLine(item, amount)])
        case "confirm" if drafts:
            purchasing.send(desk, drafts[0].id)
            purchasing.confirm_all(desk, drafts[0].id, MAY_20)
        case "issue":
            stock.issue(desk, item, amount, "workshop")
        case "correct":
            stock.correct(desk, item, amount, "counted")


def test_what_an_order_ties_together_is_announced_together(desk: Desk) -> None:
    washer, bolt, nut = (an_item(desk, sku) for sku in ("WASHER", "BOLT", "NUT"))
    an_order(desk, a_customer(desk), (washer, 1), (bolt, 1), ship_complete=True)
    an_order(desk, a_customer(desk, "Jones"), (nut, 1), (bolt, 1))
    stock.opening(desk, bolt, D(2))
    assert [line.ready for line in desk.board.outlooks(bolt)] == [0, 1]
    heard: list[Change] = []
    desk.listen(heard.append)
    stock.opening(desk, washer, D(1))
    assert heard == [Change(Topic.STOCK, frozenset({washer, bolt}))]
    assert [line.ready for line in desk.board.outlooks(bolt)] == [1, 1]
    shipping.ship_ready(desk, "SO-0001")
    assert [line.ready for line in desk.board.outlooks(bolt)] == [1]
    assert desk.board.outlooks(washer) == []


def test_listeners_see_a_board_that_knows_already(desk: Desk) -> None:
    heard: list[int] = []
    desk.listen(lambda change: heard.append(desk.board.ready_lines()))
    washer = an_item(desk, on_hand=5)
    smith = a_customer(desk)
    assert desk.board.ready_lines() == 0
    an_order(desk, smith, (washer, 1))
    an_order(desk, smith, (washer, 1))
    assert heard[-2:] == [1, 2]


def test_a_new_day_is_noticed(desk: Desk) -> None:
    washer, acme = an_item(desk), a_supplier(desk)
    a_purchase_order(desk, acme, (washer, 5), confirmed_on=MAY_20)
    an_order(desk, a_customer(desk), (washer, 3))
    assert desk.board.outlooks(washer)[0].promise == MAY_20
    desk.clock = Clock(JUNE_2)
    assert not desk.board.ready
    [line] = desk.board.outlooks(washer)
    assert (line.promise, line.hoped, line.footing) == (None, None, Footing.OVERDUE)
    assert views.queue.rows(desk)[0].shares[0].on == MAY_20, "when it was due, under its own name"


def test_dock_days_change_every_date(desk: Desk) -> None:
    washer, acme = an_item(desk), a_supplier(desk)
    a_purchase_order(desk, acme, (washer, 5), confirmed_on=MAY_20)
    an_order(desk, a_customer(desk), (washer, 3))
    assert desk.board.outlooks(washer)[0].promise == MAY_20
    desk.save_settings(replace(desk.settings, dock_days=3))
    assert desk.board.outlooks(washer)[0].promise == date(2026, 5, 25)


def filled_halfway(desk: Desk, act: Callable[[], object]) -> None:
    """Do something after the first step of filling the board."""
    steps = desk.board.fill()
    next(steps)
    act()
    assert list(steps) == [] or desk.board.ready


def test_it_is_filled_in_steps(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.desk.board._STEP", 2)
    items = [an_item(desk, f"ITEM-{number}", 4) for number in range(7)]
    smith = a_customer(desk)
    an_order(desk, smith, *((item, 3) for item in items))
    an_order(desk, smith, (items[0], 1), (items[-1], 5), ship_complete=True)
    assert not desk.board.ready
    steps = list(desk.board.fill())
    assert steps == sorted(steps)
    assert steps[-1] == 1000
    assert len(steps) == 5
    assert desk.board.ready
    assert seen(desk.board, items) == seen(Board(desk), items)
    assert list(desk.board.fill()) == []


def test_an_act_while_it_is_being_filled_is_not_lost(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.desk.board._STEP", 2)
    items = [an_item(desk, f"ITEM-{number}", 4) for number in range(7)]
    smith = a_customer(desk)
    an_order(desk, smith, *((item, 3) for item in items))
    filled_halfway(desk, lambda: an_order(desk, smith, (items[0], 1), (items[-1], 1)))
    assert seen(desk.board, items) == seen(Board(desk), items)
    assert len(desk.board.outlooks(items[0])) == 2


OTHER_DESK = """
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from app.goods import stock
from app.desk import Clock, Desk
desk = Desk.open(Path(sys.argv[1]), clock=Clock(date(2026, 5, 12)), person="Lee")
stock.opening(desk, int(sys.argv[2]), Decimal(3))
"""


def test_what_another_process_did_is_seen_when_it_polls(store: Path, desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 5), an_item(desk, "BOLT")
    an_order(desk, a_customer(desk), (washer, 2), (bolt, 1), ship_complete=True)
    assert desk.board.ready_lines() == 0
    subprocess.run([sys.executable, "-c", OTHER_DESK, store, str(bolt)], check=True, cwd=ROOT)
    change = desk.poll()
    assert change is not None
    assert change.items == {washer, bolt}, "the order ties the washers to the bolts"
    assert desk.board.ready_lines() == 2
    assert desk.poll() is None


def test_an_act_that_fails_leaves_it_as_it_was(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    before = seen(desk.board, [washer])

    def half_done() -> None:
        with desk.change("test", topics=Topic.STOCK):
            stock.issue(desk, washer, D(2), "workshop")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    assert seen(desk.board, [washer]) == before == seen(Board(desk), [washer])


def test_an_item_nobody_knows_anything_of_stands_at_zero(desk: Desk) -> None:
    washer, acme = an_item(desk), a_supplier(desk)
    a_source(desk, washer, acme)
    assert desk.board.standing(washer) == (0, 0, 0, 0, 0)
    assert desk.board.supplies(washer) == desk.board.outlooks(washer) == []
    assert desk.board.line(1) is None
