"""Codes that a spreadsheet has ruined are named, not taken; a barcode is one under every length, and replaceable."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import catalogue, formats
from app.cli import backorder
from app.data import items
from app.desk import Desk
from app.domain.errors import NO_CONSENT, Consent, DeskError, Faulty, NeedsConsent
from app.exchange import Imported, import_file

EAN, UPC = "4006381333931", "036000291452"


def written(folder: Path, *lines: str) -> Path:
    path = folder / "items.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def agreed(desk: Desk, path: Path, kind: str = "items") -> Imported:
    consent: Consent = NO_CONSENT
    while True:
        try:
            return import_file(desk, kind, path, consent=consent)
        except NeedsConsent as asked:
            consent |= {asked.question}


def codes(sku: str) -> list[str]:
    return [barcode.code for barcode in items.barcodes(items.by_sku(sku).id)]


RUINED = [
    ("8.72E+12", "import.ruined_number"),
    ("1.23457E+11", "import.ruined_number"),
    ("8,72E+12", "import.ruined_number"),
    ("4601743093456.0", "import.ruined_number"),
    ("1234567890123450000", "import.ruined_number"),
    ("########", "import.ruined_narrow"),
    ("#N/A", "import.ruined_error"),
    ("#ИМЯ?", "import.ruined_error"),
    ("#DIV/0!", "import.ruined_error"),
]


@pytest.mark.parametrize(("text", "id"), RUINED)
def test_in_the_key_it_is_a_fault(desk: Desk, tmp_path: Path, text: str, id: str) -> None:
    path = written(tmp_path, "sku;name", "A1;Nut", f"{text};Washer")
    with pytest.raises(Faulty) as caught:
        agreed(desk, path)
    [fault] = caught.value.errors
    assert (fault.id, fault.facts["line"], fault.facts["field"], fault.facts["text"]) == (id, "3", "sku", text)
    assert text in formats.sentence(caught.value)
    assert items.all_items() == []


@pytest.mark.parametrize(
    ("text", "id"),
    [
        *RUINED,
        ("4006381333932", "import.ruined_check"),
        (UPC[1:], "import.ruined_zero"),
        ("12345678901", "import.ruined_eleven"),
    ],
)
def test_elsewhere_it_is_asked_about_and_left_empty_by_consent(desk: Desk, tmp_path: Path, text: str, id: str) -> None:
    path = written(tmp_path, "sku;name;barcode", f"A1;Nut;{EAN}", f"A2;Washer;{text}")
    with pytest.raises(NeedsConsent) as caught:
        import_file(desk, "items", path)
    assert f"Line 3, barcode: “{text}”" in formats.sentence(caught.value)
    done = agreed(desk, path)
    assert (codes("A1"), codes("A2")) == ([EAN], [])
    assert f"was left empty: {text} (3, barcode)." in done.notes[-1]


def test_beside_a_fault_it_is_named_with_it(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, "sku;name;barcode;on_hand", "A1;Nut;8.72E+12;many")
    with pytest.raises(Faulty) as caught:
        import_file(desk, "items", path)
    assert {fault.id for fault in caught.value.errors} == {"import.ruined_number", "import.not_a_number"}


@pytest.mark.parametrize(
    "text", ["1E5", "12E4", "A-1.0", "00123", "#4711", "340123450000000018", "12345678901234567890", "E+12", "##"]
)
def test_what_only_looks_a_little_like_it_is_a_code(desk: Desk, tmp_path: Path, text: str) -> None:
    import_file(desk, "items", written(tmp_path, "sku;name", f"{text};Washer"))
    assert items.by_sku(text).name == "Washer"


def test_a_column_with_fractions_has_whole_ones_too_and_own_codes_of_eight_digits_no_check_digit(
    desk: Desk, tmp_path: Path
) -> None:
    path = written(tmp_path, "sku;name;barcode", "2.5;Nut;12345678", "3.0;Washer;12345679", "3.25;Bolt;")
    import_file(desk, "items", path)
    assert items.by_sku("3.0").name == "Washer"
    assert codes("2.5") == ["12345678"]


def test_names_may_be_anything_but_an_error(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "items", written(tmp_path, "sku;name", "A1;2.0", "A2;1E+12"))
    assert items.by_sku("A2").name == "1E+12"
    with pytest.raises(Faulty):
        import_file(desk, "items", written(tmp_path, "sku;name", "A3;#NAME?"))


@pytest.mark.parametrize("cell", ['="00123"', '"=""00123"""'])
def test_a_code_kept_as_text_by_a_formula_is_undone(desk: Desk, tmp_path: Path, cell: str) -> None:
    import_file(desk, "items", written(tmp_path, "sku;name", f"{cell};Washer"))
    assert items.by_sku("00123").name == "Washer"


