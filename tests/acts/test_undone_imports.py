"""An import is undone whole: everything is as before, or the acts that stand on it are named."""

from __future__ import annotations

import contextlib
import random
import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import catalogue, formats, purchasing, views
from app.acts import reversing
from app.data import acts, items
from app.data.store.bulk import rows
from app.desk import Clock, Desk, upkeep
from app.domain.counts import CountState
from app.domain.drafts import DraftLine
from app.domain.errors import DeskError, Faulty, NeedsConsent, Refused
from app.exchange import KINDS, import_file
from app.goods import shipping, stock
from tests.acts.test_reversing_walk import STEPS, step, stockroom, stockroom_at
from tests.builders import a_customer, a_purchase_order, a_source, an_order
from tests.conftest import TODAY
from tests.imported_files import a_file, exported, facts, otherwise, taken_in, undone
from tests.round_trip import said

D = Decimal
# What a file may say otherwise of a row that is there, by kind.
OTHERWISE: dict[str, dict[str, tuple[str, ...]]] = {
    "items": {
        "name": ("Other",),
        "bin": ("Z-1", "Z-2"),
        "more_bins": ("Z-3|Z-4",),
        "discontinued": ("yes",),
        "reorder_point": ("3",),
        "order_up_to": ("40",),
        "price": ("7",),
    },
    "suppliers": {"email": ("x@acme.example",), "lead_days": ("9",), "phone": ("12",)},
    "sources": {"pack_size": ("5",), "unit_cost": ("3.5",), "preferred": ("yes",)},
    "customers": {"email": ("x@smith.example",), "ship_complete": ("yes", "no")},
    "orders": {
        "wanted_on": ("2026-07-01",),
        "told_on": ("2026-05-12",),
        "told_date": ("2026-08-01",),
        "told_how": ("phone", "letter"),
    },
    "purchase-orders": {"confirmed_on": ("2026-09-01",)},
    "stock": {"quantity": ("3", "50"), "bin": ("Z-1",)},
    "substitutes": {"factor": ("2", "3")},
}
# And what all rows of a document say otherwise together.
OF_WHOLE: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "orders": ("order", {"reference": ("R-1",), "collects": ("yes", "no")}),
    "purchase-orders": ("po", {"sent_on": ("2026-05-01",)}),
}
NEW: dict[str, tuple[dict[str, str], ...]] = {
    "items": (
        {
            "sku": "NEW-1",
            "name": "New",
            "unit": "pcs",
            "on_hand": "4",
            "barcode": "4006381333931",
            "supplier": "New Ltd",
        },
        {"sku": "NEW-2", "name": "New", "unit": "pcs", "bin": "Z-9", "supplier": "Acme"},
    ),
    "suppliers": ({"supplier": "New Ltd"},),
    "sources": ({"sku": "WASHER", "supplier": "New Ltd", "pack_size": "3", "preferred": "yes"},),
    "customers": ({"customer": "New & Co"},),
    "orders": (
        {"order": "SO-0900", "customer": "New & Co", "accepted_on": "2026-04-01", "sku": "WASHER", "quantity": "3"},
        {
            "order": "SO-0901",
            "customer": "Smith",
            "accepted_on": "2026-05-02",
            "sku": "BOLT",
            "quantity": "3",
            "held": "passed on",
            "told_on": "2026-05-03",
            "told_date": "2026-06-03",
            "told_how": "phone",
        },
    ),
    "purchase-orders": (
        {"po": "PO-0900", "supplier": "New Ltd", "sku": "BOLT", "quantity": "8", "sent_on": "2026-05-01"},
        {"po": "PO-0901", "supplier": "Acme", "sku": "WASHER", "quantity": "8"},
    ),
    "stock": (),
    "substitutes": ({"sku": "BOLT", "substitute": "WASHER", "factor": "2"},),
}


