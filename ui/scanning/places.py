"""What a US keyboard types with a key, told by the place of the key alone: most scanners leave the factory as one.

A place is a scan code of the PC keyboard's set 1. Windows delivers it so, X11 and Wayland 8 higher; macOS has no scan
codes, but numbers its keys by their places in a way of its own.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from app.domain.scans import GS

_ROWS = (  # the first place of a row of keys, and what they type without Shift and with it
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
_TYPES = {first + at: pair for first, low, high in _ROWS for at, pair in enumerate(zip(low, high, strict=True))}
_PLACES = {pair[0]: place for place, pair in _TYPES.items()}
_ON_MAC = {
    number: _PLACES[character]
    for first, row in (
        (0, "asdfhgzxcv"),
        (11, "bqweryt123465=97-80]ou[ip"),
        (37, "lj'k;\\,/nm."),
        (49, " `"),
    )
    for number, character in enumerate(row, first)
}
_BRACKET = _PLACES["]"]  # with Ctrl it is GS
WINDOWS, MAC = "windows", "cocoa"
_LOWER = {WINDOWS: 0, "xcb": 8, "wayland": 8, "offscreen": 8}  # than what the platform calls a scan code
_CAPS_LOCK = {WINDOWS: 0x100, MAC: 0x10000}  # among the native modifiers
_CAPS_LOCK_ELSEWHERE = 0x2
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@cache
def platform() -> str:
    """Whose keys these are: "windows", "cocoa", "xcb", "wayland" or another of Qt's platforms."""
    return QGuiApplication.platformName()


def place_of(event: QKeyEvent) -> int:
    """The place of the event's key; 0 where it is none of those that type, or where the system does not tell."""
    if platform() == MAC:
        return _ON_MAC.get(event.nativeVirtualKey(), 0)
    place = event.nativeScanCode() - _LOWER.get(platform(), 8)
    return place if place in _TYPES else 0


def placed_text(event: QKeyEvent) -> str:
    """What a US keyboard types with the event's key and Shift, whatever CapsLock says; "" for a key without a place."""
    place = place_of(event)
    if place == _BRACKET and event.modifiers() & _CONTROL:
        return GS
    return _TYPES[place][bool(event.modifiers() & _SHIFT)] if place else ""


def placed_key(event: QKeyEvent) -> int:
    """The Qt key that a US keyboard has in the event's place; 0 for a key without one."""
    place = place_of(event)
    return ord(_TYPES[place][0].upper()) if place else 0


def unlocked(event: QKeyEvent) -> str:
    """The event's text as it were without CapsLock."""
    text = event.text()
    locked = event.nativeModifiers() & _CAPS_LOCK.get(platform(), _CAPS_LOCK_ELSEWHERE)
    if not locked or len(text) != 1:
        return text
    other = text.upper() if event.modifiers() & _SHIFT else text.lower()
    return other if len(other) == 1 else text
