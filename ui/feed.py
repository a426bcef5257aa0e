"""The change feed as one Qt signal, and the watch on other programs and on midnight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app import formats
from app.domain.changes import Change, Topic
from ui.attempt import quietly

if TYPE_CHECKING:
    from app.desk import Desk

POLL_MS = 1000


class Feed(QObject):
    """Emits `changed(Change)` once after every act, this program's or another's, and when the day changes."""

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._day = desk.today
        formats.set_today(self._day)
        formats.set_zone(desk.clock.zone)
        self._stop_listening = desk.listen(self.changed.emit)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look once for acts of other programs and for a new day. A busy store is looked at again next time."""
        quietly(self._desk.poll)
        formats.set_zone(self._desk.clock.zone)
        today = self._desk.today
        if today != self._day:
            self._day = today
            formats.set_today(today)
            self.changed.emit(Change(Topic.ALL))

    def stop(self) -> None:
        self._timer.stop()
        self._stop_listening()
