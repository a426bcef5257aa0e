"""A code that was attached and what was put on drafts are taken out again, or the acts that stand on it are named."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app import catalogue, counting, formats, purchasing, views
from app.acts import recent, reversing
from app.data import items, purchases
from app.data.store.bulk import rows, run
from app.desk import Desk, upkeep
from app.domain.errors import NeedsConsent, Refused
from app.domain.purchase_orders import State
from app.ordering import amending
from tests.builders import a_customer, a_source, a_supplier, an_item, an_order

D = Decimal
EAN, SEAL = "4006381333931", "5012345011547"


def owner(code: str) -> str | None:
    found = items.by_barcode(code)
    return found[0][0].sku if found else None


def on_drafts() -> dict[str, list[tuple[str, Decimal]]]:
    """What is on each draft, by its number: SKU and quantity of each row."""
    found = {}
    for order in purchases.orders(state=State.DRAFT):
        item_of = {line.id: items.by_id(line.item).sku for line in purchases.lines(order.id)}
        found[order.number] = [(item_of[row.line], row.quantity) for row in purchases.rows(order.id)]
    return found


def test_a_barcode_that_was_added_stands_for_nothing_again(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER"), an_item(desk, "BOLT")
    catalogue.add_barcode(desk, washer, EAN, D(10))
    assert reversing.reversible(desk, desk.last_act)
    assert reversing.last_act(desk) == desk.last_act
    done = reversing.reverse(desk, desk.last_act)
    assert formats.undone_text(done).startswith("The code stands for nothing any more.")
    assert owner(EAN) is None
    catalogue.add_barcode(desk, bolt, EAN)
    assert owner(EAN) == "BOLT"
    assert upkeep.verify(desk) == []


def test_a_barcode_that_was_removed_since_is_gone_already(desk: Desk) -> None:
    barcode = catalogue.add_barcode(desk, an_item(desk, "WASHER"), EAN)
    added = desk.last_act
    catalogue.remove_barcode(desk, barcode)
    assert formats.act_text(recent.rows(desk)[1]) == f"1 × WASHER, {EAN}"
    reversing.reverse(desk, added)
    assert owner(EAN) is None
    assert [formats.act_text(act) for act in recent.rows(desk)[:3]] == ["", "", f"1 × WASHER, {EAN}"]


def test_what_an_older_program_did_is_not_undone_by_half(desk: Desk) -> None:
    washer = an_item(desk, "WASHER")
    catalogue.add_barcode(desk, washer, EAN)
    for (guard,) in rows("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'records_made'"):
        run(f"DROP TRIGGER {guard}")
    run("DELETE FROM records_made")
    with pytest.raises(Refused, match=r"reverse\.unkept"):
        reversing.reverse(desk, desk.last_act)
    assert owner(EAN) == "WASHER"


def test_a_code_attached_on_a_count_is_parked_again_and_its_scans_count_no_more(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", on_hand=3), an_item(desk, "BOLT", on_hand=3)
    count = counting.open_count(desk, [washer, bolt]).id
    for _ in range(2):
        counting.scan(desk, count, SEAL)
    [first, _] = counting.codes(count)
    done = counting.attach(desk, first.id, washer, D(5))
    assert (done.scans, done.quantity, owner(SEAL)) == (2, 10, "WASHER")
    reversing.reverse(desk, done.act)
    assert owner(SEAL) is None
    assert [code.code for code in counting.codes(count)] == [SEAL, SEAL]
    assert {row.item.sku: row.total for row in views.counts.tallying(desk, count).rows} == {
        "WASHER": None,
        "BOLT": None,
    }
    again = counting.attach(desk, counting.codes(count)[0].id, bolt, D(1))
    assert (again.quantity, owner(SEAL)) == (2, "BOLT")
    assert upkeep.verify(desk) == []


def test_what_was_put_on_drafts_from_suggestions_is_taken_out_again(desk: Desk) -> None:
    acme, bolts = a_supplier(desk, "Acme"), a_supplier(desk, "Bolts & Co")
    washer, bolt, nut = (an_item(desk, sku) for sku in ("WASHER", "BOLT", "NUT"))
    for item, supplier in ((washer, acme), (bolt, acme), (nut, bolts)):
        a_source(desk, item, supplier)
    before = on_drafts() if purchasing.add_to_draft(desk, acme, washer, D(4)) else {}
    for item in (washer, bolt, nut):
        an_order(desk, a_customer(desk, f"Customer of {item}"), (item, 9))
    suggested = purchasing.suggest(desk)
    drafted = purchasing.draft_from(desk, [(each.advice, "cover") for each in suggested])
    assert on_drafts() == {"PO-0001": [("WASHER", 9), ("BOLT", 9)], "PO-0002": [("NUT", 9)]}
    act = desk.last_act
    with pytest.raises(NeedsConsent, match=r"po\.uncovers") as caught:
        reversing.reverse(desk, act)
    reversing.reverse(desk, act, consent=frozenset({caught.value.question}))
    assert on_drafts() == before == {"PO-0001": [("WASHER", 4)]}
    assert purchases.order(drafted[1]).state is State.CANCELLED
    assert [each.item.sku for each in purchasing.suggest(desk)] == [each.item.sku for each in suggested]
    assert upkeep.verify(desk) == []
    history = [(each.kind, each.quantity) for each in views.purchases.detail(desk, drafted[0]).history]
    assert history == [("added", 4), ("amended", 9), ("added", 9), ("removed", 9), ("amended", 4)]


def test_a_draft_that_was_sent_since_is_not_undone(desk: Desk) -> None:
    washer, acme = an_item(desk, "WASHER"), a_supplier(desk)
    number = purchasing.add_to_draft(desk, acme, washer, D(4))
    drafted = desk.last_act
    purchasing.send(desk, purchases.by_number(number).id)
    with pytest.raises(Refused) as caught:
        reversing.reverse(desk, drafted)
    assert "Kim: Sent). Take that back first" in formats.sentence(caught.value)


def test_what_was_put_on_a_draft_twice_is_taken_off_again_the_latest_first(desk: Desk) -> None:
    washer, acme = an_item(desk, "WASHER"), a_supplier(desk)
    purchasing.draft(desk, acme, [])
    drafted = []
    for quantity in (4, 5):
        purchasing.add_to_draft(desk, acme, washer, D(quantity))
        drafted.append(desk.last_act)
    with pytest.raises(Refused, match=r"reverse\.touched"):
        reversing.reverse(desk, drafted[0])
    for act in reversed(drafted):
        reversing.reverse(desk, act)
    assert on_drafts() == {"PO-0001": []}


def collects(order: int) -> int:
    [(found,)] = rows("SELECT collects FROM customer_order WHERE id = ?", (order,))
    return int(found)


def test_who_brings_an_order_home_is_taken_back_the_latest_first(desk: Desk) -> None:
    order = an_order(desk, a_customer(desk), (an_item(desk), 4)).order_id
    before, changed = collects(order), []
    for now in (not before, bool(before)):
        amending.set_collects(desk, order, now)
        changed.append(desk.last_act)
    with pytest.raises(Refused, match=r"reverse\.touched"):
        reversing.reverse(desk, changed[0])
    for act in reversed(changed):
        reversing.reverse(desk, act)
    assert collects(order) == before


def test_who_brings_an_order_home_is_not_called_undone_where_an_older_program_kept_nothing(desk: Desk) -> None:
    order = an_order(desk, a_customer(desk), (an_item(desk), 4)).order_id
    amending.set_collects(desk, order, not collects(order))
    act, now = desk.last_act, collects(order)
    for (guard,) in rows("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'field_change'"):
        run(f"DROP TRIGGER {guard}")
    run("DELETE FROM field_change")
    with pytest.raises(Refused, match=r"reverse\.unkept"):
        reversing.reverse(desk, act)
    assert (collects(order), desk.last_act) == (now, act)
