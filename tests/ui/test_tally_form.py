"""The counting form, used as a person with a scanner does; then what the count says."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import catalogue, counting, views
from app.desk import Desk
from app.domain.errors import StoreTrouble
from tests.builders import an_item
from tests.keys import ENTER, ESCAPE, found
from ui import forms
from ui.context import Context
from ui.dialogs.counting.attach_code import AttachCode
from ui.forms.review import ReviewForm
from ui.forms.tally import TallyForm

D = Decimal
EAN, CARTON, UNKNOWN = "4006381333931", "96385074", "7610200339089"
Opened = Callable[[], TallyForm]


@pytest.fixture
def items(desk: Desk) -> dict[str, int]:
    made = {
        "SEAL": an_item(desk, "SEAL", 777, name="Seal kit 25 mm", bin="A-01"),
        "RING": an_item(desk, "RING", 7, name="O-ring 12×2", bin="A-01"),
        "BELT": an_item(desk, "BELT", 9, name="V-belt", bin="B-02"),
        "ROPE": an_item(desk, "ROPE", 12, name="Gland packing", bin="B-02", unit="m", decimals=1),
    }
    catalogue.add_barcode(desk, made["SEAL"], EAN)
    catalogue.add_barcode(desk, made["SEAL"], CARTON, D(12))
    return made


@pytest.fixture
def count(desk: Desk, items: dict[str, int]) -> int:
    return counting.open_count(desk, list(items.values())).id


@pytest.fixture
def form(qtbot: QtBot, ctx: Context, count: int) -> TallyForm:
    opened = ctx.open_form(forms.TallyForm, count_id=count)
    assert isinstance(opened, TallyForm)
    return opened


def rows(form: TallyForm) -> list[tuple[str, str, str]]:
    """What is listed, from the top: SKU or code, bin, quantity."""
    shown = form.inner.table.rows.shown_rows()
    return [(row.item.sku if row.item else row.code, row.bin, f"{row.quantity.normalize():f}") for row in shown]


def totals(desk: Desk, count: int) -> dict[str, Decimal | None]:
    return {row.item.sku: row.total for row in views.counts.tallying(desk, count).rows}


def press(qtbot: QtBot, form: TallyForm, key: Qt.Key) -> None:
    """Press a key of the form's, wherever the keyboard is."""
    button = {Qt.Key.Key_F2: "Key quantity", Qt.Key.Key_F3: "Change bin", Qt.Key.Key_F4: "Undo last"}.get(key, "Review")
    [wanted] = [found for found in form.findChildren(type(form.inner.codes)) if found.accessibleName() == button]
    qtbot.mouseClick(wanted, Qt.MouseButton.LeftButton)


def keyed(qtbot: QtBot, form: TallyForm, text: str) -> None:
    qtbot.keyClicks(form.card.step.line, text)
    qtbot.keyClick(form.card.step.line, ENTER)


def test_a_scan_is_counted_shown_and_listed_on_top(qtbot: QtBot, desk: Desk, form: TallyForm, count: int) -> None:
    form.take_scan("A-01")
    assert form.last.title.toolTip() == "Bin A-01"
    form.take_scan("RING")
    form.take_scan(CARTON)
    form.take_scan(CARTON)
    assert (form.last.title.toolTip(), form.last.tone) == ("Seal kit 25 mm", "good")
    assert (form.last.added.text(), form.last.total.text()) == ("+12", "24")
    assert form.last.detail.toolTip() == f"SEAL · scanned {CARTON} · pack of 12 pcs · bin A-01"
    assert rows(form) == [("SEAL", "A-01", "24"), ("RING", "A-01", "1")]
    assert totals(desk, count) == {"SEAL": 24, "RING": 1, "BELT": None, "ROPE": None}
    assert form.inner.progress.text() == "2 of 4 lines"


def test_the_form_shows_no_book_figure(qtbot: QtBot, form: TallyForm) -> None:
    form.take_scan(EAN)
    texts = [label.text() for label in form.findChildren(QLabel)]
    assert not [text for text in texts if "777" in text]


def test_a_multiplier_counts_for_the_next_scan_only(qtbot: QtBot, desk: Desk, form: TallyForm, count: int) -> None:
    form.take_scan("3*")
    assert form.last.title.toolTip() == "3 ×"
    form.take_scan(CARTON)
    form.take_scan(EAN)
    assert totals(desk, count)["SEAL"] == 37


