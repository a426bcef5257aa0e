"""Whatever stands in the cells of a file: it is taken, asked about or refused in sentences; no fault of the program."""

from __future__ import annotations

import csv
import io
from itertools import combinations, product
from pathlib import Path

import pytest

from app import catalogue, formats
from app.desk import Desk
from app.domain.errors import NO_CONSENT, DeskError, Faulty, NeedsConsent
from app.exchange import KINDS, import_file
from app.exchange.layouts import LAYOUTS
from tests.builders import a_customer, a_supplier, an_item, an_order

SOUND = {
    "sku": "A1",
    "name": "Hose",
    "supplier": "Acme",
    "customer": "Smith",
    "order": "SO-7",
    "po": "PO-7",
    "quantity": "2",
    "accepted_on": "2026-05-01",
    "substitute": "A2",
    "unit": "m",
}
GARBAGE = ("", "1.5", "-3", "x", "#N/A", "8.72E+12", "2026-02-30", "9" * 40, "a\nb", "None", "|", "\u202e\x07", "=1+1")
PAIRED = ("", "1.5", "x", "|", "2026-05-30")


@pytest.fixture
def stocked(desk: Desk) -> Desk:
    hose = an_item(desk, "A1", 5, unit="m")
    catalogue.add_barcode(desk, hose, "4006381333931")
    an_item(desk, "A2")
    a_supplier(desk, "Acme")
    an_order(desk, a_customer(desk, "Smith"), (hose, 3))
    return desk


def taken(desk: Desk, kind: str, path: Path) -> None:
    """Take a file in, agreeing to whatever is asked and leaving out what is faulty; every sentence can be said."""
    consent, leave_out = NO_CONSENT, 0
    while True:
        try:
            import_file(desk, kind, path, leave_out=leave_out, consent=consent)
        except DeskError as error:
            said = error
        else:
            return
        assert formats.sentence(said)
        if isinstance(said, NeedsConsent) and said.question not in consent:
            consent |= {said.question}
        elif isinstance(said, Faulty) and said.facts["leave_out"] not in (0, leave_out):
            assert all(error.facts["line"] for error in said.errors)
            leave_out = int(str(said.facts["leave_out"]))
        else:
            return


def file_of(path: Path, names: tuple[str, ...], rows: list[dict[str, str]]) -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_garbage_in_any_column(stocked: Desk, tmp_path: Path, kind: str) -> None:
    names = LAYOUTS[kind].names
    for name in names:
        rows = [{**SOUND, name: text} for text in GARBAGE]
        for each in rows:
            taken(stocked, kind, file_of(tmp_path / "one.csv", names, [_of(names, each)]))
        taken(stocked, kind, file_of(tmp_path / "all.csv", names, [_of(names, each) for each in rows]))


@pytest.mark.parametrize("kind", KINDS)
def test_garbage_in_any_two_columns(stocked: Desk, tmp_path: Path, kind: str) -> None:
    names = LAYOUTS[kind].names
    for one, other in combinations(names, 2):
        rows = [_of(names, {**SOUND, one: a, other: b}) for a, b in product(PAIRED, repeat=2)]
        taken(stocked, kind, file_of(tmp_path / "all.csv", names, rows))


@pytest.mark.parametrize("kind", KINDS)
def test_cells_that_are_not_there(stocked: Desk, tmp_path: Path, kind: str) -> None:
    names = LAYOUTS[kind].names
    sound = [SOUND.get(name, "") for name in names]
    for length in range(1, len(names) + 2):
        cells = [*sound, "too many"][:length]
        path = tmp_path / "short.csv"
        path.write_text(",".join(names) + "\n" + ",".join(cells) + "\n", encoding="utf-8")
        taken(stocked, kind, path)


def test_a_row_without_a_sku_whose_stock_is_a_fraction_is_said(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text("sku,name,unit,on_hand\n,Hose,m,1.5\n", encoding="utf-8")
    with pytest.raises(Faulty) as caught:
        import_file(desk, "items", path)
    assert [(error.facts["line"], error.facts["field"], error.id) for error in caught.value.errors] == [
        ("2", "sku", "import.blank")
    ]


def _of(names: tuple[str, ...], row: dict[str, str]) -> dict[str, str]:
    return {name: row[name] for name in names if name in row}
