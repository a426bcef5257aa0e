"""Looking back without a window: the history, taking acts back, and what is to be picked."""

from __future__ import annotations

import pytest

from tests.cli.program import Program
from tests.documents import papers

ITEMS = "sku,name,bin,on_hand\nA1,Washer,B-04,18\nA2,Nut,A-01,5\n"
ORDERS = "order,customer,accepted_on,sku,quantity\nSO-0118,Smith,2026-05-04,A1,30\nSO-0121,Jones,2026-05-05,A2,5\n"


@pytest.fixture
def stockroom(program: Program) -> Program:
    """Two orders, ready in part."""
    return program.take_in(items=ITEMS, orders=ORDERS)


def test_the_last_act_is_taken_back_and_only_once(stockroom: Program) -> None:
    before = stockroom.values("queue")
    act = stockroom.values("ship", "--ready")["act"]
    assert len(stockroom.values("queue")) == 1
    done = stockroom.values("reverse", "last", "--reason", "wrong parcel")
    assert (done["reverses"], done["verb"]) == (act, "ship")
    assert stockroom.values("queue") == before
    again = stockroom("reverse", str(act))
    assert again.exit_code == 1
    assert "already been reversed, on 12 May by Kim" in again.stderr
    assert [stockroom.values("reverse", "last")["verb"] for _ in range(2)] == ["import", "import"]
    nothing = stockroom("reverse", "last")
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert "Nothing of late can be reversed" in nothing.stderr
    assert stockroom.values("verify") == []


@pytest.mark.parametrize("act", ["4711", "first", "-", "9" * 30, "²"])
def test_an_act_that_is_not_there_is_refused_in_words(stockroom: Program, act: str) -> None:
    result = stockroom("reverse", act)
    assert result.exit_code == 1
    assert f"There is no act {act}." in result.stderr


def test_the_history_names_what_was_done(stockroom: Program) -> None:
    act = stockroom.values("ship", "--order", "SO-0118")["act"]
    stockroom("reverse", "last")
    reversal, shipped, *_ = stockroom.values("history")
    assert (reversal["verb"], reversal["reverses"], reversal["reversible"]) == ("reverse", act, False)
    assert (shipped["act"], shipped["person"], shipped["reversed_by"]) == (act, "Kim", reversal["act"])
    assert shipped["parts"] == [
        {"kind": "shipment", "sku": "A1", "quantity": -18, "order": "SO-0118", "customer": "Smith", "po": ""}
    ]
    assert len(stockroom.values("history", "--most", "1")) == 1
    text = stockroom("history").stdout
    assert "Shipped" in text
    assert " 18 × A1, Smith (SO-0118)" in text


def test_what_is_to_be_picked_is_listed_and_nothing_ships(stockroom: Program) -> None:
    before = stockroom.values("history")
    found = stockroom.values("ship", "--pick")
    assert [(pick["bin"], pick["sku"], pick["quantity"], pick["order"]) for pick in found] == [
        ("A-01", "A2", 5, "SO-0121"),
        ("B-04", "A1", 18, "SO-0118"),
    ]
    assert [pick["sku"] for pick in stockroom.values("ship", "--pick", "--order", "SO-0118")] == ["A1"]
    paper = stockroom.folder / "picks.pdf"
    assert stockroom("ship", "--pick", "-o", str(paper)).exit_code == 0
    assert "Bin A-01" in papers.pages(paper.read_bytes())[0]
    assert "B-04" in stockroom("ship", "--pick").stdout
    assert stockroom("ship", "--pick", "--order", "SO-9999").exit_code == 1
    assert stockroom("ship", "--ready", "-o", str(paper)).exit_code == 2
    assert stockroom.values("history") == before


def test_a_packing_slip_is_printed_of_a_shipment(stockroom: Program) -> None:
    act = stockroom.values("ship", "--order", "SO-0118")["act"]
    paper = stockroom.folder / "slip.pdf"
    assert stockroom("print", "slip", str(act), "-o", str(paper)).exit_code == 0
    [page] = papers.pages(paper.read_bytes())
    assert "Packing slip SO-0118" in page
    assert "12 pcs" in page
    assert stockroom("print", "slip", "1", "-o", str(paper)).exit_code == 1


def test_an_import_of_purchase_orders_is_undone_once_whom_it_uncovers_is_agreed_to(stockroom: Program) -> None:
    before = stockroom.values("queue")
    stockroom.take_in(purchase_orders="po,supplier,sku,quantity,sent_on\nPO-1,Acme,A1,20,2026-05-04\n")
    act = stockroom.values("history")[0]["act"]
    said = stockroom.refused("reverse", str(act))
    assert "Smith (SO-0118) 12 of A1" in said
    assert "--yes" in said
    done = stockroom.values("reverse", str(act), "--yes")
    assert (done["reverses"], done["verb"]) == (act, "import")
    assert stockroom.values("queue") == before
