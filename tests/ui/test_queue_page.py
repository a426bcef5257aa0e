"""The queue tab: in which place, until when, how well that is founded."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app import catalogue, views
from app.desk import Desk
from app.goods import shipping, stock
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.keys import found
from tests.ui.filled import filled
from ui.context import Context
from ui.dialogs.goods.ship import Ship
from ui.dialogs.orders.cancel_line import CancelLine
from ui.pages.queue.page import COLUMNS, QueuePage


@pytest.fixture
def lines(desk: Desk) -> dict[str, int]:
    """Washers: Smith 10 (ready), Jones 5 (confirmed 20 May). Seals: Smith 2 with nothing inbound."""
    washers, seals = an_item(desk, "FAS-1", 10, name="Washer"), an_item(desk, "SEA-1", name="Seal")
    smith, jones = a_customer(desk, "Smith & Sons"), a_customer(desk, "Jones Pumps")
    an_order(desk, smith, (washers, 10))
    an_order(desk, jones, (washers, 5))
    an_order(desk, smith, (seals, 2))
    a_purchase_order(desk, a_supplier(desk, "Acme"), (washers, 60), confirmed_on=date(2026, 5, 20))
    return {row.order: row.id for row in views.queue.rows(desk)}


def the_page(ctx: Context) -> QueuePage:
    ctx.open_page("queue")
    page = ctx.window.page
    assert isinstance(page, QueuePage)
    return filled(page)


def column(page: QueuePage, key: str) -> list[str]:
    [spec] = [found for found in COLUMNS if found.key == key]
    return [spec.show(row) for row in page.model.shown_rows()]


def test_it_is_grouped_by_item_with_place_and_footing(
    qtbot: QtBot, desk: Desk, ctx: Context, lines: dict[str, int]
) -> None:
    page = the_page(ctx)
    heads = [page.model.index(at, 0).data() for at in range(page.model.rowCount()) if page.model.is_section(at)]
    assert heads == ["Washer · FAS-1", "Seal · SEA-1"]
    assert column(page, "place") == ["1st", "2nd", "1st"]
    assert column(page, "ahead") == ["", "10", ""]
    assert column(page, "when") == ["● Ready to ship", "◆ Confirmed for 20 May", "○ Nothing inbound"]
    assert column(page, "told") == ["not told"] * 3


def test_it_can_be_one_list_by_customer(qtbot: QtBot, desk: Desk, ctx: Context, lines: dict[str, int]) -> None:
    page = the_page(ctx)
    page.by_customer.click()
    assert not any(page.model.is_section(at) for at in range(page.model.rowCount()))
    assert column(page, "for") == ["SO-0002  Jones Pumps", "SO-0001  Smith & Sons", "SO-0003  Smith & Sons"]
    page.by_customer.click()
    assert column(page, "place") == ["1st", "2nd", "1st"]


def test_the_detail_says_when_why_and_what_happened(
    qtbot: QtBot, desk: Desk, ctx: Context, lines: dict[str, int]
) -> None:
    page = the_page(ctx)
    page.select(lines["SO-0002"])
    qtbot.waitUntil(lambda: "5 pcs × Washer" in page.panel.texts())
    said = page.panel.texts()
    assert "◆ Confirmed for 20 May" in said
    assert "Confirmed for 20 May (PO-0001, Acme, confirmed 12 May)" in said
    assert any("2nd" in text and "10 pieces ahead" in text for text in said)
    assert "They have not been told anything yet." in said
    assert any("Accepted: 5" in text for text in said)


def test_chips(qtbot: QtBot, desk: Desk, ctx: Context, lines: dict[str, int]) -> None:
    page = the_page(ctx)
    page.choose_chip("ready")
    assert column(page, "for") == ["SO-0001  Smith & Sons"]
    page.choose_chip("no_cover")
    assert column(page, "for") == ["SO-0003  Smith & Sons"]


def test_only_what_is_ready_can_be_shipped(qtbot: QtBot, desk: Desk, ctx: Context, lines: dict[str, int]) -> None:
    page = the_page(ctx)
    page.select(lines["SO-0002"])
    assert "ship" not in page.offers()
    page.select(lines["SO-0001"])
    page.offers()["ship"]()
    dialog = found(ctx, Ship)
    assert [row.order for row in dialog.rows] == ["SO-0001"]
    dialog.ship()
    assert column(page, "for") == ["SO-0002  Jones Pumps", "SO-0003  Smith & Sons"]
    assert column(page, "place") == ["1st", "1st"]


def test_several_selected_lines_ship_together(qtbot: QtBot, desk: Desk, ctx: Context, lines: dict[str, int]) -> None:
    item = views.queue.rows(desk)[0].item_id
    stock.correct(desk, item, views.items.rows(desk, [item])[0].on_hand + 5, "found")
    page = the_page(ctx)
    page.table.selectAll()
    page.offers()["ship"]()
    assert [row.order for row in found(ctx, Ship).rows] == ["SO-0001", "SO-0002"]


def test_a_line_with_nothing_behind_it_offers_to_order(
    qtbot: QtBot, desk: Desk, ctx: Context, lines: dict[str, int]
) -> None:
    page = the_page(ctx)
    page.select(lines["SO-0003"])
    assert {"order_item", "cancel_line", "print_status"} <= set(page.offers())
    page.offers()["cancel_line"]()
    found(ctx, CancelLine).save()
    assert "SO-0003  Smith & Sons" not in column(page, "for")


def test_a_receipt_moves_only_the_touched_items_lines(
    qtbot: QtBot, desk: Desk, ctx: Context, lines: dict[str, int]
) -> None:
    page = the_page(ctx)
    page.select(lines["SO-0003"])
    washers = next(row.item_id for row in views.queue.rows(desk) if row.sku == "FAS-1")
    stock.correct(desk, washers, views.items.rows(desk, [washers])[0].on_hand + 5, "found")
    assert column(page, "when") == ["● Ready to ship", "● Ready to ship", "○ Nothing inbound"]
    assert page.table.current_row().order == "SO-0003"


def test_a_line_that_another_desk_has_served_meanwhile_is_said_to_be_gone(
    qtbot: QtBot, desk: Desk, ctx: Context, lines: dict[str, int]
) -> None:
    page = the_page(ctx)
    [row] = [row for row in page.model.all_rows() if row.order == "SO-0001"]
    page.setVisible(False)  # it does not hear of what comes now
    shipping.ship_ready(desk)
    page.show_detail(row)
    assert any("SO-0001" in text for text in page.panel.texts())
    assert page.panel.button("Ship…") is None


def test_nobody_waiting_offers_a_new_order(qtbot: QtBot, ctx: Context) -> None:
    page = the_page(ctx)
    labels = [label.text() for label in page.table.findChildren(QLabel) if label.isVisible()]
    assert labels[0] == "Nobody is waiting"


def test_the_detail_says_the_place_among_all_and_who_did_what(
    qtbot: QtBot, desk: Desk, ctx: Context, lines: dict[str, int]
) -> None:
    page = the_page(ctx)
    page.select(lines["SO-0002"])
    qtbot.waitUntil(lambda: "5 pcs × Washer" in page.panel.texts())
    said = page.panel.texts()
    assert any(text.startswith("2nd of 2, 10 pieces ahead") for text in said)
    person = views.queue.detail(desk, lines["SO-0002"]).history[0].person
    assert person
    [accepted] = [place for place, text in enumerate(said) if text.startswith("Accepted")]
    assert said[accepted - 1].endswith(f" · {person}")


def test_a_cancel_says_which_supply_now_serves_nobody(
    qtbot: QtBot, desk: Desk, ctx: Context, lines: dict[str, int]
) -> None:
    page = the_page(ctx)
    page.select(lines["SO-0002"])
    page.offers()["cancel_line"]()
    found(ctx, CancelLine).save()
    assert ctx.window.banner.text() == "5 of FAS-1 cancelled from SO-0002. 5 on PO-0001 now serve nobody."


def test_the_queue_of_a_discontinued_item_is_listed_with_its_acts(qtbot: QtBot, ctx: Context, desk: Desk) -> None:
    old, new = an_item(desk, "OLD"), an_item(desk, "NEW", 9)
    an_order(desk, a_customer(desk), (old, 3))
    page = the_page(ctx)
    chips = page.chip_row.findChildren(QPushButton)
    assert not any(chip.isVisible() and "Discontinued" in chip.text() for chip in chips)
    catalogue.amend_item(desk, old, catalogue.item(desk, old).version, discontinued=True)
    qtbot.waitUntil(lambda: any(chip.isVisible() and chip.text() == "Discontinued 1" for chip in chips))
    page.choose_chip("discontinued")
    qtbot.waitUntil(lambda: "add_substitute" in page.offers())
    [row] = page.queue.shown_rows()
    assert {"order_item", "add_substitute", "cancel_line"} <= page.offers().keys()
    assert [act.text for act in page.acts(row) if act.name == "order_item"] == ["Last buy…"]
    catalogue.add_substitute(desk, old, new)
    qtbot.waitUntil(lambda: "substitute" in page.offers())
    assert "add_substitute" not in page.offers()
