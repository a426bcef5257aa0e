"""What stands on the labels of items, of bins and of what a receipt brought; and how many are laid on which stock."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app import formats
from app.desk import Desk
from app.documents.label_stock import STOCKS
from app.documents.labels import Label, LabelsSheet, Symbol
from app.domain import codes
from app.domain.errors import NotFound, Refused
from app.goods import receiving, shipping
from app.papers import labels
from app.papers.labels import LabelCopies
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order

pytestmark = pytest.mark.usefixtures("in_britain")


def test_an_items_label_names_it_and_its_code_leads_back(desk: Desk) -> None:
    washer = an_item(desk, "FAS-1", name="Washer M8", bin="B-04")
    nowhere = an_item(desk, "FAS-2", name="Nut")
    first, second = labels.item_labels(desk, [washer, nowhere])
    assert (first.head, first.lines) == ("FAS-1", ("Washer M8", "Bin B-04 · pcs"))
    assert codes.read(first.code) == (codes.Kind.ITEM, washer)
    assert second.lines == ("Nut", "pcs")
    with pytest.raises(NotFound):
        labels.item_labels(desk, [99])


def test_every_bin_has_a_label_and_an_unknown_one_is_named(desk: Desk) -> None:
    for sku, bin in (("A", "B-04"), ("B", "A-01"), ("C", "B-04")):
        an_item(desk, sku, bin=bin)
    found = labels.bin_labels(desk)
    assert [label.head for label in found] == ["A-01", "B-04"]
    assert {codes.read(label.code).kind for label in found} == {codes.Kind.BIN}
    assert len({label.code for label in found}) == 2
    with pytest.raises(NotFound) as unknown:
        labels.bin_labels(desk, ["C-09"])
    assert "C-09" in formats.sentence(unknown.value)


def test_a_receipt_labels_each_served_line_and_each_bin(desk: Desk) -> None:
    washer = an_item(desk, "FAS-1", name="Washer", bin="B-04")
    nut = an_item(desk, "FAS-2", name="Nut")
    an_order(desk, a_customer(desk, "Smith"), (washer, 5))
    an_order(desk, a_customer(desk, "Jones"), (washer, 2))
    po = a_purchase_order(desk, a_supplier(desk), (washer, 8), (nut, 3))
    made = labels.receipt_labels(desk, receiving.receive(desk, po).act)
    assert [(label.head, label.lines[0]) for label in made] == [
        ("Smith", "SO-0001: 5 pcs"),
        ("Jones", "SO-0002: 2 pcs"),
        ("Bin B-04", "1 pcs to shelf"),
        ("FAS-2", "3 pcs to shelf"),
    ]
    assert made[0].lines[1:] == ("FAS-1 · Washer", "PO-0001 · 12 May 2026")
    assert codes.read(made[0].code) == (codes.Kind.ORDER, 1)
    assert codes.read(made[2].code) == (codes.Kind.ITEM, washer)
    with pytest.raises(Refused, match=r"slip\.nothing_received"):
        labels.receipt_labels(desk, shipping.ship_ready(desk).act)


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"stock": "a4-22"}, "labels.stock"),
        ({"start": 0}, "labels.start"),
        ({"start": 22}, "labels.start"),
        ({"wanted": []}, "labels.nothing"),
        ({"wanted": [LabelCopies(Label("X"), 0)]}, "labels.nothing"),
        ({"wanted": [LabelCopies(Label("X"), -3)]}, "labels.copies"),
        ({"wanted": [LabelCopies(Label("X"), 1001)]}, "labels.copies"),
        ({"wanted": [LabelCopies(Label("X"), 1000)] * 6}, "labels.many"),
    ],
)
def test_what_no_printer_could_print_is_refused_in_words(change: dict, refused: str) -> None:
    asked = {"wanted": [LabelCopies(Label("X"), 2)], "stock": "a4-21", "start": 21, **change}
    with pytest.raises((Refused, NotFound)) as error:
        labels.labels_sheet(asked.pop("wanted"), **asked)
    assert error.value.id == refused
    assert "{" not in formats.sentence(error.value)


def test_copies_follow_each_other() -> None:
    sheet = labels.labels_sheet(
        [LabelCopies(Label("A"), 2), LabelCopies(Label("B"), 0), LabelCopies(Label("C"), 1)], "57x32"
    )
    assert [label.head for label in sheet.labels] == ["A", "A", "C"]
    assert replace(sheet, labels=()) == LabelsSheet("57x32", 1, Symbol.BARS, "Labels", ())


def test_a_stock_is_named_as_people_find_it() -> None:
    texts = [labels.stock_text(stock) for stock in STOCKS.values()]
    assert len(set(texts)) == len(texts)
    assert "63.5 × 38.1 mm, 21 on A4 (Avery L7160, Herma 4103)" in texts
    assert "57 × 32 mm, label printer (Dymo 11354)" in texts
    assert all(Decimal(stock.width) > 0 for stock in STOCKS.values())
