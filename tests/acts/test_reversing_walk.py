"""Whatever is done and taken back, in whatever order: the sums hold, and what is undone is as if it had not been."""

from __future__ import annotations

import contextlib
import random
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app import purchasing
from app.acts import reversing
from app.data.store.bulk import rows
from app.desk import Clock, Desk, upkeep
from app.domain.drafts import DraftLine
from app.domain.errors import NO_CONSENT, DeskError, NeedsConsent
from app.domain.shipments import Back
from app.goods import receiving, returns, shipping, stock
from app.ordering import cancelling
from tests.builders import a_customer, a_supplier, an_item, an_order
from tests.conftest import TODAY
from tests.stores import new_desk

D = Decimal
ACTS = (
    "accept",
    "accept",
    "cancel",
    "ship",
    "short",
    "issue",
    "correct",
    "receive",
    "return",
    "reverse",
    "reverse",
    "undo",
)
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2**16)), min_size=5, max_size=30)

# A receipt is taken back in parts, everything else once; nothing beyond what it moved.
REVERSED_TWICE = """SELECT a.id FROM act b JOIN act a ON a.id = b.reverses_id WHERE a.verb <> 'receive'
GROUP BY a.id HAVING count(*) > 1"""
REVERSED_BEYOND = """SELECT m.id FROM movement b JOIN movement m ON m.id = b.reverses_id
GROUP BY m.id HAVING abs(sum(b.quantity)) > abs(m.quantity)"""


@contextlib.contextmanager
def stockroom() -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as folder, stockroom_at(Path(folder) / "s.backorder") as desk:
        yield desk


@contextlib.contextmanager
def stockroom_at(store: Path) -> Iterator[Desk]:
    """A small stockroom in a new store: two items, two customers with an order each, a supplier."""
    with contextlib.closing(new_desk(store, clock=Clock(TODAY), person="Kim")) as desk:
        for sku in ("WASHER", "BOLT"):
            an_item(desk, sku, 12)
        a_customer(desk, "Smith")
        a_customer(desk, "Jones", ship_complete=True)
        a_supplier(desk)
        an_order(desk, 1, (1, 4), (2, 3))
        an_order(desk, 2, (1, 2), (2, 2))
        yield desk


def facts() -> dict[str, list[tuple[object, ...]]]:
    """Everything that a reversal brings back: on hand, the lines with their places, the rows and states of buying."""
    return {
        "on hand": rows("SELECT item_id, sum(quantity) FROM movement GROUP BY item_id"),
        "lines": rows(
            "SELECT id, order_id, item_id, ordered, waiting, place_on, place_number, place_sub FROM order_line"
            " ORDER BY id"
        ),
        "rows": rows(
            "SELECT id, quantity, received, short, requested_on, confirmed_on, confirmed FROM schedule_row ORDER BY id"
        ),
        "states": rows("SELECT id, state FROM purchase_order ORDER BY id"),
    }


def step(desk: Desk, act: str, seed: int) -> None:
    """One act of a clumsy day; what the program refuses is refused."""
    dice = random.Random(seed)
    item, quantity = dice.randint(1, 2), D(dice.randint(1, 7))
    if act == "accept":
        asked = [(each, dice.randint(1, 6)) for each in dice.sample((1, 2), dice.randint(1, 2))]
        an_order(desk, dice.randint(1, 2), *asked)
    elif act == "cancel":
        cancelling.cancel_line(desk, one_of(dice, "SELECT id FROM order_line WHERE waiting > 0"), D(dice.randint(1, 3)))
    elif act == "ship":
        ready = [outlook for each in (1, 2) for outlook in desk.board.outlooks(each) if outlook.ready]
        if ready and dice.random() < 0.5:
            chosen = dice.choice(ready)
            shipping.ship(desk, [(chosen.line.id, D(dice.randint(1, int(chosen.ready))))])
        else:
            shipping.ship_ready(desk)
    elif act == "short":
        line = one_of(dice, "SELECT id FROM order_line WHERE waiting > 0")
        shipping.short_pick(desk, line, D(dice.randint(0, 8)))
    elif act == "issue":
        stock.issue(desk, item, quantity)
    elif act == "correct":
        stock.correct(desk, item, D(dice.randint(0, 15)), "counted")
    elif act == "receive":
        po = purchasing.draft(desk, 1, [DraftLine(item, quantity, None)])
        purchasing.send(desk, po)
        receiving.receive(desk, po)
    elif act == "return":
        line = one_of(dice, "SELECT order_line_id FROM movement WHERE kind = 'shipment'")
        returns.take_back(desk, [Back(line, D(dice.randint(0, 2)), D(dice.randint(0, 2)))])
    elif act == "undo":
        reverse_some(desk, reversing.last_act(desk))
    else:
        marks = ", ".join(f"'{verb}'" for verb in reversing.TAKEN_BACK)
        reverse_some(desk, one_of(dice, f"SELECT id FROM act WHERE verb IN ({marks})"))


def one_of(dice: random.Random, query: str) -> int:
    """The id of something that the query finds; 0, which is nothing's, where it finds nothing."""
    found = rows(query)
    return int(dice.choice(found)[0]) if found else 0


def reverse_some(desk: Desk, act: int) -> None:
    try:
        reversing.reverse(desk, act)
    except NeedsConsent as asked:
        with contextlib.suppress(NeedsConsent):
            reversing.reverse(desk, act, consent=NO_CONSENT | {asked.question})


def places() -> dict[int, tuple[object, ...]]:
    return {found[0]: found[1:] for found in rows("SELECT id, place_on, place_number, place_sub FROM order_line")}


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_the_sums_hold_and_places_stay(steps: list[tuple[str, int]]) -> None:
    with stockroom() as desk:
        known: dict[int, tuple[object, ...]] = {}
        for act, seed in steps:
            with contextlib.suppress(DeskError):
                step(desk, act, seed)
            for line, place in known.items():
                assert places()[line] == place
            known = places()
            negative = rows("SELECT item_id FROM movement GROUP BY item_id HAVING sum(quantity) < 0")
            assert negative == []
            board = {item: desk.board.standing(item).on_hand for item in (1, 2)}
            for item, thousandths in rows("SELECT item_id, sum(quantity) FROM movement GROUP BY item_id"):
                assert board[item] * 1000 == thousandths
        assert upkeep.verify(desk) == []
        assert rows(REVERSED_TWICE) == rows(REVERSED_BEYOND) == []


@settings(max_examples=60, deadline=None)
@given(STEPS, st.tuples(st.sampled_from(ACTS[:9]), st.integers(0, 2**16)))
def test_an_act_undone_at_once_leaves_everything_as_it_was(steps: list[tuple[str, int]], one: tuple[str, int]) -> None:
    with stockroom() as desk:
        for act, seed in steps:
            with contextlib.suppress(DeskError):
                step(desk, act, seed)
        if one[0] == "receive":
            po = purchasing.draft(desk, 1, [DraftLine(1, D(3), None)])
            purchasing.send(desk, po)
        before = facts()
        try:
            if one[0] == "receive":
                receiving.receive(desk, po)
            else:
                step(desk, *one)
        except DeskError:
            assert facts() == before
            return
        assert reversing.reversible(desk, reversing.last_act(desk))
        reversing.reverse(desk, reversing.last_act(desk))
        after = facts()
        if one[0] == "accept":  # the order stays in the books, cancelled
            assert all(line[4] == 0 for line in after["lines"] if line not in before["lines"])
            after["lines"] = [line for line in after["lines"] if line in before["lines"]]
        assert after == before
        assert upkeep.verify(desk) == []
