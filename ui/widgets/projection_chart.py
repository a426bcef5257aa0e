"""The picture of an item's projected stock: a step line from today on, arrivals by footing, the queue they serve."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app import formats
from app.domain.matching import ZERO, Footing
from app.domain.projection import Projection
from app.words import _, ngettext
from ui.look.theme import FOOTING_TONE, tone
from ui.widgets.chart import painting
from ui.widgets.projection_scale import ArrivalMark, Scale, arrivals, lanes, levels, short_list, ticks

DASHES = {
    Footing.CONFIRMED: Qt.PenStyle.SolidLine,
    Footing.UNCONFIRMED: Qt.PenStyle.DashLine,
    Footing.UNDATED: Qt.PenStyle.DotLine,
    Footing.OVERDUE: Qt.PenStyle.DashDotLine,
    Footing.PLANNED: Qt.PenStyle.DotLine,
}
SMALL = 150  # a picture lower than this has one line of label
NEAR = 14  # pixels within which the mouse is at an arrival
CENTRE = Qt.AlignmentFlag.AlignCenter


class ProjectionChart(QWidget):
    """On hand less what waits, today, stepping up at every supply. The thick part of a rise is what the queue takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._projection: Projection | None = None
        self._today = date.min
        self._arrivals: list[ArrivalMark] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(220, 120)
        self.setAccessibleName(_("Projected stock"))

    def show_projection(self, projection: Projection | None, today: date) -> None:
        """Show `projection` as seen on `today`; None shows nothing."""
        self._projection, self._today = projection, today
        self.setAccessibleDescription(self.spoken())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(440, 230)

    def spoken(self) -> str:
        """The picture in words, one sentence a line."""
        if self._projection is None:
            return ""
        lines = [_("Today {level}.").format(level=formats.quantity(self._projection.start))]
        lines += [self._told(arrival) for arrival in arrivals(self._projection, self._today, 0, 1)]
        return "\n".join(lines)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._projection is None:
            return
        painter, metrics = painting(self)
        marks = self._marks(metrics)
        texts = [formats.quantity(mark) for mark in marks]
        left = max(map(metrics.horizontalAdvance, texts)) + 10
        right = self.width() - 6.0
        self._arrivals = arrivals(self._projection, self._today, left, right)
        labels = [self._label(arrival) for arrival in self._arrivals]
        pairs = list(zip(self._arrivals, labels, strict=True))
        spans = [_span(arrival.x, label, metrics, left, right) for arrival, label in pairs]
        placed = lanes(spans)
        rows = 1 + max((lane for lane in placed if lane is not None), default=0)
        height = metrics.height() * (1 if self.height() < SMALL else 2) + 3
        top = height * rows + 4
        scale = Scale(left, top, right, self.height() - metrics.height() - 8, marks[0], marks[-1])
        self._draw_grid(painter, scale, marks, texts)
        self._draw_line(painter, scale)
        self._draw_dates(painter, scale, metrics)
        tops = [(rows - 1 - lane) * height if lane is not None else scale.top for lane in placed]
        for arrival, y in zip(self._arrivals, tops, strict=True):
            self._draw_arrival(painter, scale, arrival, y)
        for (arrival, label), span, lane, y in zip(pairs, spans, placed, tops, strict=True):
            if lane is not None:
                room = QRectF(span[0] - 2, y, span[1] - span[0] - 6, height)
                painter.fillRect(room, self.palette().color(QPalette.ColorRole.Base))
                painter.setPen(tone(_tone_of(arrival)))
                self._draw_label(painter, room.topLeft() + QPointF(2, 0), label, metrics)
        painter.end()

    def _marks(self, metrics: QFontMetricsF) -> list[int]:
        assert self._projection is not None
        found = levels(self._projection)
        return ticks(min(found), max(found), max(2, int(self.height() / (metrics.height() * 2.6))))

    def _draw_grid(self, painter: QPainter, scale: Scale, marks: Sequence[int], texts: Sequence[str]) -> None:
        for mark, text in zip(marks, texts, strict=True):
            y = scale.y(mark)
            painter.setPen(QPen(tone("muted" if mark == 0 else "line"), 1))
            painter.drawLine(QPointF(scale.left, y), QPointF(scale.right, y))
            painter.setPen(tone("muted"))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(0, y - 10, scale.left - 6, 20), right, text)

    def _draw_line(self, painter: QPainter, scale: Scale) -> None:
        assert self._projection is not None
        zero = scale.y(0)
        line = QPainterPath(QPointF(scale.left, scale.y(self._projection.start)))
        for arrival in self._arrivals:
            line.lineTo(arrival.x, scale.y(arrival.before))
            line.lineTo(arrival.x, scale.y(arrival.after))
        line.lineTo(scale.right, scale.y(self._projection.end))
        area = QPainterPath(line)
        area.lineTo(scale.right, zero)
        area.lineTo(scale.left, zero)
        area.closeSubpath()
        fill = QColor(tone("tint"))
        fill.setAlpha(150)
        painter.fillPath(area, fill)
        painter.setPen(QPen(tone("accent"), 2))
        painter.drawPath(line)

    def _draw_arrival(self, painter: QPainter, scale: Scale, arrival: ArrivalMark, top: float) -> None:
        """A line from its label down in the footing's colour and dashes; thick where the queue is served."""
        colour = tone(_tone_of(arrival))
        painter.setPen(QPen(colour, 1, DASHES.get(arrival.footing, Qt.PenStyle.SolidLine)))
        painter.drawLine(QPointF(arrival.x, top + 2), QPointF(arrival.x, scale.bottom))
        if arrival.before < 0 < arrival.quantity:
            pen = QPen(colour, 5)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            served = min(arrival.after, ZERO)
            painter.drawLine(QPointF(arrival.x, scale.y(arrival.before)), QPointF(arrival.x, scale.y(served)))

    def _draw_label(self, painter: QPainter, corner: QPointF, label: tuple[str, str], metrics: QFontMetricsF) -> None:
        first, second = label
        painter.drawText(QPointF(corner.x(), corner.y() + metrics.ascent()), first)
        if self.height() >= SMALL:
            painter.drawText(QPointF(corner.x(), corner.y() + metrics.height() + metrics.ascent()), second)

    def _draw_dates(self, painter: QPainter, scale: Scale, metrics: QFontMetricsF) -> None:
        """Today and the days of arrivals, as far as they do not run into each other."""
        painter.setPen(tone("muted"))
        places = {scale.left: _("today")}
        for arrival in self._arrivals:
            if arrival.on is None:
                places[arrival.x] = _("no date")
            elif arrival.on > self._today:
                places[arrival.x] = formats.date_short(arrival.on)
        taken = -1.0
        for x, text in sorted(places.items()):
            width = metrics.horizontalAdvance(text)
            begin = min(max(0.0, x - width / 2), self.width() - width)
            if begin > taken:
                painter.drawText(QPointF(begin, self.height() - metrics.descent() - 1), text)
                taken = begin + width + 8

    # words

    def _label(self, arrival: ArrivalMark) -> tuple[str, str]:
        names = list(dict.fromkeys(step.po for step in arrival.steps))
        orders = self._served(arrival)
        if arrival.quantity < 0:
            reserved = _("{quantity} reserved").format(quantity=formats.quantity(-arrival.quantity))
            return reserved, _("for {orders}").format(orders=short_list(orders, 1))
        first = f"{formats.SHAPE[arrival.footing]} +{formats.quantity(arrival.quantity)} {short_list(names, 1)}"
        second = _("for {orders}").format(orders=short_list(orders, 1)) if orders else _("to the shelf")
        return first, second

    def _served(self, arrival: ArrivalMark) -> list[str]:
        return list(dict.fromkeys(order for step in arrival.steps for order in step.serves))

    def _told(self, arrival: ArrivalMark) -> str:
        when = formats.date_text(arrival.on, self._today) if arrival.on is not None else _("No date")
        orders = self._served(arrival)
        if arrival.quantity < 0:
            return _("{when}: {quantity} are reserved for {orders}, which brings it to {level}").format(
                when=when,
                quantity=formats.quantity(-arrival.quantity),
                orders=short_list(orders, 6),
                level=formats.quantity(arrival.after),
            )
        served = ngettext("serves {orders}", "serves {orders}", len(orders)).format(orders=short_list(orders, 6))
        return _("{when}: +{quantity} ({po}, {footing}) brings it to {level}, {served}").format(
            when=when,
            quantity=formats.quantity(arrival.quantity),
            po=short_list(list(dict.fromkeys(step.po for step in arrival.steps)), 3),
            footing=formats.footing_words(arrival.footing),
            level=formats.quantity(arrival.after),
            served=served if orders else _("serves nobody"),
        )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            x = event.pos().x()
            near = [arrival for arrival in self._arrivals if abs(arrival.x - x) < NEAR]
            QToolTip.showText(event.globalPos(), "\n".join(map(self._told, near)), self)
            return True
        return super().event(event)


def _tone_of(arrival: ArrivalMark) -> str:
    return FOOTING_TONE[arrival.footing] if arrival.quantity > 0 else "muted"


def _span(x: float, label: tuple[str, str], metrics: QFontMetricsF, left: float, right: float) -> tuple[float, float]:
    """Where a label begins and ends: right of its line, left of it where the edge is near."""
    width = max(map(metrics.horizontalAdvance, label))
    begin = x + 5 if x + 5 + width <= right else max(left, x - 5 - width)
    return begin, begin + width + 10
