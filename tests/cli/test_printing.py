"""Paper and labels from the headless program."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain import codes
from tests.cli.program import ORDERS, PURCHASES, Program
from tests.documents import papers, papers_read

BINS = "sku,name,bin,on_hand,supplier\nA1,Washer,B-04,18,Acme\nA2,Nut,A-01,3,Acme\n"


def printed(program: Program, *what: str) -> bytes:
    path = program.folder / "paper.pdf"
    assert program.values("print", *what, "--yes", "-o", str(path)) == {"file": str(path), "missing": []}
    return path.read_bytes()


@pytest.fixture
def shelves(program: Program) -> Program:
    """Washers in B-04 and nuts in A-01; Smith waits for 30 washers, Jones for 5, of which 18 are here."""
    return program.take_in(items=BINS, orders=ORDERS, purchase_orders=PURCHASES)


def test_a_receipt_has_its_slip_and_its_labels(shelves: Program) -> None:
    act = shelves.values("receive", "PO-0017")["act"]
    slip = printed(shelves, "slip", str(act))
    [page] = papers.pages(slip)
    for said in ("Receiving slip PO-0017", "12 to Smith (SO-0118)", "5 to Jones (SO-0121)", "3 to shelf"):
        assert papers.solid(said) in papers.solid(page)
    labels = papers.pages(printed(shelves, "labels", "--receipt", str(act), "--stock", "57x32"))
    assert len(labels) == 3
    for label, said in zip(labels, ("Smith", "Jones", "Bin B-04"), strict=True):
        assert said in label


def test_labels_of_items_and_bins(shelves: Program) -> None:
    content = printed(shelves, "labels", "--item", "A1", "--bin", "A-01", "--copies", "2", "--start", "20")
    first, second = papers.pages(content)
    assert (first.count("A1"), second.count("A-01")) == (2, 2)
    every = printed(shelves, "labels", "--every-bin", "--qr", "--stock", "a4-8")
    assert {kind for kind, _ in papers_read.codes(every)} == {"QRCode"}
    assert {codes.read(text).kind for text in papers_read.texts(every)} == {codes.Kind.BIN}


def test_a_chase_letter_of_an_order_or_of_a_supplier(shelves: Program) -> None:
    assert "PO-0017" in papers.pages(printed(shelves, "chase", "PO-0017"))[0]
    assert "6 May" in papers.pages(printed(shelves, "chase", "--supplier", "Acme"))[0], "when it was sent"
    shelves.done("confirm", "PO-0017", "--date", "2026-06-02")
    assert "nothing to chase" in shelves.refused("print", "chase", "--supplier", "Acme", "-o", "nowhere/x.pdf")
    assert "draft" in shelves.refused("print", "chase", "PO-0018", "-o", "nowhere/x.pdf")


def test_the_sheet_of_a_count_and_what_it_comes_to(shelves: Program) -> None:
    number = shelves.values("count", "open", "A1", "A2")["count"]
    assert "Bin A-01" in papers.pages(printed(shelves, "count", number))[0]
    shelves.done("count", "key", number, "A1", "17", "--bin", "B-04")
    assert "−1" in papers.pages(printed(shelves, "count", number, "--variances"))[0]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (("labels", "--item", "A9"), "A9"),
        (("labels", "--bin", "Z-99"), "Z-99"),
        (("labels", "--item", "A1", "--stock", "a4-999"), "a4-21"),
        (("labels", "--item", "A1", "--start", "22"), "1 to 21"),
        (("labels", "--item", "A1", "--copies", "0"), "no label"),
        (("labels", "--receipt", "1"), "received nothing"),
        (("slip", "999"), "act"),
        (("count", "CS-9999"), "CS-9999"),
        (("chase", "PO-9"), "PO-9"),
    ],
)
def test_what_cannot_be_printed_is_said(shelves: Program, what: tuple[str, ...], said: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    assert said in shelves.refused("print", *what, "-o", str(path))
    assert not path.exists()


@pytest.mark.parametrize("what", [("labels",), ("chase",), ("chase", "PO-1", "--supplier", "Acme")])
def test_nothing_or_too_much_named_is_a_mistake_of_usage(shelves: Program, what: tuple[str, ...]) -> None:
    assert shelves("print", *what, "-o", "nowhere/x.pdf").exit_code == 2


def test_an_order_is_confirmed_and_its_papers_are_printed_again_as_they_left(shelves: Program) -> None:
    shelves.done("order", "Smith", "--line", "A2=2", "--reference", "Boiler 7", "--deliver-to", "Gate 4")
    [order] = {row["order"] for row in shelves.values("queue") if row["sku"] == "A2" and row["waiting"] == 2}
    page = papers.pages(printed(shelves, "confirmation", order))[0]
    for said in (f"Order confirmation {order}", "Boiler 7", "Gate 4", "Ready to ship"):
        assert papers.solid(said) in papers.solid(page)
    assert shelves.values("papers") == []
    shelves.done("tell", "--order", order, "--how", "letter", "--confirmation")
    shelves.done("ship", "--order", order)
    slip, confirmation = shelves.values("papers", "--order", order)
    assert (slip["kind"], confirmation["kind"]) == ("packing-slip", "confirmation")
    assert (slip["whom"], slip["number"]) == ("Smith", order)
    assert shelves.values("papers", "--customer", "Jones") == []
    shelves.take_in(items="sku,name\nA2,Other name\n")
    copy = papers.pages(printed(shelves, "copy", str(confirmation["paper"])))[0]
    assert papers.solid("Copy of") in papers.solid(copy)
    assert papers.solid("Nut") in papers.solid(copy)
    assert "Other name" not in copy
    assert "No paper 99 is kept." in shelves.refused("print", "copy", "99", "-o", "x.pdf")


def test_a_confirmation_is_of_an_order_and_in_writing(shelves: Program) -> None:
    letter, order = ("--how", "letter"), ("--order", "SO-0118")
    for said in (("--customer", "Smith", *letter), (*order, "--how", "phone"), (*order, "--line", "A1", *letter)):
        assert shelves("tell", *said, "--confirmation").exit_code == 2
