"""The frame of small acts: what it is about, a form of a few lines, and one act."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app import formats
from app.domain.errors import Consent
from app.promising import effects
from app.views.queue import QueueRow
from ui.acts import undo, with_effects
from ui.attempt import Actions
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.widgets.card import text_label

SIZE = QSize(480, 220)
About = tuple[tuple[str, str], ...]  # lines of text, each with its look


class Done(NamedTuple):
    """What was done, in one sentence; the act to take back where there is one, and what may be wanted next."""

    said: str
    act: int | None = None
    further: Actions = ()


class ActDialog(Dialog):
    """Subclasses add their lines to `entries`, call `finish`, and do the act in `act`. The banner says what it did, to
    promises too, and offers to undo it.
    """

    spare = 1  # the share of spare room that stays empty

    def __init__(
        self, context: Context, title: str, parent: QWidget | None, about: About, *, size: QSize = SIZE
    ) -> None:
        super().__init__(context, title, parent, size=size)
        for text, look in about:
            self.body.addWidget(text_label(text, look))
        self.entries = Entries(self.form())

    def finish(self, act: str, *, first: QWidget | None = None, cancel: str = "") -> QPushButton:
        """The foot with the button of the act; the keyboard is in `first`, else in the first line."""
        self.body.addStretch(self.spare)
        self.cancel_button(cancel)
        button = self.primary_button(act, self.save)
        first = first or next(iter(self.entries.fields.values()))
        first.setFocus()
        if isinstance(first, QLineEdit):
            first.selectAll()
        return button

    def save(self) -> None:
        before = effects.standings(self.context.desk)
        done = self.attempt(self.act, self.entries.fields)
        if done is not None:
            self.accept()
            back = [] if done.act is None else [undo(self.context, done.act)]
            with_effects(self.context, done.said, before, [*back, *done.further])

    def act(self, consent: Consent) -> Done:
        """Do it."""
        raise NotImplementedError


def about_line(row: QueueRow) -> About:
    """Who waits for what."""
    waiting = formats.amount(row.waiting, row.unit)
    return (f"{row.order} · {row.customer}", "muted"), (f"{waiting} × {row.name}", "strong")


def about_item(name: str, fact: str) -> About:
    return (name, "strong"), (fact, "muted")