def test_a_quantity_is_keyed_in_place_of_the_last_scan(qtbot: QtBot, desk: Desk, form: TallyForm, count: int) -> None:
    form.take_scan("A-01")
    form.take_scan(EAN)
    press(qtbot, form, Qt.Key.Key_F2)
    keyed(qtbot, form, "24")
    assert not form.card.keying
    assert (totals(desk, count)["SEAL"], form.last.total.text()) == (24, "24")
    press(qtbot, form, Qt.Key.Key_F4)
    press(qtbot, form, Qt.Key.Key_F4)
    assert totals(desk, count)["SEAL"] is None
    assert rows(form) == []


@pytest.mark.parametrize(("text", "said"), [("-3", "cannot be on a shelf"), ("abc", "abc"), ("1.5", "1.5")])
def test_a_quantity_that_cannot_be_is_said_and_the_scan_stays(
    qtbot: QtBot, desk: Desk, form: TallyForm, count: int, text: str, said: str
) -> None:
    form.take_scan(EAN)
    press(qtbot, form, Qt.Key.Key_F2)
    keyed(qtbot, form, text)
    assert said in form.card.step.wrong.text()
    assert form.card.keying
    qtbot.keyClick(form.card.step.line, ESCAPE)
    assert not form.card.keying
    assert totals(desk, count)["SEAL"] == 1


def test_very_many_are_asked_and_scans_go_on_meanwhile(qtbot: QtBot, desk: Desk, form: TallyForm, count: int) -> None:
    form.take_scan(EAN)
    press(qtbot, form, Qt.Key.Key_F2)
    keyed(qtbot, form, "100000")
    assert "barcode in the wrong field" in form.card.step.wrong.text()
    assert totals(desk, count)["SEAL"] == 1
    form.card.step.yes.click()
    assert totals(desk, count)["SEAL"] == 100_000
    press(qtbot, form, Qt.Key.Key_F2)
    keyed(qtbot, form, "1000000")
    form.take_scan("RING")
    assert not form.card.keying
    assert totals(desk, count) == {"SEAL": 100_000, "RING": 1, "BELT": None, "ROPE": None}


def test_a_scan_takes_the_quantity_that_is_being_keyed(qtbot: QtBot, desk: Desk, form: TallyForm, count: int) -> None:
    form.take_scan(EAN)
    press(qtbot, form, Qt.Key.Key_F2)
    qtbot.keyClicks(form.card.step.line, "24")
    form.take_scan("RING")
    assert totals(desk, count) == {"SEAL": 24, "RING": 1, "BELT": None, "ROPE": None}


def test_goods_without_a_barcode_are_found_by_name(qtbot: QtBot, desk: Desk, form: TallyForm, count: int) -> None:
    form.take_scan("B-02")
    form.setFocus()
    qtbot.keyClick(form, "g")
    assert form.inner.search.hasFocus()
    qtbot.keyClicks(form.inner.search, "land")
    qtbot.keyClick(form.inner.search, ENTER)
    assert form.card.keying
    keyed(qtbot, form, "12.5")
    assert totals(desk, count)["ROPE"] == D("12.5")
    assert rows(form) == [("ROPE", "B-02", "12.5")]


def test_what_is_typed_may_be_a_multiplier_or_a_code_but_no_name(
    qtbot: QtBot, desk: Desk, form: TallyForm, count: int
) -> None:
    for text in ("12*", EAN):
        qtbot.keyClicks(form.inner.search, text)
        qtbot.keyClick(form.inner.search, ENTER)
        assert not form.card.keying, "a whole barcode that is typed counts as a scan"
    assert totals(desk, count)["SEAL"] == 12
    qtbot.keyClicks(form.inner.search, "sclew")
    qtbot.keyClick(form.inner.search, ENTER)
    assert form.last.tone == "bad"
    assert views.counts.tallying(desk, count).parked == ()


