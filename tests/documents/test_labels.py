"""Labels: on every sheet and roll they are inside their edges, read by a scanner, and say what there is room for."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from app.documents import render
from app.documents.label_stock import ROLLS, SHEETS, STOCKS, Stock
from app.documents.labels import Label, LabelsSheet, Symbol
from app.papers import labels
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
