"""The tab of Counts: what is due and why, and what becomes of counts, acted on as a person does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import counting, views
from app.desk import Clock, Desk
from app.domain.counts import CountState
from app.goods import stock
from tests.builders import an_item
from tests.keys import found
from tests.ui.filled import filled
from ui import dialogs
from ui.context import Context
from ui.dialogs.counting.doubt import Doubt
from ui.dialogs.counting.open_count import OpenCount
from ui.forms.review import ReviewForm
from ui.forms.tally import TallyForm
from ui.pages.counts.page import CountsPage

D = Decimal


@pytest.fixture
def items(desk: Desk) -> dict[str, int]:
    """Three items that were last counted long ago, and one that never had stock."""
    clock, desk.clock = desk.clock, Clock(date(2025, 1, 7), sure=True)
    made = {sku: an_item(desk, sku, 40, bin=bin) for sku, bin in (("BELT", "A-01"), ("SEAL", "A-01"), ("RING", "B-02"))}
    desk.clock = clock
    made["NEW"] = an_item(desk, "NEW")
    return made


def the_page(ctx: Context) -> CountsPage:
    ctx.open_page("counts")
    page = cast(CountsPage, ctx.window.page)
    return filled(page)


def shown(page: CountsPage, id: int) -> dict[str, str]:
    row = next(row for row in page.model.all_rows() if row.id == id)
    return {column.name: column.show(row) for column in page.model.columns}


def form(ctx: Context) -> object:
    return ctx.window.stack.form


def test_what_is_due_stands_there_with_its_reason(
    qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int]
) -> None:
    stock.issue(desk, items["RING"], D(3))
    counting.doubt(desk, items["RING"], "the box is open")
    page = the_page(ctx)
    assert [row.id for row in page.model.shown_rows()] == [-items["RING"], -items["BELT"], -items["SEAL"]]
    ring = shown(page, -items["RING"])
    assert (ring["number"], ring["bin"], ring["class"]) == ("RING", "B-02", "C")
    assert ring["how"].startswith("Record doubted: the box is open; Due for ")
    page.select(-items["RING"])
    qtbot.waitUntil(lambda: "3 pcs of it was issued in a year." in page.panel.texts())
    page.choose_chip("doubted")
    assert [row.id for row in page.model.shown_rows()] == [-items["RING"]]


def test_a_new_count_takes_the_most_pressing_of_what_is_due(
    qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int]
) -> None:
    counting.doubt(desk, items["RING"], "the box is open")
    the_page(ctx)
    ctx.window.actions_by_name["open_count"].trigger()
    dialog = found(ctx, OpenCount)
    assert dialog.of_due.isChecked()
    dialog.size_line.setText("2")
    dialog.begin()
    [row] = views.counts.rows(desk)
    assert {each.item.sku for each in views.counts.tallying(desk, row.count.id).rows} == {"RING", "BELT"}
    assert isinstance(form(ctx), TallyForm)
    assert ctx.window.page is None, "no tab is acted on while a form stands over it"
    assert not ctx.window.actions_by_name["new_order"].isEnabled()


def test_a_size_that_is_none_is_said(qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int]) -> None:
    dialog = cast(OpenCount, ctx.open(dialogs.counting.OpenCount))
    dialog.size_line.setText("0")
    dialog.begin()
    assert dialog.message.text()
    assert not views.counts.rows(desk)


def test_a_bin_is_counted_by_its_code(qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int]) -> None:
    dialog = cast(OpenCount, ctx.open(dialogs.counting.OpenCount, bin=""))
    dialog.bin_box.setEditText("z-99")
    dialog.begin()
    assert "z-99" in dialog.message.text()
    dialog.bin_box.setEditText("a-01")
    dialog.begin()
    [row] = views.counts.rows(desk)
    assert (row.count.note, row.items) == ("A-01", 2)


def test_selected_items_are_counted_on_the_spot(qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int]) -> None:
    ctx.open_page("items", items["NEW"])
    ctx.window.page.offers()["count_items"]()
    found(ctx, OpenCount).begin()
    [row] = views.counts.rows(desk)
    assert [each.item.sku for each in views.counts.tallying(desk, row.count.id).rows] == ["NEW"]


def test_a_record_is_doubted(qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int]) -> None:
    page = the_page(ctx)
    page.select(-items["SEAL"])
    page.offers()["doubt"]()
    dialog = found(ctx, Doubt)
    dialog.save()
    assert "SEAL" in dialog.message.text(), "a reason is asked for"
    dialog.entries.fields["What was seen"].setText("the box is open")
    dialog.save()
    assert page.model.shown_rows()[0].id == -items["SEAL"]
    ctx.window.actions_by_name["undo"].trigger()
    assert not page.model.shown_rows()[0].doubted


def test_a_count_goes_from_open_to_review_to_posted(
    qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int]
) -> None:
    count = counting.open_count(desk, [items["BELT"], items["SEAL"]])
    page = the_page(ctx)
    assert shown(page, count.id)["how"] == "0 of 2 lines"
    counting.scan(desk, count.id, "A-01")
    counting.key(desk, count.id, items["BELT"], D(40), "A-01")
    counting.scan(desk, count.id, "7610200339089", "A-01")
    assert shown(page, count.id)["how"] == "1 of 2 lines · 1 unknown code · 1 bin not done"
    counting.key(desk, count.id, items["SEAL"], D(40), "A-01")
    counting.finish_all(desk, count.id)
    page.choose_chip("review")
    assert [row.id for row in page.model.shown_rows()] == [count.id]
    page.select(count.id)
    page.open_row(page.table.current_row())
    assert isinstance(form(ctx), ReviewForm)
    page = the_page(ctx)
    assert form(ctx) is None
    counting.undo(desk, count.id)
    parked = views.counts.tallying(desk, count.id).parked
    counting.dismiss(desk, parked[0].id) if parked else None
    counting.key(desk, count.id, items["SEAL"], D(40), "A-01")
    counting.finish_all(desk, count.id)
    counting.post(desk, count.id)
    stages = [row.stage for row in page.model.shown_rows()]
    assert stages == sorted(stages), "what needs a person stands first"
    page.choose_chip("posted")
    page.select(count.id)
    assert shown(page, count.id)["how"] == "100 % of 2 lines true"
    qtbot.waitUntil(lambda: "Everything agreed." in page.panel.texts())
    page.offers()["undo_count"]()
    assert views.counts.rows(desk)[0].count.state is CountState.OPEN


def test_a_count_is_cancelled_and_opened_again(qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int]) -> None:
    count = counting.open_count(desk, [items["BELT"]])
    page = the_page(ctx)
    page.select(count.id)
    page.offers()["cancel_count"]()
    assert views.counts.rows(desk)[0].count.state is CountState.CANCELLED
    ctx.window.actions_by_name["undo"].trigger()
    assert views.counts.rows(desk)[0].count.state is CountState.OPEN


def test_nothing_due_offers_the_first_count(qtbot: QtBot, ctx: Context) -> None:
    page = the_page(ctx)
    labels = [label.text() for label in page.table.findChildren(QLabel) if label.isVisible()]
    assert labels[0] == "Nothing is due, and nothing is being counted"


def test_the_today_line_leads_to_what_is_due(qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int]) -> None:
    ctx.window.show_today()
    button = ctx.window.today_bar.buttons["to_count"]
    qtbot.waitUntil(lambda: button.accessibleName() == "3 to count")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [row.id for row in the_page(ctx).model.shown_rows()] == [-items[sku] for sku in ("BELT", "RING", "SEAL")]
