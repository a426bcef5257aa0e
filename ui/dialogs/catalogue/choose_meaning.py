"""A code that stands for several things: which of them is meant, asked once and remembered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app import catalogue, formats
from app.domain.meanings import Hit, Meaning
from app.domain.scans import legible
from app.words import _
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.grid import ROW_HEIGHT
from ui.widgets.card import text_label

SIZE = QSize(560, 340)


class ChooseMeaning(Dialog):
    """Lists what carries a scanned code. What is chosen is gone on with, and meant by that code from now on."""

    def __init__(
        self,
        context: Context,
        *,
        text: str,
        meaning: Meaning,
        done: Callable[[Hit], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, _("Which one?"), parent, size=SIZE)
        self.code, self.meaning, self._done = text, meaning, done
        said = _("“{code}” stands for several things. Choose the one that is meant; the next scan will mean it too.")
        self.body.addWidget(text_label(said.format(code=legible(meaning.scan.text))))
        self.list = _Choices()
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("What is meant"))
        for hit in meaning.hits:
            parts = [formats.found_words(hit.kind), hit.title, hit.detail]
            entry = QListWidgetItem("   ".join(part for part in parts if part), self.list)
            entry.setToolTip(entry.text())
            entry.setSizeHint(QSize(0, ROW_HEIGHT))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _entry: self.choose())
        self.body.addWidget(self.list, 1)
        self.cancel_button()
        self.primary_button(_("This one"), self.choose)
        self.list.setFocus()

    def choose(self) -> None:
        hit = self.meaning.hits[self.list.currentRow()]
        desk = self.context.desk

        def chosen(_nothing: None) -> None:
            self.accept()
            self._done(hit)

        self.attempt(lambda consent: catalogue.choose_meaning(desk, self.code, hit), done=chosen)


class _Choices(QListWidget):
    """Enter takes the row stood on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            event.accept()
            self.itemActivated.emit(self.currentItem())
            return
        super().keyPressEvent(event)
