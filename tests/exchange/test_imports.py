"""What each kind of file brings, and what importing it again does."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app import catalogue, formats, purchasing, views
from app.catalogue import substitutes
from app.data import histories, items, orders, people, promises, purchases, sources
from app.data.store.bulk import rows as fetch
from app.desk import Clock, Desk, upkeep
from app.domain.errors import Faulty, NeedsConsent
from app.domain.matching import Footing
from app.domain.purchase_orders import State
from app.exchange import Imported, import_file
from app.goods import receiving, shipping
from app.goods import stock as goods
from tests.builders import a_customer, an_item, an_order
from tests.conftest import TODAY
from tests.stores import new_desk


class Importing:
    """Imports text as if it were a file."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.folder = desk, folder

    def __call__(self, kind: str, *lines: str, **options: object) -> Imported:
        path = self.folder / f"{kind}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return import_file(self.desk, kind, path, **options)  # type: ignore[arg-type]

    def agreed(self, kind: str, *lines: str) -> tuple[Imported, list[str]]:
        """Import and agree to whatever is asked; the questions, in words."""
        asked: list[NeedsConsent] = []
        for _ in range(9):
            try:
                brought = self(kind, *lines, consent=frozenset(each.question for each in asked))
                return brought, [formats.sentence(each) for each in asked]
            except NeedsConsent as question:
                asked.append(question)
        raise AssertionError(f"asked again and again: {asked}")

    def faults(self, kind: str, *lines: str) -> list[tuple[str, str, str]]:
        """(line, column, id) of what is wrong; nothing must have been written."""
        before = acts(self.desk)
        with pytest.raises(Faulty) as caught:
            self(kind, *lines)
        assert acts(self.desk) == before
        return [(str(e.facts["line"]), str(e.facts["field"]), e.id) for e in caught.value.errors]


def acts(desk: Desk) -> int:
    return int(fetch("SELECT count(*) FROM act")[0][0])


@pytest.fixture
def importing(desk: Desk, tmp_path: Path) -> Importing:
    return Importing(desk, tmp_path)


def test_an_item_comes_with_its_bin_stock_barcodes_and_supplier(desk: Desk, importing: Importing) -> None:
    done = importing(
        "items",
        "sku,name,unit,bin,on_hand,reorder_point,order_up_to,unit_cost,price,barcode,supplier",
        "CABLE,Cable,m,A-1,12.5,5,40,0.1234,2.5,4006381333931|CABLE-M,Acme",
        "PLAIN,Plain,,,,,,,,,",
    )
    assert (done.added, done.updated, done.kept) == (2, 0, 0)
    cable, plain = items.all_items()
    assert (cable.unit, cable.bin, cable.decimals, cable.unit_cost) == ("m", "A-1", 1, Decimal("0.1234"))
    assert (plain.unit, plain.bin, plain.decimals, plain.reorder_point) == ("pcs", "", 0, None)
    assert items.on_hand() == {cable.id: Decimal("12.5")}
    assert [code.code for code in items.barcodes(cable.id)] == ["4006381333931", "CABLE-M"]
    [source] = sources.of_item(cable.id)
    assert people.supplier(source.supplier).name == "Acme"
    assert source.preferred
    assert "1 supplier was new" in done.notes[-1]
    assert any("counted in fractions" in note for note in done.notes)
    assert upkeep.verify(desk) == []


def test_importing_items_again_updates_by_sku_and_leaves_stock_and_blank_cells_alone(
    desk: Desk, importing: Importing
) -> None:
    importing("items", "sku,name,on_hand,price,barcode,supplier", "A1,Washer,5,2,111,Acme", "A2,Nut,1,1,,Acme")
    done = importing("items", "sku,name,on_hand,price,barcode,supplier", "a1,Big washer,99,,111,Bolts", "A2,Nut,,,,")
    assert (done.added, done.updated, done.kept) == (0, 1, 1)
    item = items.by_sku("A1")
    assert (item.name, item.price, items.on_hand()[item.id]) == ("Big washer", 2, 5)
    assert len(items.barcodes(item.id)) == 1
    assert people.supplier(sources.preferred()[item.id].supplier).name == "Bolts"
    assert [source.preferred for source in sources.of_item(item.id)] == [True, False]
    assert "on_hand was left alone (A1)" in done.notes[0]


