"""A small table that is typed into: arrow to a cell, type, Enter goes to the one below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ui.look.theme import tone

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ROW_HEIGHT = 32


class GridColumn(NamedTuple):
    """One column: its title and width in pixels (0 takes what is left), and whether it is typed into."""

    title: str
    width: int = 0
    right: bool = False
    typed: bool = False


class Grid(QTableWidget):
    """Rows of text with a few typed columns.

    `typed(row, column, text)` is emitted once a cell has been left with a new text; the owner reads it and answers with
    `put` or `fault`. `entered(row)` where it was left by Enter, once the keyboard has gone on; `opened(row)` where that
    was pressed while no cell was typed into. A grid never takes a scan's Enter further than its own cell.
    """

    typed = Signal(int, int, str)
    entered = Signal(int)
    opened = Signal(int)

    def __init__(self, columns: Sequence[GridColumn], name: str, parent: QWidget | None = None) -> None:
        super().__init__(0, len(columns), parent)
        self.columns = tuple(columns)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([column.title for column in columns])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setItemDelegate(_Typing(self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for place, column in enumerate(columns):
            item = self.horizontalHeaderItem(place)
            if item is not None:
                item.setTextAlignment(RIGHT if column.right else LEFT)
            if column.width:
                self.setColumnWidth(place, column.width)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self._quiet = False
        self.itemChanged.connect(self._changed)

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Show `rows`, one text per column, in place of what is there."""
        self._quietly(lambda: self._fill(rows))

    def put(self, row: int, column: int, text: str, *, tone_name: str = "", hint: str = "") -> None:
        """Set one cell without telling of it. A cell's hint is its whole text unless another is given."""
        self._quietly(lambda: self._put(row, column, text, tone_name, hint))

    def fault(self, row: int, column: int, sentence: str) -> None:
        """Show that what was typed into a cell cannot be taken, and why."""
        self._quietly(lambda: self._put(row, column, self.text(row, column), "overdue", sentence))

    def text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    def go(self, row: int, column: int) -> None:
        """Put the keyboard on a cell."""
        if 0 <= row < self.rowCount():
            self.setCurrentCell(row, column)
            self.scrollTo(self.model().index(row, column))
            self.setFocus()

    def leave(self) -> None:
        """Take what stands in the cell that is being typed into, as leaving it would."""
        editor = self.viewport().findChild(QLineEdit)
        if editor is not None and self.state() == QAbstractItemView.State.EditingState:
            self.commitData(editor)
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def typed_column(self) -> int:
        """The first column that is typed into (0 where there is none)."""
        return next((place for place, column in enumerate(self.columns) if column.typed), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
            event.accept()
            if self.currentRow() >= 0:
                self.opened.emit(self.currentRow())
                self._next()
            return
        if event.text().isprintable() and event.text() and not event.modifiers() & _CONTROL:
            self._to_typed()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._to_typed()

    def _to_typed(self) -> None:
        """Stand where typing is taken, in the same row."""
        row, column = max(0, self.currentRow()), self.currentColumn()
        typed = self.typed_column()
        if row < self.rowCount() and self.columns[typed].typed and not (column >= 0 and self.columns[column].typed):
            self.setCurrentCell(row, typed)

    def _next(self) -> None:
        self.go(self.currentRow() + 1, self.currentColumn())

    def _fill(self, rows: Sequence[Sequence[str]]) -> None:
        self.setRowCount(len(rows))
        for place, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self._put(place, column, text, "", "")

    def _put(self, row: int, column: int, text: str, tone_name: str, hint: str) -> None:
        cell = self.item(row, column)
        if cell is None:
            cell = QTableWidgetItem()
            self.setItem(row, column, cell)
        spec = self.columns[column]
        cell.setText(text)
        cell.setToolTip(hint or text)
        cell.setTextAlignment(RIGHT if spec.right else LEFT)
        cell.setData(Qt.ItemDataRole.ForegroundRole, tone(tone_name) if tone_name else None)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        cell.setFlags(flags | Qt.ItemFlag.ItemIsEditable if spec.typed else flags)

    def _changed(self, cell: QTableWidgetItem) -> None:
        if not self._quiet and self.columns[cell.column()].typed:
            self.typed.emit(cell.row(), cell.column(), cell.text().strip())

    def _quietly(self, change: Callable[[], None]) -> None:
        before, self._quiet = self._quiet, True
        change()
        self._quiet = before


_CONTROL = Qt.KeyboardModifier.ControlModifier


class _Typing(QStyledItemDelegate):
    """The line that opens over a typed cell; Enter and the arrows leave it."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        spec = self._grid.columns[index.column()]
        editor.setAlignment(RIGHT if spec.right else LEFT)
        editor.setAccessibleName(spec.title)
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & _CONTROL:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                return False
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            down = enter or event.key() == Qt.Key.Key_Down
            if down or event.key() == Qt.Key.Key_Up:
                step = 1 if down else -1
                row, column = self._grid.currentRow(), self._grid.currentColumn()
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self._grid.go(min(max(0, row + step), self._grid.rowCount() - 1), column)
                if enter:
                    self._grid.entered.emit(row)
                return True
        return super().eventFilter(editor, event)