def written(folder: Path, kind: str, *lines: str) -> Path:
    path = folder / f"{kind}.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_an_undone_import_leaves_everything_as_it_was(tmp_path: Path, kind: str) -> None:
    tried: Counter[bool] = Counter()

    @settings(max_examples=8, deadline=None, database=None)
    @given(STEPS, st.integers(0, 2**16))
    def undone_at_once(steps: list[tuple[str, int]], seed: int) -> None:
        with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
            tried[leaves_everything_as_it_was(Path(folder), kind, steps, random.Random(seed))] += 1

    undone_at_once()
    assert tried[True] > 3 * tried[False], "files that are refused, or say nothing new, prove nothing"


def leaves_everything_as_it_was(folder: Path, kind: str, steps: list[tuple[str, int]], dice: random.Random) -> bool:
    """Whether a file was taken into a store and undone, twice, and the store said the same before, and the same after
    both, by its lists and its exports.
    """
    store = folder / "s.backorder"

    def looked(*, but_new: bool) -> tuple[dict[str, Any], dict[str, Any]]:
        with desk_of(store) as desk:
            assert upkeep.verify(desk) == []
            found = facts(desk, folder)
        lists = said(store, TODAY)
        if but_new:
            lists = {name: [row for row in listed if "NEW-" not in str(row)] for name, listed in lists.items()}
        return found, lists

    with stockroom_at(store) as desk:
        catalogue.add_substitute(desk, 1, 2, D(1))
        a_source(desk, 1, 1, preferred=True)
        for act, seed in steps:
            with contextlib.suppress(DeskError):
                step(desk, act, seed)
        purchasing.draft(desk, 1, [DraftLine(1, D(3))])
        path = a_file(desk, folder, kind, dice, OTHERWISE[kind], NEW[kind], OF_WHOLE.get(kind, ("", {})))
    before = looked(but_new=True)
    after: tuple[dict[str, Any], dict[str, Any]] | None = None
    for _ in range(2):
        with desk_of(store) as desk:
            try:
                act = taken_in(desk, kind, path).act
            except Faulty:
                act = None
        if act is None:
            assert looked(but_new=True) == before
            return False
        taken = looked(but_new=False)
        assert after is None or differing(after, taken) == {}
        after = taken
        with desk_of(store) as desk:
            undone(desk, act)
        assert differing(before, looked(but_new=True)) == {}
    return True


def desk_of(store: Path) -> contextlib.closing[Desk]:
    return contextlib.closing(Desk.open(store, clock=Clock(TODAY), person="Kim"))