def test_importing_the_same_again_changes_nothing_and_is_no_act(desk: Desk, importing: Importing) -> None:
    lines = ("sku,name,on_hand,barcode,supplier", "A1,Washer,5,111,Acme")
    importing("items", *lines)
    before = acts(desk)
    assert importing("items", *lines).kept == 1
    assert acts(desk) == before


def test_a_dry_run_says_what_would_come_and_writes_nothing(desk: Desk, importing: Importing) -> None:
    done = importing("items", "sku,name,supplier", "A1,Washer,Acme", dry_run=True)
    assert (done.added, done.written) == (1, False)
    assert not items.all_items()
    assert acts(desk) == 0


def test_items_that_contradict_the_store_are_named(desk: Desk, importing: Importing) -> None:
    cable = an_item(desk, "CABLE", decimals=2)
    catalogue.add_barcode(desk, cable, "111")
    assert importing.faults("items", "sku,name,decimals,barcode", "CABLE,Cable,0,", "A1,Washer,,111") == [
        ("2", "decimals", "import.coarser"),
        ("3", "barcode", "import.barcode_taken"),
    ]


def test_people_and_sources_are_updated_by_name(desk: Desk, importing: Importing) -> None:
    an_item(desk, "A1")
    importing("suppliers", "supplier,email,phone,address,lead_days", 'Acme,sales@acme.example,1,"Street 1\nTown",14')
    importing("suppliers", "supplier,phone,lead_days", "ACME,2,")
    [supplier] = people.suppliers()
    assert (supplier.name, supplier.phone, supplier.lead_days) == ("Acme", "2", 14)
    assert supplier.address == "Street 1\nTown"
    importing("sources", "supplier,sku,pack_size,minimum,lead_days,unit_cost", "acme,a1,10,20,7,1.5", "New,A1,,,,")
    importing("sources", "supplier,sku,unit_cost,supplier_sku", "Acme,A1,2,X-9")
    first, second = sorted(sources.all_sources(), key=lambda source: source.id)
    assert (first.pack_size, first.minimum, first.unit_cost, first.supplier_sku) == (10, 20, 2, "X-9")
    assert (second.pack_size, second.minimum) == (1, 0)
    importing("customers", "customer,email,ship_complete", "Smith,,yes", "Jones,j@jones.example,")
    importing("customers", "customer,phone", "Smith,7")
    assert [(c.name, c.phone, c.ship_complete) for c in people.customers()] == [
        ("Jones", "", False),
        ("Smith", "7", True),
    ]
    assert importing.faults(
        "suppliers", "supplier,email,currency", "B,not an address,euro", "C,josé@x.example,EUR"
    ) == [
        ("2", "email", "import.not_an_email"),
        ("2", "currency", "import.not_a_currency"),
        ("3", "email", "import.not_an_email"),
    ]
    assert importing.faults("sources", "supplier,sku,pack_size", "Acme,NOPE,1", "Acme,A1,0", "Acme,A1,1") == [
        ("2", "sku", "import.sku_unknown"),
        ("3", "pack_size", "import.zero"),
        ("4", "supplier", "import.repeated"),
    ]


ORDERS = "order,customer,accepted_on,sku,quantity,wanted_on,told_date,told_on"


def queue(desk: Desk, sku: str) -> list[tuple[str, Decimal]]:
    return [(row.order, row.waiting) for row in views.queue.rows(desk, [items.by_sku(sku).id])]


