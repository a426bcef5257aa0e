"""How numbers and dates of a file are written: judged by whole columns, and asked where nothing says it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import formats
from app.data import items, sources
from app.data.store.bulk import rows
from app.desk import Desk
from app.domain.errors import Faulty, Refused
from app.exchange import import_file
from app.exchange.notations import COMMA, POINT, UNSAID, Cells, Notation, as_iso, decimal_signs, in_plain
from tests.builders import a_supplier, an_item

D = Decimal


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The locale says nothing, unless a test says one; the years are those about 2026."""
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.delenv(name, raising=False)
    formats.set_locale(None)
    formats.set_today(date(2026, 5, 30))
    yield
    formats.set_locale(None)
    formats.set_today(None)


def taken(desk: Desk, folder: Path, kind: str, text: str, notation: Notation = UNSAID) -> None:
    path = folder / "file.csv"
    path.write_text(text, encoding="utf-8")
    import_file(desk, kind, path, notation=notation)


def asked(desk: Desk, folder: Path, kind: str, text: str) -> str:
    with pytest.raises(Refused) as refused:
        taken(desk, folder, kind, text)
    return formats.sentence(refused.value)


def faults(desk: Desk, folder: Path, kind: str, text: str) -> list[tuple[object, object, str]]:
    with pytest.raises(Faulty) as caught:
        taken(desk, folder, kind, text)
    return [(error.facts["line"], error.facts["field"], error.id) for error in caught.value.errors]


def test_another_column_proves_what_a_number_is(desk: Desk, tmp_path: Path) -> None:
    taken(desk, tmp_path, "items", "sku;name;unit;on_hand;unit_cost\nQ;Dichtung;Stk;1.200;0,05\n")
    found = items.by_sku("Q")
    assert (items.on_hand(), found.decimals, found.unit_cost) == ({found.id: D(1200)}, 0, D("0.05"))


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (("2.301", "5.000", "12,50"), (2301, 5000, D("12.5"))),
        (("2.301", "5.000", "12.50"), (D("2.301"), 5, D("12.5"))),
        (("2,301", "5,000", "12.50"), (2301, 5000, D("12.5"))),
        (("1.234.567", "5.000", "7"), (1234567, 5000, 7)),
        (("0.500", "5.000", "7"), (D("0.5"), 5, 7)),
        (("1'234", "5.000", "0,5"), (1234, 5000, D("0.5"))),
    ],
)
def test_the_other_cells_of_a_column_prove_it(
    desk: Desk, tmp_path: Path, cells: tuple[str, ...], numbers: tuple[Decimal, ...]
) -> None:
    text = "".join(f"S{at};Item;{cell}\n" for at, cell in enumerate(cells))
    taken(desk, tmp_path, "items", f"sku;name;on_hand\n{text}")
    assert tuple(items.on_hand()[items.by_sku(f"S{at}").id] for at in range(len(cells))) == numbers


