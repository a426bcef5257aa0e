"""A scanner at a real keyboard: every scan counts, in order, and none of it reaches a field, a button or a dialog."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from subprocess import Popen
from typing import Any

import pytest

from tests.desktop.conftest import Desktop, a_desktop
from tests.desktop.keyboard import SCANNER_MS, Keyboard
from tests.desktop.scan_form import LAST
from ui.bursts import Taught

pytestmark = pytest.mark.desktop

FORM = str(Path(__file__).with_name("scan_form.py"))
SCANS = 1000
STALL_AFTER = 300
FOCUS = ("form", "spin", "line", "button", "dialog")
CODES = [f"{number // 100} {number % 100:02d}" for number in range(SCANS)]  # a space presses buttons
TRIES = 3  # where the machine was too busy for the X server to keep the scanner's pace
SEED = 7


class FormOnScreen:
    """The form as a program on a screen, and a keyboard there."""

    def __init__(self, screen: Desktop, focus: str, stall_after: int = 0) -> None:
        self.screen = screen
        self.path = screen.home / "report.json"
        self.program: Popen[bytes] = screen.start(sys.executable, FORM, str(self.path), focus, str(stall_after))
        screen.wait_for("Dialog" if focus == "dialog" else "Form")
        self.keyboard = Keyboard(screen.environment["DISPLAY"])

    def report(self) -> dict[str, Any]:
        """What came in the form, once it has been told to end by a scan."""
        self.keyboard.scan(LAST, before=500)
        self.keyboard.wait()
        self.keyboard.close()
        self.screen.until(lambda: self.program.poll() is not None, "the form to end")
        found: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
        return found


@contextmanager
def forms(home: Path, *wanted: str) -> Iterator[dict[str, FormOnScreen]]:
    """A form on a screen of its own for each place of the keyboard, so that their scans take their time together."""
    with ExitStack() as screens:
        shown = {}
        for focus in wanted:
            (home / focus).mkdir(parents=True)
            shown[focus] = FormOnScreen(screens.enter_context(a_desktop(home / focus)), focus, STALL_AFTER)
        yield shown


def test_a_thousand_scans_are_counted_in_order_and_nothing_else_happens(tmp_path: Path) -> None:
    wanted = FOCUS
    for attempt in range(TRIES):
        with forms(tmp_path / str(attempt), *wanted) as shown:
            for code in CODES:
                for form in shown.values():
                    form.keyboard.scan(code)
            for form in shown.values():
                form.keyboard.flush()
            reports = {focus: form.report() for focus, form in shown.items()}
        wanted = tuple(focus for focus, report in reports.items() if max(report["gaps"]) > Taught().gap)
        for focus, report in reports.items():
            if focus not in wanted:
                _check(focus, report)
        if not wanted:
            return
    pytest.skip(f"the machine is too busy: no X server kept a scanner's pace in {TRIES} tries ({', '.join(wanted)})")


def _check(focus: str, report: dict[str, Any]) -> None:
    assert report["scans"] == CODES, focus
    assert SCANNER_MS <= median(report["gaps"]) <= SCANNER_MS + 1, focus
    assert (report["spin"], report["line"], report["clicks"], report["typed"]) == (0, "", 0, []), focus
    assert report["dialog"] == ([True, ""] if focus == "dialog" else None), focus


def test_a_person_who_types_fast_types(desktop: Desktop) -> None:
    form = FormOnScreen(desktop, "line")
    words = "the quick brown fox jumps over the lazy dog and then some more of them "
    rhythm = random.Random(SEED)
    gaps = [rhythm.choice((15, 22, 29, 60, 90, 150, 170, 250)) for _ in words]  # about 120 words a minute
    form.keyboard.roll(words, gaps, overlap=12)
    form.keyboard.tap("\n", after=100)
    report = form.report()
    assert (report["scans"], report["line"]) == ([], words)
    assert report["typed"] == [*words, "\r"]


def test_a_key_held_down_repeats_itself_in_the_field(desktop: Desktop) -> None:
    form = FormOnScreen(desktop, "line")
    form.keyboard.tap("a", after=50, hold=1200)
    form.keyboard.tap("\n", after=5)
    report = form.report()
    assert report["scans"] == []
    assert set(report["line"]) == {"a"}
    assert len(report["line"]) > 4


def test_what_is_typed_around_a_scan_stays_where_it_was_typed(desktop: Desktop) -> None:
    form = FormOnScreen(desktop, "line")
    form.keyboard.roll("four", (100, 80, 80, 80), overlap=10)
    form.keyboard.scan("010400638133393110LOT7\x1d3724", before=120)
    form.keyboard.scan("A-02", end="\t", before=60)
    form.keyboard.scan("abcd", end="\r\n", before=60)
    form.keyboard.roll("five", (120, 80, 80, 80), overlap=10)
    report = form.report()
    assert report["scans"] == ["010400638133393110LOT7\x1d3724", "A-02", "abcd"]
    assert report["line"] == "fourfive"
