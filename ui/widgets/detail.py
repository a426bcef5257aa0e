"""The panel beside a list: what the selected row is, why, what happened to it, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.words import _
from ui.look.theme import look, set_tone
from ui.widgets.act_row import ActRow, OfferedAct, act_button
from ui.widgets.card import text_label

__all__ = ("SHOWN", "WHO_WIDTH", "Detail", "Fact", "OfferedAct", "too_many")

SHOWN = 8  # lines of a section before it is cut
MARGIN = 18
WHO_WIDTH = 150  # the room of a day and a name
SHORT, SHORT_WIDTH = 14, 96  # letters of a date or a quantity, and the room they take


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a section: what, its value or sentence, a tone, and an act of its own."""

    left: str
    right: str = ""
    tone: str = ""
    act: OfferedAct | None = None
    hint: str = ""


class Elided(QLabel):
    """One line of text that ends in … where it does not fit; its tooltip is the whole of it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(30)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.setText(QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class Detail(QFrame):
    """A card that is written anew for every row: `begin`, then any of the pieces, then `acts`."""

    let_go = Signal()  # the keyboard stood on something that was written over

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setAccessibleName(name)
        self.setMinimumWidth(300)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = QWidget()
        self._row = ActRow()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(MARGIN - 2, 0, MARGIN - 2, 0)
        foot.addWidget(self._row)
        self._written: QWidget | None = None
        self.pieces = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2, 2, 2, 12)
        whole.setSpacing(8)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._foot)

    def begin(self, overline: str = "", title: str = "") -> None:
        """Start over, with a small line and the title."""
        self._written = QWidget()
        look(self._written, "clear")
        self.pieces = QVBoxLayout(self._written)
        self.pieces.setContentsMargins(MARGIN, 14, MARGIN, 8)
        self.pieces.setSpacing(6)
        if overline:
            self.text(overline, "muted")
        if title:
            self.text(title, "title")

    def text(self, text: str, style: str = "", tone: str = "") -> QLabel:
        label = text_label(text, style, tone)
        self.pieces.addWidget(label)
        return label

    def widget(self, widget: QWidget) -> None:
        self.pieces.addWidget(widget)

    def section(
        self, title: str, facts: Sequence[Fact], *, more: OfferedAct | None = None, empty: str = "", left_width: int = 0
    ) -> None:
        """A head with lines under it; what is too many is counted, and `more` shows all of it.

        `left_width` is the room of the left column in pixels, where it is not to be found out.
        """
        if not facts and not empty:
            return
        head = text_label(title, "head")
        head.setContentsMargins(0, 8, 0, 0)
        self.pieces.addWidget(head)
        if not facts:
            self.text(empty, "muted")
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        if left_width or all(len(fact.left) <= SHORT for fact in facts if fact.right):
            grid.setColumnMinimumWidth(0, left_width or SHORT_WIDTH)
            grid.setColumnStretch(1, 1)
        else:
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
        for row, fact in enumerate(facts[:SHOWN]):
            _place(grid, row, fact)
        self.pieces.addLayout(grid)
        if more is not None:
            self.pieces.addWidget(act_button(more, "link"), 0, Qt.AlignmentFlag.AlignLeft)

    def acts(self, acts: Sequence[OfferedAct]) -> None:
        """Show what was written, and the acts under it."""
        stood = self.window().focusWidget()
        stood_here = stood is not None and self.isAncestorOf(stood)
        if self._written is not None:
            self.pieces.addStretch(1)
            place = self._area.verticalScrollBar().value()
            self._area.setWidget(self._written)
            self._area.verticalScrollBar().setValue(place)
        self._row.show_acts(acts)
        self._foot.setVisible(bool(acts))
        if stood_here:
            self.let_go.emit()

    def blank(self, text: str) -> None:
        """Nothing is selected: say what would stand here."""
        self.begin()
        self.text(text, "muted")
        self.acts(())

    def texts(self) -> list[str]:
        """Everything written, from the top down."""
        if self._written is None:
            return []
        return [label.toolTip() or label.text() for label in self._written.findChildren(QLabel)]

    def button(self, text: str) -> QPushButton | None:
        """The act with these words, where it stands in the row."""
        return self._row.button(text)

    def more(self) -> QPushButton:
        """The button of the acts that do not fit the row."""
        return self._row.more


def too_many(count: int) -> bool:
    """Whether a section of so many lines is cut."""
    return count > SHOWN


def _place(grid: QGridLayout, row: int, fact: Fact) -> None:
    left, right = Elided(fact.left), Elided(fact.right)
    if not fact.right:
        grid.addWidget(left, row, 0, 1, 2)
        set_tone(left, fact.tone)
    else:
        set_tone(right, fact.tone)
        grid.addWidget(left, row, 0)
        grid.addWidget(right, row, 1)
    if fact.hint:
        left.setToolTip(fact.hint)
    if fact.act is not None:
        button = act_button(fact.act, "link")
        button.setAccessibleName(_("{act}: {what}").format(act=fact.act.text, what=fact.left))
        grid.addWidget(button, row, 2)
