"""What is understood of suppliers' mails, and what is given back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import formats
from app.exchange.supplier_mail import OpenItem, read_mail
from app.formats.running_text import dates_in
from tests.conftest import TODAY

pytestmark = pytest.mark.usefixtures("in_britain")

JUNE_1, JUNE_20 = date(2026, 6, 1), date(2026, 6, 20)
WASHER = OpenItem(1, ("M8-WASHER", "AC-1047", "Washer M8 A2"), Decimal(100), 0)
BOLT = OpenItem(2, ("BOLT M10", "AC-1048"), Decimal(60), 0)
CABLE = OpenItem(3, ("4711", ""), Decimal(30), 1)
WANTED = (WASHER, BOLT, CABLE)
Lines = list[tuple[int, str, date | None]]


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("M8-WASHER 100 pcs 1 June", [(1, "100", JUNE_1)]),
        ("1 June: 100 x AC-1047", [(1, "100", JUNE_1)]),
        ("AC 1047;100;01.06.2026", [(1, "100", JUNE_1)]),
        ("m8 washer\t100\t2026-06-01", [(1, "100", JUNE_1)]),
        ("| Washer M8 A2 | 1/6 | 40 |", [(1, "40", JUNE_1)]),
        ("Pos. 10 AC-1047 100 pcs at EUR 1.20, delivery 1.6.", [(1, "100", JUNE_1)]),
        ("2) AC-1047 qty: 60 on June 1st, 2026", [(1, "60", JUNE_1)]),
        ("> M8-WASHER will come on 1st of June", [(1, "100", JUNE_1)]),
        ("M8-WASHER 60 on 1 June, 40 on 20 June", [(1, "60", JUNE_1), (1, "40", JUNE_20)]),
        ("M8-WASHER 60 on 1 June, the rest on 20 June", [(1, "60", JUNE_1), (1, "40", JUNE_20)]),
        ("M8-WASHER:\n 60 on 1 June\n 40 on 20 June", [(1, "60", JUNE_1), (1, "40", JUNE_20)]),
        ("M8-WASHER 60 1 June\nM8-WASHER rest: no date", [(1, "60", JUNE_1), (1, "40", None)]),
        ("M8-WASHER 60 on 1 June\nand 40 on 20 June", [(1, "60", JUNE_1), (1, "40", JUNE_20)]),
        ("M8-WASHER, 60 pcs\n  leaves us on 1 June", [(1, "60", JUNE_1)]),
        ("M8-WASHER to be confirmed", [(1, "100", None)]),
        ("M8-WASHER 100 in week 23", [(1, "100", date(2026, 6, 5))]),
        ("M8-WASHER 100 KW 23/2026", [(1, "100", date(2026, 6, 5))]),
        ("bolt m10 60 pcs June 1\nAC-1047 100 pcs June 20", [(2, "60", JUNE_1), (1, "100", JUNE_20)]),
        ("4711 30 1 June", [(3, "30", JUNE_1)]),
        ("4711 2.5 m 1 June", [(3, "2.5", JUNE_1)]),
        ("Everything comes on 1 June.", [(1, "100", JUNE_1), (2, "60", JUNE_1), (3, "30", JUNE_1)]),
        ("M8-WASHER 100 (was 60) 1 June", [(1, "100", JUNE_1)]),  # one of the numbers is what is open
        ("M8-WASHER 120 pcs 1 June", [(1, "120", JUNE_1)]),  # more than is open: the verb asks
        ("Your PO-0017: AC-1047 100 pcs on 1 June", [(1, "100", JUNE_1)]),
    ],
)
def test_what_is_understood(text: str, understood: Lines) -> None:
    found = read_mail(text, WANTED, TODAY)
    assert [(each.item, str(each.quantity), each.on) for each in found.understood] == understood
    assert found.not_understood == []


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("M8-WASHER 100 pcs at £1.20, 1 June", "1.20"),
        ("M8-WASHER 100 pcs @ GBP 1.2 on 1 June", "1.2"),
        ("M8-WASHER 100 pcs 1 June £0.0335 each", "0.0335"),
        ("M8-WASHER 100 pcs on 1 June, 1.20 GBP/pc", "1.20"),
        ("M8-WASHER 100 pcs 1 June", None),
        ("M8-WASHER 100 pcs 1 June £120.00", None),  # of one, or of all?
        ("M8-WASHER 100 pcs at £1.20 per 100, 1 June", None),
        ("M8-WASHER 100 pcs at £120.00 in all, 1 June", None),
        ("M8-WASHER 100 pcs at €1.20, 1 June", None),  # not the money of the order
        ("M8-WASHER 100 pcs at £1.20 (was at £1.10), 1 June", None),
        ("Everything comes on 1 June at £1.20", None),  # of which item?
    ],
)
def test_what_one_costs_is_read_where_it_stands_plainly(text: str, cost: str | None) -> None:
    found = read_mail(text, WANTED, TODAY, "GBP")
    assert {each.cost for each in found.understood} == {None if cost is None else Decimal(cost)}


@pytest.mark.parametrize(
    "text",
    [
        "Dear Kim,",
        "M8-WASHER",  # and nothing of when
        "M8-WASHER cannot be had on 12 May, new date 1 June",  # two dates, no quantities
        "M8-WASHER 60 or 70 pcs by 50 pcs on 1 June",
        "M8-WASHER and BOLT M10 both on 1 June",
        "X99-UNKNOWN 40 pcs 1 June",
        "40 pcs 1 June",
        "M8-WASHER 100 pcs 31 June",
        "The washers come on 1 June",
        "XM8-WASHERS 100 1 June",
    ],
)
def test_what_is_not_clear_is_given_back(text: str) -> None:
    found = read_mail(text, WANTED, TODAY)
    assert (found.understood, found.not_understood) == ([], [text])


def test_a_whole_mail() -> None:
    found = read_mail(
        """Hello Kim,

