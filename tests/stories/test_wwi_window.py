"""The real stockroom of 3,147 waiting lines through the window: files in, two confirmations, all in, all out.

The window has to stay alive over it, so the longest time between two turns of its event loop is told beside each act.
It is told, not judged: how long a turn takes says as much of the machine. `tests/benchmarks` judges by ratios.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Clock, Desk
from app.domain.matching import Footing
from app.views.queue import QueueRow
from tests.keys import CONTROL, ENTER, found, typed
from tests.pulse import Pulse
from tests.stores import new_desk
from ui.dialogs.buying.confirm import Confirm
from ui.dialogs.goods.receive import Receive
from ui.dialogs.goods.ship import Ship
from ui.dialogs.store.import_wizard import ImportWizard
from ui.settings import Settings
from ui.window.main_window import MainWindow

KINDS = ("items", "suppliers", "sources", "customers", "orders", "purchase-orders")
PATIENCE = 120_000
DUE = date(2016, 6, 20)
LEFT = {
    "WWI-077": 15,
    "WWI-078": 16,
    "WWI-080": 20,
    "WWI-086": 15,
    "WWI-095": 12,
    "WWI-098": 13,
    "WWI-184": 88,
    "WWI-193": 50,
    "WWI-204": 24,
}
Opened = Callable[[Desk], MainWindow]


@pytest.fixture
def opened(qtbot: QtBot, in_britain: None, tmp_path: Path) -> Opened:
    """Opens the main window on a desk."""

    def on(desk: Desk) -> MainWindow:
        window = MainWindow(Settings(str(tmp_path / "window.ini")))
        qtbot.addWidget(window)
        window.resize(1366, 768)
        with qtbot.waitExposed(window):
            window.show()
        with qtbot.waitSignal(window.completed):
            window.attach(desk)
        return window

    return on


def press(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Click the button with this text where it can be seen."""
    [button] = [button for button in widget.findChildren(QPushButton) if button.text() == text and button.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def on_order(qtbot: QtBot, window: MainWindow, number: str, act: str) -> None:
    """Go to the purchase order and choose one of its acts in the menu."""
    window.open_page("purchase_orders")
    page = window.page
    assert page is not None
    ids: dict[str, int] = {}

    def listed() -> bool:
        ids.update({row.number: row.id for row in page.model.all_rows()})
        return number in ids

    qtbot.waitUntil(listed, timeout=PATIENCE)
    page.select(ids[number])
    qtbot.waitUntil(window.actions_by_name[act].isEnabled)
    window.actions_by_name[act].trigger()


def shown(window: MainWindow, key: str) -> set[str]:
    """What the first lines of the list in front say in the column `key`."""
    assert window.page is not None
    model = window.page.model
    column = next(at for at, column in enumerate(model.columns) if column.key == key)
    return {str(model.index(line, column).data()) for line in range(1, 40)}


def queue(window: MainWindow) -> list[QueueRow]:
    window.open_page("queue")
    assert window.page is not None
    return window.page.model.shown_rows()


def test_the_wide_world_stockroom_through_the_window(
    qtbot: QtBot, opened: Opened, shared_data: Path, tmp_path: Path
) -> None:
    store = tmp_path / "wwi.desk"
    window = opened(new_desk(store, clock=Clock(date(2016, 5, 31)), person="Kim"))
    assert window.ctx is not None
    pulse = Pulse()

    # The files come in, in the order in which a person would have them.
    window.actions_by_name["import_wizard"].trigger()
    wizard = found(window.ctx, ImportWizard)
    for kind in KINDS:
        wizard.kind.setCurrentIndex(wizard.kind.findData(kind))
        typed(qtbot, wizard.path, str(shared_data / "wwi" / f"{kind}.csv"), enter=False)
        with pulse.beside(f"import of {kind}"):
            qtbot.mouseClick(wizard.check_button, Qt.MouseButton.LeftButton)
            qtbot.waitUntil(lambda: wizard.task is None, timeout=PATIENCE)
            qtbot.mouseClick(wizard.import_button, Qt.MouseButton.LeftButton)
            qtbot.waitUntil(lambda: wizard.task is None, timeout=PATIENCE)
        assert wizard.message.text().startswith("Imported"), wizard.report.toPlainText()
    qtbot.mouseClick(wizard.close_button, Qt.MouseButton.LeftButton)
    with pulse.beside("what was imported comes into view"):
        qtbot.waitUntil(lambda: {row.footing for row in queue(window)} == {Footing.UNCONFIRMED}, timeout=PATIENCE)

    # Nothing is confirmed: no promise to anybody, and everybody hopes for the same Monday.
    rows = queue(window)
    assert len(rows) == 3147
    assert {(row.promise, row.hoped, row.footing) for row in rows} == {(None, DUE, Footing.UNCONFIRMED)}
    first = next(row for row in rows if row.sku == "WWI-078")
    assert (first.order, first.position) == ("SO-00694", 1)
    # the first line of the first item has some of it in stock
    assert shown(window, "when") == {"◇ 27 ready, 81 hoped for 20 June", "◇ Hoped for 20 June"}

    # Both suppliers confirm.
    for number in ("PO-02073", "PO-02074"):
        on_order(qtbot, window, number, "confirm")
        dialog = found(window.ctx, Confirm)
        with pulse.beside(f"confirmation of {number}"):
            typed(qtbot, dialog.all_on, "20 June")
        press(qtbot, dialog, "Done")
    assert {(row.promise, row.footing) for row in queue(window)} == {(DUE, Footing.CONFIRMED)}
    assert shown(window, "when") == {"◆ 27 ready, 81 confirmed for 20 June", "◆ Confirmed for 20 June"}
    window.close()

    # The goods come on the day, all of them.
    window = opened(Desk.open(store, clock=Clock(DUE), person="Kim"))
    assert window.ctx is not None
    for number in ("PO-02073", "PO-02074"):
        on_order(qtbot, window, number, "receive")
        goods = found(window.ctx, Receive)
        qtbot.waitUntil(goods.isActiveWindow)
        with pulse.beside(f"receipt of {number}"):
            press(qtbot, goods, "All that is open")
            qtbot.keyClick(goods.grid, ENTER, CONTROL)
        assert "received in full" in window.banner.text()
    rows = queue(window)
    assert len(rows) == 3147
    assert {(row.ready == row.waiting, row.footing) for row in rows} == {(True, Footing.IN_STOCK)}
    assert window.today_bar.buttons["ready"].figure.text() == "3,147"

    # Everything goes out, and what was never spoken for stays.
    window.actions_by_name["ship_all"].trigger()
    out = found(window.ctx, Ship)
    qtbot.waitUntil(out.isActiveWindow)
    with pulse.beside("shipment of 3,147 lines"):
        qtbot.keyClick(out.grid, ENTER, CONTROL)
    assert "3,147 lines shipped" in window.banner.text()
    assert queue(window) == []
    window.open_page("items")
    assert window.page is not None
    items = {row.sku: row for row in window.page.model.shown_rows()}
    assert {sku: items[sku].on_hand for sku in LEFT} == LEFT
    assert {sku: items[sku].free for sku in LEFT} == {sku: Decimal(left) for sku, left in LEFT.items()}
    window.close()
    print("longest stalls:", pulse)
