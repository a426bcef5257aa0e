"""What to order: two acts, every line edited before a draft exists, and the sum behind each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app import purchasing, views
from app.data import purchases
from app.desk import Desk
from tests.builders import a_customer, a_source, a_supplier, an_item, an_order
from tests.keys import CONTROL, ENTER, found, opened, typed
from ui.context import Context
from ui.dialogs.buying.suggest import Suggest
from ui.dialogs.catalogue.source_edit import SourceEdit

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def acme(desk: Desk) -> int:
    return a_supplier(desk, "Acme", currency="EUR")


@pytest.fixture
def washers(desk: Desk, acme: int) -> int:
    """Washers in packs of 25, of which Smith waits for 40."""
    item = an_item(desk, "FAS-0812", name="M8 spring washer", reorder_point=Decimal(10), order_up_to=Decimal(100))
    a_source(desk, item, acme, pack_size=Decimal(25), supplier_sku="AF-3595", unit_cost=Decimal(2), preferred=True)
    an_order(desk, a_customer(desk, "Smith & Sons"), (item, 40))
    return item


def shown(dialog: Suggest) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Every supplier's text and sum, with the texts of the lines under it."""
    tree = dialog.tree
    listed = []
    for at in range(tree.topLevelItemCount()):
        group = tree.topLevelItem(at)
        assert group is not None
        lines = [tuple(group.child(n).text(column) for column in range(5)) for n in range(group.childCount())]
        listed.append((f"{group.text(0)} {group.text(4)}".strip(), lines))
    return listed


def why(dialog: Suggest) -> list[str]:
    QApplication.processEvents()  # the layout settles
    texts = [label.text() for label in dialog.line.why.findChildren(QLabel) if not label.isHidden()]
    return [f"{text} {figure}" for text, figure in zip(texts[::2], texts[1::2], strict=True)]


def test_suggestions_come_by_supplier_with_packs_and_sum(
    qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int
) -> None:
    an_item(desk, "NOB-1", reorder_point=Decimal(1))
    dialog = opened(qtbot, ctx, Suggest)
    assert shown(dialog) == [
        ("Acme · 1 line €300.00", [("FAS-0812  M8 spring washer", "150 pcs", "6 × 25", "", "€300.00")]),
        ("Nobody offers these: add a source first", [("NOB-1  NOB-1 by name", "2 pcs", "", "", "")]),
    ]
    assert why(dialog) == [
        "on hand 0",
        "+ on order 0",
        "+ in drafts 0",
        "− waiting 40",
        "= available −40",
        "order up to 100",
        "− available −40",
        "= needed 140",
        "in packs of 25 6 × 25",
        "= to order 150",
    ]
    dialog.draft_button.click()
    [draft] = views.purchases.rows(desk)
    assert (draft.open_value, draft.currency) == (300, "EUR")
    assert [one.item.sku for one in purchasing.suggest(desk)] == ["NOB-1"]


def test_covering_only_is_an_act_of_its_own(qtbot: QtBot, desk: Desk, ctx: Context, washers: int) -> None:
    dialog = opened(qtbot, ctx, Suggest)
    dialog.extent.choose("cover")
    assert shown(dialog)[0][1][0][1:3] == ("50 pcs", "2 × 25")
    assert why(dialog)[0] == "waiting 40"
    [group] = [dialog.tree.topLevelItem(0)]
    assert group is not None
    group.child(0).setCheckState(0, UNCHECKED)
    qtbot.waitUntil(lambda: not dialog.draft_button.isEnabled())
    dialog.extent.choose("refill")
    assert dialog.draft_button.isEnabled(), "each act keeps its own lines"
    dialog.extent.choose("cover")
    assert not dialog.draft_button.isEnabled()
    group = dialog.tree.topLevelItem(0)
    assert group is not None
    group.child(0).setCheckState(0, CHECKED)
    qtbot.waitUntil(dialog.draft_button.isEnabled)
    qtbot.keyClick(dialog.tree, ENTER, CONTROL)
    [draft] = views.purchases.rows(desk)
    assert views.purchases.detail(desk, draft.id).lines[0].open == 50
    assert [one.advice.cover for one in purchasing.suggest(desk)] == [0]


