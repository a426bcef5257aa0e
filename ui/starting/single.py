"""One window for one store: a second start raises the first window and goes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 500
LOOK_MS = 5000
RAISE = b"raise\n"


def server_name(store: Path) -> str:
    """The name under which the window of `store` listens: the same for every way to write its path."""
    return "backorder-desk-" + hashlib.sha256(str(store.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def raise_first(store: Path) -> bool:
    """Ask the window that has `store` open to come to the front. False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(store))
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(RAISE)
    socket.waitForBytesWritten(ANSWER_MS)
    socket.disconnectFromServer()
    return True


class FirstWindow(QObject):
    """Listens for second starts on one store and emits `raised`."""

    raised = Signal()

    def __init__(self, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._name = server_name(store)
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)  # left behind by a window that was killed
            self._server.listen(self._name)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Listen anew where the socket's file is gone: whoever tidies the folder of such files knows no windows."""
        place = self._server.fullServerName()
        if place.startswith("/") and not Path(place).exists():
            self._server.close()
            self._server.listen(self._name)

    def close(self) -> None:
        self._timer.stop()
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raised.emit()
