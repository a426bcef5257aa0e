"""Where the main window stands on the screen, and how large it is: kept when it closes, recalled when it opens."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QStyle

from ui.settings import Settings

FIRST_SIZE = (1366, 768)
KEPT = "window/geometry"


def keep_place(window: QMainWindow, settings: Settings) -> None:
    settings.put_bytes(KEPT, window.saveGeometry())
    settings.sync()


def recall_place(window: QMainWindow, settings: Settings) -> None:
    """Where it was; at the first start as large as the screen allows, at most `FIRST_SIZE`."""
    geometry = settings.get_bytes(KEPT)
    if geometry.isEmpty() or not window.restoreGeometry(geometry):
        room = window.screen().availableSize()
        bar = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)  # the frame comes on top of it
        window.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height() - bar))
