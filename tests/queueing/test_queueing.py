"""Holding, passing on, releasing and moving up: who keeps what, who gets ahead, and that it is written down."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from app import formats, views
from app.acts import reversing
from app.data import queueing as stored
from app.desk import Desk, upkeep
from app.domain.errors import NeedsConsent, Refused
from app.domain.promises import Hold
from app.goods import lending, shipping, stock
from app.queueing import holding, moving
from app.views.queue import QueueRow
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

D = Decimal
SOON, LATER = TODAY + timedelta(days=7), TODAY + timedelta(days=15)


def queue(desk: Desk) -> list[tuple[str, Decimal, Decimal]]:
    """(customer, waiting, ready) along the queue."""
    return [(row.customer, row.waiting, row.ready) for row in views.queue.rows(desk)]


def line_of(desk: Desk, customer: str, sku: str = "M8-WASHER") -> QueueRow:
    [row] = [row for row in views.queue.rows(desk) if row.customer == customer and row.sku == sku]
    return row


def three_waiting(desk: Desk) -> int:
    """Smith, Jones and Brown wait for 4 each; 4 come soon, 4 later."""
    washer = an_item(desk)
    for name in ("Smith", "Jones", "Brown"):
        an_order(desk, a_customer(desk, name), (washer, 4))
    acme = a_supplier(desk)
    for day in (SOON, LATER):
        a_purchase_order(desk, acme, (washer, 4), confirmed_on=day)
    return washer


def test_a_held_line_keeps_place_and_share_and_does_not_ship(desk: Desk) -> None:
    washer = an_item(desk, on_hand=6)
    for name in ("Smith", "Jones"):
        an_order(desk, a_customer(desk, name), (washer, 4))
    held = line_of(desk, "Smith")
    holding.hold(desk, held.id, "asks for a later date")
    assert queue(desk) == [("Smith", 4, 0), ("Jones", 4, 2)]
    row = line_of(desk, "Smith")
    assert (row.hold, row.position, [part.quantity for part in row.shares]) == (Hold.HELD, 1, [4])
    with pytest.raises(Refused, match=r"ship\.held") as refused:
        shipping.ship(desk, [(held.id, D(1))])
    assert "Release it first" in formats.sentence(refused.value)
    assert [(line.customer, line.quantity) for line in shipping.ship_ready(desk).lines] == [("Jones", 2)]
    with pytest.raises(Refused, match=r"hold\.already"):
        holding.hold(desk, held.id)
    holding.release(desk, held.id)
    assert line_of(desk, "Smith").ready == 4
    with pytest.raises(Refused, match=r"hold\.not_held"):
        holding.release(desk, held.id)
    kinds = [entry.kind for entry in views.queue.detail(desk, held.id).history]
    assert kinds == ["accepted", "held", "released"]
    assert upkeep.verify(desk) == []


def test_an_order_that_ships_complete_waits_for_its_held_line(desk: Desk) -> None:
    washer, bolt = an_item(desk, on_hand=4), an_item(desk, "BOLT", on_hand=4)
    an_order(desk, a_customer(desk), (washer, 1), (bolt, 1), ship_complete=True)
    holding.hold(desk, line_of(desk, "Smith", "BOLT").id)
    assert [row.ready for row in views.queue.rows(desk)] == [0, 0]
    with pytest.raises(Refused, match=r"ship\.nothing_ready"):
        shipping.ship_ready(desk)


def test_what_is_passed_on_goes_to_the_next_and_comes_back_by_an_override(desk: Desk) -> None:
    washer = an_item(desk, on_hand=4)
    for name in ("Smith", "Jones"):
        an_order(desk, a_customer(desk, name), (washer, 4))
    smith = line_of(desk, "Smith").id
    holding.hold(desk, smith, "not paid", pass_on=True)
    assert queue(desk) == [("Jones", 4, 4), ("Smith", 4, 0)]
    standing = desk.board.standing(washer)
    assert (standing.waiting, standing.passed, standing.free, standing.available) == (8, 4, 0, -4)
    with pytest.raises(Refused, match=r"hold\.passed"):
        holding.hold(desk, smith)
    with pytest.raises(Refused, match=r"override\.no_reason"):
        holding.release(desk, smith)
    effect = holding.preview_release(desk, smith)
    assert [(each.customer, each.before, each.after) for each in effect.moved] == [("Jones", TODAY, None)]
    with pytest.raises(NeedsConsent, match=r"override\.moves_back") as asked:
        holding.release(desk, smith, "has paid")
    assert asked.value.question == effect.question
    assert "Jones (SO-0002) loses its date 12 May for M8-WASHER" in formats.sentence(asked.value)
    done = holding.release(desk, smith, "has paid", frozenset({asked.value.question}))
    assert queue(desk) == [("Smith", 4, 4), ("Jones", 4, 0)]
    [override] = stored.overrides([done.act])
    assert (override.kind, override.reason, len(override.moved)) == ("release", "has paid", 1)
    assert upkeep.verify(desk) == []


def test_passed_on_stock_that_nobody_else_waits_for_is_free(desk: Desk) -> None:
    washer = an_item(desk, on_hand=4)
    an_order(desk, a_customer(desk), (washer, 3))
    holding.hold(desk, line_of(desk, "Smith").id, pass_on=True)
    assert desk.board.standing(washer).free == 4
    an_order(desk, a_customer(desk, "Jones"), (washer, 4))
    assert queue(desk) == [("Jones", 4, 4), ("Smith", 3, 0)]


def test_moving_up_names_who_moves_back_and_keeps_it(desk: Desk) -> None:
    three_waiting(desk)
    smith, brown = line_of(desk, "Smith").id, line_of(desk, "Brown").id
    effect = moving.preview_move(desk, brown, smith)
    assert [(each.customer, each.before, each.after, each.days) for each in effect.moved] == [
        ("Jones", LATER, None, None),
        ("Smith", SOON, LATER, 8),
    ]
    assert [name for name, _, _ in queue(desk)] == ["Smith", "Jones", "Brown"]
    with pytest.raises(Refused, match=r"override\.no_reason"):
        moving.move_up(desk, brown, smith, "  ")
    with pytest.raises(NeedsConsent) as asked:
        moving.move_up(desk, brown, smith, "line is standing still")
    assert asked.value.question == effect.question
    assert stored.overrides() == []
    done = moving.move_up(desk, brown, smith, "line is standing still", frozenset({asked.value.question}))
    assert [(row.customer, row.promise) for row in views.queue.rows(desk)] == [
        ("Brown", SOON),
        ("Smith", LATER),
        ("Jones", None),
    ]
    [override] = stored.overrides([done.act])
    assert (override.line, override.before, override.reason) == (brown, smith, "line is standing still")
    assert [(later.before, later.after) for later in override.moved] == [(LATER, None), (SOON, LATER)]
    assert upkeep.verify(desk) == []


def test_consent_to_other_facts_is_none(desk: Desk) -> None:
    washer = three_waiting(desk)
    smith, brown = line_of(desk, "Smith").id, line_of(desk, "Brown").id
    effect = moving.preview_move(desk, brown, smith)
    assert effect.question is not None
    a_purchase_order(desk, a_supplier(desk, "Bolts"), (washer, 4), confirmed_on=LATER + timedelta(days=10))
    with pytest.raises(NeedsConsent) as asked:
        moving.move_up(desk, brown, smith, "rush", frozenset({effect.question}))
    assert asked.value.question != effect.question


def agreed_move(desk: Desk, line: int, before: int) -> int:
    question = moving.preview_move(desk, line, before).question
    return moving.move_up(desk, line, before, "rush", frozenset({question} if question else ())).act


def test_places_are_found_again_and_again(desk: Desk) -> None:
    washer = an_item(desk)
    for name in "ABCDE":
        an_order(desk, a_customer(desk, name), (washer, 1))
    ids = {row.customer: row.id for row in views.queue.rows(desk)}

    def move(line: str, before: str) -> str:
        agreed_move(desk, ids[line], ids[before])
        return "".join(row.customer for row in views.queue.rows(desk))

    assert move("D", "A") == "DABCE"
    assert move("E", "A") == "DEABC"  # between D and A there is no sub left: D moves down with it
    assert move("C", "E") == "DCEAB"
    assert move("B", "D") == "BDCEA"
    assert move("A", "C") == "BDACE"


def test_what_was_served_keeps_its_place_for_a_reversal(desk: Desk) -> None:
    washer = an_item(desk, on_hand=1)
    for name in "ABC":
        an_order(desk, a_customer(desk, name), (washer, 1))
    ids = {row.customer: row.id for row in views.queue.rows(desk)}
    agreed_move(desk, ids["B"], ids["A"])
    shipped = shipping.ship(desk, [(ids["B"], D(1))])
    agreed_move(desk, ids["C"], ids["A"])
    reversing.reverse(desk, shipped.act)
    assert "".join(row.customer for row in views.queue.rows(desk)) == "BCA"


def test_nonsense_is_refused(desk: Desk) -> None:
    three_waiting(desk)
    nut = an_item(desk, "NUT")
    an_order(desk, a_customer(desk, "White"), (nut, 1))
    an_order(desk, a_customer(desk, "Green"), (nut, 1), (nut, 2), ship_complete=True)
    smith, jones = line_of(desk, "Smith").id, line_of(desk, "Jones").id
    white = line_of(desk, "White", "NUT").id
    one, two = (row.id for row in views.queue.rows(desk) if row.customer == "Green")
    for line, before, why in (
        (smith, smith, "itself"),
        (two, one, "itself"),
        (smith, jones, "already_ahead"),
        (jones, white, "other_item"),
    ):
        with pytest.raises(Refused, match=rf"move\.{why}"):
            moving.move_up(desk, line, before, "rush")
    holding.hold(desk, smith, pass_on=True)
    with pytest.raises(Refused, match=r"move\.passed"):
        moving.move_up(desk, jones, smith, "rush")
    shipping_none = [row.position for row in views.queue.rows(desk)]
    assert shipping_none == [1, 2, 3, 1, 2, 3]


def test_all_lines_of_an_order_that_ships_complete_move_together(desk: Desk) -> None:
    washer, bolt = an_item(desk, on_hand=2), an_item(desk, "BOLT", on_hand=2)
    an_order(desk, a_customer(desk), (washer, 2))
    an_order(desk, a_customer(desk, "Jones"), (bolt, 2))
    an_order(desk, a_customer(desk, "Brown"), (washer, 2), (bolt, 2), ship_complete=True)
    smith, brown = line_of(desk, "Smith").id, line_of(desk, "Brown").id
    effect = moving.preview_move(desk, brown, smith)
    assert {(each.customer, each.sku, each.after) for each in effect.moved} == {
        ("Smith", "M8-WASHER", None),
        ("Jones", "BOLT", None),
    }
    agreed_move(desk, brown, smith)
    assert {row.customer for row in views.queue.rows(desk) if row.ready} == {"Brown"}


def test_a_hold_and_a_move_can_be_taken_back(desk: Desk) -> None:
    three_waiting(desk)
    smith, brown = line_of(desk, "Smith").id, line_of(desk, "Brown").id
    reversing.reverse(desk, holding.hold(desk, smith).act)
    assert line_of(desk, "Smith").hold is Hold.NONE
    before = views.queue.rows(desk)
    act = agreed_move(desk, brown, smith)
    reversing.reverse(desk, act)
    assert views.queue.rows(desk) == before
    held = holding.hold(desk, smith)
    holding.release(desk, smith)
    with pytest.raises(Refused, match=r"hold\.gone"):
        reversing.reverse(desk, held.act)


def test_more_than_its_share_ships_as_an_override(desk: Desk) -> None:
    washer = an_item(desk, on_hand=6)
    for name in ("Smith", "Jones"):
        an_order(desk, a_customer(desk, name), (washer, 4))
    jones = line_of(desk, "Jones").id
    with pytest.raises(Refused, match=r"override\.no_reason"):
        shipping.ship_more(desk, jones, D(4), "")
    effect = shipping.preview_more(desk, jones, D(4))
    assert [(each.customer, each.after) for each in effect.moved] == [("Smith", None)]
    with pytest.raises(NeedsConsent) as asked:
        shipping.ship_more(desk, jones, D(4), "their press is down")
    assert asked.value.question == effect.question
    assert desk.board.standing(washer).on_hand == 6
    consent = frozenset({asked.value.question})
    done = shipping.ship_more(desk, jones, D(4), "their press is down", consent=consent)
    assert queue(desk) == [("Smith", 4, 2)]
    [override] = stored.overrides([done.act])
    assert (override.kind, override.quantity, override.reason) == ("ship", 2, "their press is down")
    reversing.reverse(desk, done.act)
    assert queue(desk) == [("Smith", 4, 4), ("Jones", 4, 2)]
    for quantity, why in ((2, "within_share"), (5, "beyond_waiting")):
        with pytest.raises(Refused, match=rf"ship\.{why}"):
            shipping.ship_more(desk, jones, D(quantity), "rush")
    shipping.ship_ready(desk)
    with pytest.raises(Refused, match=r"ship\.beyond_on_hand"):
        shipping.ship_more(desk, jones, D(1), "rush")
    assert len(stored.overrides()) == 1


def test_queued_stock_is_taken_for_a_reason_only(desk: Desk) -> None:
    washer = an_item(desk, on_hand=6)
    an_order(desk, a_customer(desk), (washer, 4))
    with pytest.raises(Refused, match=r"stock\.issue_beyond_free"):
        stock.issue(desk, washer, D(3), "walk-in")
    with pytest.raises(Refused, match=r"override\.issue_no_reason"):
        stock.take_queued(desk, washer, D(3), " ")
    with pytest.raises(NeedsConsent) as asked:
        stock.take_queued(desk, washer, D(3), "walk-in, pump is down")
    assert "Smith (SO-0001) loses its date" in formats.sentence(asked.value)
    act = stock.take_queued(desk, washer, D(3), "walk-in, pump is down", frozenset({asked.value.question}))
    assert queue(desk) == [("Smith", 4, 3)]
    [override] = stored.overrides([act])
    assert (override.kind, override.line, override.quantity) == ("issue", None, 1)
    reversing.reverse(desk, act)
    stock.take_queued(desk, washer, D(2), "bench")
    assert len(stored.overrides()) == 1
    with pytest.raises(Refused, match=r"stock\.issue_beyond_on_hand"):
        stock.take_queued(desk, washer, D(9), "bench")
    assert upkeep.verify(desk) == []


def test_a_held_line_is_never_called_ready(desk: Desk) -> None:
    washer = an_item(desk, on_hand=6)
    for name in ("Smith", "Jones", "Brown"):
        an_order(desk, a_customer(desk, name), (washer, 4))
        holding.hold(desk, line_of(desk, name).id)
    holding.hold(desk, line_of(desk, "Brown").id, pass_on=True)
    said = [(formats.line_when(row), formats.line_when_long(row)) for row in views.queue.rows(desk)]
    assert said == [
        ("In stock, held", "In stock, held"),
        ("Held: 2 in stock, 2 with nothing inbound", "Held: 2 in stock, 2 with nothing inbound"),
        ("Held, passed on", "Held, passed on"),
    ]


def test_what_is_taken_of_a_ready_part_is_named_though_no_promise_moves(desk: Desk) -> None:
    washer = an_item(desk, on_hand=6)
    [smith] = an_order(desk, a_customer(desk, "Smith"), (washer, 8)).lines
    [jones] = an_order(desk, a_customer(desk, "Jones"), (washer, 2)).lines
    assert smith.promise is None
    effect = moving.preview_move(desk, jones.line.id, smith.line.id)
    assert formats.moved_text(effect.moved) == "Smith (SO-0001) loses 2 of its 6 ready for M8-WASHER"
    with pytest.raises(NeedsConsent) as asked:
        moving.move_up(desk, jones.line.id, smith.line.id, "line stands still")
    moving.move_up(desk, jones.line.id, smith.line.id, "line stands still", frozenset({asked.value.question}))
    [kept] = stored.overrides()[-1].moved
    assert (kept.before, kept.after, kept.taken, kept.ready, kept.days) == (None, None, 2, 6, 0)


def test_what_a_whole_order_loses_of_what_it_holds_is_named_though_no_promise_moves(desk: Desk) -> None:
    washer, bolt = an_item(desk, on_hand=5), an_item(desk, "BOLT")
    smith = an_order(desk, a_customer(desk, "Smith"), (washer, 5), (bolt, 1), ship_complete=True).lines[0]
    jones = an_order(desk, a_customer(desk, "Jones"), (washer, 5)).lines[0]
    assert (smith.promise, smith.ready) == (None, 0)
    effect = moving.preview_move(desk, jones.line.id, smith.line.id)
    assert formats.moved_text(effect.moved) == "Smith (SO-0001) loses 5 of the 5 it holds for M8-WASHER"
    with pytest.raises(NeedsConsent, match="moves_back"):
        moving.move_up(desk, jones.line.id, smith.line.id, "line stands still")
    with pytest.raises(NeedsConsent, match="moves_back"):
        stock.take_queued(desk, washer, D(2), "bench")
    assert effect.question is not None
    moving.move_up(desk, jones.line.id, smith.line.id, "line stands still", frozenset({effect.question}))
    [kept] = stored.overrides()[-1].moved
    assert (kept.before, kept.after, kept.taken, kept.ready, kept.held, kept.days) == (None, None, 5, 0, 5, 0)


def test_what_is_lent_is_named_as_that_and_needs_no_reason(desk: Desk) -> None:
    washer, bolt = an_item(desk, on_hand=5), an_item(desk, "BOLT")
    an_order(desk, a_customer(desk, "Smith"), (washer, 5), (bolt, 1), ship_complete=True)
    jones = an_order(desk, a_customer(desk, "Jones"), (washer, 5)).lines[0].line.id
    loan = lending.preview_loan(desk, jones, D(5))
    assert (loan.lent, loan.effect.moved, loan.reasoned) == (5, (), False)
    lending.lend(desk, jones, D(5))
