"""The notice to a customer: what was told, how it stands now, choices to tick, on every paper and with every name."""

from __future__ import annotations

from datetime import date

import pytest

from app import documents, purchasing, views
from app.desk import Desk
from app.domain.errors import NotFound, Refused
from app.goods import shipping
from app.papers import notices
from app.promising import telling
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.documents.papers import pages, solid


@pytest.fixture
def po(desk: Desk) -> int:
    """60 washers for 20 May, 2 in stock; Smith waits for 5 (2 of them ready), Jones for 3."""
    washers = an_item(desk, "FAS-1", 2, name="Washer")
    an_order(
        desk, a_customer(desk, "Smith & Sons", address="4 Mill Lane\nBath", email="buy@smith.example"), (washers, 5)
    )
    an_order(desk, a_customer(desk, "Jones Pumps"), (washers, 3))
    return a_purchase_order(desk, a_supplier(desk, "Acme"), (washers, 60), confirmed_on=date(2026, 5, 20))


def smith(desk: Desk) -> int:
    return next(row.customer_id for row in views.queue.rows(desk) if row.customer == "Smith & Sons")


def all_lines(desk: Desk) -> list[int]:
    return [row.id for row in views.queue.rows(desk)]


def test_the_first_notice_says_when_and_asks_nothing(desk: Desk, po: int) -> None:
    [notice] = notices.delay_notice_sheet(desk, smith(desk)).notices
    assert notice.title == "Delivery notice"
    assert notice.asks == ""
    [line] = notice.lines
    assert (line.before, line.change, line.choices) == ("", "", "")
    assert "20 May" in line.now


def test_a_later_notice_says_what_was_told_how_it_stands_and_offers_choices(desk: Desk, po: int) -> None:
    telling.tell(desk, all_lines(desk), "phone")
    purchasing.confirm_all(desk, po, date(2026, 6, 2))
    [notice] = notices.delay_notice_sheet(desk, smith(desk)).notices
    assert notice.title == "Delay notice"
    [line] = notice.lines
    assert line.before == "Told on 12 May: 20 May"
    assert "2 June" in line.now
    assert line.change == "13 days later than we told you"
    assert line.choices.split("\n") == ["☐ Wait", "☐ Take 2 pcs now", "☐ Cancel"]
    assert "nothing is cancelled" in notice.asks


def test_a_notice_names_what_the_customer_calls_the_order(desk: Desk) -> None:
    smith = a_customer(desk, "Smith", email="buy@smith.example")
    an_order(desk, smith, (an_item(desk, "A"), 1), reference="Boiler 7")
    sheet = notices.delay_notice_sheet(desk, smith)
    assert solid("SO-0001 Boiler 7") in solid(pages(documents.render(sheet))[0])
    assert "SO-0001 (Boiler 7): 1 pcs" in notices.letter_text(sheet.notices[0], sheet.letterhead)


def test_what_is_ready_is_called_in(desk: Desk) -> None:
    item = an_item(desk, "FAS-1", 9)
    customer = a_customer(desk)
    an_order(desk, customer, (item, 4))
    [notice] = notices.delay_notice_sheet(desk, customer).notices
    assert notice.title == "Ready to collect"
    assert notice.lines[0].choices == ""


def test_each_customer_has_their_own_notice_by_name(desk: Desk, po: int) -> None:
    sheet = notices.delay_notices_sheet(desk, all_lines(desk))
    assert [notice.parties[0].name for notice in sheet.notices] == ["Jones Pumps", "Smith & Sons"]
    first, second = pages(documents.render(sheet))
    assert "Smith" not in first
    assert "Jones" not in second


def test_each_letter_of_one_print_counts_its_own_pages(desk: Desk, po: int) -> None:
    for number in range(60):
        item = an_item(desk, f"NUT-{number}", 0, name="Nut")
        an_order(desk, smith(desk), (item, 1))
    drawn = pages(documents.render(notices.delay_notices_sheet(desk, all_lines(desk))))
    long = len(drawn) - 1
    assert long > 1
    assert "Page 1 of 1" in drawn[0], "Jones, one line"
    for number, page in enumerate(drawn[1:], start=1):
        assert f"Page {number} of {long}" in page


def test_nothing_that_waits_is_nothing_to_tell(desk: Desk) -> None:
    item = an_item(desk, "FAS-1", 9)
    customer = a_customer(desk)
    lines = [line.line.id for line in an_order(desk, customer, (item, 4)).lines]
    shipping.ship_ready(desk)
    for gather in (
        lambda: notices.delay_notice_sheet(desk, customer),
        lambda: notices.delay_notices_sheet(desk, lines),
    ):
        with pytest.raises(Refused) as refused:
            gather()
        assert refused.value.id == "notice.nothing"
    with pytest.raises(NotFound):
        notices.delay_notice_sheet(desk, 99)


def test_looking_tells_nobody(desk: Desk, po: int) -> None:
    documents.render(notices.delay_notices_sheet(desk, all_lines(desk)))
    notices.delay_notice_draft(desk, smith(desk), all_lines(desk))
    assert all(row.told is None for row in views.queue.rows(desk))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_line_is_whole_on_long_notices_with_hostile_names(desk: Desk, paper: str) -> None:
    name = "Łódź 株式会社 <b>& " + "Unbreakable" * 20
    customer = a_customer(desk, name, address="<i>x</i>\n" * 5)
    items = [an_item(desk, f"FAS-{number:03d}", 0, name=f"{name} {number}") for number in range(40)]
    an_order(desk, customer, *((item, 7) for item in items))
    desk.save_settings(desk.settings.__class__(paper=paper))
    lines = all_lines(desk)
    content = documents.render(notices.delay_notice_sheet(desk, customer))
    assert content == documents.render(notices.delay_notice_sheet(desk, customer))
    found = solid("".join(pages(content)))
    assert len(lines) == 40
    for number in range(40):
        assert f"FAS-{number:03d}" in found
    assert "<b>&" in found
    assert found.count(f"Page1of{len(pages(content))}") == 1


def test_the_e_mail_says_what_the_paper_says(desk: Desk, po: int) -> None:
    telling.tell(desk, all_lines(desk), "phone")
    purchasing.confirm_all(desk, po, date(2026, 6, 2))
    sheet = notices.delay_notice_sheet(desk, smith(desk))
    text = notices.letter_text(sheet.notices[0], sheet.letterhead)
    for said in (
        "SO-0001: 5 pcs × Washer (FAS-1)",
        "Told on 12 May: 20 May",
        "13 days later than we told you",
        "Wait / Take 2 pcs now",
    ):
        assert said in text
    assert "☐" not in text
