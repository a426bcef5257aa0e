"""The Today line: what the day asks for, each part a button that leads to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app import formats
from app.words import NN_, _, ngettext
from ui import dialogs
from ui.look.theme import look, set_tone
from ui.widgets.button import Button

if TYPE_CHECKING:
    from app.views.today import Today
    from ui.context import Context

FIND_LEAST, FIND_MOST = 150, 260
MARGIN, GAP = 14, 2


@dataclass(frozen=True, slots=True)
class DayFigure:
    """One part of the line: its words in singular and plural, its number, its tone, and where it leads.

    `page` and `chip` are a tab and its filter; `opens` opens a dialog over it. A `quiet` part is left
    out at zero.
    """

    name: str
    words: tuple[str, str]
    number: Callable[[Today], int | None]
    tone: str
    page: str
    chip: str = ""
    opens: Callable[[Context], object] | None = None
    quiet: bool = False


PARTS = (
    DayFigure(
        "ready", NN_("ready to ship", "ready to ship"), lambda today: today.ready_lines, "ready", "queue", "ready"
    ),
    DayFigure(
        "to_tell",
        NN_("to tell", "to tell"),
        lambda today: today.to_tell,
        "overdue",
        "queue",
        opens=lambda ctx: ctx.open(dialogs.promises.Notices),
    ),
    DayFigure(
        "to_chase",
        NN_("to chase", "to chase"),
        lambda today: today.to_chase,
        "overdue",
        "purchase_orders",
        "to_chase",
        opens=lambda ctx: ctx.open(dialogs.buying.ChaseList),
    ),
    DayFigure(
        "arriving",
        NN_("arriving today", "arriving today"),
        lambda today: today.arriving,
        "confirmed",
        "purchase_orders",
        "arriving",
    ),
    DayFigure(
        "to_order",
        NN_("item to order", "items to order"),
        lambda today: today.to_order,
        "strong",
        "purchase_orders",
        opens=lambda ctx: ctx.open(dialogs.buying.Suggest),
    ),
    DayFigure(
        "drafts",
        NN_("draft to send", "drafts to send"),
        lambda today: today.drafts,
        "planned",
        "purchase_orders",
        "drafts",
        quiet=True,
    ),
    DayFigure(
        "to_count", NN_("to count", "to count"), lambda today: today.to_count, "confirmed", "counts", "due", quiet=True
    ),
)


class _Words(QLabel):
    """Ends in … where it does not fit."""

    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter, self.rect(), self.alignment(), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )


class TodayButton(Button):
    """A large figure with its words beside it."""

    def __init__(self, part: DayFigure) -> None:
        super().__init__()
        self.part = part
        look(self, "today")
        self.figure, self.words = QLabel("–"), _Words(_plural(part, 2))
        look(self.figure, "figure")
        look(self.words, "muted")
        self.words.setMinimumWidth(1)  # in a small window the words give way, never the figure
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.setSpacing(7)
        for label in (self.figure, self.words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(_plural(part, 2))
        if part.quiet:
            self.hide()

    def show_number(self, number: int | None) -> None:
        """Show a number; None is not known yet, and what stood there stays."""
        if number is None:
            return
        words = _plural(self.part, number)
        shown = formats.quantity(number)
        self.figure.setText(shown)
        self.words.setText(words)
        set_tone(self.figure, self.part.tone if number else "muted")
        self.setAccessibleName(f"{shown} {words}")
        self.setToolTip(f"{shown} {words}")
        self.setVisible(bool(number) or not self.part.quiet)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._line.minimumSize()


class TodayBar(QFrame):
    """Emits `asked(part)` when one of its buttons is pressed. `right` is where the find box goes."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "today")
        self.setAccessibleName(_("Today"))
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, 2, MARGIN, 8)
        line.setSpacing(GAP)
        self.buttons: dict[str, TodayButton] = {}
        for part in PARTS:
            button = TodayButton(part)
            button.clicked.connect(lambda _checked=False, part=part: self.asked.emit(part))
            self.buttons[part.name] = button
            line.addWidget(button)
        line.addStretch(1)
        self.right = QHBoxLayout()
        line.addLayout(self.right)

    def show_today(self, today: Today) -> None:
        for button in self.buttons.values():
            button.show_number(button.part.number(today))
        self.fit()

    def fit(self) -> None:
        """Give the find box what the parts leave of the line."""
        shown = [button.sizeHint().width() + GAP for button in self.buttons.values() if not button.isHidden()]
        room = self.width() - sum(shown) - 2 * MARGIN - GAP
        for place in range(self.right.count()):
            item = self.right.itemAt(place)
            box = item.widget() if item is not None else None
            if box is not None:
                box.setFixedWidth(max(FIND_LEAST, min(FIND_MOST, room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def _plural(part: DayFigure, number: int) -> str:
    return ngettext(*part.words, number)