def test_a_quantity_is_typed_in_the_list_in_packs_or_units(
    qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int
) -> None:
    bolts = an_item(desk, "ZBOLT", reorder_point=Decimal(10))
    a_source(desk, bolts, acme)
    dialog = opened(qtbot, ctx, Suggest)
    qtbot.keyClick(dialog.tree, "3")
    qtbot.keyClicks(dialog.line.quantity, " packs")
    qtbot.keyClick(dialog.line.quantity, ENTER)
    assert dialog.tree.hasFocus()
    assert dialog.line.sku.text() == "ZBOLT", "Enter went on to the next line"
    assert shown(dialog)[0][1][0][1:3] == ("75 pcs", "3 × 25")
    dialog.line.wanted.setFocus()
    typed(qtbot, dialog.line.wanted, "1 June")
    assert dialog.isVisible()
    qtbot.keyClick(dialog.tree, ENTER, CONTROL)
    [draft] = views.purchases.rows(desk)
    rows = purchases.rows(draft.id)
    assert [(row.quantity, row.requested_on) for row in rows] == [(75, None), (11, date(2026, 6, 1))]


@pytest.mark.parametrize("text", ["many", "3 packs of 0", "", "1.5"])
def test_what_is_no_quantity_is_said_and_nothing_is_drafted(
    qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int, text: str
) -> None:
    a_source(desk, an_item(desk, "ZBOLT", reorder_point=Decimal(10)), acme)
    dialog = opened(qtbot, ctx, Suggest)
    typed(qtbot, dialog.line.quantity, text) if text else dialog.line.quantity.clear()
    dialog.draft_button.click()
    assert dialog.isVisible()
    assert "Quantity" in dialog.line.wrong.text()
    dialog.tree.go_on()
    qtbot.waitUntil(lambda: dialog.tree.current() is dialog.line.shown)
    assert dialog.line.sku.text() == "FAS-0812", "the line that cannot be taken is not left"
    assert dialog.line.quantity.text() == text
    assert views.purchases.rows(desk) == []


def test_zero_or_a_past_day_is_refused_in_words(qtbot: QtBot, desk: Desk, ctx: Context, washers: int) -> None:
    dialog = opened(qtbot, ctx, Suggest)
    typed(qtbot, dialog.line.quantity, "0")
    dialog.draft_button.click()
    assert "above zero" in dialog.message.text()
    typed(qtbot, dialog.line.quantity, "25")
    typed(qtbot, dialog.line.wanted, "1 May 2026")
    dialog.draft_button.click()
    assert "is past" in dialog.message.text()
    assert views.purchases.rows(desk) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert "on no draft yet" in dialog.message.text()


def test_a_line_is_moved_to_another_supplier(qtbot: QtBot, desk: Desk, ctx: Context, washers: int) -> None:
    best = a_supplier(desk, "Best")
    a_source(desk, washers, best, pack_size=Decimal(60), unit_cost=Decimal("1.5"))
    dialog = opened(qtbot, ctx, Suggest)
    dialog.line.source.setCurrentIndex(1)
    dialog.line.source.activated.emit(1)
    assert [(group, lines[0][1:3]) for group, lines in shown(dialog)] == [
        ("Best · 1 line €270.00", ("180 pcs", "3 × 60"))
    ]
    assert why(dialog)[-2:] == ["in packs of 60 3 × 60", "= to order 180"]
    dialog.draft()
    [draft] = views.purchases.rows(desk)
    assert (draft.supplier, views.purchases.detail(desk, draft.id).lines[0].line.pack_size) == ("Best", 60)


def test_a_critical_item_stands_under_each_of_its_suppliers(qtbot: QtBot, desk: Desk, ctx: Context, acme: int) -> None:
    pump = an_item(desk, "PUMP", reorder_point=Decimal(10), order_up_to=Decimal(100), critical=True)
    a_source(desk, pump, acme, share=Decimal(70), pack_size=Decimal(12), preferred=True)
    a_source(desk, pump, a_supplier(desk, "Best"), share=Decimal(30))
    dialog = opened(qtbot, ctx, Suggest)
    assert [lines[0][1] for _, lines in shown(dialog)] == ["72 pcs", "28 pcs"]
    assert "their share, 70 of 100 70" in why(dialog)
    assert dialog.summary.text() == "2 lines for 2 suppliers"


def test_an_item_that_nobody_offers_gets_a_source_here(qtbot: QtBot, desk: Desk, ctx: Context, acme: int) -> None:
    an_item(desk, "NOB-1", reorder_point=Decimal(1))
    dialog = opened(qtbot, ctx, Suggest)
    assert not dialog.draft_button.isEnabled()
    assert not dialog.line.quantity.isEnabled()
    dialog.line._add()
    source = found(ctx, SourceEdit)
    typed(qtbot, source.supplier, "acme")
    source.save()
    assert [group for group, _ in shown(dialog)] == ["Acme · 1 line"]
    assert dialog.draft_button.isEnabled()


def test_nothing_to_order_is_said(qtbot: QtBot, ctx: Context) -> None:
    dialog = opened(qtbot, ctx, Suggest)
    assert dialog.stack.currentWidget() is dialog.nothing
    assert not dialog.draft_button.isEnabled()
