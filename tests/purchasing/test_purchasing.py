"""What suppliers confirm of a sent purchase order, and giving the rest of it up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import pytest

from app import purchasing
from app.data import histories, purchases
from app.desk import Desk
from app.domain.changes import Change
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, NotFound, Question, Refused
from app.domain.matching import Footing
from app.domain.purchase_orders import AnswerPart, Row, State
from app.domain.supplier_answers import Rest
from app.formats import history_text, sentence, set_today
from app.goods import receiving
from app.purchasing.by_item import confirm_item
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

JUNE_1, JUNE_22 = date(2026, 6, 1), date(2026, 6, 22)
YESTERDAY = TODAY - timedelta(days=1)


def parts(*said: tuple[int, date | None]) -> list[AnswerPart]:
    return [AnswerPart(Decimal(quantity), on) for quantity, on in said]


def only_row(po: int) -> Row:
    (row,) = purchases.rows(po)
    return row


def open_and_due(po: int) -> list[tuple[int, date | None]]:
    return [(int(row.open), row.due) for row in purchases.rows(po)]


def stands(po: int) -> list[tuple[int, date | None, bool]]:
    return [(int(row.open), row.due, row.confirmed) for row in purchases.rows(po) if row.open]


def agreed(act: Callable[[Consent], None], asked: str) -> None:
    """Do what asks one question, called `asked`, and agree to it."""
    with pytest.raises(NeedsConsent) as found:
        act(NO_CONSENT)
    assert found.value.id == asked
    act(frozenset({found.value.question}))


def kinds(po: int) -> list[str]:
    return [entry.kind for entry in histories.of_purchase_order(po)]


@pytest.fixture
def washer(desk: Desk) -> int:
    return an_item(desk)


@pytest.fixture
def po(desk: Desk, washer: int) -> int:
    """100 washers asked for on 1 June, sent."""
    return a_purchase_order(desk, a_supplier(desk), (washer, 100), requested_on=JUNE_1)


def test_an_unknown_order_is_named(desk: Desk) -> None:
    with pytest.raises(NotFound) as missing:
        purchasing.send(desk, 77)
    assert "77" in sentence(missing.value)


def test_confirming_whole_makes_a_promise(desk: Desk, washer: int, po: int) -> None:
    line = an_order(desk, a_customer(desk), (washer, 5)).lines[0].line.id
    before = desk.board.line(line)
    assert (before.promise, before.hoped, before.footing) == (None, JUNE_1, Footing.UNCONFIRMED)
    purchasing.confirm(desk, only_row(po).id, parts((100, JUNE_22)), note="by phone")
    after = desk.board.line(line)
    assert (after.promise, after.footing) == (JUNE_22, Footing.CONFIRMED)
    entry = histories.of_purchase_order(po)[-1]
    assert (entry.kind, entry.quantity, entry.before, entry.after) == ("confirmed", 100, JUNE_1, JUNE_22)
    assert (entry.person, entry.on, entry.note) == ("Kim", TODAY, "M8-WASHER: by phone")
    assert only_row(po).requested_on == JUNE_1


def test_confirming_again_is_kept_apart(desk: Desk, po: int) -> None:
    row = only_row(po).id
    purchasing.confirm(desk, row, parts((100, JUNE_1)))
    desk.person = "Lee"
    purchasing.confirm(desk, row, parts((100, JUNE_22)))
    assert kinds(po)[-2:] == ["confirmed", "reconfirmed"]
    entry = histories.of_purchase_order(po)[-1]
    assert (entry.before, entry.after, entry.person) == (JUNE_1, JUNE_22, "Lee")
    assert purchases.evidence([row])[row] == ("PO-0001", "Acme", TODAY, "Lee")


def test_nothing_stands_behind_a_row_before_it_is_confirmed(po: int) -> None:
    row = only_row(po).id
    assert purchases.evidence([row])[row] == ("PO-0001", "Acme", None, "")


def test_confirming_in_parts_splits_the_row(desk: Desk, po: int) -> None:
    purchasing.confirm(desk, only_row(po).id, parts((40, JUNE_22), (60, JUNE_1)))
    assert open_and_due(po) == [(60, JUNE_1), (40, JUNE_22)]
    assert [row.requested_on for row in purchases.rows(po)] == [JUNE_1, JUNE_1]
    assert kinds(po)[-3:] == ["confirmed", "split", "confirmed"]
    second = purchases.rows(po)[1].id
    purchasing.confirm(desk, second, parts((10, JUNE_1), (30, None)))
    assert open_and_due(po) == [(60, JUNE_1), (10, JUNE_1), (30, None)]
    first = purchases.rows(po)[0].id
    purchasing.confirm(desk, first, parts((59, JUNE_1), (1, JUNE_22)))
    assert open_and_due(po) == [(59, JUNE_1), (10, JUNE_1), (30, None), (1, JUNE_22)]


def test_a_row_that_came_in_part_is_confirmed_for_the_rest(desk: Desk, po: int) -> None:
    row = only_row(po).id
    receiving.receive(desk, po, rows={row: Decimal(30)})
    purchasing.confirm(desk, row, parts((50, JUNE_1), (20, JUNE_22)))
    assert open_and_due(po) == [(50, JUNE_1), (20, JUNE_22)]
    assert [row.received for row in purchases.rows(po)] == [30, 0]


def test_the_rest_is_always_asked(desk: Desk, po: int) -> None:
    row = only_row(po).id
    with pytest.raises(Refused) as asked:
        purchasing.confirm(desk, row, parts((60, JUNE_1)))
    assert asked.value.id == "confirm.rest"
    assert (asked.value.facts["quantity"], asked.value.facts["rest"]) == (60, 40)
    assert open_and_due(po) == [(100, JUNE_1)]
    assert not only_row(po).confirmed


def test_the_rest_still_coming_waits_for_an_answer(desk: Desk, po: int) -> None:
    purchasing.confirm(desk, only_row(po).id, parts((60, JUNE_22)), rest=Rest.COMING)
    assert stands(po) == [(40, JUNE_1, False), (60, JUNE_22, True)]
    assert kinds(po)[-2:] == ["split", "confirmed"]


def test_what_a_date_held_beyond_the_answer_waits_for_an_answer_again(desk: Desk, po: int) -> None:
    row = only_row(po).id
    purchasing.confirm(desk, row, parts((100, JUNE_22)))
    purchasing.confirm(desk, row, parts((60, JUNE_22)), rest=Rest.COMING)
    assert stands(po) == [(60, JUNE_22, True), (40, JUNE_1, False)]
    assert history_text(histories.of_purchase_order(po)[-1]) == (
        "Waits for an answer again: 40, 22 June → 1 June (M8-WASHER)"
    )


def test_the_rest_without_a_date_is_undated(desk: Desk, po: int) -> None:
    purchasing.confirm(desk, only_row(po).id, parts((60, JUNE_1)), rest=Rest.UNDATED)
    assert stands(po) == [(60, JUNE_1, True), (40, None, True)]


def test_the_rest_closed_short_no_longer_comes(desk: Desk, po: int) -> None:
    purchasing.confirm(desk, only_row(po).id, parts((60, JUNE_1)), rest=Rest.SHORT)
    assert open_and_due(po) == [(60, JUNE_1)]
    assert only_row(po).short == 40
    assert kinds(po)[-2:] == ["closed_short", "confirmed"]


def test_closing_the_rest_short_asks_where_it_was_cover(desk: Desk, washer: int, po: int) -> None:
    an_order(desk, a_customer(desk), (washer, 90))
    with pytest.raises(NeedsConsent, match=r"po\.uncovers"):
        purchasing.confirm(desk, only_row(po).id, parts((60, JUNE_1)), rest=Rest.SHORT)
    assert open_and_due(po) == [(100, JUNE_1)]


def test_no_date_is_undated_even_if_one_was_requested(desk: Desk, washer: int, po: int) -> None:
    line = an_order(desk, a_customer(desk), (washer, 5)).lines[0].line.id
    purchasing.confirm(desk, only_row(po).id, parts((100, None)))
    outlook = desk.board.line(line)
    assert (outlook.promise, outlook.hoped, outlook.footing) == (None, None, Footing.UNDATED)
    assert only_row(po).requested_on == JUNE_1


def test_more_than_ordered_is_asked(desk: Desk, po: int) -> None:
    row = only_row(po).id
    with pytest.raises(NeedsConsent) as asked:
        purchasing.confirm(desk, row, parts((101, JUNE_1)))
    assert asked.value.id == "confirm.more"
    purchasing.confirm(desk, row, parts((101, JUNE_1)), consent=frozenset({asked.value.question}))
    assert open_and_due(po) == [(101, JUNE_1)]


def test_consent_counts_only_while_its_facts_are_unchanged(desk: Desk, po: int) -> None:
    row = only_row(po).id
    with pytest.raises(NeedsConsent) as asked:
        purchasing.confirm(desk, row, parts((101, JUNE_1)))
    receiving.receive(desk, po, rows={row: Decimal(10)})
    with pytest.raises(NeedsConsent) as again:
        purchasing.confirm(desk, row, parts((101, JUNE_1)), consent=frozenset({asked.value.question}))
    assert again.value.facts["open"] == 90
    assert open_and_due(po) == [(90, JUNE_1)]


def test_a_date_in_the_past_is_asked(desk: Desk, washer: int, po: int) -> None:
    line = an_order(desk, a_customer(desk), (washer, 5)).lines[0].line.id
    row = only_row(po).id
    with pytest.raises(NeedsConsent) as asked:
        purchasing.confirm(desk, row, parts((50, YESTERDAY), (50, JUNE_1)))
    assert (asked.value.id, asked.value.facts["on"]) == ("confirm.before_sent", YESTERDAY)
    purchasing.confirm(desk, row, parts((50, YESTERDAY), (50, JUNE_1)), consent=frozenset({asked.value.question}))
    assert desk.board.line(line).footing is not Footing.NONE
    assert open_and_due(po) == [(50, YESTERDAY), (50, JUNE_1)]


def test_confirming_nothing_is_refused(desk: Desk, po: int) -> None:
    for said in ([], parts((0, JUNE_1)), parts((-5, JUNE_1))):
        with pytest.raises(Refused):
            purchasing.confirm(desk, only_row(po).id, said)
    assert not only_row(po).confirmed


def test_only_a_sent_order_is_confirmed(desk: Desk, washer: int, po: int) -> None:
    draft = a_purchase_order(desk, a_supplier(desk, "Bolts Ltd"), (washer, 5), sent=False)
    with pytest.raises(Refused, match=r"po\.is_draft"):
        purchasing.confirm(desk, only_row(draft).id, parts((5, JUNE_1)))
    with pytest.raises(Refused, match=r"po\.is_draft"):
        purchasing.confirm_all(desk, draft, JUNE_1)
    receiving.receive(desk, po)
    with pytest.raises(Refused, match=r"po\.is_closed"):
        purchasing.confirm(desk, only_row(po).id, parts((5, JUNE_1)))


def test_confirming_all_is_for_what_is_open(desk: Desk, washer: int) -> None:
    bolt = an_item(desk, "BOLT")
    po = a_purchase_order(desk, a_supplier(desk), (washer, 10), (bolt, 20), requested_on=JUNE_1)
    first, second = purchases.rows(po)
    receiving.receive(desk, po, rows={first.id: Decimal(10)})
    purchasing.confirm_all(desk, po, JUNE_22)
    assert [row.confirmed for row in purchases.rows(po)] == [False, True]
    with pytest.raises(NeedsConsent, match=r"confirm\.before_sent"):
        purchasing.confirm_all(desk, po, YESTERDAY)
    purchasing.confirm_all(desk, po, None)
    assert open_and_due(po)[1] == (20, None)
    assert kinds(po)[-2:] == ["confirmed", "reconfirmed"]
    assert purchases.evidence([second.id])[second.id].confirmed_on_day == TODAY


def test_closing_the_last_row_short_closes_the_order(desk: Desk, po: int) -> None:
    purchasing.confirm(desk, only_row(po).id, parts((60, JUNE_1), (40, JUNE_22)))
    first, second = purchases.rows(po)
    assert not purchasing.close_short(desk, second.id, "end of the line").closed
    receiving.receive(desk, po, rows={first.id: Decimal(10)})
    assert purchasing.close_short(desk, first.id).closed
    assert purchases.order(po).state is State.CLOSED
    assert [row.short for row in purchases.rows(po)] == [50, 40]
    with pytest.raises(Refused, match=r"po\.is_closed"):
        purchasing.close_short(desk, first.id)


def test_a_row_that_is_done_is_refused_by_name(desk: Desk, po: int) -> None:
    purchasing.confirm(desk, only_row(po).id, parts((60, JUNE_1), (40, JUNE_22)))
    first = purchases.rows(po)[0].id
    purchasing.close_short(desk, first)
    with pytest.raises(Refused) as refused:
        purchasing.confirm(desk, first, parts((5, JUNE_1)))
    assert refused.value.id == "po.row_done"
    assert "M8-WASHER" in sentence(refused.value)


def test_cancelling_names_the_youngest_line_that_loses_cover(desk: Desk, washer: int, po: int) -> None:
    smith, jones = a_customer(desk, "Smith"), a_customer(desk, "Jones")
    an_order(desk, smith, (washer, 60))
    middle = an_order(desk, smith, (washer, 30))
    youngest = an_order(desk, jones, (washer, 30))
    a_purchase_order(desk, a_supplier(desk, "Other"), (washer, 70))
    with pytest.raises(NeedsConsent) as asked:
        purchasing.cancel(desk, po)
    facts = asked.value.facts
    assert facts["count"] == 2
    lost = [(line.order, line.sku, line.quantity) for line in facts["who"]]
    assert lost == [(youngest.number, "M8-WASHER", 30), (middle.number, "M8-WASHER", 20)]
    said = f"youngest first: Jones ({youngest.number}) 30 of M8-WASHER; Smith ({middle.number}) 20 of M8-WASHER."
    assert said in sentence(asked.value)
    assert purchases.order(po).state is State.SENT
    consent = frozenset({asked.value.question})
    an_order(desk, jones, (washer, 5))
    with pytest.raises(NeedsConsent) as again:
        purchasing.cancel(desk, po, consent=consent)
    assert again.value.facts["count"] == 3
    purchasing.cancel(desk, po, consent=frozenset({again.value.question}))
    assert purchases.order(po).state is State.CANCELLED
    assert {row.po for row in purchases.inbound()[washer]} == {"PO-0002"}
    with pytest.raises(Refused, match=r"po\.is_cancelled"):
        purchasing.cancel(desk, po)


def test_supply_that_serves_nobody_is_cancelled_without_asking(desk: Desk, po: int) -> None:
    purchasing.cancel(desk, po, "not needed")
    assert histories.of_purchase_order(po)[-1].note == "not needed"
    assert purchases.inbound() == {}


def test_what_came_in_part_is_not_cancelled(desk: Desk, po: int) -> None:
    receiving.receive(desk, po, rows={only_row(po).id: Decimal(1)})
    with pytest.raises(Refused, match=r"cancel\.received"):
        purchasing.cancel(desk, po)


@pytest.fixture
def this_year() -> Iterator[None]:
    """Texts leave out the year of the test's today."""
    set_today(TODAY)
    yield
    set_today(None)