@pytest.mark.parametrize("text", ["1,000", "1.000"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_nothing_proves_is_asked_with_the_cell_and_what_it_may_be(
    desk: Desk, tmp_path: Path, text: str, separator: str
) -> None:
    an_item(desk, "A")
    file = f'sku{separator}quantity\nA{separator}"{text}"\n'
    assert asked(desk, tmp_path, "stock", file) == (
        "Nothing in the file says whether its numbers have a decimal point or a decimal comma:"
        f" “{text}” (line 2, quantity) is "
        + ("1,000 or 1." if text == "1,000" else "1 or 1,000.")
        + " Say which is meant."
    )
    assert items.on_hand() == {}
    taken(desk, tmp_path, "stock", file, Notation(decimal=COMMA))
    assert items.on_hand() == {1: 1000 if text == "1.000" else 1}


def test_one_column_is_said_by_its_name(desk: Desk, tmp_path: Path) -> None:
    an_item(desk, "A")
    a_supplier(desk, "Acme")
    file = "supplier;sku;minimum;unit_cost\nAcme;A;1.000;1.250\n"
    taken(desk, tmp_path, "sources", file, Notation(POINT, {"minimum": COMMA}))
    [source] = sources.all_sources()
    assert (source.minimum, source.unit_cost) == (1000, D("1.25"))
    with pytest.raises(Refused, match=r"import\.no_such_number"):
        taken(desk, tmp_path, "sources", file, Notation(decimals={"sku": COMMA}))


@pytest.mark.parametrize(("separator", "text", "number"), [(";", "4.000", 4000), (";", "4,000", 4), (",", "4.000", 4)])
def test_separator_and_locale_decide_where_they_agree(
    desk: Desk, tmp_path: Path, separator: str, text: str, number: int
) -> None:
    formats.set_locale("de_DE" if separator == ";" else "en_GB")
    an_item(desk, "A")
    taken(desk, tmp_path, "stock", f"sku{separator}quantity\nA{separator}{text}\n")
    assert items.on_hand() == {1: number}


def test_separator_and_locale_that_contradict_each_other_decide_nothing(desk: Desk, tmp_path: Path) -> None:
    formats.set_locale("en_GB")
    an_item(desk, "A")
    assert "“4.000”" in asked(desk, tmp_path, "stock", "sku;quantity\nA;4.000\n")


def test_an_item_that_is_counted_in_whole_ones_has_no_decimals(desk: Desk, tmp_path: Path) -> None:
    an_item(desk, "A")
    an_item(desk, "ROPE", decimals=3, unit="m")
    taken(desk, tmp_path, "stock", "sku;quantity\nA;2.301\n")
    assert items.on_hand() == {1: 2301}
    assert "“2.301”" in asked(desk, tmp_path, "stock", "sku,quantity\nA,2.301\n"), "the separator speaks against it"
    taken(desk, tmp_path, "stock", "sku,quantity\nROPE,2.301\n")
    assert items.on_hand()[2] == D("2.301"), "the separator and how finely it is counted agree"


@pytest.mark.parametrize("separator", [",", ";"])
def test_how_items_are_counted_proves_nothing_against_what_is_written(
    desk: Desk, tmp_path: Path, separator: str
) -> None:
    an_item(desk, "A")
    an_item(desk, "HOSE", "3.5", decimals=1, unit="m")
    file = f"sku{separator}quantity\nA{separator}1.500\nHOSE{separator}2.2\n"
    assert faults(desk, tmp_path, "stock", file) == [("2", "quantity", "import.too_fine_for")]
    if separator == ",":
        assert "“1.250”" in asked(desk, tmp_path, "stock", "sku,quantity\nHOSE,1.250\n")
    assert items.on_hand() == {2: D("3.5")}


def test_orders_and_purchase_orders_are_judged_alike(desk: Desk, tmp_path: Path) -> None:
    an_item(desk, "A")
    a_supplier(desk, "Acme")
    order = "order;customer;accepted_on;sku;quantity\nSO-1;Smith;2026-05-01;A;{}\n"
    assert "“4.000”" in asked(desk, tmp_path, "orders", order.format("4.000"))
    taken(desk, tmp_path, "orders", order.format("4.000") + "SO-2;Smith;2026-05-01;A;1.000.000\n")
    assert rows("SELECT ordered FROM order_line ORDER BY id") == [(4_000_000,), (1_000_000_000,)]
    bought = "po;supplier;sku;quantity;unit_cost\nPO-1;Acme;A;4.000;0,0525\n"
    taken(desk, tmp_path, "purchase-orders", bought)
    assert rows("SELECT quantity FROM schedule_row") == [(4_000_000,)]


def test_a_column_that_contradicts_itself_has_faults(desk: Desk, tmp_path: Path) -> None:
    cells = "A;Item;1,5\nB;Item;2,5\nC;Item;3.25\n"
    assert faults(desk, tmp_path, "items", f"sku;name;on_hand\n{cells}") == [("4", "on_hand", "import.other_decimal")]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (("31/05/2026", "05/06/2026"), (date(2026, 5, 31), date(2026, 6, 5))),
        (("05/31/2026", "05/06/2026"), (date(2026, 5, 31), date(2026, 5, 6))),
        (("31.05.2026", "5.6.2026"), (date(2026, 5, 31), date(2026, 6, 5))),
        (("2026/05/31", "2026-6-5"), (date(2026, 5, 31), date(2026, 6, 5))),
        (("31/5/26", "5/6/26"), (date(2026, 5, 31), date(2026, 6, 5))),
        (("26-05-30", "31-06-05", "05-06-07"), (date(2026, 5, 30), date(2031, 6, 5), date(2005, 6, 7))),
    ],
)
def test_any_day_of_a_column_proves_its_order(
    desk: Desk, tmp_path: Path, cells: tuple[str, ...], days: tuple[date, ...]
) -> None:
    an_item(desk, "A")
    text = "".join(f"SO-{at},Smith,2026-05-01,A,1,{cell}\n" for at, cell in enumerate(cells))
    taken(desk, tmp_path, "orders", f"order,customer,accepted_on,sku,quantity,wanted_on\n{text}")
    assert rows("SELECT wanted_on FROM order_line ORDER BY id") == [(day.isoformat(),) for day in days]


