"""The frame of small acts on one item: a form of a few lines and one act."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.errors import Consent
from app.promising import effects
from ui.acts import undo, with_effects
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.look.theme import look

SIZE = QSize(480, 220)


class Done(NamedTuple):
    """What was done, in one sentence, and the act to take back where there is one."""

    said: str
    act: int | None = None


class StockAct(Dialog):
    """One item, a form of a few lines, one act."""

    def __init__(self, context: Context, title: str, parent: QWidget | None, item: str, fact: str) -> None:
        super().__init__(context, title, parent, size=SIZE)
        name = QLabel(item)
        name.setTextFormat(Qt.TextFormat.PlainText)
        look(name, "strong")
        name.setWordWrap(True)
        self.body.addWidget(name)
        said = QLabel(fact)
        look(said, "muted")
        said.setWordWrap(True)
        self.body.addWidget(said)
        self.entries = Entries(self.form())

    def finish(self, act: str) -> None:
        self.body.addStretch(1)
        self.cancel_button()
        self.primary_button(act, self.save)
        next(iter(self.entries.fields.values())).setFocus()

    def save(self) -> None:
        before = effects.standings(self.context.desk)
        done = self.attempt(self._write, self.entries.fields)
        if isinstance(done, Done):
            self.accept()
            with_effects(self.context, done.said, before, () if done.act is None else [undo(self.context, done.act)])

    def _write(self, consent: Consent) -> Done:
        """Do it, and say in one sentence what was done."""
        raise NotImplementedError
