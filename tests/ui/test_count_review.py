"""The review of a count and a sheet keyed in, done as a person does them; then the ledger and the queue are asked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app import catalogue, counting, views
from app.desk import Desk
from app.domain.counts import CountState, LineState
from app.goods import receiving, shipping, stock
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.keys import ENTER, cell, found
from ui import dialogs, forms
from ui.context import Context
from ui.dialogs.counting.approve_count import ApproveCount
from ui.dialogs.counting.attach_code import AttachCode
from ui.dialogs.counting.enter_sheet import COUNTED, EnterSheet
from ui.forms.review import ReviewForm
from ui.forms.tally import TallyForm

D = Decimal


@pytest.fixture
def items(desk: Desk) -> dict[str, int]:
    return {
        "BELT": an_item(desk, "BELT", 40, bin="A-01", unit_cost=D(3)),
        "SEAL": an_item(desk, "SEAL", 40, bin="A-01", unit_cost=D(10)),
        "RING": an_item(desk, "RING", 40, bin="B-02"),
    }


@pytest.fixture
def count(desk: Desk, items: dict[str, int]) -> int:
    return counting.open_count(desk, list(items.values())).id


def reviewing(ctx: Context, count: int) -> ReviewForm:
    form = ctx.open_form(forms.ReviewForm, count_id=count)
    assert isinstance(form, ReviewForm)
    return form


def stand_on(qtbot: QtBot, form: ReviewForm, sku: str) -> None:
    row = next(row for row in form.found.rows if row.reviewed.item.sku == sku)
    form.table.select(row.line)
    qtbot.waitUntil(lambda: any(text.startswith(f"{sku} ·") for text in form.panel.texts()))


def press(qtbot: QtBot, form: ReviewForm, text: str) -> None:
    qtbot.waitUntil(lambda: form.panel.button(text) is not None)
    button = form.panel.button(text)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def needs(form: ReviewForm) -> list[tuple[str, LineState]]:
    return [(row.reviewed.item.sku, row.state) for row in form.table.rows.shown_rows()]


def on_hand(desk: Desk, item: int) -> Decimal:
    return views.items.rows(desk, [item])[0].on_hand


def counted(desk: Desk, count: int, items: dict[str, int], **quantities: int) -> None:
    for sku, quantity in quantities.items():
        counting.key(desk, count, items[sku], D(quantity))


def test_the_worst_difference_that_needs_somebody_comes_first(
    qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int], count: int
) -> None:
    counted(desk, count, items, BELT=30, SEAL=36, RING=40)
    form = reviewing(ctx, count)
    assert needs(form) == [
        ("SEAL", LineState.RECOUNT),
        ("BELT", LineState.RECOUNT),
        ("RING", LineState.AGREES),
    ]
    assert form.needs.text() == "2 lines need you · differences come to −€70.00: €0.00 more, €70.00 less"
    form.chip_row.choose("settled")
    assert needs(form) == [("RING", LineState.AGREES)]


def test_a_difference_is_counted_again_approved_and_posted_as_one_act(
    qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int], count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("ui.attempt.ask_person", lambda _parent, text: bool(asked.append(text)) or True)
    smith, jones = a_customer(desk, "Smith"), a_customer(desk, "Jones")
    an_order(desk, smith, (items["SEAL"], 30))
    an_order(desk, jones, (items["SEAL"], 10))
    an_order(desk, smith, (items["BELT"], 45))
    counted(desk, count, items, BELT=44, SEAL=36, RING=40)
    form = reviewing(ctx, count)
    form.post()
    assert "not settled" in ctx.window.banner.text()
    stand_on(qtbot, form, "SEAL")
    press(qtbot, form, "Have it counted again")
    desk.person = "Ann"
    counted(desk, count, items, SEAL=36)
    qtbot.waitUntil(lambda: ("SEAL", LineState.TO_APPROVE) in needs(form))
    stand_on(qtbot, form, "SEAL")
    press(qtbot, form, "Approve…")
    dialog = found(ctx, ApproveCount)
    dialog.save()
    assert "Say why SEAL was wrong" in dialog.message.text()
    dialog.entries.fields["Why it was wrong"].setText("four were broken")
    dialog.save()
    assert asked == []
    takes = "Posting takes from, the youngest first: 4 to Jones (SO-0002)."
    qtbot.waitUntil(lambda: form.promises.text() == takes)
    stand_on(qtbot, form, "BELT")
    press(qtbot, form, "Have it counted again")
    counted(desk, count, items, BELT=44)
    qtbot.waitUntil(lambda: ("BELT", LineState.TO_APPROVE) in needs(form))
    stand_on(qtbot, form, "BELT")
    press(qtbot, form, "Approve…")
    found(ctx, ApproveCount).entries.fields["Why it was wrong"].setText("found behind the box")
    found(ctx, ApproveCount).save()
    assert asked == [], "Kim counted it first, Ann the second time"
    qtbot.waitUntil(lambda: "4 to Smith (SO-0003)" in form.promises.text())
    assert form.promises.text().startswith(f"{takes} A plus serves at once BELT: ")
    form.post()
    assert "4 to Jones (SO-0002)" in asked[-1]
    assert (on_hand(desk, items["SEAL"]), on_hand(desk, items["BELT"])) == (36, 44)
    assert ctx.window.stack.form is None
    assert "is posted" in ctx.window.banner.text()
    assert ctx.window.banner.action("Ship…") is not None
    ctx.window.banner.action("Undo").click()
    assert (on_hand(desk, items["SEAL"]), on_hand(desk, items["BELT"])) == (40, 40)
    assert views.counts.rows(desk)[0].count.state is CountState.OPEN


def test_what_nobody_counted_is_asked_about_never_taken_for_none(
    qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int], count: int
) -> None:
    counted(desk, count, items, BELT=40)
    form = reviewing(ctx, count)
    form.chip_row.choose("uncounted")
    assert [sku for sku, _ in needs(form)] == ["RING", "SEAL"]
    stand_on(qtbot, form, "RING")
    press(qtbot, form, "Leave out")
    qtbot.waitUntil(lambda: [sku for sku, _ in needs(form)] == ["SEAL"])
    assert "left out" in ctx.window.banner.text()
    stand_on(qtbot, form, "SEAL")
    press(qtbot, form, "None there")
    qtbot.waitUntil(lambda: needs(form) == [])
    form.chip_row.choose("all")
    assert dict(needs(form)) == {
        "SEAL": LineState.RECOUNT,
        "RING": LineState.LEFT_OUT,
        "BELT": LineState.AGREES,
    }
    ctx.window.banner.action("Undo").click()
    qtbot.waitUntil(lambda: dict(needs(form))["SEAL"] is LineState.UNCOUNTED)


def test_count_it_goes_back_to_the_form_and_asks_how_many(
    qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int], count: int
) -> None:
    form = reviewing(ctx, count)
    stand_on(qtbot, form, "RING")
    press(qtbot, form, "Count it")
    tally = ctx.window.stack.form
    assert isinstance(tally, TallyForm)
    qtbot.waitUntil(lambda: tally.card.keying)
    qtbot.keyClicks(tally.card.step.line, "40")
    qtbot.keyClick(tally.card.step.line, ENTER)
    assert dict(needs(reviewing(ctx, count)))["RING"] is LineState.AGREES


def test_what_moved_or_may_be_counted_already_is_settled_by_its_line(
    qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int], count: int
) -> None:
    counted(desk, count, items, BELT=20)
    stock.issue(desk, items["BELT"], D(5))
    counted(desk, count, items, BELT=15, SEAL=35)
    supplier = a_supplier(desk)
    po = a_purchase_order(desk, supplier, (items["SEAL"], 5))
    order = an_order(desk, a_customer(desk), (items["SEAL"], 5))
    shipping.ship(desk, [(order.lines[0].line.id, D(5))])
    receiving.receive(desk, po)
    form = reviewing(ctx, count)
    states = dict(needs(form))
    assert states["BELT"] is LineState.MOVED
    assert states["SEAL"] is LineState.ASKED
    stand_on(qtbot, form, "BELT")
    assert "Moved while it was counted" in form.panel.texts()
    stand_on(qtbot, form, "SEAL")
    assert "Already counted?" in form.panel.texts()
    answers = [button for button in form.panel.findChildren(QPushButton) if button.text() in ("Counted", "Not counted")]
    assert [button.text() for button in answers if button.isVisible()] == ["Counted", "Not counted"] * 2
    answers[0].click()

    def asked() -> int:
        return next(len(row.asked) for row in form.found.rows if row.reviewed.item.sku == "SEAL")

    qtbot.waitUntil(lambda: asked() == 0)
    assert dict(needs(form))["SEAL"] is LineState.AGREES, "the shipment had left the shelf when it was counted"


def test_a_bin_that_is_not_done_is_named_and_finished_there(
    qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int], count: int
) -> None:
    desk.person = "Ann"
    counting.scan(desk, count, "A-01")
    counting.key(desk, count, items["BELT"], D(40), "A-01")
    form = reviewing(ctx, count)
    stand_on(qtbot, form, "BELT")
    assert "Bin A-01 is not done yet." in form.panel.texts()
    press(qtbot, form, "The bin is done")
    qtbot.waitUntil(lambda: dict(needs(form))["BELT"] is LineState.AGREES)


def test_a_scan_stands_on_its_line(qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int], count: int) -> None:
    form = reviewing(ctx, count)
    form.take_scan("ring")
    assert form.table.current_row().reviewed.item.sku == "RING"
    form.take_scan("nothing")
    assert "not on this count" in ctx.window.banner.text()


def test_a_sheet_is_keyed_in_by_the_keyboard_alone(
    qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int], count: int
) -> None:
    dialog = ctx.open(dialogs.counting.EnterSheet, count_id=count)
    assert isinstance(dialog, EnterSheet)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert [item.sku for item, _ in dialog.lines] == ["BELT", "SEAL", "RING"]
    assert dialog.grid.currentRow() == 0
    cell(qtbot, dialog.grid, 0, COUNTED, "40")
    assert dialog.grid.currentRow() == 1, "Enter goes to the next line"
    assert views.counts.tallying(desk, count).rows[0].total == 40, "it is kept as soon as it is keyed"
    cell(qtbot, dialog.grid, 1, COUNTED, "-3")
    assert "cannot be on a shelf" in dialog.message.text()
    cell(qtbot, dialog.grid, 1, COUNTED, "37")
    cell(qtbot, dialog.grid, 0, COUNTED, "41")
    assert dialog.summary.text() == "2 of 3 lines"
    dialog.reject()
    again = ctx.open(dialogs.counting.EnterSheet, count_id=count)
    assert isinstance(again, EnterSheet)
    assert again.kept == ["41", "37", ""]
    assert again.grid.currentRow() == 2, "it goes on where it was"
    again.review()
    form = ctx.window.stack.form
    assert isinstance(form, ReviewForm)
    assert dict(needs(form)) == {
        "SEAL": LineState.RECOUNT,
        "BELT": LineState.WITHIN,
        "RING": LineState.UNCOUNTED,
    }


def test_what_was_scanned_without_a_bin_or_elsewhere_is_seen_on_the_sheet(
    qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int], count: int
) -> None:
    counting.scan(desk, count, "BELT")
    counting.scan(desk, count, "BELT", "A-01")
    counting.begin_bin(desk, count, "B-02")
    counting.scan(desk, count, "SEAL", "B-02")
    dialog = ctx.open(dialogs.counting.EnterSheet, count_id=count)
    assert isinstance(dialog, EnterSheet)
    qtbot.waitUntil(dialog.isActiveWindow)
    numbers = [dialog.grid.text(row, 0) for row in range(4)]
    assert [(item.sku, bin) for item, bin in dialog.lines] == [
        ("BELT", "A-01"),
        ("SEAL", "A-01"),
        ("SEAL", "B-02"),
        ("RING", "B-02"),
    ]
    assert (numbers, dialog.kept) == (["1", "2", "", "3"], ["2", "", "1", ""])
    cell(qtbot, dialog.grid, 0, COUNTED, "40")
    cell(qtbot, dialog.grid, 1, COUNTED, "39")
    totals = {row.item.sku: row.total for row in views.counts.tallying(desk, count).rows}
    assert (totals["BELT"], totals["SEAL"]) == (40, 40), "nothing is counted twice"
    assert dialog.summary.text() == "2 of 3 lines"
    dialog.grid.typed.emit(0, COUNTED, "")
    assert {row.item.sku: row.total for row in views.counts.tallying(desk, count).rows}["BELT"] is None


def test_a_code_that_nobody_knows_is_settled_at_the_review(
    qtbot: QtBot, desk: Desk, ctx: Context, items: dict[str, int], count: int
) -> None:
    counted(desk, count, items, BELT=40, SEAL=40, RING=38)
    for code in ("4006381333931", "5901234123457"):
        counting.scan(desk, count, code)
    counting.scan(desk, count, "4006381333931")
    form = reviewing(ctx, count)
    assert form.codes.text() == "2 unknown codes…"
    qtbot.mouseClick(form.codes, Qt.MouseButton.LeftButton)
    dialog = found(ctx, AttachCode)
    assert dialog.entry.code == "4006381333931"
    qtbot.keyClicks(dialog.search, "RING")
    qtbot.keyClick(dialog.search, ENTER)
    dialog.attach()
    assert "4006381333931 stands for RING: 2 pcs counted." in ctx.window.banner.text()
    qtbot.waitUntil(lambda: dict(needs(form))["RING"] is LineState.AGREES)
    assert form.codes.text() == "1 unknown code…"
    form.codes.click()
    found(ctx, AttachCode).dismiss()
    qtbot.waitUntil(form.codes.isHidden)
    assert "everything" in form.needs.text().lower()
    ctx.window.banner.action("Undo").click()
    qtbot.waitUntil(lambda: form.codes.text() == "1 unknown code…")


def test_the_bins_in_which_an_item_was_not_counted_are_named_and_said_to_hold_none(
    qtbot: QtBot, desk: Desk, ctx: Context
) -> None:
    bolt = an_item(desk, "BOLT", 30, bin="A-01")
    catalogue.amend_item(desk, bolt, 1, more_bins=("C-12", "D-01"))
    several = counting.open_count(desk, [bolt]).id
    counting.key(desk, several, bolt, D(30))
    form = reviewing(ctx, several)
    stand_on(qtbot, form, "BOLT")
    assert "Nobody counted it in C-12, D-01 yet. Count on there, or say that nothing is in there." in form.panel.texts()
    assert form.panel.button("The bin is done") is None
    form.post()
    assert ctx.window.banner.text().startswith("BOLT was not counted in C-12, D-01 yet. Count it there, or key 0")
    press(qtbot, form, "Nothing in bins C-12, D-01")
    qtbot.waitUntil(lambda: needs(form) == [("BOLT", LineState.AGREES)])
    form.post()
    assert views.counts.rows(desk)[0].count.state is CountState.POSTED
