"""Substitutes as a person adds, uses and takes them back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from app import catalogue, views
from app.desk import Desk
from app.domain import tellings
from app.ordering import substituting
from app.promising import telling
from tests.builders import a_customer, an_item, an_order
from tests.keys import CONTROL, ENTER, opened
from ui.context import Context
from ui.dialogs.catalogue.add_substitute import AddSubstitute
from ui.dialogs.orders.new_order import NewOrder
from ui.dialogs.orders.substitute import SubstituteLine
from ui.dialogs.promises.answer import Answer
from ui.pages.queue.page import QueuePage
from ui.window.main_window import MainWindow


@pytest.fixture
def items(desk: Desk) -> dict[str, int]:
    """Smith waits for 4 kits; 6 of another kit are free."""
    kit, other = an_item(desk, "SEAL-25"), an_item(desk, "SEAL-25-FKM", 6)
    an_order(desk, a_customer(desk), (kit, 4))
    return {"kit": kit, "other": other, "line": views.queue.rows(desk)[0].id}


def waiting(desk: Desk) -> list[tuple[str, Decimal]]:
    return sorted((row.sku, row.waiting) for row in views.queue.rows(desk))


def test_a_substitute_is_added_to_an_item(
    qtbot: QtBot, window: MainWindow, ctx: Context, desk: Desk, items: dict[str, int]
) -> None:
    dialog = opened(qtbot, ctx, AddSubstitute, item_id=items["kit"])
    qtbot.keyClick(dialog, ENTER, CONTROL)
    assert dialog.isVisible(), "no item was chosen"
    qtbot.keyClicks(dialog.search, "SEAL-25-FKM")
    qtbot.keyClick(dialog.search, ENTER)
    qtbot.keyClick(dialog, ENTER, CONTROL)
    assert not dialog.isVisible()
    assert [offer.item.sku for offer in views.items.detail(desk, items["kit"]).substitutes] == ["SEAL-25-FKM"]
    assert "SEAL-25-FKM may go out instead of SEAL-25." in window.banner.text()


def test_a_line_is_substituted_taken_back_and_both_undone(
    qtbot: QtBot, window: MainWindow, ctx: Context, desk: Desk, items: dict[str, int]
) -> None:
    ctx.open_page("queue", items["line"])
    page = window.page
    assert isinstance(page, QueuePage)
    assert "substitute" not in page.offers()
    catalogue.add_substitute(desk, items["kit"], items["other"], Decimal(2))
    qtbot.waitUntil(lambda: "substitute" in page.offers())
    dialog = opened(qtbot, ctx, SubstituteLine, line_id=items["line"])
    assert dialog.which.currentText() == "SEAL-25-FKM  SEAL-25-FKM by name: 6 pcs free, 2 for one"
    assert dialog.quantity.text() == "3"
    qtbot.keyClick(dialog.quantity, ENTER, CONTROL)
    assert waiting(desk) == [("SEAL-25", 1), ("SEAL-25-FKM", 6)]
    window.banner.action("Undo").click()
    assert waiting(desk) == [("SEAL-25", 4)]
    again = opened(qtbot, ctx, SubstituteLine, line_id=items["line"])
    qtbot.keyClick(again.quantity, ENTER, CONTROL)
    [new] = [row.id for row in views.queue.rows(desk) if row.sku == "SEAL-25-FKM"]
    page.select(new)
    qtbot.waitUntil(lambda: "substitute_back" in page.offers())
    page.offers()["substitute_back"]()
    assert waiting(desk) == [("SEAL-25", 4)]
    assert "4 of" not in window.banner.text()
    assert "3 of SEAL-25 wait again for Smith (SO-0001), in their old place." in window.banner.text()
    window.banner.action("Undo").click()
    assert waiting(desk) == [("SEAL-25", 1), ("SEAL-25-FKM", 6)]


def test_a_new_order_names_what_fits_and_takes_it(
    qtbot: QtBot, ctx: Context, desk: Desk, items: dict[str, int]
) -> None:
    catalogue.add_substitute(desk, items["kit"], items["other"], Decimal(2))
    customer = a_customer(desk, "Jones")
    dialog = opened(qtbot, ctx, NewOrder, customer_id=customer, item_id=items["kit"])
    [line] = dialog.lines
    line.quantity.setText("4")
    assert "SEAL-25-FKM by name fits (2 for one) and 6 are free." in line.said()
    line.button("Take SEAL-25-FKM").click()
    assert [(each.item.sku, each.quantity.text()) for each in dialog.lines] == [("SEAL-25", "4")]
    assert any("6 of SEAL-25-FKM go out instead of 3, from free stock" in text for text in line.said())
    assert not any("fits" in text for text in line.said()), "all of it is taken"
    line.quantity.setText("5")
    line.button("Wait without a date").click()
    assert dialog.summary.text() == "6 ready now · 2 without a date"
    dialog.accept_order()
    assert waiting(desk) == [("SEAL-25", 2), ("SEAL-25", 4), ("SEAL-25-FKM", 6)]
    [new] = [row for row in views.queue.rows(desk) if row.sku == "SEAL-25-FKM"]
    substituting.back(desk, new.id)
    assert waiting(desk) == [("SEAL-25", 4), ("SEAL-25", 5)], "its way back"


def test_what_fits_whole_takes_the_place_of_the_line(
    qtbot: QtBot, ctx: Context, desk: Desk, items: dict[str, int]
) -> None:
    catalogue.add_substitute(desk, items["kit"], items["other"])
    dialog = opened(qtbot, ctx, NewOrder, item_id=items["kit"])
    dialog.lines[0].quantity.setText("4")
    dialog.lines[0].button("Take SEAL-25-FKM").click()
    [line] = dialog.lines
    assert line.choices() == ["Nothing instead"]
    assert not line.to_decide
    line.button("Nothing instead").click()
    assert line.to_decide
    line.button("Take SEAL-25-FKM").click()
    line.quantity.setText("3")
    assert dialog.summary.text() == "3 ready now", "it stands for no more than is asked for"


def test_a_discontinued_item_takes_no_new_backorder(
    qtbot: QtBot, ctx: Context, desk: Desk, items: dict[str, int]
) -> None:
    last = an_item(desk, "OLD", 2)
    catalogue.amend_item(desk, last, catalogue.item(desk, last).version, discontinued=True)
    catalogue.add_substitute(desk, last, items["other"])
    customer = a_customer(desk, "Jones")
    dialog = opened(qtbot, ctx, NewOrder, customer_id=customer, item_id=last)
    [line] = dialog.lines
    line.quantity.setText("5")
    assert any(text.startswith("Discontinued: it takes no new backorders, and 2 are free.") for text in line.said())
    assert line.choices() == ["Take SEAL-25-FKM", "Remove"]
    assert not dialog.accept_button.isEnabled()
    line.button("Take SEAL-25-FKM").click()
    assert dialog.accept_button.isEnabled()
    dialog.accept_order()
    assert ("OLD", Decimal(2)) in waiting(desk)
    assert ("SEAL-25-FKM", Decimal(3)) in waiting(desk)


def test_a_customer_who_answers_with_a_known_substitute_gets_it(
    qtbot: QtBot, ctx: Context, desk: Desk, items: dict[str, int]
) -> None:
    catalogue.add_substitute(desk, items["kit"], items["other"], Decimal(2))
    telling.tell(desk, [items["line"]], "phone", asks=True)
    dialog = opened(qtbot, ctx, Answer, line_id=items["line"])
    assert not dialog.which.isEnabled()
    dialog.choice.setCurrentIndex(dialog.choice.findData(tellings.Choice.SUBSTITUTE))
    assert (dialog.which.isEnabled(), dialog.quantity.text()) == (True, "3")
    dialog.which.setCurrentIndex(1)
    assert not dialog.quantity.isEnabled(), "a wish has no quantity"
    dialog.which.setCurrentIndex(0)
    qtbot.keyClick(dialog.note, ENTER, CONTROL)
    assert waiting(desk) == [("SEAL-25", 1), ("SEAL-25-FKM", 6)]
