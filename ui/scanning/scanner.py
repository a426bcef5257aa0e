"""The scanner at the keyboard: its keys become one text before any widget sees them, a person's go where they were."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from shiboken6 import isValid

from ui.scanning.bursts import Bursts, Fate, Key, Taught
from ui.settings import Settings

_MODIFIER = Qt.KeyboardModifier
_OTHER = ~(_MODIFIER.ShiftModifier | _MODIFIER.KeypadModifier | _MODIFIER.GroupSwitchModifier)
_ALT_GR = _MODIFIER.ControlModifier | _MODIFIER.AltModifier  # as Windows has it
_MODIFIER_KEYS = frozenset(
    (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock)
)
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
FASTEST, SLOWEST = 10, 200  # ms between two keys that a scanner can be taught to have
SPARE_MS = 2  # that a timer may be early
NAME = "scanner"  # in the settings of this PC


def loose_text(event: QKeyEvent) -> str:
    """The text of a key that came with no text field in focus, for the find box; "" for every other key."""
    text = event.text()
    return text if text and text.isprintable() and not event.modifiers() & _OTHER else ""


class Scanner(QObject):
    """Sits on the window that has the keyboard. Fast keys are held until it is known whose they are: a scan comes out
    as `scanned`, GS characters included; what a person typed is sent on in its order, releases too.

    It acts on that window only: on the whole application it would see each key once for every widget that it is
    offered to. Keys that were replayed, and those that no keyboard sent, are let through.
    """

    scanned = Signal(str)
    key_came = Signal(object)  # a Key, while `watched`

    def __init__(self, taught: Taught = Taught(), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.watched = False
        self._bursts = Bursts(taught)
        self._held: list[tuple[QWindow, QKeyEvent]] = []
        self._window: QWindow | None = None
        self._quiet = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._quiet.timeout.connect(self._queue_first)
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._let_go)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._follow)
        self._follow(QGuiApplication.focusWindow())

    @property
    def taught(self) -> Taught:
        return self._bursts.taught

    def learn(self, taught: Taught) -> None:
        """Go by what is known of the scanner from now on."""
        self._bursts.taught = taught

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _KEYS:
            if isinstance(event, QKeyEvent) and event.spontaneous() and isinstance(watched, QWindow):
                return self._take(watched, event)
        elif kind == QEvent.Type.MouseButtonPress and self._held:
            self._let_go()
        return False

    def _take(self, window: QWindow, event: QKeyEvent) -> bool:
        key = read_key(event)
        if self.watched:
            self.key_came.emit(key)
        verdict = self._bursts.take(key)
        now_held = [(window, copy_of(event))] if verdict.fate is Fate.HOLD else []
        if verdict.let_go or verdict.scan is not None:
            before, self._held = self._held, now_held
            self._wait()
            if verdict.scan is not None:
                self.scanned.emit(verdict.scan)
            else:
                _send(before)
        elif now_held:
            self._held += now_held
            self._wait()
        return verdict.fate is not Fate.PASS

    def _wait(self) -> None:
        """Wait for the next key as long as a scanner would take for it, where any are held."""
        self._idle.stop()
        if self._held:
            self._quiet.start(self.taught.gap + SPARE_MS)
        else:
            self._quiet.stop()

    def _queue_first(self) -> None:
        """Nothing came in time. But where this window stood still, more may have come and wait to be taken."""
        self._idle.start()

    def _let_go(self) -> None:
        """It was a person: send the held keys on."""
        self._bursts.forget()
        held, self._held = self._held, []
        self._wait()
        _send(held)

    def _follow(self, window: QWindow | None) -> None:
        """Another window has the keyboard. What is held stays held for its few milliseconds: a person's keys then go to
        the window that they were pressed in, and a scan during which a window opened is still one scan.
        """
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)


def _send(held: Sequence[tuple[QWindow, QKeyEvent]]) -> None:
    """Send keys on, each to the window that it was pressed in."""
    for window, event in held:
        if isValid(window):
            QGuiApplication.sendEvent(window, event)


def read_key(event: QKeyEvent) -> Key:
    """What a key event says to `Bursts`."""
    modifiers = event.modifiers()
    command = bool(modifiers & _OTHER) and (modifiers & _ALT_GR) != _ALT_GR
    key, text = event.key(), event.text()
    modifier = key in _MODIFIER_KEYS
    stamp = int(event.timestamp())
    return Key(event.type() == QEvent.Type.KeyPress, key, "" if modifier else text, stamp, command, modifier)


def copy_of(event: QKeyEvent) -> QKeyEvent:
    """The same key event once more, to be sent later."""
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy


def recall(settings: Settings) -> Taught:
    """What this PC was taught of its scanner."""
    kept = settings.get(NAME, {})
    known = kept if isinstance(kept, dict) else {}
    gap = known.get("gap")
    return Taught(
        gap if isinstance(gap, int) and SLOWEST >= gap >= FASTEST else Taught().gap,
        str(known.get("prefix", "")),
        str(known.get("suffix", "")),
    )


def keep(settings: Settings, taught: Taught) -> None:
    """Remember what this PC was taught of its scanner."""
    settings.put(NAME, {"gap": taught.gap, "prefix": taught.prefix, "suffix": taught.suffix})