def test_past_orders_join_by_accepted_date_then_in_file_order(desk: Desk, importing: Importing) -> None:
    an_item(desk, "A1", on_hand=3)
    done = importing(
        "orders",
        ORDERS,
        "SO-0900,Smith,2026-05-04,A1,2,,,",
        "SO-0007,Jones,2026-03-02,A1,4,2026-06-01,2026-05-20,2026-04-01",
        "X/12,Smith,2026-05-04,A1,1,,,2026-05-05",
    )
    assert done.added == 3
    assert queue(desk, "A1") == [("SO-0007", 4), ("SO-0900", 2), ("X/12", 1)]
    first, _, last = views.queue.rows(desk)
    assert (first.ready, first.footing, first.wanted_on) == (3, Footing.NONE, date(2026, 6, 1))
    assert first.told is not None
    assert (first.told.promised_on, first.told.told_on) == (date(2026, 5, 20), date(2026, 4, 1))
    assert last.told is not None
    assert (last.told.promised_on, last.told.told_on) == (None, date(2026, 5, 5))
    [began, told] = histories.of_line(first.id)
    assert (began.kind, began.person, began.quantity, told.after) == ("imported", "Kim", 4, date(2026, 5, 20))
    accepted = an_order(desk, a_customer(desk, "Miller"), (first.item_id, 1))
    assert accepted.number == "SO-0901"
    assert upkeep.verify(desk) == []


def test_orders_that_are_here_already_stay_as_they_are(desk: Desk, importing: Importing) -> None:
    item = an_item(desk, "A1", on_hand=3)
    an_item(desk, "A2")
    lines = (ORDERS, "SO-1,Smith,2026-05-04,A1,5,,,", "SO-2,Smith,2026-05-05,A1,5,,,")
    importing("orders", *lines)
    shipping.ship_ready(desk)
    done = importing("orders", *lines)
    assert (done.added, done.kept) == (0, 2)
    assert "2 lines were here already" in done.notes[0]
    assert queue(desk, "A1") == [("SO-1", 2), ("SO-2", 5)]
    told = importing(
        "orders", ORDERS, "SO-1,Smith,2026-05-04,A1,5,2026-06-01,,2026-05-11", "SO-1,Smith,2026-05-12,A2,1,,,"
    )
    assert (told.added, told.updated) == (1, 1)
    line = views.queue.rows(desk, [item])[0]
    assert line.wanted_on == date(2026, 6, 1)
    assert promises.told()[line.id].told_on == date(2026, 5, 11)
    assert importing.faults("orders", ORDERS, "SO-1,Smith,2026-05-04,A1,6,,,", "SO-2,Jones,2026-05-05,A1,5,,,") == [
        ("2", "quantity", "import.order_differs"),
        ("3", "customer", "import.another_customer"),
    ]


def test_who_moves_back_is_shown_and_asked(desk: Desk, importing: Importing) -> None:
    item = an_item(desk, "A1", on_hand=5)
    an_item(desk, "A2")
    an_order(desk, a_customer(desk, "Smith"), (item, 5))
    lines = (ORDERS, "SO-0050,Jones,2026-05-04,A1,2,,,", "SO-0051,Jones,2026-05-12,A2,2,,,")
    with pytest.raises(NeedsConsent) as caught:
        importing("orders", *lines)
    said = formats.sentence(caught.value)
    assert "ahead of 1 line" in said
    assert "SO-0001 (Smith) A1, 2 more ahead, loses its date" in said
    assert queue(desk, "A1") == [("SO-0001", 5)]
    assert "loses its date" in importing("orders", *lines, dry_run=True).notes[-1]
    importing("orders", *lines, consent=frozenset({caught.value.question}))
    assert queue(desk, "A1") == [("SO-0050", 2), ("SO-0001", 5)]


def test_orders_accepted_on_the_day_of_waiting_ones_ask_nothing(desk: Desk, importing: Importing) -> None:
    item = an_item(desk, "A1", on_hand=5)
    an_order(desk, a_customer(desk, "Smith"), (item, 5))
    importing("orders", ORDERS, "SO-0050,Jones,2026-05-12,A1,2,,,")
    assert queue(desk, "A1") == [("SO-0001", 5), ("SO-0050", 2)]


def test_contradicting_order_rows_are_named(desk: Desk, importing: Importing) -> None:
    an_item(desk, "A1")
    assert importing.faults(
        "orders",
        ORDERS,
        "SO-1,Smith,2026-05-04,A1,1.5,,,",
        "SO-1,Jones,2026-05-04,NOPE,1,,,",
        "SO-2,Smith,2026-05-13,A1,1,,2026-06-01,",
        "SO-3,Smith,2026-05-04,A1,-1,,,",
        "SO-3,Smith,2026-05-04,A1,2,,,",
    ) == [
        ("2", "quantity", "import.too_fine_for"),
        ("3", "sku", "import.sku_unknown"),
        ("3", "customer", "import.two_customers"),
        ("4", "accepted_on", "import.future"),
        ("4", "told_on", "import.told_on_missing"),
        ("5", "quantity", "import.negative"),
        ("6", "order", "import.repeated"),
    ]


