"""What the places of keys say on each system, and which command keys go by them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.domain.scans import GS
from ui.scanning import places, scanner
from ui.scanning.places import place_of, placed_text, unlocked
from ui.scanning.scanner import by_place, commands

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def event(
    key: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE, *, code: int = 0, virtual: int = 0, native: int = 0
) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, code, virtual, native, text)


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch):
    def choose(name: str) -> None:
        for module in (places, scanner):
            monkeypatch.setattr(module, "platform", lambda: name)

    return choose


# Per system, what it delivers for the keys that type 1, q and / on a US keyboard.
KEYS = {
    "xcb": ({"code": 10}, {"code": 24}, {"code": 61}),
    "wayland": ({"code": 10}, {"code": 24}, {"code": 61}),
    "windows": ({"code": 2}, {"code": 16}, {"code": 53}),
    "cocoa": ({"code": 1, "virtual": 18}, {"code": 1, "virtual": 12}, {"code": 1, "virtual": 44}),
}


@pytest.mark.parametrize("system", KEYS)
def test_a_key_is_known_by_its_place(on, system: str) -> None:
    on(system)
    assert [placed_text(event(0, "?", **native)) for native in KEYS[system]] == ["1", "q", "/"]
    assert [placed_text(event(0, "?", SHIFT, **native)) for native in KEYS[system]] == ["!", "Q", "?"]


def test_keys_that_type_nothing_have_no_place(on) -> None:
    for system, code in (("xcb", 36), ("xcb", 113), ("windows", 28), ("windows", 0x135), ("xcb", 0)):
        on(system)
        assert (place_of(event(0, code=code)), placed_text(event(0, code=code))) == (0, "")


def test_gs_is_told_by_its_place(on) -> None:
    on("xcb")
    assert placed_text(event(ord("+"), "+", CONTROL, code=35)) == GS


@pytest.mark.parametrize(("system", "locked"), [("xcb", 0x2), ("windows", 0x100), ("cocoa", 0x10000)])
def test_caps_lock_is_taken_off(on, system: str, locked: int) -> None:
    on(system)
    assert unlocked(event(ord("A"), "A", native=locked)) == "a"
    assert unlocked(event(ord("A"), "a", SHIFT, native=locked)) == "A"
    assert unlocked(event(ord("1"), "1", native=locked)) == "1"
    assert unlocked(event(ord("A"), "A", SHIFT)) == "A"


@pytest.mark.parametrize(
    ("key", "code", "becomes"),
    [
        (0x41B, 45, "K"),  # Cyrillic el
        (0x39A, 45, "K"),  # Greek kappa
        (ord("&"), 10, "1"),  # the French 1
        (0x10C, 13, "4"),  # the Czech 4
        (ord("K"), 45, None),
        (ord("A"), 24, None),  # the French A, where the US keyboard has Q
        (ord("+"), 35, None),  # the German plus
        (Qt.Key.Key_F5, 71, None),
        (Qt.Key.Key_Left, 113, None),
    ],
)
def test_a_command_goes_by_the_place_of_its_key_where_that_has_no_latin_letter(on, key, code, becomes) -> None:
    on("xcb")
    found = by_place(event(key, "", CONTROL, code=code))
    assert (chr(found.key()) if found is not None else None) == becomes


def test_alt_gr_types_on_windows_only(on) -> None:
    at_sign = event(ord("Q"), "@", CONTROL | ALT)
    on("windows")
    assert not commands(at_sign)
    assert commands(event(ord("Z"), "", CONTROL | ALT))
    on("xcb")
    assert commands(at_sign)


def test_option_types_on_a_mac(on) -> None:
    on("cocoa")
    assert by_place(event(0xD8, "ø", ALT, code=1, virtual=31)) is None
