"""The review of a count: the book as of the scans, what is to be decided, and what posting does."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from app import catalogue, counting, formats, views
from app.acts import reversing
from app.data import count_schedule, counts
from app.desk import Clock, Desk, upkeep
from app.domain.count_reviews import Reviewed
from app.domain.counts import CountState, LineState
from app.domain.errors import NeedsConsent, Refused
from app.domain.movements import Kind
from app.goods import receiving, shipping, stock
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

D = Decimal


def line(desk: Desk, count: int, sku: str = "M8-WASHER") -> Reviewed:
    [found] = [each for each in counting.reviewed(desk, count)[1] if each.item.sku == sku]
    return found


def state(desk: Desk, count: int, sku: str = "M8-WASHER") -> LineState:
    return line(desk, count, sku).state


def on_hand(desk: Desk, item: int) -> Decimal:
    return desk.board.standing(item).on_hand


def counted(desk: Desk, item: int, *quantities: int) -> int:
    """A count of an item on which these quantities were keyed."""
    count = counting.open_count(desk, [item]).id
    for quantity in quantities:
        counting.key(desk, count, item, D(quantity))
    return count


def test_what_agrees_is_posted_without_a_movement(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10)
    count = counted(desk, washer, 4, 6)
    assert state(desk, count) is LineState.AGREES
    posted = counting.post(desk, count)
    assert formats.counted_text(posted.posting) == "1 line counted, 0 differ"
    assert counts.by_id(count).state is CountState.POSTED
    assert views.items.rows(desk)[0].last_counted == TODAY
    assert [row.movement.kind for row in views.items.detail(desk, washer).ledger] == [Kind.OPENING]
    with pytest.raises(Refused, match=r"count\.is_posted"):
        counting.post(desk, count)
    with pytest.raises(Refused, match=r"count\.is_posted"):
        counting.scan(desk, count, "M8-WASHER")


def test_what_moved_before_or_after_the_scans_is_no_variance(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10)
    stock.issue(desk, washer, D(1))
    count = counted(desk, washer, 9)
    stock.issue(desk, washer, D(4))
    assert state(desk, count) is LineState.AGREES
    counting.post(desk, count)
    assert on_hand(desk, washer) == 5


def test_what_moved_between_the_scans_asks_for_a_recount(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10)
    count = counted(desk, washer, 4)
    stock.issue(desk, washer, D(1))
    counting.key(desk, count, washer, D(5))
    found = line(desk, count)
    assert found.state is LineState.MOVED
    assert found.compared
    assert [move.quantity for move in found.compared.between] == [-1]
    with pytest.raises(Refused, match=r"count\.unsettled"):
        counting.post(desk, count)
    with pytest.raises(Refused, match=r"count\.recount_first"):
        counting.approve(desk, found.line, "so it is")
    counting.recount(desk, [found.line])
    assert state(desk, count) is LineState.UNCOUNTED
    counting.key(desk, count, washer, D(9))
    assert state(desk, count) is LineState.AGREES


def test_beyond_the_tolerance_another_person_counts_again(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10, unit_cost=D(3))
    count = counted(desk, washer, 8)
    found = line(desk, count)
    assert (found.state, found.variance, found.value) == (LineState.RECOUNT, -2, -6)
    counting.recount(desk, [found.line])
    desk.person = "Lee"
    counting.key(desk, count, washer, D(8))
    found = line(desk, count)
    assert (found.state, [each.people for each in found.rounds]) == (LineState.TO_APPROVE, [("Kim",), ("Lee",)])
    with pytest.raises(Refused, match=r"count\.no_reason"):
        counting.approve(desk, found.line, " ")
    counting.approve(desk, found.line, "two were broken")
    assert state(desk, count) is LineState.APPROVED
    counting.post(desk, count)
    assert on_hand(desk, washer) == 8
    [moved, *_] = views.items.detail(desk, washer).ledger
    assert (moved.movement.kind, moved.movement.reason) == (Kind.COUNT, "CS-0001: two were broken")
    assert upkeep.verify(desk) == []


def test_the_same_person_twice_is_asked(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10)
    count = counted(desk, washer, 8)
    counting.recount(desk, [line(desk, count).line])
    counting.key(desk, count, washer, D(8))
    with pytest.raises(NeedsConsent) as asked:
        counting.approve(desk, line(desk, count).line, "nobody else is here")
    assert formats.sentence(asked.value).startswith("Kim counted M8-WASHER both times.")
    counting.approve(desk, line(desk, count).line, "nobody else is here", frozenset({asked.value.question}))
    assert state(desk, count) is LineState.APPROVED
    counting.key(desk, count, washer, D(1))
    assert state(desk, count) is LineState.TO_APPROVE, "another difference needs another approval"


def test_a_small_difference_is_posted_as_it_is(desk: Desk) -> None:
    washer = an_item(desk, "WASHER", 100, unit_cost=D("0.02"))
    pump = an_item(desk, "PUMP", 2, unit_cost=D(300))
    count = counting.open_count(desk, [washer, pump]).id
    counting.key(desk, count, washer, D(95))
    counting.key(desk, count, pump, D(1))
    assert (state(desk, count, "WASHER"), state(desk, count, "PUMP")) == (LineState.WITHIN, LineState.RECOUNT)


def test_an_uncounted_item_is_asked_about_and_never_zero(desk: Desk) -> None:
    washer, bolt, nut = an_item(desk, "WASHER", 3), an_item(desk, "BOLT", 3), an_item(desk, "NUT")
    count = counting.open_count(desk, [washer, bolt, nut]).id
    counting.key(desk, count, washer, D(3))
    assert state(desk, count, "BOLT") is LineState.UNCOUNTED
    with pytest.raises(Refused, match=r"count\.unsettled"):
        counting.post(desk, count)
    counting.leave_out(desk, [line(desk, count, "BOLT").line])
    assert counting.key(desk, count, nut, D(0)).total == 0
    assert state(desk, count, "NUT") is LineState.AGREES
    posted = counting.post(desk, count)
    assert [each.item.sku for each in posted.posting.left_out] == ["BOLT"]
    assert (on_hand(desk, bolt), views.items.rows(desk, [bolt])[0].last_counted) == (3, None)


def test_what_was_left_out_counts_again_when_somebody_scans_it(desk: Desk) -> None:
    washer = an_item(desk, on_hand=3)
    count = counted(desk, washer)
    counting.leave_out(desk, [line(desk, count).line])
    with pytest.raises(Refused, match=r"count\.nothing_counted"):
        counting.post(desk, count)
    counting.key(desk, count, washer, D(3))
    assert state(desk, count) is LineState.AGREES


def test_an_item_in_two_bins_is_compared_when_both_are_done(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10, bin="A-01")
    an_item(desk, "NUT", bin="B-07")
    count = counting.open_count(desk, [washer]).id
    counting.begin_bin(desk, count, "B-07")
    counting.key(desk, count, washer, D(4), "B-07")
    counting.finish_bin(desk, count, "B-07")
    found = line(desk, count)
    assert (found.state, found.bins_open) == (LineState.COUNTING, ("A-01",)), "its own bin was not looked at"
    counting.begin_bin(desk, count, "A-01")
    counting.key(desk, count, washer, D(6), "A-01")
    with pytest.raises(Refused, match=r"count\.bins_open"):
        counting.post(desk, count)
    counting.finish_bin(desk, count, "A-01")
    assert state(desk, count) is LineState.AGREES
    counting.scan(desk, count, "M8-WASHER", "B-07")
    assert state(desk, count) is LineState.COUNTING, "a scan begins a bin that was done"


def test_a_recount_looks_into_every_bin_again(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10, bin="A-01")
    an_item(desk, "NUT", bin="B-07")
    count = counting.open_count(desk, [washer]).id
    for bin, quantity in (("A-01", 5), ("B-07", 1)):
        counting.begin_bin(desk, count, bin)
        counting.key(desk, count, washer, D(quantity), bin)
    counting.finish_all(desk, count)
    counting.recount(desk, [line(desk, count).line])
    counting.key(desk, count, washer, D(9), "A-01")
    counting.finish_all(desk, count)
    assert line(desk, count).bins_open == ("B-07",)
    counting.begin_bin(desk, count, "B-07")
    counting.key(desk, count, washer, D(1), "B-07")
    counting.finish_all(desk, count)
    assert state(desk, count) is LineState.AGREES


def test_what_was_booked_later_but_happened_before_is_asked(desk: Desk) -> None:
    washer, acme = an_item(desk, on_hand=10), a_supplier(desk)
    po = a_purchase_order(desk, acme, (washer, 8), sent_on=TODAY - timedelta(9))
    count = counted(desk, washer, 18)
    receiving.receive(desk, po, happened_on=TODAY - timedelta(1))
    found = line(desk, count)
    assert found.state is LineState.ASKED
    assert found.compared
    [receipt] = found.compared.asked
    counting.answer(desk, found.line, receipt.id, True)
    assert state(desk, count) is LineState.AGREES, "the eight were on the shelf already"
    answered = counting.answer(desk, found.line, receipt.id, False)
    assert state(desk, count) is LineState.RECOUNT
    reversing.reverse(desk, answered)
    assert state(desk, count) is LineState.AGREES
    counting.post(desk, count)
    assert on_hand(desk, washer) == 18


def test_a_movement_of_the_same_day_is_asked_only_where_it_may_explain_something(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 10), an_item(desk, "BOLT", 10)
    count = counting.open_count(desk, [washer, bolt]).id
    counting.key(desk, count, washer, D(10))
    counting.key(desk, count, bolt, D(7))
    for item in (washer, bolt):
        stock.issue(desk, item, D(3))
    assert state(desk, count, "WASHER") is LineState.AGREES
    assert state(desk, count, "BOLT") is LineState.ASKED
    review = views.count_reviews.review(desk, count)
    [row] = [row for row in review.rows if row.reviewed.item.sku == "BOLT"]
    [asked] = row.asked
    assert formats.count_move_text(asked.move, asked.behind, "pcs") == "−3 pcs, Internal use on 12 May, Kim"
    assert not review.ready


def test_a_record_corrected_meanwhile_is_not_corrected_twice(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10)
    first = counted(desk, washer, 8)
    stock.correct(desk, washer, D(8), "two fell down")
    assert state(desk, first) is LineState.CORRECTED
    counting.recount(desk, [line(desk, first).line])
    counting.key(desk, first, washer, D(8))
    assert state(desk, first) is LineState.AGREES


def test_a_minus_names_whom_it_takes_from_and_asks(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    for name, quantity in (("Smith", 3), ("Jones", 2)):
        an_order(desk, a_customer(desk, name), (washer, quantity))
    count = counted(desk, washer, 2)
    counting.recount(desk, [line(desk, count).line])
    desk.person = "Lee"
    counting.key(desk, count, washer, D(2))
    counting.approve(desk, line(desk, count).line, "gone")
    preview = counting.preview(desk, count)
    assert formats.broken_text(preview.broken) == "2 to Jones (SO-0002), 1 to Smith (SO-0001)"
    with pytest.raises(NeedsConsent) as asked:
        counting.post(desk, count)
    assert formats.sentence(asked.value) == (
        "This count breaks 2 promises, the youngest first: 2 to Jones (SO-0002), 1 to Smith (SO-0001). Post it?"
    )
    assert on_hand(desk, washer) == 5, "nothing is half done"
    counting.post(desk, count, frozenset({asked.value.question}))
    assert [row.ready for row in views.queue.rows(desk)] == [2, 0]


def test_a_plus_serves_the_queue_at_once_and_is_taken_back_whole(desk: Desk) -> None:
    washer = an_item(desk, on_hand=80, unit_cost=D("0.5"))
    an_order(desk, a_customer(desk), (washer, 83))
    count = counted(desk, washer, 84)
    posted = counting.post(desk, count)
    assert formats.counted_text(posted.posting) == (
        "1 line counted, 1 differs. M8-WASHER: of these 4: 3 to Smith (SO-0001), 1 to shelf"
    )
    assert views.queue.rows(desk)[0].ready == 83
    reversing.reverse(desk, posted.act, "wrong shelf")
    assert on_hand(desk, washer) == 80
    assert (counts.by_id(count).state, state(desk, count)) == (CountState.OPEN, LineState.WITHIN)
    assert views.count_reviews.accuracy(desk).lines == 0
    assert upkeep.verify(desk) == []
    counting.post(desk, count)
    assert on_hand(desk, washer) == 84
    shipping.ship_ready(desk)
    with pytest.raises(Refused, match=r"reverse\.went_out"):
        reversing.reverse(desk, reversing.last_act(desk) - 1)


def test_a_count_that_would_fall_below_zero_is_counted_again(desk: Desk) -> None:
    washer = an_item(desk, on_hand=100)
    count = counted(desk, washer, 96)
    desk.clock = Clock(TODAY + timedelta(1))
    stock.issue(desk, washer, D(97))
    with pytest.raises(Refused, match=r"count\.below_zero"):
        counting.post(desk, count)


def test_a_cancelled_count_can_be_taken_up_again(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    count = counted(desk, washer, 5)
    with pytest.raises(Refused, match=r"count\.counted_elsewhere"):
        counting.open_count(desk, [washer])
    act = counting.cancel(desk, count)
    with pytest.raises(Refused, match=r"count\.is_cancelled"):
        counting.post(desk, count)
    reversing.reverse(desk, act)
    counting.post(desk, count)
    assert upkeep.verify(desk) == []


def test_decisions_and_the_beginning_are_taken_back(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    opened = counting.open_count(desk, [washer])
    found = line(desk, opened.id).line
    left = counting.leave_out(desk, [found])
    reversing.reverse(desk, left)
    assert state(desk, opened.id) is LineState.UNCOUNTED
    counting.key(desk, opened.id, washer, D(3))
    again = counting.recount(desk, [found])
    reversing.reverse(desk, again)
    assert state(desk, opened.id) is LineState.RECOUNT
    assert counting.key(desk, opened.id, washer, D(2)).total == 5
    reversing.reverse(desk, opened.act)
    assert counts.by_id(opened.id).state is CountState.CANCELLED
    assert upkeep.verify(desk) == []


def test_an_item_retired_meanwhile_is_counted_all_the_same(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    count = counted(desk, washer)
    catalogue.amend_item(desk, washer, catalogue.item(desk, washer).version, discontinued=True)
    assert counting.key(desk, count, washer, D(5)).item.discontinued
    counting.post(desk, count)


def test_record_accuracy_is_kept(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 5, unit_cost=D(10)), an_item(desk, "BOLT", 20, unit_cost=D(1))
    count = counting.open_count(desk, [washer, bolt]).id
    counting.key(desk, count, washer, D(4))
    counting.key(desk, count, bolt, D(21))
    counting.recount(desk, [line(desk, count, "WASHER").line])
    desk.person = "Lee"
    counting.key(desk, count, washer, D(4))
    counting.approve(desk, line(desk, count, "WASHER").line, "lost")
    counting.post(desk, count)
    accuracy = views.count_reviews.accuracy(desk)
    assert (accuracy.lines, accuracy.within, accuracy.share) == (2, 1, D("0.5"))
    [day] = accuracy.days
    assert (day.on, day.over, day.short) == (TODAY, 1, 10)
    assert formats.accuracy_text(accuracy.within, accuracy.lines) == "50 % of 2 lines"
    assert [each.within for each in views.count_reviews.results(counts.by_id(count))] == [True, False]


def test_goods_go_out_while_they_are_counted(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    count = counted(desk, washer, 5)
    an_order(desk, a_customer(desk), (washer, 2))
    shipping.ship_ready(desk)
    assert state(desk, count) is LineState.AGREES
    counting.post(desk, count)
    assert on_hand(desk, washer) == 3


def test_a_recount_does_not_flatter_the_record(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 5), an_item(desk, "BOLT", 5)
    count = counting.open_count(desk, [washer, bolt]).id
    counting.key(desk, count, washer, D(4))
    counting.key(desk, count, bolt, D(5))
    counting.recount(desk, [line(desk, count, "WASHER").line])
    desk.person = "Lee"
    counting.key(desk, count, washer, D(5))
    assert state(desk, count, "WASHER") is LineState.AGREES
    counting.post(desk, count)
    assert views.count_reviews.accuracy(desk)[1:] == (2, 1)


def test_last_counted_is_the_day_of_the_scans(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    count = counted(desk, washer, 5)
    desk.clock = Clock(TODAY + timedelta(3))
    counting.post(desk, count)
    assert count_schedule.last_counted([washer]) == {washer: TODAY}
    [history] = count_schedule.histories(TODAY, [washer]).values()
    assert history.counted_on == TODAY