@pytest.mark.usefixtures("this_year")
def test_the_history_reads_as_what_happened(desk: Desk, po: int) -> None:
    row = only_row(po).id
    purchasing.confirm(desk, row, parts((60, JUNE_22)), rest=Rest.SHORT)
    purchasing.confirm(desk, row, parts((60, None)), note="strike at the mill")
    purchasing.confirm(desk, row, parts((60, None)))
    receiving.receive(desk, po)
    assert [history_text(entry) for entry in histories.of_purchase_order(po)] == [
        "Added: 100, 1 June (M8-WASHER)",
        "Sent: 12 May",
        "Closed short: 40 (M8-WASHER)",
        "Confirmed: 60, 1 June → 22 June (M8-WASHER)",
        "Confirmed again: 60, 22 June → no date (M8-WASHER: strike at the mill)",
        "Received: 60 (M8-WASHER)",
    ]


def test_more_of_an_item_than_is_open_is_asked_of_all_its_rows_together(desk: Desk) -> None:
    washer = an_item(desk)
    po = a_purchase_order(desk, a_supplier(desk), (washer, 3), (washer, 4), requested_on=JUNE_1)
    with pytest.raises(NeedsConsent, match=r"confirm\.more") as asked:
        confirm_item(desk, po, washer, parts((30, JUNE_1)))
    assert (asked.value.facts["open"], asked.value.facts["quantity"]) == (7, 30)
    confirm_item(desk, po, washer, parts((30, JUNE_1)), consent=frozenset({asked.value.question}))
    assert sum(row.open for row in purchases.rows(po)) == 30


