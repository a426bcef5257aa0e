"""The one table model: rows in, roles out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.folding import folded, holds, sought
from app.words import _
from ui.look.theme import tone
from ui.tables.answers import ACCESSIBLE, ALIGN, ALIGNMENT, ANSWERS, DISPLAY, Cell, head_answer
from ui.tables.column import Column
from ui.tables.listing import Listing, Ordering, Sieve, arrange, runs, sift

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

ROW_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
SECTION_FLAGS = Qt.ItemFlag.ItemNeverHasChildren
NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows of type T under `columns`.

    `key` gives a row's id, `search` the text that the filter looks in, `section` (optional) the head that a row stands
    under: heads are lines of their own that cannot be selected. Rows keep the order they came in until `sort` names a
    column; `place` (optional) gives what that order goes by, so that single rows find their place in it.
    """

    counted = Signal()  # which rows are shown may have changed

    def __init__(
        self,
        columns: Sequence[Column[T]],
        key: Callable[[T], int] = attrgetter("id"),
        search: Callable[[T], str] | None = None,
        section: Callable[[T], str] | None = None,
        place: Callable[[T], Any] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._search = search or self._shown_text
        self._section = section
        self._place = place
        self._sorted_by = -1
        self._descending = False
        self._sieve: Sieve[T] = Sieve()
        self._listing: Listing[T] = Listing()
        self._row_at: dict[int, int] | None = None  # id -> index of the row
        self._line_at: dict[int, int] | None = None  # index of a row -> line that shows it
        self.loaded = False  # whether rows were ever set: until then an empty list says nothing

    # rows in

    def set_rows(self, rows: Iterable[T], texts: Sequence[str] | None = None) -> None:
        """Show `rows` in place of all there were; `texts` are what `texts_of` gave for them, where that is known."""
        kept = list(rows)
        self.loaded = True
        self._row_at = None
        self._show(self._arranged(kept, list(texts) if texts is not None else self.texts_of(kept)))

    def texts_of(self, rows: Iterable[T]) -> list[str]:
        """What the filter looks in, row by row."""
        return [folded(self._search(row)) for row in rows]

    def replace(self, ids: Iterable[int], rows: Iterable[T]) -> None:
        """Put `rows` in place of those with `ids`: an id without a row is gone, a row with a new id joins in its place.

        Where the same lines stay in the same places they are only redrawn.
        """
        place = self._place
        fresh = {self._key(row): row for row in rows}
        left = {at: id for id in (*ids, *fresh) if (at := self._rows_by_id().get(id)) is not None}
        old = self._listing
        swapped: dict[int, T] = {}
        for at, id in list(left.items()):
            if id in fresh and (place is None or place(old.rows[at]) == place(fresh[id])):
                swapped[at] = fresh.pop(id)
                del left[at]
        texts = dict(zip(swapped, self.texts_of(swapped.values()), strict=True))
        if not left and not fresh and all(self._stays(at, row, texts[at]) for at, row in swapped.items()):
            self._redraw(swapped, texts)
        else:
            self._rebuild(left, swapped, texts, fresh.values())

    def bring_to_top(self, row: T) -> None:
        """Put `row` on the first line, from where it stood or as a new one: for a list that grows while somebody works.
        The list is neither sorted, grouped nor filtered.
        """
        listing, at = self._listing, self._rows_by_id().get(self._key(row))
        if at is None:
            self.beginInsertRows(NOWHERE, 0, 0)
        elif at:
            self.beginMoveRows(NOWHERE, at, at, NOWHERE, 0)
        if at is not None:
            del listing.rows[at], listing.texts[at]
        listing.rows.insert(0, row)
        listing.texts.insert(0, folded(self._search(row)))
        listing.order = listing.shown = list(range(len(listing.rows)))
        self._row_at = self._line_at = None
        self.loaded = True
        if at is None:
            self.endInsertRows()
        elif at:
            self.endMoveRows()
        self.dataChanged.emit(self.index(0, 0), self.index(0, len(self.columns) - 1))
        if at is None:
            self.counted.emit()

    def _rebuild(
        self, left: Container[int], swapped: Mapping[int, T], texts: Mapping[int, str], new: Iterable[T]
    ) -> None:
        """Without the rows at `left`, with others at `swapped`, and with `new` ones in their places."""
        rows, row_texts = list(self._listing.rows), list(self._listing.texts)
        for at, row in swapped.items():
            rows[at], row_texts[at] = row, texts[at]
        rows = [row for at, row in enumerate(rows) if at not in left]
        row_texts = [text for at, text in enumerate(row_texts) if at not in left]
        place = self._place
        for row in new:
            at = bisect_right(rows, place(row), key=place) if place is not None else len(rows)
            rows.insert(at, row)
            row_texts.insert(at, folded(self._search(row)))
        self._row_at = None
        self._show(self._arranged(rows, row_texts))

    def _stays(self, at: int, row: T, text: str) -> bool:
        """Whether `row` would stand on the very line of the row that it replaces."""
        before, text_before = self._listing.rows[at], self._listing.texts[at]
        keep, by = self._sieve.keep, self._sorted_by
        return (
            (self._section is None or self._section(before) == self._section(row))
            and (by < 0 or self.columns[by].value(before) == self.columns[by].value(row))
            and (keep is None or bool(keep(before)) == bool(keep(row)))
            and holds(text_before, self._sieve.words) == holds(text, self._sieve.words)
        )

    def _redraw(self, swapped: Mapping[int, T], texts: Mapping[int, str]) -> None:
        """Exchange rows that stay on their lines."""
        rows, lines = self._listing.rows, self._lines_by_row()
        changed = sorted(lines[at] for at, row in swapped.items() if at in lines and rows[at] != row)
        for at, row in swapped.items():
            rows[at], self._listing.texts[at] = row, texts[at]
        for first, last in runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.counted.emit()

    # filter, sort, sections

    def set_filter(self, text: str, keep: Callable[[T], bool] | None = None) -> None:
        """Show only rows that hold every word of `text` and that `keep` (where given) accepts."""
        self._sieve = Sieve(sought(text), keep)
        old = self._listing
        shown = sift(old, self._sieve)
        if shown != old.shown:
            self._show(Listing(old.rows, old.texts, old.order, old.heads, old.head_of, shown))

    def set_section(self, section: Callable[[T], str] | None) -> None:
        """Group rows under the heads that `section` gives; None shows them flat."""
        self._section = section
        self._show(self._arranged(self._listing.rows, self._listing.texts))

    def set_place(self, place: Callable[[T], Any], section: Callable[[T], str] | None) -> None:
        """Order rows by `place` from now on, under the heads that `section` gives (None: flat)."""
        self._place, self._section = place, section
        rows = sorted(self._listing.rows, key=place)
        self._row_at = None
        self._show(self._arranged(rows, self.texts_of(rows)))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column's native values; column -1 is the order the rows came in."""
        descending = order == Qt.SortOrder.DescendingOrder
        if (column, descending) == (self._sorted_by, self._descending):
            return  # a view asks twice
        self._sorted_by, self._descending = column, descending
        self._show(self._arranged(self._listing.rows, self._listing.texts))

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        return self._sorted_by, order

    def _arranged(self, rows: list[T], texts: list[str]) -> Listing[T]:
        by = self._sorted_by
        value = self.columns[by].value if 0 <= by < len(self.columns) else None
        return arrange(rows, texts, Ordering(value, self._descending, self._section), self._sieve)

    def _show(self, listing: Listing[T]) -> None:
        self.beginResetModel()
        self._listing = listing
        self._line_at = None
        self.endResetModel()
        self.counted.emit()

    # rows out

    def row(self, at: int) -> T | None:
        """The row shown on line `at`; None for a head or a line that is not there."""
        listing = self._listing
        if not 0 <= at < len(listing.shown) or listing.shown[at] < 0:
            return None
        return listing.rows[listing.shown[at]]

    def id_of(self, row: T) -> int:
        return self._key(row)

    def index_of(self, id: int) -> QModelIndex:
        """The index of the row with `id` in the first column; invalid where it is not shown."""
        at = self._rows_by_id().get(id)
        line = self._lines_by_row().get(at) if at is not None else None
        return self.index(line, 0) if line is not None else QModelIndex()

    def _rows_by_id(self) -> dict[int, int]:
        if self._row_at is None:
            rows = self._listing.rows
            self._row_at = dict(zip(map(self._key, rows), range(len(rows)), strict=True))
        return self._row_at

    def _lines_by_row(self) -> dict[int, int]:
        if self._line_at is None:
            shown = self._listing.shown
            self._line_at = dict(zip(shown, range(len(shown)), strict=True))
        return self._line_at

    def all_rows(self) -> Sequence[T]:
        """Every row, also those that the filter leaves out."""
        return self._listing.rows

    def shown_rows(self) -> list[T]:
        """The rows that the filter lets through, in the order shown."""
        return [self._listing.rows[i] for i in self._listing.shown if i >= 0]

    @property
    def filtered(self) -> bool:
        return bool(self._sieve.words) or self._sieve.keep is not None

    def is_section(self, at: int) -> bool:
        return 0 <= at < len(self._listing.shown) and self._listing.shown[at] < 0

    # Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._listing.shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return ROW_FLAGS if self._listing.shown[index.row()] >= 0 else SECTION_FLAGS

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        listing = self._listing
        i = listing.shown[index.row()]
        if i < 0:
            return head_answer(listing.heads[~i], index.column(), role)
        answer = ANSWERS.get(role)
        return answer(self.columns[index.column()], listing.rows[i]) if answer is not None else None

    def cell(self, line: int, at: int) -> Cell | str:
        """What is drawn of a cell; the text of a head where there is one."""
        listing = self._listing
        i = listing.shown[line]
        if i < 0:
            return listing.heads[~i]
        row, column = listing.rows[i], self.columns[at]
        name = column.tone(row) if column.tone is not None else None
        return Cell(column.show(row), ALIGN[column.align], tone(name) if name is not None else None)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (DISPLAY, ACCESSIBLE):
            return _(column.title)
        return ALIGN[column.align] if role == ALIGNMENT else None

    def _shown_text(self, row: T) -> str:
        return " ".join([column.show(row) for column in self.columns])