PURCHASES = "po,supplier,sent_on,sku,quantity,requested_on,confirmed_on,unit_cost"


def test_purchase_orders_come_sent_or_as_drafts(desk: Desk, importing: Importing) -> None:
    an_item(desk, "A1")
    an_item(desk, "A2")
    importing("sources", "supplier,sku,supplier_sku,pack_size,unit_cost", "Acme,A1,X-1,10,1.5")
    done = importing(
        "purchase-orders",
        PURCHASES,
        "PO-0040,Acme,2026-05-04,A1,60,2026-06-01,2026-06-01,",
        "PO-0040,Acme,2026-05-04,A1,40,2026-06-01,2026-06-22,",
        "PO-0040,Acme,2026-05-04,A2,5,2026-05-11,,2",
        "PO-0041,Bolts,,A2,5,,,",
    )
    assert done.added == 2
    sent, draft = purchases.orders()
    assert (sent.state, sent.sent_on, draft.state) == (State.SENT, date(2026, 5, 4), State.DRAFT)
    first, second = purchases.lines(sent.id)
    assert (first.supplier_sku, first.pack_size, first.unit_cost) == ("X-1", 10, Decimal("1.5"))
    assert (second.pack_size, second.unit_cost) == (1, 2)
    rows = purchases.rows(sent.id)
    assert [(r.quantity, r.confirmed_on, r.confirmed) for r in rows] == [
        (60, date(2026, 6, 1), True),
        (40, date(2026, 6, 22), True),
        (5, None, False),
    ]
    kinds = [entry.kind for entry in histories.of_purchase_order(sent.id)]
    assert kinds == ["added", "added", "added", "sent", "confirmed", "confirmed"]
    assert [entry.kind for entry in histories.of_purchase_order(draft.id)] == ["added"]
    assert purchases.evidence([rows[0].id])[rows[0].id].confirmed_on_day == date(2026, 5, 12)
    new = purchasing.draft(desk, people.supplier_by_name("Bolts").id, [])
    assert purchases.order(new).number == "PO-0042"
    assert upkeep.verify(desk) == []


def test_importing_purchase_orders_again_brings_sent_dates_and_confirmations(desk: Desk, importing: Importing) -> None:
    item = an_item(desk, "A1")
    an_order(desk, a_customer(desk), (item, 5))
    importing("purchase-orders", PURCHASES, "PO-1,Acme,,A1,5,2026-06-01,,")
    importing("purchase-orders", PURCHASES, "PO-1,Acme,2026-05-11,A1,5,2026-06-01,,")
    assert views.queue.rows(desk)[0].footing is Footing.UNCONFIRMED
    lines = (PURCHASES, "PO-1,Acme,2026-05-11,A1,5,2026-06-01,2026-06-08,")
    assert importing("purchase-orders", *lines).updated == 1
    assert views.queue.rows(desk)[0].promise == date(2026, 6, 8)
    assert importing("purchase-orders", *lines).kept == 1
    assert importing.faults(
        "purchase-orders", PURCHASES, "PO-1,Acme,2026-05-11,A1,6,2026-06-01,,", "PO-1,Acme,2026-05-11,NOPE,1,,,"
    ) == [("2", "quantity", "import.order_differs"), ("3", "sku", "import.sku_unknown")]
    receiving.receive(desk, purchases.by_number("PO-1").id)
    assert "PO-1 is here already and" in importing("purchase-orders", *lines).notes[0]


def test_an_answer_in_a_file_takes_the_rows_of_its_dates_first_and_asks_before_it_changes_others(
    desk: Desk, importing: Importing
) -> None:
    an_item(desk, "A1")
    importing("purchase-orders", PURCHASES, *(f"PO-1,Acme,2026-05-11,A1,5,,2026-06-{day}," for day in ("01", "20")))
    po = purchases.by_number("PO-1").id
    lines = [f"PO-1,Acme,2026-05-11,A1,5,,2026-06-{day}," for day in ("25", "01")]
    done, asked = importing.agreed("purchase-orders", PURCHASES, *lines)
    assert done.updated == 1
    assert ["5 for 20 June" in question for question in asked] == [True]
    assert [row.due for row in purchases.rows(po)] == [date(2026, 6, 1), date(2026, 6, 25)]
    assert importing.agreed("purchase-orders", PURCHASES, *lines)[1] == [], "said again, it changes nothing"