def test_several_dates_go_over_the_rows_of_an_item(desk: Desk, washer: int, po: int) -> None:
    confirm_item(desk, po, washer, parts((60, JUNE_1), (40, JUNE_22)))
    assert open_and_due(po) == [(60, JUNE_1), (40, JUNE_22)]
    later = JUNE_22 + timedelta(days=7)
    agreed(
        lambda consent: confirm_item(
            desk, po, washer, parts((50, JUNE_22), (50, later)), note="their machine broke", consent=consent
        ),
        "confirm.unnamed",
    )
    assert sorted(open_and_due(po)) == [(10, JUNE_22), (40, JUNE_22), (50, later)]
    assert histories.of_purchase_order(po)[-1].note == "M8-WASHER: their machine broke"


def test_what_the_parts_leave_is_reckoned_over_all_of_the_item(desk: Desk, washer: int, po: int) -> None:
    confirm_item(desk, po, washer, parts((60, JUNE_1), (10, None)), rest=Rest.COMING)
    assert stands(po) == [(30, JUNE_1, False), (60, JUNE_1, True), (10, None, True)]
    act = partial(confirm_item, desk, po, washer, parts((35, JUNE_22)), rest=Rest.SHORT)
    agreed(lambda consent: act(consent=consent), "confirm.unnamed")
    assert stands(po) == [(30, JUNE_22, True), (5, JUNE_22, True)]