def test_an_unknown_code_is_kept_and_attached_as_a_pack(
    qtbot: QtBot, desk: Desk, ctx: Context, form: TallyForm
) -> None:
    form.take_scan("A-01")
    form.take_scan(UNKNOWN)
    form.take_scan("RING")
    form.take_scan(UNKNOWN)
    assert form.last.tone == "warn"
    assert form.inner.codes.text() == "1 unknown code…"
    assert [row[2] for row in rows(form)] == ["2", "1"]
    form.inner.codes.click()
    dialog = found(ctx, AttachCode)
    dialog.take_scan("RING")
    assert rows(form)[0] == ("RING", "A-01", "2"), "scans go on behind the dialog"
    dialog.attach()
    assert dialog.message.text(), "an item is asked for"
    qtbot.keyClicks(dialog.search, "V-belt")
    qtbot.keyClick(dialog.search, ENTER)
    dialog.pack.setText("6")
    dialog.attach()
    assert totals(desk, form.count.id)["BELT"] == 12
    assert not form.inner.codes.isVisible()
    form.take_scan(UNKNOWN)
    assert (form.last.title.toolTip(), form.last.added.text()) == ("V-belt", "+6")


def test_a_code_is_dismissed_in_the_card(qtbot: QtBot, desk: Desk, form: TallyForm, count: int) -> None:
    form.take_scan(UNKNOWN)
    [_attach, dismiss] = form.last.buttons
    dismiss.click()
    assert views.counts.tallying(desk, count).parked == ()
    assert rows(form) == []


def test_of_two_items_with_one_code_one_is_chosen_once(
    qtbot: QtBot, desk: Desk, form: TallyForm, count: int, items: dict[str, int]
) -> None:
    an_item(desk, EAN, name="A SKU that is a code of another item too")
    form.take_scan(EAN)
    assert {button.text() for button in form.last.buttons} == {"SEAL", EAN}
    [choice] = [button for button in form.last.buttons if button.text() == EAN]
    choice.click()
    form.take_scan(EAN)
    assert totals(desk, count)[EAN] == 2


def test_a_bin_is_changed_by_key_and_the_one_before_is_done(
    qtbot: QtBot, desk: Desk, form: TallyForm, count: int
) -> None:
    form.take_scan("A-01")
    form.take_scan(EAN)
    press(qtbot, form, Qt.Key.Key_F3)
    keyed(qtbot, form, "C-77")
    assert "Nobody knows a bin C-77" in form.card.step.wrong.text()
    form.card.step.line.clear()
    keyed(qtbot, form, "b-02")
    assert form.here == "B-02"
    bins = {bin.bin: bin for bin in views.counts.tallying(desk, count).bins}
    assert (bins["A-01"].done, bins["B-02"].begun, bins["B-02"].done) == (True, True, False)
    form.take_scan(EAN)
    assert rows(form)[:2] == [("SEAL", "B-02", "1"), ("SEAL", "A-01", "1")]
    assert "2 pcs in all bins" in form.last.state.text()


def test_somebody_else_at_the_bin_is_asked_about_by_key_and_said_by_scan(
    qtbot: QtBot, desk: Desk, form: TallyForm, count: int
) -> None:
    desk.person = "Ann"
    counting.scan(desk, count, "B-02")
    desk.person = "Kim"
    form.inner.bin_chosen.emit("B-02")
    assert "Ann is counting bin B-02" in form.last.state.text()
    assert form.here == ""
    form.last.buttons[0].click()
    assert form.here == "B-02"


def test_what_somebody_else_counts_is_shown_too(qtbot: QtBot, desk: Desk, form: TallyForm, count: int) -> None:
    desk.person = "Ann"
    counting.scan(desk, count, "BELT")
    qtbot.waitUntil(lambda: rows(form) == [("BELT", "", "1")])


def test_enter_on_a_line_keys_anew_how_many_there_are(qtbot: QtBot, desk: Desk, form: TallyForm, count: int) -> None:
    form.take_scan("A-01")
    form.take_scan(EAN)
    form.take_scan(CARTON)
    qtbot.keyClick(form.inner.table, ENTER)
    keyed(qtbot, form, "40")
    assert totals(desk, count)["SEAL"] == 40
    assert rows(form) == [("SEAL", "A-01", "40")]


