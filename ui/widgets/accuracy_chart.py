"""The picture of record accuracy: the share of lines within tolerance, one mark a day that was posted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app import formats
from app.words import _
from ui.look.theme import tone
from ui.widgets.chart import painting

NEAR = 12  # pixels within which the mouse is at a mark
LEAST_SPAN = 20  # points of percent that the picture spans at least


class Mark(NamedTuple):
    """A day, how many lines were posted, and how many of them were within tolerance."""

    on: date
    lines: int
    within: int

    @property
    def share(self) -> float:
        return 100 * self.within / self.lines


class AccuracyChart(QWidget):
    """A line from the first day posted to the last; the larger a mark, the more lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Sequence[Mark] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(220, 100)
        self.setAccessibleName(_("Record accuracy"))

    def show_marks(self, marks: Sequence[Mark]) -> None:
        self._marks = [mark for mark in marks if mark.lines]
        self.setAccessibleDescription("\n".join(map(_told, self._marks)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(440, 130)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._marks:
            return
        painter, metrics = painting(self)
        inside = self._inside(metrics)
        low = self._low()
        for percent in (low, 100):
            self._draw_level(painter, inside, metrics, percent, low)
        self._draw_days(painter, inside, metrics)
        places = [self._place(mark, inside, low) for mark in self._marks]
        painter.setPen(QPen(tone("accent"), 2))
        painter.drawPolyline(places)
        most = max(mark.lines for mark in self._marks)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone("accent"))
        for mark, place in zip(self._marks, places, strict=True):
            size = 2.5 + 2.5 * mark.lines / most
            painter.drawEllipse(place, size, size)

    def _draw_level(self, painter: QPainter, inside: QRectF, metrics: QFontMetricsF, percent: int, low: int) -> None:
        y = _height(percent, inside, low)
        painter.setPen(QPen(tone("line"), 1))
        painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y))
        text = f"{percent} %"
        painter.setPen(tone("muted"))
        place = QPointF(inside.left() - 8 - metrics.horizontalAdvance(text), y + metrics.ascent() / 2 - 1)
        painter.drawText(place, text)

    def _draw_days(self, painter: QPainter, inside: QRectF, metrics: QFontMetricsF) -> None:
        painter.setPen(tone("muted"))
        base = self.height() - metrics.descent() - 1
        first, last = formats.date_short(self._marks[0].on), formats.date_short(self._marks[-1].on)
        painter.drawText(QPointF(inside.left(), base), first)
        if last != first:
            painter.drawText(QPointF(inside.right() - metrics.horizontalAdvance(last), base), last)

    def _inside(self, metrics: QFontMetricsF) -> QRectF:
        left = metrics.horizontalAdvance("100 %") + 10
        return QRectF(left, metrics.height() / 2 + 2, self.width() - left - 8, self.height() - 2 * metrics.height() - 4)

    def _low(self) -> int:
        """Where the picture begins, in percent."""
        least = min(mark.share for mark in self._marks)
        return max(0, min(100 - LEAST_SPAN, int(least // 10) * 10))

    def _place(self, mark: Mark, inside: QRectF, low: int) -> QPointF:
        first, last = self._marks[0].on, self._marks[-1].on
        span = max(1, (last - first).days)
        x = inside.left() + inside.width() * (mark.on - first).days / span if last != first else inside.center().x()
        return QPointF(x, _height(mark.share, inside, low))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._marks:
            inside, low = self._inside(QFontMetricsF(self.font())), self._low()
            near = [mark for mark in self._marks if abs(self._place(mark, inside, low).x() - event.pos().x()) < NEAR]
            QToolTip.showText(event.globalPos(), "\n".join(map(_told, near)), self)
            return True
        return super().event(event)


def _height(percent: float, inside: QRectF, low: int) -> float:
    return inside.bottom() - (percent - low) / (100 - low) * inside.height()


def _told(mark: Mark) -> str:
    return f"{formats.date_text(mark.on)}: {formats.accuracy_text(mark.within, mark.lines)}"
