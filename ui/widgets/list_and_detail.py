"""A list with the detail of its row beside it. Who has drawn the line between them finds it there again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

DETAIL_WIDTH = 480
DETAIL_SHARE = 0.38  # of the width, where that is less


class ListAndDetail(QSplitter):
    """The detail keeps its width, or its share where the window becomes small; the list has the rest."""

    drawn = Signal()  # by hand

    def __init__(self, listed: QWidget, detail: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=12)
        self.addWidget(listed)
        self.addWidget(detail)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self._shown = False
        self._kept: Sequence[int] | None = None
        self._width, self._share = DETAIL_WIDTH, DETAIL_SHARE
        self.splitterMoved.connect(self._by_hand)

    def recall(self, sizes: Sequence[int] | None) -> None:
        """Begin with the sizes that somebody has once drawn."""
        self._kept = sizes

    def _by_hand(self, *_: int) -> None:
        self._take()
        self.drawn.emit()

    def _take(self) -> None:
        rest, self._width = self.sizes()
        self._share = max(DETAIL_SHARE, self._width / max(1, rest + self._width))

    def _divide(self) -> None:
        whole = self.width() - self.handleWidth()
        detail = min(self._width, int(whole * self._share))
        self.setSizes([whole - detail, detail])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown:
            self._divide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            if self._kept:
                self.setSizes(list(self._kept))
                self._take()
            self._divide()