@pytest.fixture
def two_rows(desk: Desk, washer: int) -> int:
    """Of ten washers 4 are confirmed for 1 June and 6 for 22 June."""
    po = a_purchase_order(desk, a_supplier(desk), (washer, 10))
    confirm_item(desk, po, washer, parts((4, JUNE_1), (6, JUNE_22)))
    return po


@pytest.mark.parametrize("said", [((6, JUNE_22),), ((4, JUNE_1),), ((4, JUNE_1), (6, JUNE_22))])
def test_a_supplier_who_repeats_himself_changes_nothing(
    desk: Desk, washer: int, two_rows: int, said: tuple[tuple[int, date], ...]
) -> None:
    told: list[Change] = []
    desk.listen(told.append)
    before, history = purchases.rows(two_rows), histories.of_purchase_order(two_rows)
    confirm_item(desk, two_rows, washer, parts(*said), rest=Rest.COMING)
    for row in before:
        purchasing.confirm(desk, row.id, [AnswerPart(row.open, row.due)])
    assert (purchases.rows(two_rows), histories.of_purchase_order(two_rows), told) == (before, history, [])


def test_everything_confirmed_once_more_for_its_day_changes_nothing(desk: Desk, po: int) -> None:
    purchasing.confirm_all(desk, po, JUNE_22)
    before = histories.of_purchase_order(po)
    purchasing.confirm_all(desk, po, JUNE_22)
    assert histories.of_purchase_order(po) == before