def test_contradicting_purchase_rows_are_named(desk: Desk, importing: Importing) -> None:
    an_item(desk, "A1")
    assert importing.faults(
        "purchase-orders",
        PURCHASES,
        "PO-1,Acme,2026-05-04,A1,5,,,",
        "PO-1,Bolts,2026-05-05,A1,6,2026-06-01,,",
        "PO-2,Acme,,A1,5,,2026-06-01,",
        "PO-3,Acme,2027-01-01,A1,5,,,",
    ) == [
        ("3", "supplier", "import.two_heads"),
        ("3", "sent_on", "import.two_heads"),
        ("4", "sent_on", "import.confirmed_draft"),
        ("5", "sent_on", "import.future"),
    ]


def test_stock_is_an_opening_first_and_a_correction_after(desk: Desk, importing: Importing) -> None:
    an_item(desk, "A1")
    an_item(desk, "A2", on_hand=4)
    an_item(desk, "A3")
    importing.agreed("stock", "sku,quantity,bin", "A1,5,B-7", "a2,1,", "A3,0,")
    importing.agreed("stock", "sku,quantity", "A1,5", "A2,3")
    entries = fetch("SELECT item_id, quantity, kind, reason FROM movement ORDER BY id")
    assert [entry[:3] for entry in entries] == [
        (2, 4000, "opening"),
        (1, 5000, "opening"),
        (2, -3000, "count"),
        (2, 2000, "count"),
    ]
    assert entries[-1][3] == "Counted, from stock.csv"
    assert items.by_sku("A1").bin == "B-7"
    assert importing.faults("stock", "sku,quantity", "A1,-1", "A1,0.5", "NOPE,1") == [
        ("2", "quantity", "import.negative"),
        ("3", "sku", "import.repeated"),
        ("3", "quantity", "import.too_fine_for"),
        ("4", "sku", "import.sku_unknown"),
    ]


def test_a_fault_quotes_what_the_file_writes(desk: Desk, importing: Importing) -> None:
    an_item(desk, "A1")
    an_item(desk, "A2")
    with pytest.raises(Faulty) as caught:
        importing("stock", "sku,quantity", "A1,0.500", "A2,1.250", "A3,2")
    assert [error.facts["text"] for error in caught.value.errors] == ["0.500", "1.250", "A3"]
    with pytest.raises(Faulty) as caught:
        importing("orders", ORDERS, "SO-1,Smith,05/31/2126,A1,1,,,")
    assert [error.facts["text"] for error in caught.value.errors] == ["05/31/2126"]


def test_a_list_of_figures_is_a_count_like_any_other(desk: Desk, importing: Importing) -> None:
    an_item(desk, "WASHER", on_hand=40, unit_cost=Decimal("0.02"))
    an_item(desk, "BOLT", on_hand=100, unit_cost=Decimal("0.02"))
    an_item(desk, "NUT", on_hand=7)
    an_order(desk, a_customer(desk, "Smith"), (items.by_sku("WASHER").id, 1))
    an_order(desk, a_customer(desk, "Jones"), (items.by_sku("WASHER").id, 10))
    lines = ("sku,quantity", "WASHER,2", "BOLT,103", "NUT,7")
    with pytest.raises(NeedsConsent, match=r"import\.several"):
        importing("stock", *lines)
    assert views.counts.rows(desk) == []
    brought, asked = importing.agreed("stock", *lines)
    assert asked == [
        "2 things are asked. Agree to all of them?\n"
        "1 figure differs from the record by more than the tolerance: WASHER 2 and not 40."
        " Book it as it is? Else have it counted again first.\n"
        "These figures break 1 promise, the youngest first: 9 to Jones (SO-0002). Book them?",
    ]
    assert (brought.updated, brought.kept) == (2, 1)
    [count] = views.counts.rows(desk)
    assert (count.count.number, count.count.note) == ("CS-0001", "Counted, from stock.csv")
    results = {
        items.by_id(each.item).sku: (each.book, each.counted, each.within)
        for each in views.count_reviews.results(count.count)
    }
    assert results == {"WASHER": (40, 2, False), "BOLT": (100, 103, True), "NUT": (7, 7, True)}
    assert [row.on_hand for row in sorted(views.items.rows(desk), key=lambda row: row.sku)] == [103, 7, 2]
    assert upkeep.verify(desk) == []


