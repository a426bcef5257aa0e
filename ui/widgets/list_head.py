"""What stands over a list: filters on the left, the text filter and buttons on the right, in two lines where narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

GAP = 6


class ListHead(QWidget):
    """`chips` take one line of their own where they and `rest` do not fit beside each other."""

    def __init__(self, chips: QWidget, rest: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = chips
        self._rest = QWidget()
        line = QHBoxLayout(self._rest)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for widget in rest:
            line.addWidget(widget)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self._beside: bool | None = None
        self._place(beside=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(beside=self._wanted() <= self.width())

    def _wanted(self) -> int:
        layout = self._chips.layout()
        chips = [item for at in range(layout.count() if layout else 0) if layout and (item := layout.itemAt(at))]
        return sum(item.sizeHint().width() + GAP for item in chips) + self._rest.sizeHint().width()

    def _place(self, *, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        self._grid.removeWidget(self._chips)
        self._grid.removeWidget(self._rest)
        self._grid.addWidget(self._chips, 0, 0, 1, 1 if beside else 2)
        self._grid.addWidget(self._rest, 0 if beside else 1, 1)