def differing(one: tuple[dict[str, Any], ...], other: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for here, there in zip(one, other, strict=True):
        found |= otherwise(here, there)
    return found


def test_the_acts_that_stand_on_an_import_are_named(tmp_path: Path) -> None:
    with stockroom() as desk:
        brought = taken_in(desk, "items", written(tmp_path, "items", "sku,name,on_hand", "NEW-1,New,4"))
        an_order(desk, a_customer(desk, "Brown"), (items.by_sku("NEW-1").id, 2))
        shipping.ship_ready(desk)
        assert brought.act is not None
        with pytest.raises(Refused) as refused:
            reversing.reverse(desk, brought.act)
        said = formats.sentence(refused.value)
        assert said.startswith("2 acts since then stand on what was imported: ")
        assert "Kim: Shipped); act " in said
        assert "Kim: Order accepted). Take" in said
        reversing.reverse(desk, acts.last()[0])
        reversing.reverse(desk, acts.last()[0] - 2)
        undone = reversing.reverse(desk, brought.act)
        assert undone.retired == 1, "an order line names it: it cannot go"
        assert formats.undone_text(undone) == (
            "The import is undone. 1 item of it has a history: it stays, and is discontinued."
        )
        assert items.by_sku("NEW-1").discontinued
        assert upkeep.verify(desk) == []


def test_an_import_that_changes_a_field_again_stands_on_the_one_before(tmp_path: Path) -> None:
    with stockroom() as desk:
        first = taken_in(desk, "suppliers", written(tmp_path, "suppliers", "supplier,phone", "Acme,1"))
        second = taken_in(desk, "suppliers", written(tmp_path, "suppliers", "supplier,phone", "Acme,2"))
        assert first.act is not None
        assert second.act is not None
        with pytest.raises(Refused, match=r"reverse\.import_touched"):
            reversing.reverse(desk, first.act)
        reversing.reverse(desk, second.act)
        assert exported(desk, tmp_path, "suppliers")[0]["phone"] == "1"
        reversing.reverse(desk, first.act)
        assert exported(desk, tmp_path, "suppliers")[0]["phone"] == ""


def test_figures_of_a_file_that_are_undone_are_no_count_any_more(tmp_path: Path) -> None:
    with stockroom() as desk:
        before = [row.on_hand for row in views.items.rows(desk)]
        sku = views.items.rows(desk)[0].sku
        brought = taken_in(desk, "stock", written(tmp_path, "stock", "sku,quantity", f"{sku},77"))
        assert brought.act is not None
        assert views.count_reviews.accuracy(desk).lines == 1
        reversing.reverse(desk, brought.act)
        assert [row.on_hand for row in views.items.rows(desk)] == before
        assert views.count_reviews.accuracy(desk).lines == 0
        assert views.counts.rows(desk)[0].count.state is CountState.CANCELLED
        assert upkeep.verify(desk) == []


CODES = "SELECT i.sku, b.code, b.pack_factor FROM barcode b JOIN item i ON i.id = b.item_id ORDER BY 1, 2"


def test_a_barcode_that_an_import_replaced_is_there_again(tmp_path: Path) -> None:
    with stockroom() as desk:
        head = "sku,name,barcode,pack_factors"
        taken_in(desk, "items", written(tmp_path, "items", head, "HOSE,Hose,4006381333931,12"))
        before = rows(CODES)
        for _ in range(2):
            brought = taken_in(desk, "items", written(tmp_path, "items", head, "HOSE,Hose,5012345011547,12"))
            assert rows(CODES) != before
            assert brought.act is not None
            reversing.reverse(desk, brought.act)
            assert rows(CODES) == before
        assert upkeep.verify(desk) == []


def test_whose_cover_goes_with_imported_purchase_orders_is_asked_first(tmp_path: Path) -> None:
    with stockroom() as desk:
        head = "po,supplier,sku,quantity,sent_on,confirmed_on"
        rows = ("PO-7,Acme,WASHER,20,2026-05-01,2026-06-01", "PO-8,Acme,BOLT,20,,")
        brought = taken_in(desk, "purchase-orders", written(tmp_path, "purchase-orders", head, *rows))
        an_order(desk, 1, (1, 10), (2, 10))
        assert brought.act is not None
        with pytest.raises(NeedsConsent) as asked:
            reversing.reverse(desk, brought.act)
        assert asked.value.id == "po.uncovers"
        assert "2 waiting lines, youngest first: Smith (SO-0003) 3 of BOLT" in formats.sentence(asked.value)
        assert acts.reversal_of(brought.act) is None
        undone(desk, brought.act)
        assert desk.board.standing(1).on_order == desk.board.standing(2).drafts == 0


def test_whose_goods_go_with_imported_stock_is_asked_first(tmp_path: Path) -> None:
    with stockroom() as desk:
        catalogue.add_item(desk, sku="NIL", name="Nil")
        brought = taken_in(desk, "stock", written(tmp_path, "stock", "sku,quantity", "NIL,20"))
        for customer in (1, 2):
            an_order(desk, customer, (3, 8))
        assert brought.act is not None
        with pytest.raises(NeedsConsent) as asked:
            reversing.reverse(desk, brought.act)
        said = "This takes goods off the shelf that 2 lines have ready, the youngest first: 8 to Jones (SO-0004), 8 to"
        assert formats.sentence(asked.value).startswith(said)
        undone(desk, brought.act)
        assert desk.board.standing(3).on_hand == 0


def test_what_nobody_needs_without_imported_orders_is_said(tmp_path: Path) -> None:
    with stockroom() as desk:
        a_purchase_order(desk, 1, (1, 20), (2, 20))
        head = "order,customer,accepted_on,sku,quantity"
        rows = ("SO-7,Smith,2026-05-01,WASHER,9", "SO-7,Smith,2026-05-01,BOLT,11")
        brought = taken_in(desk, "orders", written(tmp_path, "orders", head, *rows))
        assert "Nobody waits for these any more: 3 (PO-0001), 4 (PO-0001)." in formats.undone_text(
            undone(desk, brought.act)
        )


def test_a_barcode_that_was_replaced_and_is_there_again_goes_with_the_import_that_made_it(tmp_path: Path) -> None:
    with stockroom() as desk:
        head = "sku,name,barcode"
        lines = (head, "HOSE,Hose,4006381333931", "PUMP,Pump,5012345011547")
        first = taken_in(desk, "items", written(tmp_path, "items", *lines))
        second = taken_in(desk, "items", written(tmp_path, "items", head, "HOSE,Hose,4012345678901"))
        with pytest.raises(Refused, match=r"reverse\.import_touched"):
            undone(desk, first.act)
        undone(desk, second.act)
        assert undone(desk, first.act).retired == 0
        assert rows(CODES) == []


def test_what_somebody_has_taken_out_since_needs_no_undoing(tmp_path: Path) -> None:
    with stockroom() as desk:
        codes = taken_in(desk, "items", written(tmp_path, "items", "sku,name,barcode", "BOLT,Bolt,4006381333931"))
        head = "sku,substitute,factor"
        pairs = taken_in(desk, "substitutes", written(tmp_path, "substitutes", head, "BOLT,WASHER,2"))
        again = taken_in(desk, "substitutes", written(tmp_path, "substitutes", head, "BOLT,WASHER,3"))
        catalogue.remove_substitute(desk, rows("SELECT id FROM substitute")[0][0])
        catalogue.remove_barcode(desk, rows("SELECT id FROM barcode")[0][0])
        other = catalogue.add_barcode(desk, 1, "5012345011547")  # it has the id of the one before
        for act in (again, pairs, codes):
            undone(desk, act.act)
        assert rows("SELECT id, item_id FROM barcode") == [(other, 1)]
        assert rows("SELECT id FROM substitute") == []
        assert [row.name for row in views.items.rows(desk)] == ["BOLT by name", "WASHER by name"]


def test_a_barcode_that_somebody_has_entered_again_is_there_once(tmp_path: Path) -> None:
    with stockroom() as desk:
        head = "sku,name,barcode"
        taken_in(desk, "items", written(tmp_path, "items", head, "HOSE,Hose,4006381333931"))
        brought = taken_in(desk, "items", written(tmp_path, "items", head, "HOSE,Hose,5012345011547"))
        catalogue.add_barcode(desk, items.by_sku("HOSE").id, "4006381333931")
        undone(desk, brought.act)
        assert rows(CODES) == [("HOSE", "4006381333931", 1000)]


def test_the_other_bins_of_an_item_are_as_before(tmp_path: Path) -> None:
    with stockroom() as desk:
        head = "sku,name,bin,more_bins"
        first = taken_in(desk, "items", written(tmp_path, "items", head, "HOSE,Hose,A-1,A-2"))
        second = taken_in(desk, "items", written(tmp_path, "items", head, "HOSE,Hose,B-1,A-2|B-2"))
        undone(desk, second.act)
        assert items.by_sku("HOSE").bins == ("A-1", "A-2")
        assert undone(desk, first.act).retired == 0
        assert rows("SELECT code FROM bin") == []


def test_an_item_that_had_to_stay_is_here_again_when_its_file_is(tmp_path: Path) -> None:
    with stockroom() as desk:
        head = "sku,name,unit,on_hand,discontinued"
        file = written(tmp_path, "items", head, "NEW,New,pcs,4,", "OLD,Old,pcs,9,yes")
        assert undone(desk, taken_in(desk, "items", file).act).retired == 2
        for lines, found in (
            (("NEW,New,pcs,4,", "OLD,Old,pcs,9,yes"), [("NEW", 4, False), ("OLD", 9, True)]),
            (("NEW,New,pcs,6,",), [("NEW", 6, False), ("OLD", 0, True)]),
        ):
            corrected = written(tmp_path, "items", head, *lines)
            again = taken_in(desk, "items", corrected)
            assert (again.added, again.updated, again.kept) == (0, len(lines), 0)
            assert "that an undone import had left discontinued" in again.notes[0]
            here = [(sku, items.by_sku(sku)) for sku in ("NEW", "OLD")]
            assert [(sku, desk.board.standing(i.id).on_hand, i.discontinued) for sku, i in here] == found
            assert taken_in(desk, "items", corrected).kept == len(lines)
            undone(desk, again.act)
        assert upkeep.verify(desk) == []


def test_an_item_that_somebody_discontinued_since_stays_so(tmp_path: Path) -> None:
    with stockroom() as desk:
        file = written(tmp_path, "items", "sku,name,on_hand", "NEW,New,4")
        undone(desk, taken_in(desk, "items", file).act)
        item = items.by_sku("NEW")
        for discontinued in (False, True):
            catalogue.amend_item(desk, item.id, items.by_id(item.id).version, discontinued=discontinued)
        again = taken_in(desk, "items", file)
        assert (again.kept, items.by_id(item.id).discontinued) == (1, True)


def test_figures_are_an_opening_again_once_those_before_were_undone(tmp_path: Path) -> None:
    with stockroom() as desk:
        catalogue.add_item(desk, sku="NEW", name="New")
        file = written(tmp_path, "stock", "sku,quantity", "NEW,500")
        undone(desk, taken_in(desk, "stock", file).act)
        assert import_file(desk, "stock", file).added == 1
        assert upkeep.verify(desk) == []


def test_a_code_that_another_item_has_got_since_is_not_brought_back(tmp_path: Path) -> None:
    with stockroom() as desk:
        head = "sku,name,barcode"
        taken_in(desk, "items", written(tmp_path, "items", head, "HOSE,Hose,4006381333931"))
        brought = taken_in(desk, "items", written(tmp_path, "items", head, "HOSE,Hose,5012345011547"))
        elsewhere = catalogue.add_barcode(desk, 2, "4006381333931")
        with pytest.raises(Refused) as refused:
            undone(desk, brought.act)
        said = "The code 4006381333931 already stands for BOLT. Remove it there first."
        assert formats.sentence(refused.value) == said
        catalogue.remove_barcode(desk, elsewhere)
        undone(desk, brought.act)
        assert rows(CODES) == [("HOSE", "4006381333931", 1000)]


def test_what_was_counted_more_finely_since_stands_on_the_import_that_allowed_it(tmp_path: Path) -> None:
    with stockroom() as desk:
        finer = taken_in(desk, "items", written(tmp_path, "items", "sku,name,decimals", "BOLT,Bolt,1"))
        an_order(desk, 1, (2, "0.5"))
        corrected = stock.correct(desk, 2, D("9.5"), "counted")
        with pytest.raises(Refused) as refused:
            undone(desk, finer.act)
        said = formats.sentence(refused.value)
        assert "Kim: Record corrected); act " in said
        assert "Kim: Order accepted)" in said
        undone(desk, corrected)
        undone(desk, corrected - 1)
        undone(desk, finer.act)
        assert items.by_sku("BOLT").decimals == 0
