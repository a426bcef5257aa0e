"""The scanner at the keyboard: its keys become one text before any widget sees them, a person's go where they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from shiboken6 import isValid

from ui.scanning.bursts import Bursts, Fate, Key, Taught
from ui.scanning.places import MAC, WINDOWS, place_of, placed_key, placed_text, platform, unlocked
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
LATE_MS = 150  # that the next key of a scanner may take to come here on a busy PC
NAME = "scanner"  # in the settings of this PC


def loose_text(event: QKeyEvent) -> str:
    """The text of a key that came with no text field in focus, for the find box; "" for every other key."""
    text = event.text()
    return text if text and text.isprintable() and not event.modifiers() & _OTHER else ""


class Scanner(QObject):
    """Sits on the window that has the keyboard. Fast keys are held until it is known whose they are: a scan comes out
    as `scanned` (as it was typed, GS characters included, and as a US keyboard types with the same keys); what a person
    typed is sent on in its order, releases too.

    It acts on that window only: on the whole application it would see each key once for every widget that it is
    offered to. Keys that were replayed, and those that no keyboard sent, are let through. While keys are held, what an
    accent makes of them is too: it goes to the field at the keyboard, past the window.

    Shortcuts with Ctrl or Alt go by the place of their key where its layout has no Latin letter or digit on it.
    """

    scanned = Signal(str, str)
    key_came = Signal(object)  # a Key, while `watched`

    def __init__(self, taught: Taught = Taught(), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.watched = False
        self._bursts = Bursts(taught)
        self._held: list[tuple[QObject, QEvent]] = []
        self._window: QWindow | None = None
        self._field: QObject | None = None  # what has the keyboard while keys are held
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
        elif kind == QEvent.Type.InputMethod and watched is self._field and isinstance(event, QInputMethodEvent):
            self._held.append((watched, event.clone()))
            return True
        return False

    def _take(self, window: QWindow, event: QKeyEvent) -> bool:
        key = read_key(event)
        if self.watched:
            self.key_came.emit(key)
        verdict = self._bursts.take(key)
        sent = copy_of(event) if verdict.fate is Fate.HOLD else by_place(event) if key.command else None
        now_held: list[tuple[QObject, QEvent]] = [(window, sent)] if verdict.fate is Fate.HOLD and sent else []
        if verdict.let_go or verdict.scan is not None:
            before, self._held = self._held, now_held
            self._wait()
            if verdict.scan is not None:
                self.scanned.emit(verdict.scan, verdict.placed)
            else:
                _send(before)
        elif now_held:
            self._held += now_held
            self._wait()
        if verdict.fate is Fate.PASS and sent is not None:
            _send([(window, sent)])
            return True
        return verdict.fate is not Fate.PASS

    def _wait(self) -> None:
        """Wait for the next key as long as a scanner would take for it, where any are held; longer where those can only
        be a scanner's: its next one was typed in time, but this PC may be late with it.
        """
        self._idle.stop()
        if self._held:
            self._quiet.start(max(LATE_MS if self._bursts.quick else 0, self.taught.gap + SPARE_MS))
            self._watch(QGuiApplication.focusObject())
        else:
            self._quiet.stop()
            self._watch(None)

    def _watch(self, field: QObject | None) -> None:
        """Keep from the field at the keyboard what an accent makes of held keys."""
        if field is self._field:
            return
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = field if not isinstance(field, QWindow) else None
        if self._field is not None:
            self._field.installEventFilter(self)

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


def _send(held: Sequence[tuple[QObject, QEvent]]) -> None:
    """Send keys on, each to the window that it was pressed in, and what accents made of them to its field."""
    for window, event in held:
        if isValid(window):
            QGuiApplication.sendEvent(window, event)


def read_key(event: QKeyEvent) -> Key:
    """What a key event says to `Bursts`."""
    key, place = event.key(), place_of(event)
    modifier = key in _MODIFIER_KEYS
    text = "" if modifier else unlocked(event)
    stamp = int(event.timestamp())
    pressed = event.type() == QEvent.Type.KeyPress
    return Key(pressed, -place or key, text, stamp, commands(event), modifier, placed_text(event))


def commands(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt or the like are down so that a key is no typing."""
    modifiers = event.modifiers()
    alt_gr = platform() == WINDOWS and (modifiers & _ALT_GR) == _ALT_GR
    return bool(modifiers & _OTHER) and not (alt_gr and event.text() and event.text().isprintable())


def by_place(event: QKeyEvent) -> QKeyEvent | None:
    """A command key as the one that a US keyboard has in its place, where its layout has another script's letter there,
    or has digits with Shift only; None for every other. macOS does so itself, and types letters with Alt.
    """
    if platform() == MAC:
        return None
    own, there = event.key(), placed_key(event)
    foreign = own < Qt.Key.Key_Escape and not chr(own).isascii()
    shifted = chr(there).isdigit() and own < Qt.Key.Key_Escape and not chr(own).isalnum()
    return copy_of(event, there) if there and (foreign or shifted) else None


def copy_of(event: QKeyEvent, key: int = 0) -> QKeyEvent:
    """The same key event once more, to be sent later; as of another `key` where one is given."""
    copy = QKeyEvent(
        event.type(),
        key or event.key(),
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
        known.get("by_place") is True,
    )


def keep(settings: Settings, taught: Taught) -> None:
    """Remember what this PC was taught of its scanner."""
    settings.put(NAME, asdict(taught))