def test_it_goes_on_where_it_was(qtbot: QtBot, desk: Desk, ctx: Context, form: TallyForm, count: int) -> None:
    form.take_scan("A-01")
    form.take_scan(EAN)
    form.setFocus()
    qtbot.keyClick(form, ESCAPE)
    assert ctx.window.stack.form is None
    assert "stays open" in ctx.window.banner.text()
    ctx.window.banner.action("Go on counting").click()
    again = cast(TallyForm, ctx.window.stack.form)
    assert (again.here, rows(again)) == ("A-01", [("SEAL", "A-01", "1")])
    again.take_scan(EAN)
    assert again.last.total.text() == "2"


def test_a_busy_store_keeps_every_scan_in_order(
    qtbot: QtBot, desk: Desk, form: TallyForm, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, busy = counting.scan, [True]

    def scan(*arguments: object) -> object:
        if busy[0]:
            raise StoreTrouble("store.busy")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(counting, "scan", scan)
    for code in ("A-01", EAN, UNKNOWN, "RING"):
        form.take_scan(code)
    assert "4 scans wait" in form.last.title.toolTip()
    form.leave()
    assert form.isVisible(), "nobody leaves scans behind"
    busy[0] = False
    qtbot.waitUntil(lambda: len(form.scans) == 0)
    assert [row[0] for row in rows(form)] == ["RING", rows(form)[1][0], "SEAL"]
    assert {row[1] for row in rows(form)} == {"A-01"}


@pytest.mark.parametrize("code", ["4006381333932", "X" * 300, "AB\x01CD"])
def test_what_cannot_be_a_code_is_said_and_kept(
    qtbot: QtBot, desk: Desk, form: TallyForm, count: int, code: str
) -> None:
    form.take_scan(code)
    assert form.last.tone == "warn"
    assert len(views.counts.tallying(desk, count).parked) == 1
    assert len(rows(form)) == 1


def test_an_item_retired_meanwhile_is_counted_and_said(
    qtbot: QtBot, desk: Desk, form: TallyForm, count: int, items: dict[str, int]
) -> None:
    ring = catalogue.item(desk, items["RING"])
    catalogue.amend_item(desk, ring.id, ring.version, discontinued=True)
    form.take_scan("RING")
    assert "discontinued" in form.last.state.text()
    assert totals(desk, count)["RING"] == 1


def test_review_says_that_ones_own_bins_are_done(qtbot: QtBot, desk: Desk, ctx: Context, form: TallyForm) -> None:
    form.take_scan("A-01")
    form.take_scan(EAN)
    press(qtbot, form, Qt.Key.Key_F9)
    assert isinstance(ctx.window.stack.form, ReviewForm)
    assert [bin.done for bin in views.counts.tallying(desk, form.count.id).bins if bin.begun] == [True]


def test_a_count_that_somebody_else_ends_is_left(qtbot: QtBot, desk: Desk, ctx: Context, form: TallyForm) -> None:
    counting.cancel(desk, form.count.id)
    qtbot.waitUntil(lambda: ctx.window.stack.form is None)
    assert ctx.window.banner.text() == "CS-0001: Cancelled meanwhile."


def test_the_form_fills_the_window_and_gives_it_back(qtbot: QtBot, ctx: Context, form: TallyForm) -> None:
    assert not ctx.window.today_bar.isVisible()
    enabled = {name for name, action in ctx.window.actions_by_name.items() if action.isEnabled()}
    assert enabled == {
        "close",
        "help",
        "help_keyboard",
        "help_whats_new",
        "about",
        "look_system",
        "look_light",
        "look_dark",
    }
    ctx.open_page("queue")
    assert ctx.window.today_bar.isVisible()
    assert ctx.window.stack.form is None


def test_a_bin_is_chosen_by_a_press(qtbot: QtBot, form: TallyForm) -> None:
    bars = form.inner.bins.bars
    place = QPoint(20, int(bars.row_height() * 1.5))
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=place)
    assert form.here == "B-02"
    assert form.inner.bins.accessibleDescription().splitlines() == [
        "A-01: 0 of 2 lines",
        "B-02: 0 of 2 lines, Kim is there",
    ]


def test_a_posted_count_is_not_counted_any_more(qtbot: QtBot, desk: Desk, ctx: Context, count: int) -> None:
    counting.cancel(desk, count)
    assert ctx.open_form(forms.TallyForm, count_id=count) is None
    assert "was cancelled" in ctx.window.banner.text()
