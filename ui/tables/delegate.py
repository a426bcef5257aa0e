"""Draws the cells of every list: tones that stay readable on a selected row, and section heads across all columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.look.theme import readable, tone
from ui.tables.answers import Cell

Index = QModelIndex | QPersistentModelIndex
Cells = Callable[[int, int], Cell | str]
PADDING = 6
BAR = 3
REMEMBERED = 4096  # texts
SELECTED = QStyle.StateFlag.State_Selected
ELIDE = Qt.TextElideMode.ElideRight
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CellDelegate(QStyledItemDelegate):
    """Paints plain text cells itself: with a style sheet Qt's own painting takes several times as long. So does asking
    a model for each role of a cell: `cells` gives all of it at once (see `TableModel.cell`).
    """

    def __init__(self, view: QTableView, cells: Cells) -> None:
        super().__init__(view)
        self._view = view
        self._cells = cells
        self._texts: dict[tuple[str, int, int], str] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, column = index.row(), index.column()
        cell = self._cells(line, column)
        if isinstance(cell, str):
            self._paint_head(painter, option, cell)
            return
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state = option.state
        shown, alignment, colour = cell
        if state & SELECTED:
            ground = palette.color(QPalette.ColorRole.Highlight)
            painter.fillRect(rect, ground)
            if colour is None or not readable(colour, ground):
                colour = palette.color(QPalette.ColorRole.HighlightedText)
        elif colour is None:
            colour = palette.color(QPalette.ColorRole.Text)
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        text = self._cut(option.fontMetrics, shown, inner.width()) if shown else ""
        painter.setPen(colour)
        painter.drawText(inner, alignment, text)
        if line == self._view.currentIndex().row() and self._view.hasFocus():
            self._paint_focus(painter, rect, column)

    def _cut(self, metrics: QFontMetrics, text: str, width: int) -> str:
        """The text as far as it fits; measuring it is half of what drawing it costs, so that is remembered."""
        key = (text, width, metrics.height())
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) > REMEMBERED:
                self._texts.clear()
            found = self._texts[key] = metrics.elidedText(text, ELIDE, width)
        return found

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
