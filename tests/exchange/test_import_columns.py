"""Files with columns of their own, and rows that a person goes on without."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app import formats
from app.data import items, purchases
from app.data.store.bulk import rows as fetch
from app.desk import Desk
from app.domain.errors import Faulty, NeedsConsent
from app.exchange import Columns, Imported, file_columns, import_file, place_of, said_heading
from app.exchange.columns import likely
from app.exchange.layouts import LAYOUTS
from tests.builders import an_item

PRODUCTS = "ProductID,ProductName,UnitsInStock,UnitsOnOrder,Colour\nP1,Chai,39,0,brown\nP2,Chang,17,40,red\n"
NAMED = Columns({"sku": "ProductID", "name": "ProductName", "on_hand": "UnitsInStock"})


@pytest.fixture
def products(tmp_path: Path) -> Path:
    path = tmp_path / "products.csv"
    path.write_text(PRODUCTS, encoding="utf-8")
    return path


def faults(desk: Desk, kind: str, path: Path, columns: Columns | None = None, leave_out: int = 0) -> Faulty:
    with pytest.raises(Faulty) as caught:
        import_file(desk, kind, path, columns=columns, leave_out=leave_out)
    assert "…" not in formats.sentence(caught.value)
    return caught.value


def acts() -> int:
    return int(fetch("SELECT count(*) FROM act")[0][0])


def test_a_person_says_which_column_is_which(desk: Desk, products: Path) -> None:
    done = import_file(desk, "items", products, columns=NAMED)
    assert [(item.sku, item.name) for item in items.all_items()] == [("P1", "Chai"), ("P2", "Chang")]
    assert sorted(items.on_hand().values()) == [17, 39]
    assert done.notes == ("2 columns of the file were left out: UnitsOnOrder; Colour.",)


def test_it_is_remembered_for_the_same_headings_in_any_order(desk: Desk, products: Path) -> None:
    import_file(desk, "items", products, columns=NAMED)
    products.write_text("UnitsInStock;Colour;ProductName;ProductID;UnitsOnOrder\n1;;Tofu;P3;0\n", encoding="utf-8")
    done = import_file(desk, "items", products)
    assert items.by_sku("P3").name == "Tofu"
    assert "as the last time: sku=ProductID, name=ProductName" in done.notes[-1]
    products.write_text("ProductID,ProductName\nP4,Rice\n", encoding="utf-8")
    assert faults(desk, "items", products).errors[0].id == "import.column_missing"


def test_a_dry_run_remembers_nothing(desk: Desk, products: Path) -> None:
    import_file(desk, "items", products, columns=NAMED, dry_run=True)
    assert faults(desk, "items", products).errors[0].id == "import.column_missing"
    assert acts() == 0


def test_a_column_may_serve_twice_and_another_be_the_same_in_every_row(desk: Desk, products: Path) -> None:
    import_file(desk, "items", products, columns=NAMED)
    said = Columns(
        {"po": "ProductID", "sku": "ProductID", "quantity": "UnitsOnOrder"},
        {"supplier": "Acme", "sent_on": "2026-05-01"},
    )
    done = import_file(desk, "purchase-orders", products, columns=said, leave_out=1)
    assert (done.added, [fault.facts["line"] for fault in done.left_out]) == (1, ["2"])
    [order] = purchases.orders()
    assert (order.number, order.sent_on) == ("P2", date(2026, 5, 1))


@pytest.mark.parametrize(
    ("said", "why", "words"),
    [
        (Columns({"sku": "ProductID", "name": "Title"}), "import.map_no_heading", "no column “Title”"),
        (Columns({"sku": "ProductID", "colour": "Colour"}), "import.map_no_column", "no column “colour”"),
        (Columns({"sku": "ProductID"}), "import.column_missing", "name is missing"),
        (Columns({"sku": "ProductID", "name": "ProductName"}, {"on_hand": "many"}), "import.not_a_number", "many"),
        (Columns({"sku": "ProductID"}, {"name": "  "}), "import.blank", "empty"),
    ],
)
def test_what_cannot_be_meant_is_said(desk: Desk, products: Path, said: Columns, why: str, words: str) -> None:
    refused = faults(desk, "items", products, said)
    assert refused.errors[0].id == why
    assert words in formats.sentence(refused)
    assert acts() == 0


def test_faulty_rows_are_only_left_out_where_exactly_so_many_were_agreed_to(desk: Desk, tmp_path: Path) -> None:
    an_item(desk, "A1")
    path = tmp_path / "sources.csv"
    path.write_text("supplier,sku,pack_size\nAcme,A1,0\nAcme,NONE,5\nBest,A1,12\n", encoding="utf-8")
    refused = faults(desk, "sources", path)
    assert (refused.facts["leave_out"], len(refused.errors)) == (2, 2)
    for other in (1, 3):
        assert faults(desk, "sources", path, leave_out=other).facts["leave_out"] == 2
    done: Imported = import_file(desk, "sources", path, leave_out=2)
    assert (done.added, [fault.id for fault in done.left_out]) == (1, ["import.zero", "import.sku_unknown"])


def test_a_fault_that_only_shows_once_others_are_out_is_named_too(desk: Desk, tmp_path: Path) -> None:
    """The second A1 repeats only a row that is taken: without the first one it is none, and is not thrown away."""
    path = tmp_path / "items.csv"
    path.write_text("sku,name,price\nA1,Washer,dear\nA1,Washer,2\nA2,Nut,1\n", encoding="utf-8")
    refused = faults(desk, "items", path)
    assert [(error.id, error.facts["line"]) for error in refused.errors] == [
        ("import.not_a_number", "2"),
        ("import.repeated", "3"),
    ]
    assert refused.facts["leave_out"] == 1
    assert import_file(desk, "items", path, leave_out=1).added == 2


def test_a_file_of_which_nothing_is_left_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text("sku,name,price\nA1,Washer,dear\n", encoding="utf-8")
    assert faults(desk, "items", path).facts["leave_out"] == 0
    assert faults(desk, "items", path, leave_out=1).facts["leave_out"] == 0
    assert acts() == 0


def test_columns_nobody_spoke_of_are_still_asked_about(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text("sku,name,colour\nA1,Washer,blue\n", encoding="utf-8")
    with pytest.raises(NeedsConsent, match=r"import\.columns_unknown"):
        import_file(desk, "items", path)


def test_headings_are_offered_with_what_stands_under_them(desk: Desk, products: Path) -> None:
    shown = file_columns(desk, "items", products)
    assert shown.headings == ("ProductID", "ProductName", "UnitsInStock", "UnitsOnOrder", "Colour")
    assert shown.samples[1] == ("Chai", "Chang")
    assert (shown.columns, shown.remembered, shown.fits) == (NAMED, False, False)
    import_file(desk, "items", products, columns=NAMED)
    assert file_columns(desk, "items", products).remembered


def test_the_beginning_of_a_long_file_is_enough(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text('sku,name\n"A,1",Washer\n' + "".join(f'"B,{n}","two\nlines"\n' for n in range(20_000)), "utf-8")
    shown = file_columns(desk, "items", path)
    assert (shown.headings, shown.samples[0][:2], shown.fits) == (("sku", "name"), ("A,1", "B,0"), True)


def test_what_headings_seem_to_mean() -> None:
    meant = likely(LAYOUTS["items"], ["ProductID", "Product_Name", "UNITS IN STOCK", "reorder-point", "Other"])
    assert meant.headings == {
        "sku": "ProductID",
        "name": "Product_Name",
        "on_hand": "UNITS IN STOCK",
        "reorder_point": "reorder-point",
    }


TWICE = "sku,name,Stock,stock,,Name\nA1,Washer,1,2,3,Big washer\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "items.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("said", "on_hand"), [("#3", 1), ("#4", 2), ("#5", 3), ("Stock", 1), ("stock", 2)], ids=lambda said: str(said)
)
def test_of_two_headings_alike_or_a_blank_one_the_chosen_column_is_read(
    desk: Desk, tmp_path: Path, said: str, on_hand: int
) -> None:
    import_file(desk, "items", written(tmp_path, TWICE), columns=Columns({"on_hand": said, "name": "#2"}))
    assert list(items.on_hand().values()) == [on_hand]
    assert items.by_sku("A1").name == "Washer"


@pytest.mark.parametrize(
    ("said", "id", "numbers"),
    [
        (None, "import.column_twice", "#2, #6"),
        (Columns({"on_hand": "#3"}), "import.column_twice", "#2, #6"),
        (Columns({"on_hand": "STOCK", "name": "#2"}), "import.map_twice", "#3, #4"),
        (Columns({"on_hand": "#7", "name": "#2"}), "import.map_no_heading", "#7"),
        (Columns({"on_hand": "#0", "name": "#2"}), "import.map_no_heading", "#0"),
    ],
)
def test_a_heading_that_stands_twice_is_refused_with_its_numbers(
    desk: Desk, tmp_path: Path, said: Columns | None, id: str, numbers: str
) -> None:
    refused = faults(desk, "items", written(tmp_path, TWICE), said)
    assert refused.errors[0].id == id
    assert numbers in formats.sentence(refused)


def test_a_heading_that_is_a_number_itself_counts_first(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "items", written(tmp_path, "sku,#1\nA1,Washer\n"), columns=Columns({"name": "#1"}))
    assert items.by_sku("A1").name == "Washer"


def test_a_column_that_is_there_can_be_left_out(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, "sku,name,price\nA1,Washer,dear\n")
    done = import_file(desk, "items", path, columns=Columns(without=("price",)))
    assert items.by_sku("A1").price is None
    assert done.notes == ("1 column of the file was left out: price.",)
    with pytest.raises(NeedsConsent) as caught:  # remembered, and never unasked
        import_file(desk, "items", path)
    assert import_file(desk, "items", path, consent=frozenset({caught.value.question})).kept == 1
    assert faults(desk, "items", path, Columns(without=("name",))).errors[0].id == "import.column_missing"
    assert faults(desk, "items", path, Columns(without=("colour",))).errors[0].id == "import.map_no_column"


def test_columns_said_by_number_are_remembered_for_the_same_order_only(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "items", written(tmp_path, "sku,,qty\nA1,Washer,1\n"), columns=Columns({"name": "#2"}))
    import_file(desk, "items", written(tmp_path, "sku,,qty\nA2,Nut,1\n"))
    assert items.by_sku("A2").name == "Nut"
    refused = faults(desk, "items", written(tmp_path, "sku,qty,\nA3,1,Bolt\n"))
    assert refused.errors[0].id == "import.column_missing"


def test_a_choice_says_a_heading_by_its_number_where_its_name_is_not_enough(desk: Desk, tmp_path: Path) -> None:
    shown = file_columns(desk, "items", written(tmp_path, 'sku,name,Stock,stock,,name,"a, b"\nA1,,,,,,\n'))
    assert [said_heading(shown.headings, place) for place in range(7)] == [
        *("sku", "#2", "Stock", "stock", "#5", "#6", "#7")
    ]
    assert all(place_of(shown.headings, said_heading(shown.headings, place)) == place for place in range(7))
    assert [shown.title(place) for place in (0, 1, 4)] == ["sku", "name (#2)", "(#5)"]
    assert not shown.fits
    assert "name" not in shown.columns.headings


def test_what_was_the_same_in_every_row_and_what_was_not_read_is_asked_about_the_next_time(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "items.csv"
    path.write_text("sku,name,unit,price\nA1,Washer,pcs,2\n", encoding="utf-8")
    import_file(desk, "items", path, columns=Columns(always={"on_hand": "9"}, without=["price"]))
    path.write_text("sku,name,unit,price\nA2,Nut,pcs,3\n", encoding="utf-8")
    with pytest.raises(NeedsConsent) as caught:
        import_file(desk, "items", path)
    assert "was read with on_hand=“9”, price=—. This one too?" in formats.sentence(caught.value)
    assert [item.sku for item in items.all_items()] == ["A1"]
    import_file(desk, "items", path, columns=Columns(without=["price"]))
    assert items.on_hand([items.by_sku("A2").id]) == {}
