"""Another item goes out instead, from free stock only, exactly by its factor; and back to what was ordered."""

from __future__ import annotations

import contextlib
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import catalogue, formats, views
from app.acts import reversing
from app.data import orders
from app.desk import Clock, Desk, upkeep
from app.domain import tellings
from app.domain.asked_lines import Asked, Instead
from app.domain.errors import NotFound, Refused
from app.domain.items import ONE
from app.domain.orders import IfNothing
from app.domain.promise_states import PromiseState
from app.domain.substitutes import Substituted
from app.goods import shipping
from app.ordering import accepting, answering, cancelling, preview, substituting
from app.promising import telling
from tests.builders import a_customer, an_item, an_order
from tests.conftest import TODAY
from tests.stores import new_desk

D = Decimal


class Kits(NamedTuple):
    """Smith waits for 4 kits since a week, Jones for 2; 10 of the other kit are in stock, 3 of them for Brown."""

    kit: int
    other: int
    smith: int
    jones: int


def queue(desk: Desk, item: int) -> list[tuple[str, Decimal, Decimal]]:
    """(customer, waiting, ready) along an item's queue."""
    return [(row.customer, row.waiting, row.ready) for row in views.queue.rows(desk, [item])]


def kits(desk: Desk, factor: Decimal = ONE) -> Kits:
    kit, other = an_item(desk, "SEAL-25"), an_item(desk, "SEAL-25-FKM", 10)
    today, desk.clock = desk.clock, Clock(date(2026, 5, 5), sure=True)
    [smith] = an_order(desk, a_customer(desk, "Smith"), (kit, 4)).lines
    desk.clock = today
    [jones] = an_order(desk, a_customer(desk, "Jones"), (kit, 2)).lines
    an_order(desk, a_customer(desk, "Brown"), (other, 3))
    catalogue.add_substitute(desk, kit, other, factor)
    return Kits(kit, other, smith.line.id, jones.line.id)


def test_an_item_goes_out_instead_from_free_stock_at_the_age_of_the_original(desk: Desk) -> None:
    made = kits(desk, D(2))
    done = substituting.substitute(desk, made.smith, D(3), made.other, "agreed by phone")
    assert (done.quantity, done.given) == (3, 6)
    assert formats.substituted_text(done) == "6 of SEAL-25-FKM stand for 3 of SEAL-25 of Smith (SO-0001)."
    assert queue(desk, made.kit) == [("Smith", 1, 0), ("Jones", 2, 0)]
    assert queue(desk, made.other) == [("Brown", 3, 3), ("Smith", 6, 6)]
    row = views.queue.rows(desk, [made.other])[1]
    assert (row.order, row.age, row.state) == ("SO-0001", 7, PromiseState.UNTOLD)
    assert orders.line(done.line).place.on == TODAY
    last = views.queue.detail(desk, made.smith).history[-1]
    assert (last.kind, last.quantity, last.note) == ("substituted", 3, "agreed by phone")
    assert upkeep.verify(desk) == []


def test_more_than_is_free_is_refused_and_nothing_is_done(desk: Desk) -> None:
    made = kits(desk, D(2))
    with pytest.raises(Refused, match=r"substitute\.beyond_free") as refused:
        substituting.substitute(desk, made.smith, D(4), made.other)
    assert formats.sentence(refused.value).startswith("8 pcs of SEAL-25-FKM are needed and 7 are free.")
    assert queue(desk, made.kit)[0] == ("Smith", 4, 0)
    assert len(queue(desk, made.other)) == 1


def test_what_makes_no_sense_is_refused_in_words(desk: Desk) -> None:
    made = kits(desk)
    oil = an_item(desk, "OIL", decimals=1)
    [drop] = an_order(desk, a_customer(desk, "White"), (oil, "2.5")).lines
    catalogue.add_substitute(desk, oil, made.other)
    for line, quantity, item, why in (
        (made.smith, D(1), made.kit, "substitute.itself"),
        (made.smith, D(1), oil, "substitute.not_one"),
        (made.smith, D(5), made.other, "substitute.too_much"),
        (drop.line.id, D("1.5"), made.other, "substitute.not_whole"),
        (made.smith, D(0), made.other, "quantity.not_positive"),
    ):
        with pytest.raises(Refused) as refused:
            substituting.substitute(desk, line, quantity, item)
        assert refused.value.id == why
    [brown] = [row.id for row in views.queue.rows(desk, [made.other])]
    with pytest.raises(Refused, match=r"substitute\.not_one"):  # one way only
        substituting.substitute(desk, brown, D(1), made.kit)
    with pytest.raises(Refused, match=r"substitute\.none"):
        substituting.back(desk, brown)
    cancelling.cancel_line(desk, made.jones, D(2))
    with pytest.raises(Refused, match=r"line\.done"):
        substituting.substitute(desk, made.jones, D(1), made.other)