thank you for your order PO-0017. We confirm:

  AC-1047   Washer M8 A2   60 pcs   1 June 2026
  AC-1047   Washer M8 A2   40 pcs   20 June 2026
  AC-1048   Bolt           60 pcs   sorry, to be advised
  AC-2000   Spacer         10 pcs   1 June 2026

Kind regards
Jo, Acme Fasteners, 0117 4960 123
""",
        WANTED,
        TODAY,
    )
    assert [(each.item, int(each.quantity), each.on) for each in found.understood] == [
        (1, 60, JUNE_1),
        (1, 40, JUNE_20),
        (2, 60, None),
    ]
    assert found.not_understood == [
        "Hello Kim,",
        "thank you for your order PO-0017. We confirm:",
        "AC-2000   Spacer         10 pcs   1 June 2026",
        "Kind regards",
        "Jo, Acme Fasteners, 0117 4960 123",
    ]


def test_everything_twice_is_not_clear() -> None:
    found = read_mail("M8-WASHER on 1 June\nM8-WASHER on 20 June", WANTED, TODAY)
    assert (found.understood, len(found.not_understood)) == ([], 2)


def test_dates_go_by_the_locale() -> None:
    for name, text in (("en_US", "6/1"), ("de_DE", "1. Juni"), ("fr_FR", "1er juin 2026"), ("ja_JP", "6月1日")):
        formats.set_locale(name)
        assert [found.on for found in dates_in(f"xx {text} yy", TODAY)] == [JUNE_1], name
    formats.set_locale("de_DE")
    found = read_mail("AC-1047 1.000 Stk 01.06.", [WASHER], TODAY)
    assert [(int(each.quantity), each.on) for each in found.understood] == [(1000, JUNE_1)]


WORDS = st.sampled_from(
    [
        "M8-WASHER",
        "AC-1048",
        "4711",
        "60",
        "100 pcs",
        "1 June",
        "20.6.",
        "no date",
        "rest",
        "all",
        "hello",
        "PO-0017",
        ":",
    ]
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), max_size=6))
def test_no_line_is_dropped(lines: list[str]) -> None:
    found = read_mail("\n".join(lines), WANTED, TODAY)
    assert all(each.quantity > 0 for each in found.understood)
    kept = {each.text for each in found.understood} | set(found.not_understood)
    begun = [line for line in lines if line not in kept]
    for line in begun:  # a line that names an item for the lines below it
        assert any(number in line for number in ("M8-WASHER", "AC-1048", "4711")), line
        assert not dates_in(line, TODAY)