def test_days_that_nothing_orders_are_asked(desk: Desk, tmp_path: Path) -> None:
    an_item(desk, "A")
    file = "order,customer,accepted_on,sku,quantity\nSO-1,Smith,04/05/2026,A,1\n"
    said = asked(desk, tmp_path, "orders", file)
    assert "“04/05/2026” (line 2, accepted_on) is " in said
    assert " or " in said
    taken(desk, tmp_path, "orders", file, Notation(dates="mdy"))
    assert rows("SELECT accepted_on FROM customer_order") == [("2026-04-05",)]
    formats.set_locale("en_GB")
    taken(desk, tmp_path, "orders", file.replace("SO-1", "SO-2"))
    assert rows("SELECT accepted_on FROM customer_order ORDER BY id")[1] == ("2026-05-04",)


def an_order(accepted_on: str) -> str:
    return f"order\tcustomer\taccepted_on\tsku\tquantity\nSO-1\tSmith\t{accepted_on}\tA\t1\n"


@pytest.mark.parametrize("locale", ["hu_HU", "ja_JP", "sv_SE", "fr_CA", "en_CA", "zh_CN", "lt_LT"])
def test_a_year_that_stands_last_is_asked_where_the_locale_writes_it_first(
    desk: Desk, tmp_path: Path, locale: str
) -> None:
    an_item(desk, "A")
    formats.set_locale(locale)
    assert "“05/04/2026” (line 2, accepted_on) is " in asked(desk, tmp_path, "orders", an_order("05/04/2026"))


@pytest.mark.parametrize("locale", ["de_DE", "en_GB", "fr_FR", "pl_PL", "en_US"])
@pytest.mark.parametrize("days", [("26-04-05", "26-04-25"), ("26-04-25", "26-04-27"), ("26-04-05",)])
def test_a_year_of_two_digits_that_may_stand_first_is_asked_where_the_locale_writes_no_dashes(
    desk: Desk, tmp_path: Path, locale: str, days: tuple[str, ...]
) -> None:
    an_item(desk, "A")
    formats.set_locale(locale)
    lines = "".join(f"SO-{at}\tSmith\t{day}\tA\t1\n" for at, day in enumerate(days))
    said = asked(desk, tmp_path, "orders", f"order\tcustomer\taccepted_on\tsku\tquantity\n{lines}")
    assert f"“{days[0]}” (line 2, accepted_on) is " in said
    assert " or " in said


