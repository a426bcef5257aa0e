"""A keyboard that types as fast as a scanner: keys sent through XTEST, each after its own pause, timed by the X server.

xdotool starts anew for every call and sleeps between keys on this side; here a whole scan is handed to the server at
once, and a busy test does not stretch it.
"""

from __future__ import annotations

from collections.abc import Iterable
from ctypes import CDLL, byref, c_char_p, c_int, c_uint, c_ulong, c_void_p
from ctypes.util import find_library

SHIFT, CONTROL = "Shift_L", "Control_L"
NAMES = {" ": "space", "-": "minus", "*": "asterisk", ".": "period", "(": "parenleft", ")": "parenright"}
NAMES |= {"\n": "Return", "\t": "Tab", "\r": "Return", "]": "bracketright", "/": "slash", ":": "colon"}
NAMES |= {"+": "plus", "=": "equal", ";": "semicolon", "[": "bracketleft", "_": "underscore", "'": "apostrophe"}
SCANNER_MS = 5
PAUSE_MS = 6  # between two scans: told from the pace within one


class Keyboard:
    """The keyboard of one display. Everything is sent by `flush`, and `wait` waits until it has been typed."""

    def __init__(self, display: str) -> None:
        x11, xtst = find_library("X11"), find_library("Xtst")
        assert (x11, xtst) != (None, None), "libX11 and libXtst belong to xdotool, without which nothing here runs"
        self._x11, self._xtst = CDLL(x11), CDLL(xtst)
        self._x11.XOpenDisplay.restype = c_void_p
        self._x11.XOpenDisplay.argtypes = [c_char_p]
        self._x11.XStringToKeysym.restype = c_ulong
        self._x11.XStringToKeysym.argtypes = [c_char_p]
        self._x11.XKeysymToKeycode.argtypes = [c_void_p, c_ulong]
        self._x11.XKeysymToKeycode.restype = c_uint
        self._x11.XkbKeycodeToKeysym.argtypes = [c_void_p, c_uint, c_int, c_int]
        self._x11.XkbKeycodeToKeysym.restype = c_ulong
        for call in (self._x11.XFlush, self._x11.XCloseDisplay):
            call.argtypes = [c_void_p]
        self._x11.XSync.argtypes = [c_void_p, c_int]
        self._xtst.XTestFakeKeyEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
        self._xtst.XTestQueryExtension.argtypes = [c_void_p, *[c_void_p] * 4]
        for call in (self._x11.XAutoRepeatOff, self._x11.XAutoRepeatOn):
            call.argtypes = [c_void_p]
        self._display = self._x11.XOpenDisplay(display.encode())
        assert self._display, display
        self._kept: dict[str, list[int]] = {}
        self.asked: list[int] = []  # ms before each key that types something
        self.repeats(False)
        numbers = [c_int() for _ in range(4)]
        assert self._xtst.XTestQueryExtension(self._display, *(byref(number) for number in numbers))

    def keep(self, text: str) -> None:
        """Press for each character of `text` what types it now, whatever the layout will be: as a scanner does."""
        self._kept |= {character: self._keys(character) for character in text}

    def repeats(self, on: bool) -> None:
        """Whether a key that is held down repeats itself. Without, a server that stands still makes none of its own."""
        (self._x11.XAutoRepeatOn if on else self._x11.XAutoRepeatOff)(self._display)

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)

    def scan(self, code: str, end: str = "\n", *, each: int = SCANNER_MS, before: int = PAUSE_MS) -> None:
        """A code as a scanner types it: a key every `each` ms, the first after `before`. GS is sent as Ctrl+]."""
        for place, character in enumerate(code + end):
            self.tap(character, before if place == 0 else each)

    def tap(self, character: str, after: int, hold: int = 0) -> None:
        """Press and let go one key, `after` ms after the last one, with Shift or Ctrl where it needs them."""
        keys = self._keys(character)
        self.asked.append(after)
        for key in keys:
            self.key(key, True, after)
            after = 0
        for place, key in enumerate(reversed(keys)):
            self.key(key, False, hold if place == 0 else 0)

    def key(self, code: int, press: bool, after: int = 0) -> None:
        """One press or release of a key."""
        self._xtst.XTestFakeKeyEvent(self._display, code, int(press), after)

    def roll(self, text: str, gaps: Iterable[int], overlap: int) -> None:
        """Type as practised fingers do: each key is let go `overlap` ms after the next one is down."""
        down: int | None = None
        for character, gap in zip(text, gaps, strict=False):
            [code] = self._keys(character)
            self.asked.append(gap)
            self.key(code, True, gap if down is None else max(0, gap - overlap))
            if down is not None:
                self.key(down, False, min(overlap, gap))
            down = code
        if down is not None:
            self.key(down, False, overlap)

    def code(self, name: str) -> int:
        """The code of a key by the name of its symbol."""
        return int(self._x11.XKeysymToKeycode(self._display, self._x11.XStringToKeysym(name.encode())))

    def flush(self) -> None:
        self._x11.XFlush(self._display)

    def wait(self) -> None:
        """Wait until the server has typed all of it."""
        self._x11.XSync(self._display, 0)

    def _keys(self, character: str) -> list[int]:
        if character in self._kept:
            return self._kept[character]
        if character == "\x1d":
            return [self.code(CONTROL), self.code("bracketright")]
        name = NAMES.get(character, character)
        symbol = self._x11.XStringToKeysym(name.encode())
        code = int(self._x11.XKeysymToKeycode(self._display, symbol))
        assert code, character
        plain = self._x11.XkbKeycodeToKeysym(self._display, code, 0, 0)
        return [code] if plain == symbol else [self.code(SHIFT), code]
