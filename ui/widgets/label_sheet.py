"""A picture of a sheet of labels, on which the first one to print on is clicked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.words import _
from ui.look.theme import tone

EDGE = 1.0
GAP = 1.5  # pixels between labels that touch on the real sheet


class LabelSheet(QWidget):
    """One page with its labels; those before `start` are used already, as many as are printed on it are filled.

    `chosen` carries the place that was clicked, from 1.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = QSizeF(1, 1)
        self._places: list[QRectF] = []
        self._start, self._count = 1, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 150)
        self.setAccessibleName(_("Sheet of labels"))

    def show_sheet(self, page: QSizeF, places: Sequence[QRectF], start: int, count: int) -> None:
        """Show a page (in any unit) with its labels, the place to begin at, and how many labels there are."""
        self._page, self._places = page, list(places)
        self._start, self._count = start, count
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(190, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self._sheet()
        painter.setPen(QPen(tone("handle"), 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRect(sheet)
        for number in range(1, len(self._places) + 1):
            printed = self._start <= number < self._start + self._count
            painter.setPen(QPen(tone("accent" if printed else "line"), 1))
            painter.setBrush(tone("tint") if printed else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._place(number, sheet), 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sheet = self._sheet()
        for number in range(1, len(self._places) + 1):
            if self._place(number, sheet).adjusted(-GAP, -GAP, GAP, GAP).contains(event.position()):
                self.chosen.emit(number)
                return

    def spot(self, number: int) -> QPointF:
        """Where the label at a place (from 1) is drawn: its middle."""
        return self._place(number, self._sheet()).center()

    def _sheet(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        size = self._page.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(room.topLeft() + QPointF((room.width() - size.width()) / 2, 0), size)

    def _place(self, number: int, sheet: QRectF) -> QRectF:
        scale = sheet.width() / self._page.width()
        place = self._places[number - 1]
        drawn = QRectF(place.topLeft() * scale + sheet.topLeft(), place.size() * scale)
        return drawn.adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)
