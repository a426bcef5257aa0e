"""What a person did to a list's columns, kept from one day to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from ui.tables.column import Column
from ui.tables.delegate import PADDING

DESCENDING = Qt.SortOrder.DescendingOrder
ASCENDING = Qt.SortOrder.AscendingOrder
LEAST = 0.65
SHORT = 100  # pixels: a code or a word, of no use when cut
SAMPLE = 200  # rows
ROUNDING = 2  # pixels
MARK = 20  # pixels of a title that are kept for the arrow of the sorted column


class Memory(Protocol):
    """Keeps values that JSON can hold under names."""

    def get(self, key: str, default: Any = None) -> Any: ...

    def put(self, key: str, value: Any) -> None: ...


def keep_columns(
    view: QTableView, columns: tuple[Column[Any], ...], memory: Memory, key: str, *, widths_too: bool
) -> None:
    """Note the order, hidden columns and sorting of `view` under `key`; the widths where a person set them."""
    header = view.horizontalHeader()
    order = [columns[header.logicalIndex(at)].name for at in range(len(columns))]
    hidden = [column.name for i, column in enumerate(columns) if header.isSectionHidden(i)]
    shown = [i for i in range(len(columns)) if not header.isSectionHidden(i)] if widths_too else []
    widths = {columns[i].name: header.sectionSize(i) for i in shown}
    by = header.sortIndicatorSection()
    sort = [columns[by].name, header.sortIndicatorOrder() == DESCENDING] if 0 <= by < len(columns) else None
    memory.put(key, {"order": order, "hidden": hidden, "widths": widths, "sort": sort})


def recall_columns(view: QTableView, columns: tuple[Column[Any], ...], memory: Memory | None, key: str) -> bool:
    """Bring the columns of `view` back as they were left; what is not known stands as its column says.

    True where the widths are a person's own.
    """
    kept = memory.get(key) if memory is not None else None
    kept = kept if isinstance(kept, dict) else {}
    header = view.horizontalHeader()
    places = {column.name: i for i, column in enumerate(columns)}
    for at, name in enumerate([name for name in kept.get("order", ()) if name in places]):
        header.moveSection(header.visualIndex(places[name]), at)
    widths, hidden = kept.get("widths", {}), kept.get("hidden")
    for i, column in enumerate(columns):
        width = widths.get(column.name, column.width)
        header.resizeSection(i, max(24, int(width)))
        header.setSectionHidden(i, column.name in hidden if hidden is not None else column.hidden)
    by = kept.get("sort")
    if by and by[0] in places:
        header.setSortIndicator(places[by[0]], DESCENDING if by[1] else ASCENDING)
    return bool(widths)


def contents(view: QTableView, columns: tuple[Column[Any], ...], rows: Sequence[Any]) -> list[int]:
    """How wide the texts of each column are in pixels, by a sample of `rows` from top to bottom."""
    advance = view.fontMetrics().horizontalAdvance
    sample = rows[:: max(1, len(rows) // SAMPLE)]
    widest = (max((advance(column.show(row)) for row in sample), default=0) for column in columns)
    return [width + 2 * PADDING + ROUNDING for width in widest]


def fit_columns(view: QTableView, columns: tuple[Column[Any], ...], texts: Sequence[int]) -> None:
    """Share the width of `view` among its columns: each has room for its title and its texts (`texts`, in pixels).

    What is left over goes to the columns of words; where room lacks, the widest of them give way, never below LEAST of
    what their column asks for.
    """
    header = view.horizontalHeader()
    shown = [i for i in range(len(columns)) if not header.isSectionHidden(i)]
    by = header.sortIndicatorSection()
    titles = {i: header.sectionSizeHint(i) - (MARK if i != by else 0) for i in shown}
    widths = {i: max(titles[i], texts[i]) for i in shown}
    words = [i for i in shown if columns[i].align == "left"]
    room = view.viewport().width() - sum(widths.values())
    if room >= 0:
        asked = sum(columns[i].width for i in words)
        for i in words:
            widths[i] += room * columns[i].width // asked
    else:
        least = {i: min(widths[i], max(titles[i], int(columns[i].width * LEAST), SHORT)) for i in words}
        _give_way(widths, least, -room)
    for i in shown:
        header.resizeSection(i, widths[i])


def _give_way(widths: dict[int, int], least: dict[int, int], lacking: int) -> None:
    """Take `lacking` pixels from the widest columns, none of them below its `least`."""
    while lacking > 0:
        wide = [i for i in least if widths[i] > least[i]]
        if not wide:
            return
        widest = max(wide, key=lambda i: widths[i])
        widths[widest] -= 1
        lacking -= 1
