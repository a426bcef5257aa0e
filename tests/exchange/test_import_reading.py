"""Files as other programs write them, and files that cannot be taken: each said in words, by line and column."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from app import formats
from app.data import items
from app.desk import Desk
from app.domain.errors import DeskError, Faulty, NeedsConsent, NotFound, Refused
from app.exchange import KINDS, import_file
from app.exchange.layouts import LAYOUTS

HEADER = "sku,name,on_hand\n"


def written(folder: Path, content: bytes | str, name: str = "items.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def faults(desk: Desk, kind: str, path: Path) -> list[tuple[int, str, str]]:
    """(line, column, id) of everything wrong with a file, of which nothing must be imported."""
    before = items.all_items()
    with pytest.raises(Faulty) as caught:
        import_file(desk, kind, path)
    assert items.all_items() == before
    assert "nothing was imported" in formats.sentence(caught.value)
    return [(int(str(e.facts["line"])), str(e.facts["field"]), e.id) for e in caught.value.errors]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_file_is_read_whatever_its_encoding(desk: Desk, tmp_path: Path, encoding: str) -> None:
    import_file(desk, "items", written(tmp_path, "sku,name\nA1,Düse für Öl\n".encode(encoding)))
    assert items.by_sku("A1").name == "Düse für Öl"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_found(desk: Desk, tmp_path: Path, delimiter: str, ending: str) -> None:
    rows = [("SKU", " Name ", "On Hand", "reorder-point"), ("A1", f'"a{delimiter}b"', "12", "3"), ("", "", "", "")]
    content = ending.join(delimiter.join(row) for row in rows)
    import_file(desk, "items", written(tmp_path, content))
    item = items.by_sku("A1")
    assert (item.name, item.reorder_point) == (f"a{delimiter}b".replace("\t", " "), Decimal(3))
    assert items.on_hand()[item.id] == 12


def test_a_name_may_go_over_two_lines_and_later_lines_keep_their_number(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + 'A1,"long\nname",1\n\nA2,short,many\n')
    assert faults(desk, "items", path) == [(5, "on_hand", "import.not_a_number")]


@pytest.mark.parametrize(
    ("content", "id"),
    [
        (b"", "import.empty"),
        (b"\n \n", "import.empty"),
        (b"\xef\xbb\xbf", "import.empty"),
        (b"PK\x03\x04rest of a workbook", "import.workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "import.not_text"),
        (bytes(range(256)), "import.not_text"),
        (b"\xff\xfe\x41", "import.not_text"),
    ],
)
def test_what_is_no_list_is_refused(desk: Desk, tmp_path: Path, content: bytes, id: str) -> None:
    with pytest.raises(Refused) as caught:
        import_file(desk, "items", written(tmp_path, content))
    assert caught.value.id == id
    assert "items.csv" in formats.sentence(caught.value)


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        import_file(desk, "items", tmp_path / "none.csv")
    with pytest.raises(Refused):
        import_file(desk, "items", tmp_path)
    with pytest.raises(Refused):
        import_file(desk, "parts", tmp_path)


def test_two_encodings_in_one_file_are_named_by_line(desk: Desk, tmp_path: Path) -> None:
    content = HEADER.encode() + "A1,Düse,1\n".encode() + "A2,Öl,1\n".encode("cp1252") + b"A3,plain,1\n"
    path = written(tmp_path, content + "A4,Größe,1\n".encode("cp1252"))
    assert faults(desk, "items", path) == [(3, "", "import.mixed"), (5, "", "import.mixed")]


@pytest.mark.parametrize("content", ['A1,"never closed,1\nA2,b,1\n', 'A1,"a"b,1\n'])
def test_a_stray_quotation_mark_is_named_by_line(desk: Desk, tmp_path: Path, content: str) -> None:
    assert faults(desk, "items", written(tmp_path, HEADER + content)) == [(2, "", "import.quotes")]


def test_missing_unknown_and_double_columns_are_named_together(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, "sku,naam,sku\nA1,b,c\n")
    assert faults(desk, "items", path) == [
        (1, "sku", "import.column_twice"),
        (1, "name", "import.column_missing"),
        (1, "naam", "import.column_unknown"),
    ]


def test_an_unknown_column_is_asked_about_and_then_left_out(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, "sku,name,colour\nA1,Washer,red\n")
    with pytest.raises(NeedsConsent) as caught:
        import_file(desk, "items", path)
    assert "colour" in formats.sentence(caught.value)
    assert not items.all_items()
    import_file(desk, "items", path, consent=frozenset({caught.value.question}))
    assert items.by_sku("A1").name == "Washer"


def test_every_bad_cell_is_named_in_one_go(desk: Desk, tmp_path: Path) -> None:
    rows = [
        "sku,name,on_hand,price,reorder_point,order_up_to,decimals,discontinued",
        "A1,Washer,-1,1,,,,",
        "A2,,many,1,,,,",
        "A3,Nut,1000000000000,0.00001,,,,",
        'A4,Bolt,1,"1,234",,,,perhaps',
        "A5,Pin,1,2,10,4,,",
        "A6,Rod,2.5,2,,,0,",
        "a1,Again,1,1,,,,",
        "A7,Wide,1,1,,,,,,too,many",
        "A8,\x7fBell,1,1,,,7,",
        "A9,short",
    ]
    assert faults(desk, "items", written(tmp_path, "\n".join(rows))) == [
        (2, "on_hand", "import.negative"),
        (3, "name", "import.blank"),
        (3, "on_hand", "import.not_a_number"),
        (4, "on_hand", "import.absurd"),
        (4, "price", "import.too_fine"),
        (5, "discontinued", "import.not_yes_or_no"),
        (6, "order_up_to", "import.up_to"),
        (7, "on_hand", "import.too_fine_for"),
        (8, "sku", "import.repeated"),
        (9, "", "import.too_wide"),
        (10, "name", "import.unprintable"),
        (10, "decimals", "import.more_than"),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234.5", "1234.5"),
        ("+7", "7"),
        (".5", "0.5"),
        ("12.", "12"),
        ("1234,5", "1234.5"),
        ("0,125", "0.125"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("12 345,5", "12345.5"),
        ("12\u00a0345", "12345"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("1’234’567", "1234567"),
        ("12,34,567", "1234567"),
    ],
)
def test_numbers_that_can_only_mean_one_thing_are_read(desk: Desk, tmp_path: Path, text: str, number: str) -> None:
    import_file(desk, "items", written(tmp_path, f"sku;name;on_hand\nA1;Cable;{text}\n"))
    assert items.on_hand() == {1: Decimal(number)}


@pytest.mark.parametrize("text", ["1e3", "1 2", "0x10", "NaN", "inf", "1,2,3", "--1", "1.2.3", "1'23"])
def test_numbers_that_cannot_be_read_are_named(desk: Desk, tmp_path: Path, text: str) -> None:
    [(line, column, id)] = faults(desk, "items", written(tmp_path, f"sku;name;on_hand\nA1;Cable;{text}\n"))
    assert (line, column) == (2, "on_hand")
    assert id == "import.not_a_number"


def test_every_fault_has_a_finished_sentence(desk: Desk, tmp_path: Path) -> None:
    rows = ["order,customer,accepted_on,sku,quantity,wanted_on,told_date,told_on"]
    rows += ["SO-1,Smith,2026-02-30,NO-SUCH,0,yesterday,,", "SO-1,Jones,2026-05-01,NO-SUCH,1,,2026-06-01,"]
    rows += ["SO-2,Smith,2026-12-31,NO-SUCH,1,1850-01-01,,2027-01-01"]
    with pytest.raises(Faulty) as caught:
        import_file(desk, "orders", written(tmp_path, "\n".join(rows)))
    said = [formats.sentence(error) for error in caught.value.errors]
    assert len(said) == 11
    for sentence, error in zip(said, caught.value.errors, strict=True):
        assert sentence.startswith(f"Line {error.facts['line']}, {error.facts['field']}: "), sentence
        assert "…" not in sentence
        assert sentence.endswith(".")


def test_a_fault_says_what_was_in_the_cell(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError) as caught:
        import_file(desk, "items", written(tmp_path, HEADER + "A1,Washer,a dozen\n"))
    assert "Line 2, on_hand: “a dozen” is not a number" in formats.sentence(caught.value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_with_columns_and_no_rows_brings_nothing(desk: Desk, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(",".join(LAYOUTS[kind].names) + "\n", encoding="utf-8")
    done = import_file(desk, kind, path)
    assert (done.added, done.updated, done.kept, done.notes) == (0, 0, 0, ())


@pytest.mark.parametrize("first", ["sep=;\r\n", "SEP=;\n", '"sep=;"\n', "\ufeffsep=;\n", "\nsep=;\n"])
def test_a_first_line_that_says_the_separator_is_understood_and_lines_keep_their_numbers(
    desk: Desk, tmp_path: Path, first: str
) -> None:
    """The name has more commas than the line has semicolons."""
    head = "sku;name;on_hand\n"
    import_file(desk, "items", written(tmp_path, f"{first}{head}A1;a, b, c, d;2\n"))
    assert items.by_sku("A1").name == "a, b, c, d"
    path = written(tmp_path, f"{first}{head}A2;b;many\n")
    assert faults(desk, "items", path) == [(3 + first.count("\n") - 1, "on_hand", "import.not_a_number")]
    path = written(tmp_path, f"{first}sku;on_hand\nA2;1\n")
    assert faults(desk, "items", path) == [(1 + first.count("\n"), "name", "import.column_missing")]