def test_back_to_the_original_restores_the_old_place_of_what_has_not_shipped(desk: Desk) -> None:
    made = kits(desk, D(2))
    done = substituting.substitute(desk, made.smith, D(3), made.other)
    shipping.ship(desk, [(done.line, D(3))])
    back = substituting.back(desk, done.line)
    assert (back.quantity, back.given) == (1, 2)
    assert queue(desk, made.kit) == [("Smith", 2, 0), ("Jones", 2, 0)]
    assert queue(desk, made.other) == [("Brown", 3, 3), ("Smith", 1, 1)]
    with pytest.raises(Refused, match=r"substitute\.gone"):
        substituting.back(desk, done.line)
    reversing.reverse(desk, back.act)
    assert queue(desk, made.kit)[0] == ("Smith", 1, 0)
    assert queue(desk, made.other)[1] == ("Smith", 3, 3)
    assert upkeep.verify(desk) == []


def test_a_substitution_is_undone_unless_it_has_changed_since(desk: Desk) -> None:
    made = kits(desk, D(2))
    before = queue(desk, made.kit), queue(desk, made.other)
    done = substituting.substitute(desk, made.smith, D(3), made.other)
    reversing.reverse(desk, done.act)
    assert (queue(desk, made.kit), queue(desk, made.other)) == before
    again = substituting.substitute(desk, made.smith, D(3), made.other)
    shipping.ship(desk, [(again.line, D(1))])
    with pytest.raises(Refused, match=r"substitute\.changed"):
        reversing.reverse(desk, again.act)
    assert queue(desk, made.kit)[0] == ("Smith", 1, 0)


def test_taking_back_is_not_undone_once_the_original_has_gone(desk: Desk) -> None:
    made = kits(desk)
    done = substituting.substitute(desk, made.smith, D(4), made.other)
    back = substituting.back(desk, done.line)
    cancelling.cancel_line(desk, made.smith, D(1))
    with pytest.raises(Refused, match=r"substitute\.changed"):
        reversing.reverse(desk, back.act)
    assert queue(desk, made.other) == [("Brown", 3, 3)]


def test_substitutes_are_added_and_removed(desk: Desk) -> None:
    kit, other = an_item(desk, "SEAL-25"), an_item(desk, "SEAL-25-FKM", 6)
    with pytest.raises(Refused, match=r"substitute\.itself"):
        catalogue.add_substitute(desk, kit, kit)
    for factor in ("0", "-1", "0.0001", "NaN"):
        with pytest.raises(Refused, match=r"substitute\.factor"):
            catalogue.add_substitute(desk, kit, other, D(factor))
    added = catalogue.add_substitute(desk, kit, other)
    with pytest.raises(Refused, match=r"substitute\.known"):
        catalogue.add_substitute(desk, kit, other, D(2))
    [offer] = views.items.detail(desk, kit).substitutes
    assert formats.fits_text(offer) == "SEAL-25-FKM by name fits and 6 are free."
    assert views.items.detail(desk, other).substitutes == ()
    catalogue.remove_substitute(desk, added)
    assert views.items.detail(desk, kit).substitutes == ()
    with pytest.raises(NotFound, match=r"substitute\.unknown"):
        catalogue.remove_substitute(desk, added)


def test_an_answer_with_a_known_substitute_does_it_and_is_undone(desk: Desk) -> None:
    made = kits(desk, D(2))
    telling.tell(desk, [made.smith], tellings.How.PHONE, asks=True)
    with pytest.raises(Refused, match=r"answer\.no_substitute"):
        answering.answer(desk, made.smith, "wait", substitute_item=made.other)
    done = answering.answer(desk, made.smith, "substitute", substitute_item=made.other)
    assert done.quantity == 3
    assert queue(desk, made.other)[1] == ("Smith", 6, 6)
    reversing.reverse(desk, done.act)
    assert queue(desk, made.kit)[0] == ("Smith", 4, 0)
    assert upkeep.verify(desk) == []


@settings(max_examples=30, deadline=None)
@given(
    factor=st.decimals("0.001", "9", places=3),
    ordered=st.integers(1, 20),
    free=st.decimals("0", "60", places=3),
    steps=st.lists(st.tuples(st.sampled_from(["substitute", "back", "undo", "ship"]), st.integers(1, 20)), max_size=8),
)
def test_the_factor_is_exact_and_the_sums_hold(
    factor: Decimal, ordered: int, free: Decimal, steps: list[tuple[str, int]]
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.closing(new_desk(Path(folder) / "s.backorder", clock=Clock(TODAY), person="Kim")) as desk,
    ):
        kit, other = an_item(desk, "KIT"), an_item(desk, "OTHER", free, decimals=3)
        [first] = an_order(desk, a_customer(desk), (kit, ordered)).lines
        catalogue.add_substitute(desk, kit, other, factor)
        made: list[Substituted] = []
        for step, number in steps:
            with contextlib.suppress(Refused):
                if step == "substitute":
                    made.append(substituting.substitute(desk, first.line.id, D(number), other))
                    assert made[-1].given == number * factor
                elif made and step == "back":
                    made.append(substituting.back(desk, made[0].line))
                elif made and step == "undo":
                    reversing.reverse(desk, made[-1].act)
                elif made:
                    shipping.ship(desk, [(made[0].line, D(number) / 1000)])
            lines = orders.lines_of(first.line.id and orders.line(first.line.id).order)
            shipped = free - views.items.rows(desk, [other])[0].on_hand
            original = next(line for line in lines if line.item == kit)
            standing = sum((line.waiting for line in lines if line.item == other), D(0))
            assert original.waiting * factor + standing + shipped == ordered * factor
            assert standing + shipped <= free
            assert upkeep.verify(desk) == []


