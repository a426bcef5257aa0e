"""The first start: look at the demo, bring a spreadsheet, or start empty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.words import _
from ui.look.theme import look
from ui.widgets.button import push_button
from ui.widgets.card import Card, text_label

CARD_WIDTH = 270


class Welcome(QWidget):
    """Stands in the window in place of the lists. `open_store` carries the path of another store."""

    demo = Signal()
    import_file = Signal()
    empty = Signal()
    open_store = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(_("Keep every promise a stockroom makes"))
        look(title, "large")
        title.setWordWrap(True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text = text_label(_("There is no stockroom on this PC yet. How would you like to start?"), "muted")
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        cards = QHBoxLayout()
        cards.setSpacing(14)
        cards.addStretch(1)
        self.first = self._card(
            cards,
            _("Look around"),
            _("A small workshop's stockroom with orders, a queue and purchase orders. Nothing in it is real."),
            _("Open the demo"),
            self.demo.emit,
            primary=True,
        )
        self._card(
            cards,
            _("Bring your own"),
            _("Items, suppliers, customers and orders from CSV files that a spreadsheet program has saved."),
            _("Import a spreadsheet…"),
            self.import_file.emit,
        )
        self._card(
            cards,
            _("Start empty"),
            _("A new stockroom. Add the first item, then the first order."),
            _("Start empty"),
            self.empty.emit,
        )
        cards.addStretch(1)
        another = push_button(_("Open another stockroom…"), self._choose, "link")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(30, 20, 30, 20)
        whole.setSpacing(14)
        whole.addStretch(2)
        whole.addWidget(title)
        whole.addWidget(text)
        whole.addSpacing(12)
        whole.addLayout(cards)
        whole.addWidget(another, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)
        self.first.setFocus()

    def _card(
        self, row: QHBoxLayout, title: str, text: str, act: str, run: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        card = Card()
        card.setMaximumWidth(CARD_WIDTH)
        card.setMinimumWidth(200)
        card.column.addWidget(text_label(title, "title"))
        card.column.addWidget(text_label(text, "muted"))
        card.column.addStretch(1)
        card.column.addSpacing(8)
        button = push_button(act, run, "primary" if primary else "")
        card.column.addWidget(button)
        row.addWidget(card, 1)
        return button

    def _choose(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, _("Open a stockroom"), str(Path.home()))
        if path:
            self.open_store.emit(path)
