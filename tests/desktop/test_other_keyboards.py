"""A scanner that types as on a US keyboard, and a person's shortcuts, at a keyboard of another country."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desktop.conftest import Desktop
from tests.desktop.scan_form import SHORTCUTS
from tests.desktop.test_scanner import FormOnScreen

pytestmark = pytest.mark.desktop

LAYOUTS = ("us", "fr", "de", "cz", "ru", "gr")
TRIES = 3
CODES = ["5012345011547", "IT0012L", "AYZ-qw/1", "+A123BJC5D6E71", "https://id.gs1.org/01/04006381333931"]
CODES += ["010400638133393110LOT7\x1d3724", "[a]e;u:'o", "12*"]


def scanned(desktop: Desktop, layout: str, *first: str) -> dict[str, Any]:
    """What comes of the codes from a scanner that is set to a US keyboard, after a tap on the keys `first`."""
    for attempt in range(TRIES):
        desktop.layout("us")
        form = FormOnScreen(desktop, "line", attempt=attempt)
        form.keyboard.keep("".join(CODES))
        desktop.layout(layout)
        for name in first:
            form.keyboard.key(form.keyboard.code(name), True, 50)
            form.keyboard.key(form.keyboard.code(name), False, 20)
        for code in CODES:
            form.keyboard.scan(code, before=80)
        report = form.report()
        if report["placed"] == CODES:  # else the machine may have been too busy for a scanner's pace
            break
    return report


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_places_of_the_keys_say_what_a_us_scanner_scanned(desktop: Desktop, layout: str) -> None:
    report = scanned(desktop, layout)
    assert report["placed"] == CODES
    assert (report["line"], report["typed"]) == ("", [])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_shortcuts_work_in_a_text_field(desktop: Desktop, layout: str) -> None:
    form = FormOnScreen(desktop, "line")
    keyboard = form.keyboard
    control, shift, alt, back = (keyboard.code(name) for name in ("Control_L", "Shift_L", "Alt_L", "BackSpace"))
    letters = {letter: keyboard.code(letter) for letter in "kfeuhvcx2"}
    desktop.layout(layout)

    def press(*codes: int) -> None:
        for code in codes:
            keyboard.key(code, True, 60)
        for code in reversed(codes):
            keyboard.key(code, False, 5)

    for codes in (
        (control, "k"),
        (control, "f"),
        (control, "e"),
        (control, "u"),
        (control, shift, "h"),
        (control, "2"),
        (control, alt, "h"),
        (alt, "h"),
    ):
        press(*(code if isinstance(code, int) else letters[code] for code in codes))
    press(letters["k"])
    press(letters["h"])
    press(shift, keyboard.code("Left"))
    press(control, letters["c"])
    press(control, letters["v"])
    press(control, letters["v"])
    press(control, letters["x"])  # nothing is selected
    press(back)
    report = form.report()
    assert report["acts"] == list(SHORTCUTS)
    assert len(report["line"]) == 2
    assert report["scans"] == []


@pytest.mark.parametrize("layout", ["us", "ru"])
def test_caps_lock_does_not_matter(desktop: Desktop, layout: str) -> None:
    report = scanned(desktop, layout, "Caps_Lock")
    assert report["placed"] == CODES
    if layout == "us":
        assert report["scans"] == CODES
