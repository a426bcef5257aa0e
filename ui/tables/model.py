"""The one table model: rows in, roles out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.words import _
from ui.tables.column import Column
from ui.tables.listing import Listing, Ordering, Sieve, arrange, sift
from ui.theme import tone

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
ROW = int(Qt.ItemDataRole.UserRole)
SECTION = ROW + 1
SORT = ROW + 2

ALIGN = {
    "left": int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    "right": int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
}
ROW_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
SECTION_FLAGS = Qt.ItemFlag.ItemNeverHasChildren
NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows of type T under `columns`.

    `key` gives a row's id, `search` the text that the filter looks in, `section` (optional) the head that a row stands
    under: heads are lines of their own that cannot be selected. Rows keep the order they came in until `sort` names a
    column.
    """

    counted = Signal()  # which rows are shown may have changed

    def __init__(
        self,
        columns: Sequence[Column[T]],
        key: Callable[[T], int] = lambda row: row.id,  # type: ignore[attr-defined]
        search: Callable[[T], str] | None = None,
        section: Callable[[T], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._search = search or self._shown_text
        self._section = section
        self._sorted_by = -1
        self._descending = False
        self._sieve: Sieve[T] = Sieve()
        self._listing: Listing[T] = Listing()
        self._places: dict[int, int] | None = None
        self.loaded = False  # whether rows were ever set: until then an empty list says nothing

    # rows in

    def set_rows(self, rows: Iterable[T]) -> None:
        """Show `rows` in place of all there were."""
        kept = list(rows)
        self.loaded = True
        self._show(self._arranged(kept, [self._search(row).lower() for row in kept]))

    def replace(self, ids: Iterable[int], rows: Iterable[T]) -> None:
        """Put `rows` in place of those with `ids`: an id without a row is gone, a row with a new id joins at the end.

        Where the same lines stay in the same places they are only redrawn.
        """
        old = self._listing
        gone = set(ids)
        fresh = {self._key(row): row for row in rows}
        kept: list[T] = []
        texts: list[str] = []
        for row, text in zip(old.rows, old.texts, strict=True):
            identity = self._key(row)
            if (found := fresh.pop(identity, None)) is not None:
                kept.append(found)
                texts.append(self._search(found).lower())
            elif identity not in gone:
                kept.append(row)
                texts.append(text)
        kept.extend(fresh.values())
        texts.extend(self._search(row).lower() for row in fresh.values())
        new = self._arranged(kept, texts)
        if self._same_lines(old, new):
            self._redraw(old, new)
        else:
            self._show(new)

    def _same_lines(self, old: Listing[T], new: Listing[T]) -> bool:
        if len(old.shown) != len(new.shown) or old.heads != new.heads:
            return False
        key, before, now = self._key, old.rows, new.rows
        return all(
            (i == j) if i < 0 or j < 0 else (before[i] is now[j] or key(before[i]) == key(now[j]))
            for i, j in zip(old.shown, new.shown, strict=True)
        )

    def _redraw(self, old: Listing[T], new: Listing[T]) -> None:
        pairs = enumerate(zip(old.shown, new.shown, strict=True))
        changed = [at for at, (i, j) in pairs if j >= 0 and old.rows[i] is not new.rows[j]]
        self._listing = new
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(self.columns) - 1))
        self.counted.emit()

    # filter, sort, sections

    def set_filter(self, text: str, keep: Callable[[T], bool] | None = None) -> None:
        """Show only rows that hold every word of `text` and that `keep` (where given) accepts."""
        self._sieve = Sieve(tuple(text.lower().split()), keep)
        old = self._listing
        shown = sift(old, self._sieve)
        if shown != old.shown:
            self._show(Listing(old.rows, old.texts, old.order, old.heads, old.head_of, shown))

    def set_section(self, section: Callable[[T], str] | None) -> None:
        """Group rows under the heads that `section` gives; None shows them flat."""
        self._section = section
        self._show(self._arranged(self._listing.rows, self._listing.texts))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column's native values; column -1 is the order the rows came in."""
        self._sorted_by, self._descending = column, order == Qt.SortOrder.DescendingOrder
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
        self._places = None
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
        if self._places is None:
            key, rows = self._key, self._listing.rows
            self._places = {key(rows[i]): at for at, i in enumerate(self._listing.shown) if i >= 0}
        at = self._places.get(id)
        return self.index(at, 0) if at is not None else QModelIndex()

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
            return _head_answer(listing.heads[~i], index.column(), role)
        answer = ANSWERS.get(role)
        return answer(self.columns[index.column()], listing.rows[i]) if answer is not None else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (DISPLAY, ACCESSIBLE):
            return _(column.title)
        return ALIGN[column.align] if role == ALIGNMENT else None

    def _shown_text(self, row: T) -> str:
        return " ".join([column.show(row) for column in self.columns])


def _head_answer(head: str, column: int, role: int) -> str | None:
    return head if role == SECTION or (column == 0 and role in (DISPLAY, ACCESSIBLE)) else None


def _tone(column: Column[Any], row: Any) -> Any:
    name = column.tone(row) if column.tone is not None else None
    return tone(name) if name is not None else None


ANSWERS: Mapping[int, Callable[[Column[Any], Any], Any]] = {
    DISPLAY: lambda column, row: column.show(row),
    ACCESSIBLE: lambda column, row: column.show(row),
    TOOLTIP: lambda column, row: column.hint(row) if column.hint is not None else None,
    ALIGNMENT: lambda column, row: ALIGN[column.align],
    FOREGROUND: _tone,
    ROW: lambda column, row: row,
    SORT: lambda column, row: column.value(row),
}
