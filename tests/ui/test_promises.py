"""Telling customers at the window: what a person does, asserted on the promise book."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from app import catalogue, purchasing, views
from app.desk import Desk
from app.domain.promise_states import PromiseState
from app.ordering import answering
from app.promising import telling, tray
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.keys import found, opened, typed
from ui.context import Context
from ui.dialogs.buying.confirm import Confirm
from ui.dialogs.orders.new_order import NewOrder
from ui.dialogs.papers.preview_paper import PreviewPaper
from ui.dialogs.promises.answer import Answer
from ui.dialogs.promises.notices import Notices
from ui.dialogs.promises.strike import Strike
from ui.dialogs.promises.tell import Tell
from ui.pages.queue.page import COLUMNS, QueuePage
from ui.window.main_window import MainWindow


@pytest.fixture
def po(desk: Desk) -> int:
    """60 washers for 20 May. Smith waits for 5 and has been told so; Jones waits for 3 and was told nothing."""
    washers = an_item(desk, "FAS-1", 0, name="Washer")
    smith = a_customer(desk, "Smith & Sons", email="buy@smith.example")
    jones = a_customer(desk, "Jones Pumps", phone="0117 4960")
    told = an_order(desk, smith, (washers, 5))
    an_order(desk, jones, (washers, 3))
    made = a_purchase_order(desk, a_supplier(desk, "Acme"), (washers, 60), confirmed_on=date(2026, 5, 20))
    telling.tell(desk, [line.line.id for line in told.lines], "phone")
    return made


def line(desk: Desk, order: str) -> int:
    return next(row.id for row in views.queue.rows(desk) if row.order == order)


def book(desk: Desk, order: str) -> list[tuple[str, date | None]]:
    """Who was told what of an order's line, by which way."""
    return [(str(each.how), each.promised_on) for each in views.queue.detail(desk, line(desk, order)).tellings]


def the_queue(ctx: Context) -> QueuePage:
    ctx.open_page("queue")
    page = ctx.window.page
    assert isinstance(page, QueuePage)
    return page


def slip(desk: Desk, po: int) -> None:
    purchasing.confirm_all(desk, po, date(2026, 5, 22))


def column(page: QueuePage) -> list[str]:
    [spec] = [found for found in COLUMNS if found.key == "told"]
    return [spec.show(row) for row in page.model.shown_rows()]


