"""What a person did to a list's columns, kept from one day to the next."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from ui.tables.column import Column

DESCENDING = Qt.SortOrder.DescendingOrder
ASCENDING = Qt.SortOrder.AscendingOrder
LEAST, MOST = 0.65, 1.5
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


def fit_columns(view: QTableView, columns: tuple[Column[Any], ...]) -> None:
    """Share the width of `view` among its columns: each has room for its title, the rest in proportion to what its
    column asks for, within LEAST and MOST of it.
    """
    header = view.horizontalHeader()
    shown = [i for i in range(len(columns)) if not header.isSectionHidden(i)]
    by = header.sortIndicatorSection()
    titles = {i: header.sectionSizeHint(i) - (MARK if i != by else 0) for i in shown}
    wishes = {i: max(0, columns[i].width - titles[i]) for i in shown}
    room = view.viewport().width() - sum(titles.values())
    factor = min(MOST, max(LEAST, room / max(1, sum(wishes.values()))))
    for i in shown:
        header.resizeSection(i, titles[i] + int(wishes[i] * factor))
