"""The main window with a store in it, used from the keyboard as a person does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QPushButton, QTabBar, QWidget

from app.desk import Clock, Desk
from app.goods import shipping
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.stores import new_desk
from ui.look import theme
from ui.settings import Settings
from ui.window.help import PAGES as HELP_PAGES
from ui.window.help import HelpWindow
from ui.window.main_window import MainWindow
from ui.window.menus import entries
from ui.window.tabs import NAMES
from ui.window.today_bar import FIND_LEAST, PARTS
from ui.window.window_acts import WINDOW_ACTS

TODAY = date(2026, 5, 12)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(str(tmp_path / "window.ini"))


def a_window(qtbot, settings: Settings) -> MainWindow:
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def window(qtbot, store: Path, settings: Settings) -> Iterator[MainWindow]:
    """A window on a small stockroom: two items, Smith and Jones waiting for washers, one purchase order."""
    desk = new_desk(store, clock=Clock(TODAY), person="Kim")
    washer, seal = an_item(desk, "M8-WASHER", 5), an_item(desk, "SEAL-25")
    an_order(desk, a_customer(desk, "Smith"), (washer, 5))
    an_order(desk, a_customer(desk, "Jones"), (washer, 3), (seal, 1))
    a_purchase_order(desk, a_supplier(desk), (washer, 10))
    made = a_window(qtbot, settings)
    with qtbot.waitSignal(made.completed):
        made.attach(desk)
    yield made
    made.close()


def press(qtbot, window: MainWindow, keys: str) -> None:
    """Press a shortcut where the focus is."""
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))


def test_the_tabs_come_by_key_and_show_their_rows(qtbot, window):
    for number, name in enumerate(NAMES, start=1):
        press(qtbot, window, f"Ctrl+{number}")
        assert window.tabs.name == name
        assert window.page.table.hasFocus()
    assert [window.tabs.pages[name].model.rowCount() > 0 for name in NAMES] == [True] * 3 + [False]
    assert len(window.tabs.pages["queue"].model.all_rows()) == 3


def test_a_page_is_built_when_it_is_first_shown(window):
    assert list(window.tabs.pages) == ["queue"]


def test_filter_by_key_and_esc_goes_back_step_by_step(qtbot, window):
    press(qtbot, window, "Ctrl+F")
    page = window.page
    assert page.filter_box.hasFocus()
    qtbot.keyClicks(page.filter_box, "jones")
    assert {row.customer for row in page.model.shown_rows()} == {"Jones"}
    qtbot.keyClick(page.filter_box, Qt.Key.Key_Escape)
    assert len(page.model.shown_rows()) == 3
    qtbot.keyClick(page.filter_box, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    window.say("Something happened.")
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert window.banner.text() == ""


def test_the_find_box_leads_to_an_item(qtbot, window):
    press(qtbot, window, "Ctrl+K")
    assert window.find_box.hasFocus()
    qtbot.keyClicks(window.find_box, "SEAL-25")
    qtbot.keyClick(window.find_box, Qt.Key.Key_Return)
    assert window.tabs.name == "items"
    assert window.page.table.current_row().sku == "SEAL-25"


def test_an_order_and_a_customer_are_found_in_the_queue(qtbot, window):
    for text in ("Jones", window.page.model.all_rows()[-1].order):
        press(qtbot, window, "Ctrl+K")
        qtbot.keyClicks(window.find_box, text)
        qtbot.keyClick(window.find_box, Qt.Key.Key_Return)
        assert window.tabs.name == "queue"
        assert {row.customer for row in window.page.model.shown_rows()} == {"Jones"}


def test_a_supplier_is_found_among_the_purchase_orders(qtbot, window):
    press(qtbot, window, "Ctrl+K")
    qtbot.keyClicks(window.find_box, "Acme")
    qtbot.keyClick(window.find_box, Qt.Key.Key_Return)
    assert window.tabs.name == "purchase_orders"
    assert {row.supplier for row in window.page.model.shown_rows()} == {"Acme"}


def test_a_scan_into_nothing_in_particular_goes_to_the_find_box(qtbot, window):
    window.page.table.setFocus()
    for key in "SEAL-25":
        QTest.keyClicks(QApplication.focusWidget(), key)
    assert window.find_box.text() == "SEAL-25"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.page.table.current_row().sku == "SEAL-25"


def test_what_is_not_found_is_said(qtbot, window):
    press(qtbot, window, "Ctrl+K")
    qtbot.keyClicks(window.find_box, "nonsense 12345")
    qtbot.keyClick(window.find_box, Qt.Key.Key_Return)
    assert "nonsense 12345" in window.banner.text()


def test_the_today_line_is_live_and_leads_to_the_filter(qtbot, window):
    assert window.today_bar.buttons["ready"].figure.text() == "1"
    qtbot.mouseClick(window.today_bar.buttons["ready"], Qt.MouseButton.LeftButton)
    assert window.tabs.name == "queue"
    assert [row.customer for row in window.page.model.shown_rows()] == ["Smith"]
    line = window.page.model.shown_rows()[0]
    shipping.ship(window.ctx.desk, [(line.id, line.waiting)])
    assert window.today_bar.buttons["ready"].figure.text() == "0"
    assert window.page.model.shown_rows() == []


@pytest.mark.parametrize("part", [part for part in PARTS if part.chip], ids=lambda part: part.name)
def test_every_part_of_today_has_its_filter(window, part):
    window.open_page(part.page, chip=part.chip)
    assert window.page.chip_row.current().name == part.chip


def test_a_hidden_page_catches_up_when_it_is_shown(qtbot, window):
    press(qtbot, window, "Ctrl+1")
    press(qtbot, window, "Ctrl+2")
    an_item(window.ctx.desk, "NEW-1")
    press(qtbot, window, "Ctrl+1")
    assert "NEW-1" in {row.sku for row in window.page.model.all_rows()}


def test_undo_by_key_presses_undo_in_the_banner(qtbot, window):
    done = []
    assert not window.actions_by_name["undo"].isEnabled()
    window.say("3 shipped.", [("Undo", lambda: done.append(1))])
    press(qtbot, window, "Ctrl+Z")
    assert done == [1]
    assert not window.actions_by_name["undo"].isEnabled()


def test_who_is_at_the_desk_is_picked_and_remembered(qtbot, window, settings):
    picker = window.foot.person
    assert picker.currentText() == "Kim"
    picker.setFocus()
    picker.lineEdit().selectAll()
    qtbot.keyClicks(picker.lineEdit(), "Robin")
    qtbot.keyClick(picker.lineEdit(), Qt.Key.Key_Return)
    assert window.ctx.desk.person == "Robin"
    assert settings.get("person") == "Robin"
    an_item(window.ctx.desk, "NEW-1")
    assert "Robin" in window.ctx.desk.people()


def test_the_foot_names_stockroom_day_and_backup(window):
    assert "Main stockroom" in window.windowTitle()
    assert window.foot.store.text() == "Main stockroom · 12 May · not backed up here yet"


def test_window_tab_and_filters_are_remembered(qtbot, window, settings, store):
    press(qtbot, window, "Ctrl+1")
    window.page.filter_box.setText("seal")
    window.resize(1111, 666)
    window.close()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    again.show()
    with qtbot.waitSignal(again.completed):
        again.attach(Desk.open(store, clock=Clock(TODAY)))
    assert again.tabs.name == "items"
    assert [row.sku for row in again.page.model.shown_rows()] == ["SEAL-25"]
    assert again.height() == 666, "its width is bounded by the small screen of the tests"
    again.close()


def test_closing_lets_go_of_the_store(window, store):
    window.close()
    assert window.ctx is None
    Desk.open(store).close()


def test_acts_of_the_menu_follow_the_selection(qtbot, window):
    ship = window.actions_by_name["ship"]
    smith = next(row for row in window.page.model.all_rows() if row.customer == "Smith")
    seal = next(row for row in window.page.model.all_rows() if row.sku == "SEAL-25")
    window.page.select(smith.id)
    qtbot.waitUntil(ship.isEnabled)
    window.page.select(seal.id)
    qtbot.waitUntil(lambda: not ship.isEnabled())
    press(qtbot, window, "Ctrl+1")
    qtbot.waitUntil(window.actions_by_name["edit_item"].isEnabled)


def test_no_shortcut_is_a_bare_printable_key_and_none_means_two_things():
    keys: dict[str, str] = {}
    for entry in entries():
        if not entry.keys:
            continue
        sequence = QKeySequence(entry.keys)
        combination = sequence[0]
        bare = combination.keyboardModifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        assert not bare or Qt.Key.Key_F1 <= combination.key() <= Qt.Key.Key_F35, entry
        place = entry.place if entry.place == "page" else "everywhere"
        assert keys.setdefault(f"{sequence.toString()} {place}", entry.name) == entry.name or entry.keys == "Ctrl+P"
        assert entry.place == "page" or f"{sequence.toString()} page" not in keys, entry


class Asked:
    """A context that opens nothing, but looks at what it is asked to open."""

    opened = False

    def open(self, dialog, **initial):
        assert issubclass(dialog, QDialog)
        self.opened = True

    def open_paper(self, make):
        assert callable(make)
        self.opened = True


def test_every_menu_entry_leads_somewhere():
    for entry in entries():
        if entry.place == "window":
            assert entry.name in WINDOW_ACTS
        elif entry.place == "dialog":
            asked = Asked()
            entry.opens(asked)
            assert asked.opened, entry


def test_everything_that_takes_the_focus_says_its_name(qtbot, window):
    for name in NAMES:
        window.open_page(name)
        nameless = [
            widget
            for widget in window.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.accessibleName()
            and not (isinstance(widget, QPushButton) and widget.text())
            and not isinstance(widget, QTabBar)
        ]
        assert nameless == []


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (1000, 640)])
def test_everything_fits_in_light_and_dark(qtbot, window, qapp, mode, size):
    theme.apply(qapp, mode)
    for button in window.today_bar.buttons.values():
        button.show_number(3147)
    window.today_bar.fit()
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    box = window.find_box
    qtbot.waitUntil(lambda: box.mapTo(window, box.rect().topRight()).x() < size[0])
    assert box.width() >= FIND_LEAST
    assert window.grab().toImage().pixelColor(3, size[1] // 2).lightness() < 128 or mode == "light"
    theme.apply(qapp, "system")


def test_light_and_dark_are_chosen_in_the_menu_and_remembered(window, qapp, settings):
    window.actions_by_name["look_dark"].trigger()
    assert theme.is_dark(qapp.palette())
    assert settings.get("look") == "dark"
    window.actions_by_name["look_light"].trigger()
    assert not theme.is_dark(qapp.palette())
    window.actions_by_name["look_system"].trigger()


def test_f1_helps_with_the_tab_in_front(qtbot, window):
    press(qtbot, window, "Ctrl+3")
    press(qtbot, window, "F1")
    shown = window.findChild(HelpWindow)
    assert shown.isVisible()
    assert "Buying" in shown.browser.toPlainText()
    contents, back = shown.findChildren(QPushButton)
    qtbot.mouseClick(contents, Qt.MouseButton.LeftButton)
    assert "Spreadsheets in and out" in shown.browser.toPlainText()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert "Buying" in shown.browser.toPlainText().splitlines()[0]
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown.browser, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_every_link_of_the_help_leads_to_a_page(window):
    for page in HELP_PAGES.glob("*.md"):
        for link in re.findall(r"\]\(([^)#]+\.md)\)", page.read_text(encoding="utf-8")):
            assert (HELP_PAGES / link).is_file(), (page.name, link)


def test_what_the_find_box_lists_stays_inside_the_window(qtbot, window):
    qtbot.waitUntil(window.find_box.isEnabled)
    window.find_box.setFocus()
    qtbot.keyClicks(window.find_box, "SEAL")
    assert window.find_box.offered()
    [listed] = [found for found in window.findChildren(QListWidget) if found.isVisible()]
    right_of_box = window.find_box.mapTo(window, window.find_box.rect().topRight()).x()
    assert listed.geometry().right() <= right_of_box < window.width()


def test_every_act_of_a_page_has_a_menu_entry(qtbot, window):
    for tab in ("items", "queue", "purchase_orders", "counts"):
        window.open_page(tab)
        window.page.table.select_first()
        missing = set(window.page.offers()) - {entry.name for entry in entries()}
        assert missing <= {"open", "open_line", "open_po", "open_row"}, f"{tab}: no menu entry for {missing}"


def test_no_two_acts_that_can_be_done_at_once_share_their_keys(qtbot, window):
    for tab in ("items", "queue", "purchase_orders", "counts"):
        window.open_page(tab)
        window.page.table.select_first()
        keys = [entry.keys for entry in entries() if entry.keys and window.actions_by_name[entry.name].isEnabled()]
        assert len(keys) == len(set(keys)), tab
