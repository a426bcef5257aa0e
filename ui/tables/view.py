"""The one list on screen: remembers its columns, keeps selection and place when rows change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QMenu, QTableView, QWidget

from app.words import _
from ui.tables.delegate import CellDelegate
from ui.tables.memory import Memory, contents, fit_columns, keep_columns, recall_columns
from ui.tables.model import Index, TableModel

ROOM = 16  # pixels of a row beyond its text
PIXELS = QAbstractItemView.ScrollMode.ScrollPerPixel
WHOLE_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
ONLY_THIS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
ONLY_CURRENT = QItemSelectionModel.SelectionFlag.NoUpdate


class TableView(QTableView):
    """A list over a `TableModel`. `name` is where its columns are remembered in `memory` (None: not at all)."""

    opened = Signal(object)  # the row that was double-clicked, or Enter pressed on
    current = Signal(object)  # the row a person stands on, or None

    def __init__(
        self, model: TableModel[Any], name: str, memory: Memory | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = model
        self._name = f"columns/{name}"
        self._memory = memory
        self._empty: tuple[QWidget | None, QWidget | None] = (None, None)
        self._stands_on: int | None = None
        self._kept: tuple[set[int], int, int | None] = (set(), 0, None)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self, model.cell))
        self._set_up()
        self._fitting = False
        self._texts: tuple[int, list[int]] = (-1, [])  # how wide they are, for so many rows
        self._reworded = False  # rows have changed since they were measured
        self._own_widths = recall_columns(self, model.columns, memory, self._name)
        self._listen()

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(PIXELS)
        self.setHorizontalScrollMode(PIXELS)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(_("List"))
        upright = self.verticalHeader()
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setDefaultSectionSize(self.fontMetrics().height() + ROOM)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSortingEnabled(True)

    def _listen(self) -> None:
        header = self.horizontalHeader()
        header.sectionMoved.connect(self._keep_columns)
        header.sectionResized.connect(self._resized)
        header.sortIndicatorChanged.connect(self._keep_columns)
        header.customContextMenuRequested.connect(self._offer_columns)
        self.rows.modelAboutToBeReset.connect(self._note_place)
        self.rows.modelReset.connect(self._find_place)
        self.rows.counted.connect(self._show_empty)
        self.rows.modelReset.connect(self._fit_new_rows)
        self._grown = QTimer(self, singleShot=True, interval=GROWN_MS)
        self._grown.timeout.connect(self._fit_new_rows)
        self.rows.rowsInserted.connect(self._grown.start)
        self.rows.dataChanged.connect(self._redrawn)
        self.doubleClicked.connect(self._open)

    # where a person stands

    def current_row(self) -> Any | None:
        return self.rows.row(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def selected_rows(self) -> list[Any]:
        """The selected rows from the top down."""
        lines = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [row for line in lines if (row := self.rows.row(line)) is not None]

    def select(self, id: int) -> bool:
        """Stand on the row with `id` and bring it into sight. False where it is not shown."""
        index = self.rows.index_of(id)
        if not index.isValid():
            return False
        cell = index.siblingAtColumn(max(0, self.currentIndex().column()))
        self.selectionModel().setCurrentIndex(cell, ONLY_THIS)  # also while the keys that led here are still down
        self.scrollTo(index)
        return True

    def select_first(self) -> None:
        """Stand on the first row, if there is one and nobody stands anywhere."""
        if self.current_row() is not None:
            return
        for line in range(min(2, self.rows.rowCount())):
            if (row := self.rows.row(line)) is not None:
                self.select(self.rows.id_of(row))
                return

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = self.rows.row(current.row()) if current.isValid() else None
        stands_on = self.rows.id_of(row) if row is not None else None
        if stands_on != self._stands_on:
            self._stands_on = stands_on
            self.current.emit(row)

    def _redrawn(self, first: QModelIndex, last: QModelIndex) -> None:
        if self._stands_on is not None and first.row() <= self.currentIndex().row() <= last.row():
            self.current.emit(self.current_row())
        if not self._own_widths:
            self._reworded = True
            self._grown.start()

    def _note_place(self) -> None:
        ids = {self.rows.id_of(row) for row in self.selected_rows()}
        at = self.currentIndex()
        y = self.rowViewportPosition(at.row()) if at.isValid() else -1
        anchor = self._stands_on
        if not 0 <= y < self.viewport().height():
            line = self.rowAt(0)
            row = self.rows.row(line) or self.rows.row(line + 1)
            anchor = self.rows.id_of(row) if row is not None else None
            y = self.rowViewportPosition(self.rows.index_of(anchor).row()) if anchor is not None else 0
        self._kept = (ids, y, anchor)

    def _find_place(self) -> None:
        ids, y, anchor = self._kept
        stood_on = self._stands_on
        self.setAutoScroll(False)
        if anchor is not None and (index := self.rows.index_of(anchor)).isValid():
            height = self.verticalHeader().defaultSectionSize()
            self.updateGeometries()
            self.verticalScrollBar().setValue(index.row() * height - y)
        self._select_again(ids)
        if stood_on is not None and (index := self.rows.index_of(stood_on)).isValid():
            self._stands_on = stood_on
            self.selectionModel().setCurrentIndex(index, ONLY_CURRENT)
            self.current.emit(self.rows.row(index.row()))
        elif stood_on is not None:
            self._stands_on = None
            self.current.emit(None)
        self.setAutoScroll(True)

    def _select_again(self, ids: Iterable[int]) -> None:
        chosen = QItemSelection()
        for id in ids:
            if (index := self.rows.index_of(id)).isValid():
                chosen.select(index, index)
        self.selectionModel().select(chosen, WHOLE_ROWS)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~KEYPAD:
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == SHIFT:  # the menu key of keyboards without one
            self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).bottomLeft())
        elif event.text().isprintable() and event.text() and not event.modifiers() & ~(KEYPAD | SHIFT):
            event.ignore()  # typing and scans are for the find box
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as shown, one line each, cells parted by tabs."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(at) for at in range(len(self.rows.columns))]
        columns = [self.rows.columns[i] for i in order if not header.isSectionHidden(i)]
        lines = ["\t".join(column.show(row) for column in columns) for row in self.selected_rows()]
        QApplication.clipboard().setText("\n".join(lines))

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row()) if index.isValid() else None
        if row is not None:
            self.opened.emit(row)

    # columns

    def _keep_columns(self) -> None:
        if self._memory is not None:
            keep_columns(self, self.rows.columns, self._memory, self._name, widths_too=self._own_widths)

    def _resized(self, column: int) -> None:
        """A person drew a column wider or narrower; the last one only follows the width of the list."""
        header = self.horizontalHeader()
        shown = [at for at in range(header.count()) if not header.isSectionHidden(header.logicalIndex(at))]
        if not self._fitting and self.isVisible() and header.visualIndex(column) != shown[-1]:
            self._own_widths = True
            self._keep_columns()

    def _fit(self) -> None:
        if not self._own_widths:
            rows = self.rows.all_rows()
            if self._texts[0] != len(rows):
                self._texts = (len(rows), contents(self, self.rows.columns, rows))
            elif self._reworded:
                wider = map(max, self._texts[1], contents(self, self.rows.columns, rows))
                self._texts = (len(rows), list(wider))
            self._reworded = False
            self._fitting = True
            fit_columns(self, self.rows.columns, self._texts[1])
            self._fitting = False

    def _fit_new_rows(self) -> None:
        """A filter leaves the columns where they are; other rows may need other widths, other words wider ones."""
        if self.isVisible() and (self._reworded or self._texts[0] != len(self.rows.all_rows())):
            self._fit()

    def _offer_columns(self, at: QPoint) -> None:
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def column_menu(self) -> QMenu:
        """A menu that shows and hides columns; the last one shown cannot be hidden."""
        header = self.horizontalHeader()
        menu = QMenu(self)
        for i, column in enumerate(self.rows.columns):
            action = QAction(_(column.title), menu, checkable=True, checked=not header.isSectionHidden(i))
            action.setEnabled(header.isSectionHidden(i) or len(self.rows.columns) - header.hiddenSectionCount() > 1)
            action.toggled.connect(lambda on, i=i: self.show_column(i, on))
            menu.addAction(action)
        return menu

    def show_column(self, column: int, on: bool) -> None:
        header = self.horizontalHeader()
        header.setSectionHidden(column, not on)
        if on and header.sectionSize(column) < 30:
            header.resizeSection(column, self.rows.columns[column].width)
        self._fit()
        self._keep_columns()

    # nothing to show

    def set_empty(self, nothing: QWidget | None, filtered: QWidget | None = None) -> None:
        """What to show over an empty list: `nothing` where there are no rows, `filtered` where none fits the filter."""
        for widget in (nothing, filtered):
            if widget is not None:
                widget.setParent(self.viewport())
                widget.hide()
        self._empty = (nothing, filtered)
        self._show_empty()

    def _show_empty(self) -> None:
        nothing, filtered = self._empty
        empty = self.rows.loaded and not self.rows.rowCount()
        none_at_all = empty and not self.rows.all_rows()
        for widget, wanted in ((nothing, none_at_all), (filtered, empty and not none_at_all)):
            if widget is not None:
                widget.setGeometry(self.viewport().rect())
                widget.setVisible(bool(wanted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        for widget in self._empty:
            if widget is not None:
                widget.setGeometry(self.viewport().rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROOM)


GROWN_MS = 250  # since the last row that joined
KEYPAD = Qt.KeyboardModifier.KeypadModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
