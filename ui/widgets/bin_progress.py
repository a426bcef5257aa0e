"""How far each bin is: its code, a bar and a number. The bin at hand is bold, those that are done are green."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolTip, QWidget

from app import formats
from app.domain.tallies import BinProgress
from app.words import _
from ui.look.theme import look, tone

BAR = 10
GAP = 12
LARGER = 1.15


class BinList(QScrollArea):
    """The bins of a count. Emits `chosen(bin)` when one is pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Bins"))
        self.bars = _Bars()
        self.bars.pressed.connect(self.chosen)
        look(self.bars, "clear")
        self.setWidget(self.bars)

    def show_bins(self, bins: Sequence[BinProgress], current: str) -> None:
        if not self.bars.show_bins(bins, current):
            return
        self.setAccessibleDescription("\n".join(map(told, bins)))
        at = self.bars.place_of(current)
        if at is not None:
            height = self.bars.row_height()
            self.ensureVisible(0, int((at + 0.5) * height), 0, height)


class _Bars(QWidget):
    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._bins: Sequence[BinProgress] = ()
        self._current = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_bins(self, bins: Sequence[BinProgress], current: str) -> bool:
        """Show the bins; only the lines that say something else now are drawn. False where none does."""
        before, was = self._bins, self._current
        if (before, was) == (bins, current):
            return False
        self._bins, self._current = bins, current
        if len(bins) != len(before):
            self.updateGeometry()
            self.update()
            return True
        height = self.row_height()
        for at, (old, new) in enumerate(zip(before, bins, strict=True)):
            if old != new or (was != current and new.bin in (was, current)):
                self.update(0, at * height, self.width(), height)
        return True

    def place_of(self, bin: str) -> int | None:
        return next((at for at, each in enumerate(self._bins) if each.bin == bin), None)

    def row_height(self) -> int:
        return int(QFontMetricsF(self._font(bold=False)).height() * 1.9)

    def sizeHint(self) -> QSize:
        return QSize(240, self.row_height() * len(self._bins))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.row_height() * len(self._bins))

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * LARGER)
        font.setBold(bold)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain = QFontMetricsF(self._font(bold=False))
        bold = QFontMetricsF(self._font(bold=True))
        names = [each.bin or _("no bin") for each in self._bins]
        left = min(self.width() * 0.4, max((bold.horizontalAdvance(name) for name in names), default=0) + GAP)
        right = max((plain.horizontalAdvance(_far(each)) for each in self._bins), default=0) + GAP
        height = self.row_height()
        for at, (each, name) in enumerate(zip(self._bins, names, strict=True)):
            top = at * height
            if not event.rect().intersects(QRectF(0, top, self.width(), height).toRect()):
                continue
            here = each.bin == self._current and each.begun and not each.done
            painter.setFont(self._font(bold=here))
            painter.setPen(tone("strong"))
            metrics = bold if here else plain
            base = top + (height + metrics.ascent() - metrics.descent()) / 2
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, left - GAP)
            painter.drawText(QPointF(0, base), text)
            track = QRectF(left, top + (height - BAR) / 2, max(0, self.width() - left - right), BAR)
            if each.items:
                self._draw_bar(painter, track, each, here)
            painter.setFont(self._font(bold=False))
            painter.setPen(tone("muted"))
            far = _far(each)
            painter.drawText(QPointF(self.width() - plain.horizontalAdvance(far), base), far)

    def _draw_bar(self, painter: QPainter, track: QRectF, each: BinProgress, here: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone("line"))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)
        share = min(1.0, each.tallied / each.items)
        if share <= 0:
            return
        name = "good" if each.full and not here else "accent" if here else "warn"
        painter.setBrush(tone(name))
        painter.drawRoundedRect(
            QRectF(track.left(), track.top(), max(BAR, track.width() * share), BAR), BAR / 2, BAR / 2
        )

    def _at(self, y: float) -> BinProgress | None:
        at = int(y // self.row_height())
        return self._bins[at] if 0 <= at < len(self._bins) else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        each = self._at(event.position().y())
        if each is not None and each.bin:
            self.pressed.emit(each.bin)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            each = self._at(event.pos().y())
            QToolTip.showText(event.globalPos(), told(each) if each is not None else "", self)
            return True
        return super().event(event)


def told(each: BinProgress) -> str:
    """A bin in words."""
    name = each.bin or _("no bin")
    state = _("done") if each.done else _("{person} is there").format(person=each.person) if each.begun else ""
    return f"{name}: {formats.lines_text(each.tallied, each.items)}" + (f", {state}" if state else "")


def _far(each: BinProgress) -> str:
    if not each.items:  # nothing has its place there: somebody looks all the same
        return _("done") if each.done else _("begun")
    return _("{tallied} of {count}").format(tallied=formats.quantity(each.tallied), count=formats.quantity(each.items))