def test_the_queue_shows_who_is_untold_and_what_slipped(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    page = the_queue(ctx)
    assert column(page) == ["20 May", "not told"]
    slip(desk, po)
    assert column(page) == ["20 May  +2 d", "not told"]
    page.choose_chip("slipped")
    assert [row.order for row in page.model.shown_rows()] == ["SO-0001"]
    page.choose_chip("untold")
    assert [row.order for row in page.model.shown_rows()] == ["SO-0002"]
    assert ctx.window.today_bar.buttons["to_tell"].figure.text() == "2"


def test_the_strip_of_a_slipped_line_leads_to_telling_and_goes_when_told(
    qtbot: QtBot, desk: Desk, ctx: Context, po: int
) -> None:
    slip(desk, po)
    page = the_queue(ctx)
    page.select(line(desk, "SO-0001"))
    qtbot.waitUntil(lambda: "Slipped 2 days since last told" in page.panel.texts())
    page.offers()["tell"]()
    dialog = found(ctx, Tell)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.whom.text() == "Smith & Sons"
    assert dialog.asks.isChecked()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert book(desk, "SO-0001") == [("phone", date(2026, 5, 20)), ("e-mail", date(2026, 5, 22))]
    assert book(desk, "SO-0002") == []
    assert column(page) == ["22 May", "not told"]
    qtbot.waitUntil(lambda: "Slipped 2 days since last told" not in page.panel.texts())
    assert ctx.window.banner.text() == "1 line of 1 customer is told."


def test_a_letter_and_a_draft_record_nothing(
    qtbot: QtBot, desk: Desk, ctx: Context, po: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not drafts.append(Path(url.toLocalFile())))
    slip(desk, po)
    dialog = opened(qtbot, ctx, Tell, line_ids=[line(desk, "SO-0001")])
    dialog.letter_button.click()
    [paper] = dialog.findChildren(PreviewPaper)
    assert paper.paper.content.startswith(b"%PDF")
    paper.reject()
    dialog.draft_button.click()
    [draft] = drafts
    assert b"To: buy@smith.example" in draft.read_bytes()
    dialog.reject()
    assert book(desk, "SO-0001") == [("phone", date(2026, 5, 20))]


def test_who_has_no_address_cannot_be_drafted_to_and_can_be_phoned(
    qtbot: QtBot, desk: Desk, ctx: Context, po: int
) -> None:
    dialog = opened(qtbot, ctx, Tell, line_ids=[line(desk, "SO-0002")])
    dialog.draft_button.click()
    assert "Jones Pumps has no e-mail address" in dialog.message.text()
    dialog.tick_button.click()
    assert book(desk, "SO-0002") == [("phone", date(2026, 5, 20))]


def test_telling_on_a_day_to_come_is_refused_at_its_field(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    dialog = opened(qtbot, ctx, Tell, line_ids=[line(desk, "SO-0002")])
    typed(qtbot, dialog.told_on, "+7", enter=False)
    dialog.tick_button.click()
    assert dialog.isVisible()
    assert book(desk, "SO-0002") == []
    typed(qtbot, dialog.told_on, "12 May", enter=False)
    dialog.tick_button.click()
    assert len(book(desk, "SO-0002")) == 1


def test_a_line_that_left_meanwhile_is_not_told(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    from app.ordering import cancelling

    slip(desk, po)
    dialog = opened(qtbot, ctx, Tell, line_ids=[line(desk, "SO-0001")])
    row = dialog.table.rows.all_rows()[0]
    cancelling.cancel_line(desk, row.id, row.waiting)
    assert dialog.table.rows.all_rows() == []
    assert not dialog.tick_button.isEnabled()
    assert tray.tray(desk)[0].customer.name == "Jones Pumps"


def test_today_opens_the_tray_and_many_are_told_at_once(
    qtbot: QtBot, desk: Desk, window: MainWindow, ctx: Context, po: int
) -> None:
    slip(desk, po)
    window.show_today()
    window.today_bar.buttons["to_tell"].click()
    dialog = found(ctx, Notices)
    assert [row.customer.name for row in dialog.to_tell.rows.all_rows()] == ["Smith & Sons", "Jones Pumps"]
    assert [row.order for row in dialog.lines.rows.all_rows()] == ["SO-0001"]
    dialog.select_all()
    dialog.how.setCurrentIndex(dialog.how.count() - 1)
    dialog.tick_button.click()
    assert dialog.to_tell.rows.all_rows() == []
    assert book(desk, "SO-0001")[-1] == ("elsewhere", date(2026, 5, 22))
    assert book(desk, "SO-0002") == [("elsewhere", date(2026, 5, 22))]
    assert window.today_bar.buttons["to_tell"].figure.text() == "0"


def test_letters_to_many_are_one_print_job_and_record_nothing(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    slip(desk, po)
    dialog = opened(qtbot, ctx, Notices)
    dialog.select_all()
    assert not dialog.draft_button.isEnabled()
    dialog.letter_button.click()
    [paper] = dialog.findChildren(PreviewPaper)
    assert paper.pages.count == 2
    paper.reject()
    assert book(desk, "SO-0002") == []


def test_the_answer_is_recorded_and_done(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    slip(desk, po)
    smith = line(desk, "SO-0001")
    telling.tell(desk, [smith], "phone", asks=True)
    dialog = opened(qtbot, ctx, Answer, line_id=smith)
    dialog.choice.setCurrentText("Cancel")
    typed(qtbot, dialog.quantity, "2", enter=False)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert views.queue.detail(desk, smith).row.waiting == 3
    again = opened(qtbot, ctx, Answer, line_id=smith)
    again.save()
    assert "has answered about" in again.message.text()


def test_an_answer_is_recorded_only_where_one_is_awaited(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    page, smith = the_queue(ctx), line(desk, "SO-0001")
    page.select(smith)

    def offered() -> bool:
        return "answer" in page.offers()

    qtbot.waitUntil(lambda: "tell" in page.offers())
    assert not offered(), "told, but not asked"
    slip(desk, po)
    telling.tell(desk, [smith], "phone", asks=True)
    qtbot.waitUntil(offered)
    answering.answer(desk, smith, "wait")
    qtbot.waitUntil(lambda: not offered())


def test_who_left_it_unanswered_is_listed_and_answered_there(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    smith = line(desk, "SO-0001")
    telling.tell(desk, [smith], "phone", asks=True)
    desk.clock.stated = date(2026, 5, 15)
    dialog = opened(qtbot, ctx, Notices)
    rows = dialog.unanswered.rows.all_rows()
    assert [row.row.order for row in rows] == ["SO-0001"]
    dialog.lists.setCurrentIndex(1)
    dialog.answer()
    [answer] = dialog.findChildren(Answer)
    answer.save()
    assert dialog.unanswered.rows.all_rows() == []


def test_what_is_ready_and_was_not_collected_is_listed(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    item = an_item(desk, "FAS-1", 9)
    accepted = an_order(desk, a_customer(desk), (item, 4))
    telling.tell(desk, [accepted.lines[0].line.id], "phone")
    desk.clock.stated = date(2026, 5, 23)
    dialog = opened(qtbot, ctx, Notices)
    assert [row.row.order for row in dialog.uncollected.rows.all_rows()] == ["SO-0001"]
    dialog.lists.setCurrentIndex(2)
    dialog.show_line()
    assert the_queue(ctx).table.current_row().order == "SO-0001"


def striking(qtbot: QtBot, desk: Desk, ctx: Context) -> Strike:
    """The form that "Strike…" beside what Smith was told opens."""
    page = the_queue(ctx)
    page.select(line(desk, "SO-0001"))
    qtbot.waitUntil(lambda: any("telephone" in text for text in page.panel.texts()))
    [strike] = [b for b in page.panel.findChildren(type(page.by_customer)) if b.text() == "Strike…"]
    strike.click()
    dialog = found(ctx, Strike)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_a_struck_entry_stays_and_counts_no_more(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    dialog = striking(qtbot, desk, ctx)
    dialog.what.setCurrentText("Nothing: take it back")
    assert not dialog.told_on.isEnabled()
    dialog.save()
    assert book(desk, "SO-0001") == [("phone", date(2026, 5, 20)), ("withdrawn", None)]
    assert views.queue.detail(desk, line(desk, "SO-0001")).row.state is PromiseState.UNTOLD
    qtbot.waitUntil(lambda: any("struck" in text for text in the_queue(ctx).panel.texts()))


def test_what_was_really_told_takes_the_place_of_a_wrong_entry(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    dialog = striking(qtbot, desk, ctx)
    assert (dialog.promised.text(), dialog.how.currentText()) == ("20 May 2026", "Telephone")
    typed(qtbot, dialog.promised, "18 May", enter=False)
    dialog.how.setCurrentText("In person")
    typed(qtbot, dialog.told_on, "12 May", enter=False)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert book(desk, "SO-0001") == [("phone", date(2026, 5, 20)), ("in-person", date(2026, 5, 18))]
    row = views.queue.detail(desk, line(desk, "SO-0001")).row
    assert (row.told.told_on, row.state, row.slip_days) == (date(2026, 5, 12), PromiseState.SLIPPED, 2)
    assert "put right" in ctx.window.banner.text()


def test_no_date_may_have_been_told_with_a_hope(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    dialog = striking(qtbot, desk, ctx)
    dialog.what.setCurrentText("No date")
    assert not dialog.promised.isEnabled()
    typed(qtbot, dialog.hoped, "25 May", enter=False)
    dialog.save()
    told = views.queue.detail(desk, line(desk, "SO-0001")).row.told
    assert (told.promised_on, told.hoped_on) == (None, date(2026, 5, 25))


def test_an_entry_that_says_so_already_and_a_day_to_come_are_refused(
    qtbot: QtBot, desk: Desk, ctx: Context, po: int
) -> None:
    dialog = striking(qtbot, desk, ctx)
    dialog.save()
    assert "says that already" in dialog.message.text()
    typed(qtbot, dialog.told_on, "+3", enter=False)
    dialog.save()
    assert "still to come" in dialog.message.text()
    typed(qtbot, dialog.told_on, "soon", enter=False)
    dialog.save()
    assert dialog.isVisible()
    assert len(book(desk, "SO-0001")) == 1


def test_confirming_says_what_it_did_to_promises_and_leads_to_telling(
    qtbot: QtBot, desk: Desk, ctx: Context, po: int
) -> None:
    dialog = opened(qtbot, ctx, Confirm, po_id=po)
    typed(qtbot, dialog.all_on, "29 May")
    dialog.reject()
    assert "slips 1 customer, 9 days at most" in ctx.window.banner.text()
    ctx.window.banner.action("Tell them").click()
    assert found(ctx, Notices).isVisible()


@pytest.mark.parametrize(("place", "how"), [(0, ["in-person"]), (1, ["phone"]), (2, [])])
def test_an_order_is_accepted_and_told_in_one_act(
    qtbot: QtBot, desk: Desk, ctx: Context, po: int, place: int, how: list[str]
) -> None:
    item = next(row.id for row in views.items.rows(desk))
    customer = catalogue.customers(desk)[0].id
    dialog = opened(qtbot, ctx, NewOrder, customer_id=customer, item_id=item)
    dialog.tell.setCurrentIndex(place)
    assert dialog.accept_button.text() == ("Accept and tell" if how else "Accept")
    dialog.accept_button.click()
    assert [each for each, _day in book(desk, "SO-0003")] == how


def test_more_letters_than_are_drawn_at_once_are_refused(
    qtbot: QtBot, desk: Desk, ctx: Context, po: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.dialogs.promises.told_lines.MOST_LETTERS", 1)
    slip(desk, po)
    dialog = opened(qtbot, ctx, Notices)
    dialog.select_all()
    dialog.letter_button.click()
    assert dialog.findChildren(PreviewPaper) == []
    assert dialog.message.text() == "Select at most 1 customers for one print job."