def test_a_substitute_taken_in_a_new_order_has_its_way_back(desk: Desk) -> None:
    made = kits(desk, D(2))
    asked = Asked(made.kit, D(3), None, IfNothing.WAIT, instead=Instead(made.other, D(2)))
    seen = preview.preview(desk, None, [asked])
    [line] = seen.lines
    assert (line.nothing_behind, line.given and line.given.ready) == (1, 4)
    assert [outlook.line.waiting for outlook in seen.outlooks] == [1, 4]
    accepted = accepting.accept(desk, a_customer(desk, "Late"), [asked], tell="phone")
    rest, given = (outlook.line for outlook in accepted.lines)
    assert (rest.waiting, given.waiting) == (1, 4)
    assert views.queue.detail(desk, given.id).original == "SEAL-25"
    assert all(row.told for row in views.queue.rows(desk) if row.order == accepted.number)
    catalogue.add_substitute(desk, made.other, made.kit)
    with pytest.raises(Refused, match=r"substitute\.one_step"):
        substituting.substitute(desk, given.id, D(1), made.kit)
    substituting.back(desk, given.id)
    assert views.queue.detail(desk, rest.id).row.waiting == 3


def test_an_order_may_be_substituted_whole(desk: Desk) -> None:
    made = kits(desk, D(2))
    asked = Asked(made.kit, D(3), instead=Instead(made.other, D(3)))
    accepted = accepting.accept(desk, a_customer(desk, "Late"), [asked], ship_complete=True)
    [given] = accepted.lines
    assert (given.line.waiting, given.ready) == (6, 6)
    back = substituting.back(desk, given.line.id)
    [row] = [row for row in views.queue.rows(desk) if row.order == accepted.number]
    assert (row.waiting, row.sku) == (3, "SEAL-25")
    reversing.reverse(desk, back.act)
    reversing.reverse(desk, accepted.act)
    assert [row for row in views.queue.rows(desk) if row.order == accepted.number] == []
    assert desk.board.standing(made.other).free == 7
    assert upkeep.verify(desk) == []


def test_a_substitute_that_is_none_or_not_free_is_refused_before_the_order(desk: Desk) -> None:
    made = kits(desk, D(2))
    for instead, why in (
        (Instead(made.kit, D(1)), "substitute.not_one"),
        (Instead(made.other, D(9)), "substitute.beyond_free"),
        (Instead(made.other, D("0.5")), "quantity.too_fine"),
        (Instead(made.other, D(11)), "substitute.more_than_asked"),
    ):
        asked = Asked(made.kit, D(10), None, IfNothing.WAIT, instead=instead)
        with pytest.raises(Refused) as refused:
            preview.preview(desk, None, [asked])
        assert refused.value.id == why
        assert "{" not in formats.sentence(refused.value)


def test_undoing_an_order_takes_its_substitutes_with_it(desk: Desk) -> None:
    made = kits(desk, D(2))
    accepted = accepting.accept(desk, a_customer(desk, "Late"), [Asked(made.kit, D(3), None, IfNothing.WAIT)])
    done = substituting.substitute(desk, accepted.lines[0].line.id, D(2), made.other)
    reversing.reverse(desk, accepted.act)
    assert [row for row in views.queue.rows(desk) if row.order == accepted.number] == []
    with pytest.raises(Refused):
        substituting.back(desk, done.line)
    with pytest.raises(Refused):
        reversing.reverse(desk, done.act)


@pytest.mark.parametrize(("free", "said"), [(1, "and 1 is free."), (2, "and 2 are free.")])
def test_one_is_free_and_two_are(desk: Desk, free: int, said: str) -> None:
    kit, other = an_item(desk, "SEAL-25"), an_item(desk, "SEAL-25-FKM", free)
    for factor in (1, 2):
        added = catalogue.add_substitute(desk, kit, other, D(factor))
        [offer] = views.items.detail(desk, kit).substitutes
        assert formats.fits_text(offer).endswith(said)
        catalogue.remove_substitute(desk, added)