def test_figures_name_whom_they_take_from_although_a_clock_went_back_since(desk: Desk, importing: Importing) -> None:
    item = an_item(desk, "A1", on_hand=5)
    desk.clock.stated = TODAY + timedelta(3)
    an_order(desk, a_customer(desk), (item, 5))
    desk.clock = Clock(TODAY, sure=True)
    _, asked = importing.agreed("stock", "sku,quantity", "A1,3")
    assert "2 to Smith (SO-0001)" in "".join(asked)


def test_figures_are_judged_anew_where_the_store_has_changed_since_they_were_planned(
    desk: Desk, importing: Importing
) -> None:
    washer = an_item(desk, "WASHER", on_hand=100)
    importing("stock", "sku,quantity", "WASHER,98")
    goods.issue(desk, washer, Decimal(50))
    with pytest.raises(NeedsConsent, match=r"import\.over_tolerance"):
        importing("stock", "sku,quantity", "WASHER,98")


def test_progress_is_told_up_to_the_last_row(desk: Desk, importing: Importing) -> None:
    told: list[tuple[int, int]] = []
    lines = [f"A{n},Item {n},{n}" for n in range(1, 1201)]
    importing("items", "sku,name,on_hand", *lines, progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (2400, 2400)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_an_import_by_a_clock_set_back_changes_nothing(store: Path, tmp_path: Path) -> None:
    desk = new_desk(store, clock=Clock(date(2026, 5, 12)))
    importing = Importing(desk, tmp_path)
    importing("items", "sku,name", "A1,Washer")
    desk.clock = Clock(date(2026, 5, 1))
    assert importing.faults("orders", ORDERS, "SO-1,Smith,2026-05-04,A1,1,,,") == [
        ("2", "accepted_on", "import.future")
    ]
    desk.close()


def test_what_somebody_else_did_since_the_plan_is_seen_before_writing(
    desk: Desk, importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = an_item(desk, "A1", on_hand=5)
    smith = a_customer(desk)
    change = desk.change
    others = [lambda: an_order(desk, smith, (item, 5))]

    def interrupted(verb: str, **options: Any) -> Any:
        if verb == "import" and others:
            others.pop()()
        return change(verb, **options)

    monkeypatch.setattr(desk, "change", interrupted)
    with pytest.raises(NeedsConsent) as caught:
        importing("orders", ORDERS, "SO-0050,Jones,2026-05-04,A1,2,,,")
    assert caught.value.id == "import.moves_back"
    assert queue(desk, "A1") == [("SO-0001", 5)]


def test_pack_factors_go_with_their_barcodes(desk: Desk, importing: Importing) -> None:
    importing("items", "sku,name,barcode,pack_factors", "A1,Washer,111 | 222 | 333,1 | 12 |", "A2,Nut,444,")
    importing("items", "sku,name,barcode,pack_factors", "A1,Washer,111|222,|24")
    assert [(b.code, b.pack_factor) for b in items.barcodes(items.by_sku("A1").id)] == [
        ("111", 1),
        ("222", 24),
        ("333", 1),
    ]
    assert importing.faults(
        "items", "sku,name,barcode,pack_factors", "A1,Washer,111|222,12", "A2,Nut,444,0", "A3,Bolt,555|666,x|-1"
    ) == [
        ("2", "pack_factors", "import.pack_factors"),
        ("3", "pack_factors", "import.zero"),
        ("4", "pack_factors", "import.not_a_number"),
    ]


def test_an_order_says_itself_whether_it_ships_complete(desk: Desk, importing: Importing) -> None:
    an_item(desk, "A1")
    an_item(desk, "A2")
    importing("customers", "customer,ship_complete", "Smith,yes")
    header = "order,customer,accepted_on,sku,quantity,ship_complete"
    lines = (header, "SO-1,Smith,2026-05-04,A1,1,no", "SO-1,Smith,2026-05-04,A2,1,", "SO-2,Smith,2026-05-05,A1,1,")
    importing("orders", *lines)
    assert [(row.order, row.ship_complete) for row in views.queue.rows(desk)] == [
        ("SO-1", False),
        ("SO-2", True),
        ("SO-1", False),
    ]
    assert len(importing("orders", *lines).notes) == 1
    done = importing("orders", header, "SO-1,Smith,2026-05-04,A1,1,yes")
    assert "1 order ships otherwise here than in the file (SO-1)" in done.notes[-1]
    assert importing.faults("orders", header, "SO-3,B,2026-05-04,A1,1,yes", "SO-3,B,2026-05-04,A2,1,no") == [
        ("3", "ship_complete", "import.two_heads")
    ]


def test_a_supplier_may_have_answered_without_a_date(desk: Desk, importing: Importing) -> None:
    an_item(desk, "A1")
    header = "po,supplier,sent_on,sku,quantity,requested_on,confirmed_on,confirmed,part"
    importing(
        "purchase-orders",
        header,
        "PO-1,Acme,2026-05-11,A1,5,2026-06-01,,yes,",
        "PO-1,Acme,2026-05-11,A1,6,2026-06-01,,no,2",
    )
    po = purchases.by_number("PO-1").id
    assert [(row.quantity, row.confirmed, row.due) for row in purchases.rows(po)] == [
        (5, True, None),
        (6, False, date(2026, 6, 1)),
    ]
    assert importing("purchase-orders", header, "PO-1,Acme,2026-05-11,A1,6,2026-06-01,,yes,").updated == 1
    assert [(row.confirmed, row.due) for row in purchases.rows(po)] == [(True, None), (True, None)]
    assert importing.faults(
        "purchase-orders", header, "PO-2,Acme,,A1,5,,,yes,", "PO-3,Acme,2026-05-11,A1,5,,2026-06-01,no,"
    ) == [("2", "sent_on", "import.confirmed_draft"), ("3", "confirmed", "import.not_confirmed")]


def test_what_a_known_purchase_order_does_not_take_is_said(desk: Desk, importing: Importing) -> None:
    an_item(desk, "A1")
    importing("purchase-orders", PURCHASES, "PO-1,Acme,2026-05-11,A1,5,2026-06-01,,2")
    done = importing("purchase-orders", PURCHASES, "PO-1,Acme,2026-05-11,A1,5,2026-06-01,,3")
    assert "1 row says another cost or requested date than is here (PO-1 A1)" in done.notes[0]
    done = importing("purchase-orders", PURCHASES, "PO-1,Acme,2026-05-11,A1,5,2026-06-09,2026-06-08,2")
    assert (done.updated, len(done.notes)) == (1, 1)
    assert importing("purchase-orders", PURCHASES, "PO-1,Acme,2026-05-11,A1,5,,2026-06-08,").notes == ()


def test_substitutes_are_added_changed_and_refused_by_line(desk: Desk, tmp_path: Path) -> None:
    nut, brass = an_item(desk, "NUT"), an_item(desk, "NUT-BRASS")
    file = tmp_path / "substitutes.csv"
    file.write_text("sku,substitute,factor\nnut,NUT-BRASS,2\nNUT-BRASS,NUT,\n", encoding="utf-8")
    done = import_file(desk, "substitutes", file)
    assert (done.added, done.updated, done.kept) == (2, 0, 0)
    file.write_text("sku,substitute,factor\nNUT,NUT-BRASS,3\nNUT-BRASS,NUT,\n", encoding="utf-8")
    done = import_file(desk, "substitutes", file)
    assert (done.added, done.updated, done.kept) == (0, 1, 1)
    known = substitutes.offers(desk, [nut, brass])
    assert [each.substitute.factor for found in known.values() for each in found] == [3, 1]
    file.write_text("sku,substitute,factor\nNUT,NUT,1\nNUT,GONE,1\nNUT,NUT-BRASS,0\n", encoding="utf-8")
    with pytest.raises(Faulty) as caught:
        import_file(desk, "substitutes", file)
    assert [(error.id, error.facts["line"]) for error in caught.value.errors] == [
        ("import.substitutes_itself", "2"),
        ("import.sku_unknown", "3"),
        ("import.zero", "4"),
    ]


def test_partners_have_a_language_and_a_blank_cell_leaves_it(importing: Importing) -> None:
    importing("customers", "customer,language", "Smith,de-at", "Jones,")
    importing("suppliers", "supplier,language", "Acme,SV")
    importing("customers", "customer,language", "Smith,", "Jones,ja_JP")
    assert {each.name: each.language for each in people.customers()} == {"Jones": "ja", "Smith": "de_AT"}
    assert [each.language for each in people.suppliers()] == ["sv"]
    assert importing.faults("customers", "customer,language", "Smith,Klingon") == [
        ("2", "language", "import.not_a_language")
    ]


def test_an_order_s_reference_comes_with_its_lines_and_can_be_put_right(importing: Importing) -> None:
    an_item(importing.desk, "A", price=Decimal("2.5"))
    head = "order,customer,accepted_on,sku,quantity,reference"
    importing("orders", head, "SO-1,Smith,2026-05-01,A,3,Boiler 7", "SO-2,Smith,2026-05-01,A,4,")
    assert [orders.by_number(number).reference for number in ("SO-1", "SO-2")] == ["Boiler 7", ""]
    assert importing("orders", head, "SO-1,Smith,2026-05-01,A,3,Boiler 8").updated == 1
    assert orders.by_number("SO-1").reference == "Boiler 8"
    assert importing.faults("orders", head, "SO-3,Smith,2026-05-01,A,3,x", "SO-3,Smith,2026-05-02,A,4,y") == [
        ("3", "reference", "import.two_heads")
    ]


def test_imported_lines_freeze_the_price_that_their_item_has_then(importing: Importing) -> None:
    item = an_item(importing.desk, "A", price=Decimal("2.5"))
    an_item(importing.desk, "B")
    head = "order,customer,accepted_on,sku,quantity"
    importing("orders", head, "SO-1,Smith,2026-05-01,A,3", "SO-1,Smith,2026-05-01,B,3")
    catalogue.amend_item(importing.desk, item, catalogue.item(importing.desk, item).version, price=Decimal(9))
    lines = orders.lines_of(orders.by_number("SO-1").id)
    assert [(line.price, line.currency) for line in lines] == [
        (Decimal("2.5"), importing.desk.settings.currency),
        (None, ""),
    ]


def test_a_telling_from_before_its_line_was_accepted_is_a_fault(desk: Desk, tmp_path: Path) -> None:
    an_item(desk, "BOLT")
    file = tmp_path / "orders.csv"
    file.write_text(
        "order,customer,accepted_on,sku,quantity,told_date,told_on\nSO-1,Smith,2026-05-04,BOLT,5,2026-05-20,2026-05-03\n"
    )
    with pytest.raises(Faulty) as faulty:
        import_file(desk, "orders", file)
    assert [formats.sentence(error) for error in faulty.value.errors] == [
        "Line 2: told_on 2026-05-03 is before the line was accepted, on 4 May. Correct one of the two days."
    ]


def test_who_collects_comes_in_with_customers_and_orders(desk: Desk, tmp_path: Path) -> None:
    an_item(desk, "BOLT")
    file = tmp_path / "in.csv"
    file.write_text("customer,collects\nSmith,no\nJones,\n")
    import_file(desk, "customers", file)
    orders = "order,customer,accepted_on,sku,quantity,collects\nSO-1,Smith,2026-05-04,BOLT,5,{}\n"
    file.write_text(orders.format("") + "SO-2,Jones,2026-05-04,BOLT,5,\nSO-3,Smith,2026-05-04,BOLT,5,yes\n")
    import_file(desk, "orders", file)
    assert {row.order: row.collects for row in views.queue.rows(desk)} == {"SO-1": False, "SO-2": True, "SO-3": True}
    file.write_text(orders.format("yes"))
    import_file(desk, "orders", file)
    assert all(row.collects for row in views.queue.rows(desk))