def test_a_year_far_off_is_asked_also_where_the_locale_would_write_so(desk: Desk, tmp_path: Path) -> None:
    an_item(desk, "A")
    formats.set_locale("nl_NL")
    assert "“26-04-05”" in asked(desk, tmp_path, "orders", an_order("26-04-05"))
    taken(desk, tmp_path, "orders", an_order("05-04-26"))
    assert rows("SELECT accepted_on FROM customer_order") == [("2026-04-05",)]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("hu_HU", "2026. 04. 25."),
        ("ko_KR", "26. 4. 25."),
        ("ko_KR", "2026. 4. 25."),
        ("ko_KR", "2026년 4월 25일"),
        ("cs_CZ", "25. 4. 2026"),
        ("sk_SK", "25. 4. 2026"),
        ("sl_SI", "25. 4. 26"),
        ("hr_HR", "25. 04. 2026."),
        ("sr_RS", "25. 4. 2026."),
        ("bg_BG", "25.04.26 г."),
        ("mk_MK", "25.04.2026 г."),
        ("zh_CN", "2026年4月25日"),
        ("zh_TW", "2026年4月25日"),
    ],
)
def test_days_with_blanks_and_letters_are_read_as_their_locale_writes_them(
    desk: Desk, tmp_path: Path, locale: str, text: str
) -> None:
    an_item(desk, "A")
    formats.set_locale(locale)
    taken(desk, tmp_path, "orders", an_order(text))
    assert rows("SELECT accepted_on FROM customer_order") == [("2026-04-25",)]


def test_days_in_two_orders_in_one_column_are_faults(desk: Desk, tmp_path: Path) -> None:
    an_item(desk, "A")
    cells = ("31/01/2026", "30/01/2026", "01/31/2026")
    text = "".join(f"SO-{at},Smith,{cell},A,1\n" for at, cell in enumerate(cells))
    found = faults(desk, tmp_path, "orders", f"order,customer,accepted_on,sku,quantity\n{text}")
    assert found == [("4", "accepted_on", "import.other_order")]


NUMBERS = st.decimals(0, 10**8, places=3)
NOTATIONS = {POINT: (",", "'", " ", ""), COMMA: (".", "'", " ", "")}


@given(st.lists(NUMBERS, min_size=1, max_size=8), st.sampled_from((POINT, COMMA)), st.integers(0, 3))
def test_what_is_written_in_one_notation_is_read_in_that_one_or_asked(
    numbers: list[Decimal], sign: str, group: int
) -> None:
    texts = [written(number, sign, NOTATIONS[sign][group]) for number in numbers]
    column = Cells("quantity", dict.fromkeys(texts, 2))
    try:
        found = decimal_signs([column], "\t", UNSAID)["quantity"]
    except Refused:
        found = sign  # as a person would answer
    assert [D(in_plain(text, found)) for text in texts] == numbers


def written(number: Decimal, sign: str, group: str) -> str:
    whole, _, rest = f"{number:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", group) + (f"{sign}{rest}" if rest else "")


def test_an_order_of_dates_never_changes_the_day_of_one_that_begins_with_its_year() -> None:
    assert {as_iso("2026-05-06", order) for order in ("dmy", "mdy", "ymd")} == {"2026-05-06"}


def test_how_many_a_pack_holds_is_read_as_the_file_writes_its_numbers(desk: Desk, tmp_path: Path) -> None:
    head = "sku;name;unit;barcode;pack_factors;unit_cost\n"
    taken(desk, tmp_path, "items", f"{head}X;Nut;pcs;C1|C2;1|1.200;0,05\n")
    factors = rows("SELECT code, pack_factor FROM barcode ORDER BY code")
    assert factors == [("C1", 1000), ("C2", 1_200_000)]
    asked(desk, tmp_path, "items", f"{head}Y;Nut;pcs;C3;1.200;5\n")
    taken(desk, tmp_path, "items", f"{head}Y;Hose;m;C3|C4;١٢|12,5;0,05\n")
    assert rows("SELECT pack_factor FROM barcode WHERE code IN ('C3', 'C4') ORDER BY code") == [(12000,), (12500,)]