@pytest.mark.parametrize("again", [UPC, f"0{UPC}", f"00{UPC}"])
def test_one_gtin_under_two_lengths_is_one_code(desk: Desk, tmp_path: Path, again: str) -> None:
    import_file(desk, "items", written(tmp_path, "sku,name,barcode", f"A1,Nut,{UPC}"))
    done = import_file(desk, "items", written(tmp_path, "sku,name,barcode", f"A1,Nut,{again}"))
    assert (done.kept, codes("A1")) == (1, [UPC])
    with pytest.raises(Faulty, match=r"import\.faulty") as caught:
        import_file(desk, "items", written(tmp_path, "sku,name,barcode", f"A2,Washer,{again}"))
    assert caught.value.errors[0].id == "import.barcode_taken"
    with pytest.raises(DeskError, match=r"barcode\.taken"):
        catalogue.add_barcode(desk, items.by_sku("A1").id, again)
    assert [hit.title for hit in catalogue.find(desk, again)] == ["A1"]
    with pytest.raises(Faulty):
        import_file(desk, "items", written(tmp_path, "sku,name,barcode", f"B1,Nut,{EAN}", f"B2,Washer,0{EAN}"))


def test_a_wrong_barcode_is_replaced_and_counted(desk: Desk, tmp_path: Path) -> None:
    head = "sku,name,barcode,pack_factors"
    import_file(desk, "items", written(tmp_path, head, f"A1,Nut,{UPC}|CASE,1|12", "A2,Washer,,", "A3,Bolt,X,"))
    done = import_file(
        desk, "items", written(tmp_path, "sku,name,barcode", f"A1,Nut,{EAN}", f"A2,Washer,{UPC}", "A3,Bolt,X")
    )
    assert (done.added, done.updated, done.kept) == (0, 2, 1)
    assert (codes("A1"), codes("A2"), codes("A3")) == (["CASE", EAN], [UPC], ["X"])
    assert f"1 barcode was replaced: A1: {UPC} → {EAN}." in done.notes
    import_file(desk, "items", written(tmp_path, "sku,name,barcode", f"A1,Nut,{EAN}|NEW"))
    assert codes("A1") == ["CASE", EAN, "NEW"]


def test_a_barcode_that_an_item_has_already_is_not_judged_again(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "items", written(tmp_path, "sku,name", "A1,Nut"))
    catalogue.add_barcode(desk, items.by_sku("A1").id, "4006381333932")
    assert import_file(desk, "items", written(tmp_path, "sku,name,barcode", "A1,Nut,4006381333932")).kept == 1


def test_headless_each_is_named_by_line_column_and_reason(store: Path, desk: Desk, tmp_path: Path) -> None:
    desk.close()
    path = written(tmp_path, "sku,name,barcode", "A1,Nut,8.72E+12")
    run = ["--store", str(store), "--json", "import", "items", str(path)]
    refused = CliRunner().invoke(backorder, run)
    assert refused.exit_code == 1
    [fault] = json.loads(refused.stdout)["errors"]
    assert (fault["line"], fault["column"], fault["text"]) == (2, "barcode", "8.72E+12")
    assert CliRunner().invoke(backorder, [*run, "--yes"]).exit_code == 0


def test_eleven_digits_are_named_alone_too_and_several_may_be_somebodys_own(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NeedsConsent, match="has 11 digits"):
        import_file(desk, "items", written(tmp_path, "sku;name;barcode", "A1;Nut;12345678901"))
    own = [f"A{n};Nut;1234567890{n}" for n in (1, 2, 3)]
    import_file(desk, "items", written(tmp_path, "sku;name;barcode", *own))
    assert codes("A2") == ["12345678902"]


def test_two_zeros_that_were_lost_are_written_again_in_full(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, "sku;name;barcode", f"A1;Nut;{EAN}", "A2;Washer;1234567895")
    with pytest.raises(NeedsConsent, match="Write it as 001234567895"):
        import_file(desk, "items", path)


def test_one_code_under_two_lengths_in_one_cell_is_one_or_a_fault(desk: Desk, tmp_path: Path) -> None:
    head, both = "sku;name;barcode;pack_factors", f"{UPC}|0{UPC}"
    import_file(desk, "items", written(tmp_path, head, f"A1;Nut;{both};12|12"))
    assert codes("A1") == [UPC]
    with pytest.raises(Faulty) as caught:
        import_file(desk, "items", written(tmp_path, head, "A2;Nut;4006381333931|5012345011547|05012345011547;1|1|12"))
    assert [fault.id for fault in caught.value.errors] == ["import.barcode_twice"]
