"""Draws the cells of every list: tones that stay readable on a selected row, and section heads across all columns."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.tables.model import ALIGNMENT, DISPLAY, FOREGROUND, SECTION
from ui.theme import readable, tone

Index = QModelIndex | QPersistentModelIndex
PADDING = 6
BAR = 3
SELECTED = QStyle.StateFlag.State_Selected
ELIDE = Qt.TextElideMode.ElideRight
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CellDelegate(QStyledItemDelegate):
    """Paints plain text cells itself: with a style sheet Qt's own painting takes several times as long."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        head = index.data(SECTION)
        if head is not None:
            self._paint_head(painter, option, str(head))
            return
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state = option.state
        colour = index.data(FOREGROUND)
        if state & SELECTED:
            ground = palette.color(QPalette.ColorRole.Highlight)
            painter.fillRect(rect, ground)
            if colour is None or not readable(colour, ground):
                colour = palette.color(QPalette.ColorRole.HighlightedText)
        elif colour is None:
            colour = palette.color(QPalette.ColorRole.Text)
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        text = option.fontMetrics.elidedText(str(index.data(DISPLAY) or ""), ELIDE, inner.width())
        painter.setPen(QColor(colour))
        painter.drawText(inner, index.data(ALIGNMENT) or LEFT, text)
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            self._paint_focus(painter, rect, index.column())

    def _paint_focus(self, painter: QPainter, rect: QRect, column: int) -> None:
        """A bar at the left of the row that the keyboard stands on."""
        header = self._view.horizontalHeader()
        if header.sectionViewportPosition(column) + header.offset() == 0:
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), tone("accent"))

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, head: str) -> None:
        """One line of text over all columns: each cell shows its own part of it."""
        rect: QRect = option.rect
        palette: QPalette = option.palette
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, palette.color(QPalette.ColorRole.AlternateBase))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
        left = -self._view.horizontalHeader().offset()
        width = max(self._view.viewport().width(), rect.right())
        line = QRect(left + PADDING, rect.top(), width - PADDING, rect.height())
        painter.drawText(line, LEFT, head)
        painter.restore()
