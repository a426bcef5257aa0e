"""Taking orders: what a new line gets, what it is told before, and what nothing is behind."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import catalogue, formats, views
from app.catalogue import substitutes
from app.data import histories, orders
from app.desk import Desk
from app.domain.asked_lines import Asked
from app.domain.errors import NeedsConsent, Refused
from app.domain.matching import Footing
from app.domain.orders import IfNothing
from app.goods import stock
from app.ordering import accepting, amending, cancelling, preview, substituting
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order
from tests.conftest import TODAY

MAY_20 = date(2026, 5, 20)
D = Decimal


def test_acceptance_ships_nothing_and_shares_stock_at_once(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10)
    accepted = an_order(desk, a_customer(desk), (washer, 4))
    assert accepted.number == "SO-0001"
    [line] = accepted.lines
    assert (line.ready, line.promise, line.footing, line.position) == (4, TODAY, Footing.IN_STOCK, 1)
    [row] = views.items.rows(desk)
    assert (row.on_hand, row.free, row.waiting) == (10, 6, 4)
    second = an_order(desk, a_customer(desk, "Jones"), (washer, 8))
    assert second.number == "SO-0002"
    assert (second.lines[0].ready, second.lines[0].short, second.lines[0].ahead) == (6, 2, 4)


def test_lines_of_one_order_queue_as_they_were_asked(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 5), an_item(desk, "BOLT", 5)
    accepted = an_order(desk, a_customer(desk), (washer, 3), (bolt, 2), (washer, 4))
    assert [(line.position, line.ready) for line in accepted.lines] == [(1, 3), (1, 2), (2, 2)]
    assert [row.waiting for row in views.queue.rows(desk, [washer])] == [3, 4]


AMOUNTS = st.integers(1, 12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    on_hand=st.integers(0, 12),
    inbound=st.lists(st.tuples(AMOUNTS, st.sampled_from(["draft", "sent", "confirmed"])), max_size=3),
    before=st.lists(AMOUNTS, max_size=3),
    wanted=st.lists(AMOUNTS, min_size=1, max_size=3),
    complete=st.booleans(),
)
def test_the_preview_is_what_accepting_then_gives(
    desk: Desk,
    on_hand: int,
    inbound: list[tuple[int, str]],
    before: list[int],
    wanted: list[int],
    complete: bool,
) -> None:
    number = len(catalogue.customers(desk)) + len(catalogue.suppliers(desk))
    washer, bolt = an_item(desk, f"W{number}", on_hand), an_item(desk, f"B{number}", 3)
    smith, acme = a_customer(desk, f"Smith {number}"), a_supplier(desk, f"Acme {number}")
    for quantity, how in inbound:
        day = MAY_20 if how == "confirmed" else None
        a_purchase_order(desk, acme, (washer, quantity), confirmed_on=day, sent=how != "draft")
    for quantity in before:
        an_order(desk, smith, (washer, quantity))
    asked = [Asked(washer, D(quantity), None, IfNothing.WAIT) for quantity in wanted]
    asked.append(Asked(bolt, D(2), None, IfNothing.WAIT))
    previewed = preview.preview(desk, smith, asked, complete)
    accepted = accepting.accept(desk, smith, asked, ship_complete=complete)
    assert len(previewed.others) == len(before)
    for was, now in zip(previewed.lines, accepted.lines, strict=True):
        shares = [(share.supply, share.quantity) for share in was.outlook.shares]
        assert shares == [(share.supply, share.quantity) for share in now.shares]
        assert was.outlook[1:7] == now[1:7]
        assert (was.nothing_behind, was.ahead_lines) == (now.short, now.position - 1)


def test_a_preview_stores_nothing_and_may_be_empty(desk: Desk) -> None:
    assert preview.preview(desk, None, []) == preview.OrderPreview((), ())
    washer = an_item(desk)
    before = desk.board.outlooks(washer)
    preview.preview(desk, None, [Asked(washer, D(3))])
    assert desk.board.outlooks(washer) == before == []


def test_nothing_behind_is_said_before_it_is_accepted(desk: Desk) -> None:
    washer = an_item(desk, on_hand=2)
    smith = a_customer(desk)
    with pytest.raises(NeedsConsent) as asked:
        accepting.accept(desk, smith, [Asked(washer, D(6))])
    assert asked.value.question.fact("quantity") == 4
    assert "nothing behind it" in formats.sentence(asked.value)
    assert views.queue.rows(desk) == []
    accepted = accepting.accept(desk, smith, [Asked(washer, D(6))], consent=frozenset({asked.value.question}))
    assert accepted.drafted == ()
    assert accepted.lines[0].footing is Footing.NONE
    assert accepted.number == "SO-0001", "an order that was not accepted takes no number"


def test_consent_counts_only_while_its_facts_are_unchanged(desk: Desk) -> None:
    washer = an_item(desk, on_hand=2)
    smith = a_customer(desk)
    with pytest.raises(NeedsConsent) as asked:
        accepting.accept(desk, smith, [Asked(washer, D(6))])
    stock.issue(desk, washer, D(1), "workshop")
    with pytest.raises(NeedsConsent) as again:
        accepting.accept(desk, smith, [Asked(washer, D(6))], consent=frozenset({asked.value.question}))
    assert again.value.question.fact("quantity") == 5


def test_every_line_with_nothing_behind_it_is_asked_about(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER"), an_item(desk, "BOLT")
    smith, asked = a_customer(desk), [Asked(washer, D(1)), Asked(bolt, D(1))]
    with pytest.raises(NeedsConsent) as first:
        accepting.accept(desk, smith, asked)
    with pytest.raises(NeedsConsent) as second:
        accepting.accept(desk, smith, asked, consent=frozenset({first.value.question}))
    both = frozenset({first.value.question, second.value.question})
    assert len(accepting.accept(desk, smith, asked, consent=both).lines) == 2


def test_what_is_inbound_needs_no_consent(desk: Desk) -> None:
    washer, acme = an_item(desk), a_supplier(desk)
    a_purchase_order(desk, acme, (washer, 6), sent=False)
    [line] = accepting.accept(desk, a_customer(desk), [Asked(washer, D(6))]).lines
    assert (line.footing, line.promise, line.hoped) == (Footing.PLANNED, None, None)


def test_order_it_now_puts_whole_packs_on_the_supplier_s_draft(desk: Desk) -> None:
    washer, acme = an_item(desk, on_hand=1), a_supplier(desk)
    a_source(desk, washer, acme, pack_size=D(10), preferred=True)
    smith = a_customer(desk)
    lines = [Asked(washer, D(3), None, IfNothing.ORDER), Asked(washer, D(2), None, IfNothing.ORDER)]
    accepted = accepting.accept(desk, smith, lines)
    assert accepted.drafted == ("PO-0001",)
    assert desk.board.standing(washer).drafts == 10, "both lines together, in one pack"
    assert {line.footing for line in accepted.lines} == {Footing.PLANNED}
    assert accepting.accept(desk, smith, [Asked(washer, D(6), None, IfNothing.ORDER)]).drafted == ()
    again = accepting.accept(desk, smith, [Asked(washer, D(1), None, IfNothing.ORDER)])
    assert again.drafted == ("PO-0001",)
    assert desk.board.standing(washer).drafts == 20


def test_order_it_now_needs_somebody_who_sells_it(desk: Desk) -> None:
    washer = an_item(desk)
    with pytest.raises(Refused, match=r"order\.no_source"):
        accepting.accept(desk, a_customer(desk), [Asked(washer, D(3), None, IfNothing.ORDER)])
    assert views.queue.rows(desk) == []


def test_a_discontinued_item_sells_what_is_free_and_no_more(desk: Desk) -> None:
    washer, smith = an_item(desk, on_hand=5), a_customer(desk)
    catalogue.amend_item(desk, washer, catalogue.item(desk, washer).version, discontinued=True)
    a_purchase_order(desk, a_supplier(desk), (washer, 50), confirmed_on=MAY_20)
    with pytest.raises(Refused, match=r"order\.discontinued"):
        an_order(desk, smith, (washer, 6))
    assert an_order(desk, smith, (washer, 5)).lines[0].ready == 5


@pytest.mark.parametrize("quantity", ["1e12", "0", "-1", "NaN", "Infinity", "0.5", "1e9"])
def test_absurd_quantities_are_refused_in_words(desk: Desk, quantity: str) -> None:
    washer, smith = an_item(desk, on_hand=5), a_customer(desk)
    for act in (preview.preview, accepting.accept):
        with pytest.raises(Refused) as refused:
            act(desk, smith, [Asked(washer, D(quantity), None, IfNothing.WAIT)])
        assert formats.sentence(refused.value).startswith(("−", "-", "0", "1", "N", "I"))
        assert "…" not in formats.sentence(refused.value)
    assert views.queue.rows(desk) == []


def test_an_item_counted_finely_is_ordered_finely(desk: Desk) -> None:
    rope = an_item(desk, on_hand="12.5", decimals=1, unit="m")
    assert an_order(desk, a_customer(desk), (rope, "2.5")).lines[0].ready == D("2.5")


def test_an_order_needs_lines_and_is_accepted_today(desk: Desk) -> None:
    washer, smith = an_item(desk, on_hand=5), a_customer(desk)
    with pytest.raises(Refused, match=r"order\.empty"):
        accepting.accept(desk, smith, [])
    for day in (TODAY - timedelta(1), TODAY + timedelta(1)):
        with pytest.raises(Refused, match=r"order\.not_today"):
            accepting.accept(desk, smith, [Asked(washer, D(1))], accepted_on=day)
    accepting.accept(desk, smith, [Asked(washer, D(1))], accepted_on=TODAY)


def test_ship_complete_is_the_customer_s_preference_unless_the_order_says_otherwise(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 5), an_item(desk, "BOLT")
    careful = a_customer(desk, "Careful", ship_complete=True)
    held = an_order(desk, careful, (washer, 1), (bolt, 1))
    assert [line.ready for line in held.lines] == [0, 0]
    assert held.lines[0].footing is Footing.NONE
    taken = an_order(desk, careful, (washer, 1), (bolt, 1), ship_complete=False)
    assert [line.ready for line in taken.lines] == [1, 0]


def test_cancelling_passes_the_cover_down(desk: Desk) -> None:
    washer, acme = an_item(desk, on_hand=4), a_supplier(desk)
    a_purchase_order(desk, acme, (washer, 5), confirmed_on=MAY_20)
    first = an_order(desk, a_customer(desk), (washer, 6))
    second = an_order(desk, a_customer(desk, "Jones"), (washer, 3))
    assert second.lines[0].ready == 0
    cancelled = cancelling.cancel_line(desk, first.lines[0].line.id, D(4), "they found some")
    assert (cancelled.waiting, cancelled.unneeded) == (2, (("PO-0001", D(4)),))
    one, two = views.queue.rows(desk)
    assert (one.waiting, one.ordered, one.ready) == (2, 6, 2)
    assert (two.ready, two.short, two.promise) == (2, 0, MAY_20)
    cancelling.cancel_line(desk, first.lines[0].line.id, D(2))
    [two] = views.queue.rows(desk)
    assert (two.ready, two.position) == (3, 1)
    history = [(entry.kind, entry.quantity, entry.note) for entry in histories.of_line(first.lines[0].line.id)]
    assert history == [("accepted", 6, ""), ("cancelled", 4, "they found some"), ("cancelled", 2, "")]


def test_less_than_waits_cannot_be_cancelled_away(desk: Desk) -> None:
    washer = an_item(desk, on_hand=4)
    [line] = an_order(desk, a_customer(desk), (washer, 3)).lines
    with pytest.raises(Refused, match=r"order\.cancel_too_much"):
        cancelling.cancel_line(desk, line.line.id, D(4))
    cancelling.cancel_line(desk, line.line.id, D(3))
    with pytest.raises(Refused, match=r"line\.done"):
        cancelling.cancel_line(desk, line.line.id, D(1))
    assert desk.board.standing(washer).free == 4


def test_a_line_keeps_the_price_of_the_moment_it_joined_the_queue(desk: Desk) -> None:
    item = an_item(desk, "A", price=Decimal("2.5"))
    other = an_item(desk, "B", on_hand=9, price=Decimal(3))
    substitutes.add_substitute(desk, item, other)
    order = an_order(desk, a_customer(desk), (item, 4))
    [line] = orders.lines_of(order.order_id)
    catalogue.amend_item(desk, item, catalogue.item(desk, item).version, price=Decimal(9))
    with pytest.raises(NeedsConsent) as asked:
        amending.amend(desk, line.id, Decimal(6))
    amending.amend(desk, line.id, Decimal(6), consent=frozenset({asked.value.question}))
    substituting.substitute(desk, line.id, Decimal(1), other)
    prices = [(each.item, each.price, each.currency) for each in orders.lines_of(order.order_id)]
    home = desk.settings.currency
    assert prices == [(item, Decimal("2.5"), home), (item, Decimal(9), home), (other, Decimal(3), home)]


def test_an_order_keeps_what_its_customer_calls_it_and_where_it_goes(desk: Desk) -> None:
    item, smith = an_item(desk, "A"), a_customer(desk)
    done = an_order(desk, smith, (item, 1), reference=" Boiler 7 ", delivery_address="Gate 4\n1 Quay\n")
    order = orders.by_id(done.order_id)
    assert (order.reference, order.delivery_address) == ("Boiler 7", "Gate 4\n1 Quay")
    assert [row.reference for row in views.queue.rows(desk)] == ["Boiler 7"]
    for fields in ({"reference": "a\tb"}, {"reference": "x" * 1001}, {"delivery_address": "a\x07"}):
        with pytest.raises(Refused, match=r"text\."):
            an_order(desk, smith, (item, 1), **fields)


def test_what_is_counted_in_several_units_is_summed_by_unit(desk: Desk) -> None:
    """Half a metre of hose and three pumps are not 3.5 of anything."""
    kinds = (("P", "pcs"), ("V", "pcs"), ("H", "m"))
    pump, valve, hose = (an_item(desk, sku, 5, unit=unit, decimals=1) for sku, unit in kinds)
    done = an_order(desk, a_customer(desk), (pump, 3), (hose, "0.5"), (valve, 2))
    assert formats.accepted_text(done) == "SO-0001 accepted: 5 pcs, 0.5 m ready now."
    done = an_order(desk, a_customer(desk, "Jones"), (pump, 2), (valve, 4))
    assert formats.accepted_text(done) == "SO-0002 accepted: 5 ready now · 1 without a date."
