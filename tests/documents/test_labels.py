"""Labels: on every sheet and roll they are inside their edges, read by a scanner, and say what there is room for."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from pypdf import PdfReader

from app import formats
from app.desk import Desk
from app.documents import render
from app.documents.label_stock import ROLLS, SHEETS, STOCKS, Stock
from app.documents.labels import Label, LabelsSheet, Symbol
from app.domain import codes
from app.domain.errors import NotFound, Refused
from app.goods import receiving, shipping
from app.papers import labels
from app.papers.labels import Wanted
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.documents import papers, papers_read

pytestmark = pytest.mark.usefixtures("in_britain")

LONG = "Hexagon socket head cap screw M10 × 40 mm, stainless A4-80, DIN 912 / ISO 4762, fully threaded"
LABELS = (
    Label("FAS-1040-A4-80-FT-BOX100", (LONG, "Bin B-04 · pcs"), "IT0012L"),
    Label("株式会社漢字倉庫", ("SO-0118: 5 pcs", "SEA-1 · かなカナ", "PO-0017 · 12 May 2026"), "SO0006C"),
    Label("한글 회사", ("SO-0119: 5 pcs", "Шайба <b>&amp;"), "SO123456789X"),
    Label("Bin B-04-17-LEFT", (), "BN0001V"),
)
CODES = sorted(label.code for label in LABELS)


def on(stock: str, symbol: Symbol = Symbol.BARS, labels: tuple[Label, ...] = LABELS, start: int = 1) -> LabelsSheet:
    return LabelsSheet(stock, start, symbol, "Labels", labels)


@pytest.mark.parametrize("symbol", list(Symbol))
@pytest.mark.parametrize("stock", SHEETS, ids=lambda stock: stock.name)
def test_a_scanner_reads_every_label_of_a_sheet(stock: Stock, symbol: Symbol) -> None:
    assert papers_read.texts(render(on(stock.name, symbol))) == CODES


@pytest.mark.parametrize("symbol", list(Symbol))
@pytest.mark.parametrize("stock", ROLLS, ids=lambda stock: stock.name)
def test_a_scanner_reads_what_a_label_printer_prints(stock: Stock, symbol: Symbol) -> None:
    content = render(on(stock.name, symbol))
    assert papers_read.texts(content, papers_read.LABEL_PRINTER) == CODES
    assert len(papers.pages(content)) == len(LABELS), "one label a page"
    points = (round(stock.width * 72 / 25.4), round(stock.height * 72 / 25.4))
    assert papers.sizes(content) == {points}


def test_bars_are_code_128_and_squares_are_qr() -> None:
    assert {kind for kind, _ in papers_read.codes(render(on("a4-8", Symbol.BARS)))} == {"Code128"}
    assert {kind for kind, _ in papers_read.codes(render(on("a4-8", Symbol.QR)))} == {"QRCode"}


def test_where_bars_would_be_too_fine_a_square_takes_their_place() -> None:
    long = Label("Long", (), "A1B2C3D4E5F6G7")
    kinds = {text: kind for kind, text in papers_read.codes(render(on("50x30", labels=(long, LABELS[0]))))}
    assert kinds == {long.code: "QRCode", LABELS[0].code: "Code128"}


@pytest.mark.parametrize("stock", STOCKS.values(), ids=lambda stock: stock.name)
def test_every_label_lies_on_the_page_and_on_no_other(stock: Stock) -> None:
    corners = [stock.corner(place) for place in range(stock.places)]
    for left, top in corners:
        assert left >= -0.001
        assert top >= -0.001
        assert left + stock.width <= stock.page[0] + 0.001
        assert top + stock.height <= stock.page[1] + 0.001
    for one, (left, top) in enumerate(corners):
        for other_left, other_top in corners[one + 1 :]:
            assert abs(left - other_left) >= stock.width - 0.001 or abs(top - other_top) >= stock.height - 0.001


@pytest.mark.parametrize(
    ("stock", "first", "second_down"),
    [
        ("a4-21", (7.21, 15.15), 38.1),
        ("a4-65", (4.75, 10.7), 21.2),
        ("a4-14", (4.63, 15.15), 38.1),
        ("letter-30", (4.7625, 12.7), 25.4),
        ("letter-80", (7.14, 12.7), 12.7),
    ],
)
def test_the_sheets_are_cut_where_their_makers_cut_them(stock: str, first: tuple, second_down: float) -> None:
    made = STOCKS[stock]
    assert made.corner(0) == pytest.approx(first, abs=0.05)
    assert made.corner(made.columns)[1] - made.corner(0)[1] == pytest.approx(second_down)


@pytest.mark.parametrize("stock", STOCKS.values(), ids=lambda stock: stock.name)
@pytest.mark.parametrize("symbol", list(Symbol))
def test_nothing_is_drawn_outside_a_label(stock: Stock, symbol: Symbol) -> None:
    """Drawn alone in the second place, whatever is dark lies between its edges."""
    worst = Label("W" * 60, ("W" * 300, "漢" * 300, "a " * 200), "IT0012L")
    import pypdfium2

    page = pypdfium2.PdfDocument(render(on(stock.name, symbol, (worst,), min(2, stock.places))))[0]
    image = page.render(scale=150 / 72).to_pil().convert("L")
    box = image.point(lambda value: 255 if value < 160 else 0).getbbox()
    left, top = stock.corner(min(2, stock.places) - 1)
    scale = 150 / 25.4
    assert box[0] >= (left + 0.5) * scale
    assert box[1] >= (top + 0.5) * scale
    assert box[2] <= (left + stock.width - 0.5) * scale
    assert box[3] <= (top + stock.height - 0.5) * scale


@pytest.mark.parametrize("stock", ["a4-24", "a4-21", "letter-30", "57x32", "62x29", "100x50"])
def test_usual_labels_say_everything(stock: str) -> None:
    text = papers.solid("".join(papers.pages(render(on(stock)))))
    for label in LABELS:
        for part in (label.head, *label.lines, label.code):
            assert papers.solid(part) in text, part


def test_printing_goes_on_where_the_last_sheet_ended() -> None:
    three = (Label("FIRST"), Label("SECOND"), Label("THIRD"))
    content = render(on("a4-21", labels=three, start=20))
    assert [sorted(page.split()) for page in papers.pages(content)] == [["FIRST", "SECOND"], ["THIRD"]]
    assert labels.next_start(on("a4-21", labels=three, start=20)) == 2
    assert labels.next_start(on("a4-21", labels=three, start=19)) == 1
    assert labels.next_start(on("57x32", labels=three)) == 1


def test_a_full_sheet_is_one_page_and_one_more_label_another() -> None:
    assert len(papers.pages(render(on("a4-65", labels=(Label("X"),) * 65)))) == 1
    assert len(papers.pages(render(on("a4-65", labels=(Label("X"),) * 66)))) == 2


def test_the_same_labels_twice_are_the_same_bytes() -> None:
    for symbol in Symbol:
        assert render(on("a4-21", symbol)) == render(on("a4-21", symbol))


def test_what_cannot_be_printed_is_marked() -> None:
    sheet = on("a4-21", labels=(Label("שלום", ("ok",), "IT0012L"),))
    text = "".join(papers.pages(render(sheet)))
    assert "\N{REPLACEMENT CHARACTER}" in text


def test_a_job_has_a_title() -> None:
    assert PdfReader(io.BytesIO(render(on("a4-21")))).metadata.title == "Labels"


# what stands on them


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
        ({"wanted": [Wanted(Label("X"), 0)]}, "labels.nothing"),
        ({"wanted": [Wanted(Label("X"), -3)]}, "labels.copies"),
        ({"wanted": [Wanted(Label("X"), 1001)]}, "labels.copies"),
        ({"wanted": [Wanted(Label("X"), 1000)] * 6}, "labels.many"),
    ],
)
def test_what_no_printer_could_print_is_refused_in_words(change: dict, refused: str) -> None:
    asked = {"wanted": [Wanted(Label("X"), 2)], "stock": "a4-21", "start": 21, **change}
    with pytest.raises((Refused, NotFound)) as error:
        labels.labels_sheet(asked.pop("wanted"), **asked)
    assert error.value.id == refused
    assert "{" not in formats.sentence(error.value)


def test_copies_follow_each_other() -> None:
    sheet = labels.labels_sheet([Wanted(Label("A"), 2), Wanted(Label("B"), 0), Wanted(Label("C"), 1)], "57x32")
    assert [label.head for label in sheet.labels] == ["A", "A", "C"]
    assert replace(sheet, labels=()) == LabelsSheet("57x32", 1, Symbol.BARS, "Labels", ())


def test_a_stock_is_named_as_people_find_it() -> None:
    texts = [labels.stock_text(stock) for stock in STOCKS.values()]
    assert len(set(texts)) == len(texts)
    assert "63.5 × 38.1 mm, 21 on A4 (Avery L7160, Herma 4103)" in texts
    assert "57 × 32 mm, label printer (Dymo 11354)" in texts
    assert all(Decimal(stock.width) > 0 for stock in STOCKS.values())
