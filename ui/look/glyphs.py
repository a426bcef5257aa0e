"""Which characters of a window's texts no installed font can draw: they would show as empty boxes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QFont, QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

ROWS_LOOKED_AT = 500


def missing_glyphs(window: QWidget) -> dict[str, str]:
    """Each text of `window` that has characters without a glyph in its widget's font, with those characters."""
    missing = {}
    font = QFont()
    for text, described in dict.fromkeys(_texts(window)):
        font.fromString(described)
        lacking = undrawable(text, font)
        if lacking:
            missing[text] = lacking
    return missing


def undrawable(text: str, font: QFont) -> str:
    """The characters of `text` that neither `font` nor any font it falls back on can draw."""
    return "".join(sign for sign in sorted(set(text)) if not sign.isspace() and not _drawn(sign, font))


def _drawn(sign: str, font: QFont) -> bool:
    layout = QTextLayout(sign, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes())


def _texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text in sight with its font, as Qt writes fonts down."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget is not window and not widget.isVisibleTo(window):
            continue
        font = widget.font().toString()
        for text in _own_texts(widget):
            yield text.replace("&", ""), font
    for action in window.findChildren(QAction):
        yield action.text().replace("&", ""), window.font().toString()


def _own_texts(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QLineEdit):
        yield widget.text() or widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(number) for number in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    root = QModelIndex()
    for column in range(model.columnCount(root)):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(root), ROWS_LOOKED_AT)):
            yield str(model.index(row, column, root).data() or "")