def test_fewer_of_one_date_leave_the_other_untouched(desk: Desk, washer: int, two_rows: int) -> None:
    confirm_item(desk, two_rows, washer, parts((3, JUNE_22)), rest=Rest.COMING)
    assert stands(two_rows) == [(4, JUNE_1, True), (3, JUNE_22, True), (3, None, False)]


def test_a_confirmed_row_that_is_not_named_changes_only_once_asked(desk: Desk, washer: int, two_rows: int) -> None:
    before = purchases.rows(two_rows)
    with pytest.raises(NeedsConsent) as asked:
        confirm_item(desk, two_rows, washer, parts((3, JUNE_1)), rest=Rest.SHORT)
    assert (asked.value.id, asked.value.facts["dates"]) == ("confirm.unnamed", (AnswerPart(Decimal(6), JUNE_22),))
    assert "6 for 22 June" in sentence(asked.value)
    assert purchases.rows(two_rows) == before
    confirm_item(desk, two_rows, washer, parts((3, JUNE_1)), rest=Rest.SHORT, consent=frozenset({asked.value.question}))
    assert stands(two_rows) == [(3, JUNE_1, True)]
    assert sum(row.short for row in purchases.rows(two_rows)) == 7


def test_a_day_before_the_order_was_sent_is_asked_about(desk: Desk, washer: int) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (washer, 100), sent_on=YESTERDAY)
    before, after = YESTERDAY - timedelta(days=1), YESTERDAY
    for day, question in ((before, "confirm.before_sent"), (after, "confirm.past")):
        with pytest.raises(NeedsConsent) as asked:
            purchasing.confirm(desk, only_row(po).id, parts((60, day), (40, JUNE_1)))
        assert asked.value.id == question
        assert open_and_due(po) == [(100, None)]
    purchasing.confirm_all(desk, po, before, consent=frozenset({_question(desk, po, before)}))
    assert open_and_due(po) == [(100, before)]


def _question(desk: Desk, po: int, on: date) -> Question:
    with pytest.raises(NeedsConsent) as asked:
        purchasing.confirm_all(desk, po, on)
    return asked.value.question
