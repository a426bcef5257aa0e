"""Room for a dialog on a small screen or one with large letters, and the order in which Tab goes through it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QStyle, QVBoxLayout, QWidget

from ui.look.theme import look

_BORDER = 8  # of a window's frame, in pixels, on both sides together


def room_on_screen(window: QWidget) -> QSize:
    """How large a window may be on its screen, without its frame."""
    bar = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    return window.screen().availableSize() - QSize(_BORDER, bar + _BORDER)


def scroll_body(window: QWidget, whole: QVBoxLayout, body: QLayout) -> None:
    """Put a window's body, the first part of the whole, into an area that scrolls. Tab goes as before."""
    stops: list[QWidget] = []
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        if at.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            stops.append(at)
        at = at.nextInFocusChain()
    inside = QWidget()
    look(inside, "clear")
    whole.removeItem(body)
    body.setParent(None)
    inside.setLayout(body)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    whole.insertWidget(0, area, 1)
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)
    whole.activate()


def tab_between(added: Sequence[QWidget], before: QWidget | None) -> None:
    """Let Tab come to what was added just before it comes to `before`."""
    stop = before.previousInFocusChain() if before is not None else None
    while stop is not None and stop is not before and (stop.focusPolicy() is Qt.FocusPolicy.NoFocus or stop in added):
        stop = stop.previousInFocusChain()
    if before is not None and stop is not None and added:
        for one, following in pairwise((stop, *added, before)):
            QWidget.setTabOrder(one, following)
