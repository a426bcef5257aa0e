"""A scanner at a real keyboard: every scan counts, in order, and none of it reaches a field, a button or a dialog."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

import pytest

from tests.desktop.conftest import Desktop, a_desktop
from tests.desktop.keyboard import SCANNER_MS, Keyboard
from tests.desktop.on_screen import OnScreen, scan_all
from tests.desktop.pace import first_in_time, kept, paces

pytestmark = pytest.mark.desktop

FORM = str(Path(__file__).with_name("scan_form.py"))
SCANS = 1000
STALL_AFTER = 300
FOCUS = ("form", "spin", "line", "button", "dialog")
CODES = [f"{number // 100} {number % 100:02d}" for number in range(SCANS)]  # a space presses buttons
TRIES = 5  # where the machine was too busy for the X server to keep the scanner's pace
PATIENCE = 60  # seconds in which a thousand scans are begun again: a try that fails ends soon, one that holds does not
TOO_BUSY = "the machine is too busy: no X server kept a scanner's pace"
SEED = 7


class FormOnScreen(OnScreen):
    """The form as a program on a screen, and a keyboard there."""

    def __init__(self, screen: Desktop, focus: str, stall_after: int = 0, attempt: int = 0) -> None:
        path = screen.home / f"report-{attempt}.json"
        super().__init__(
            screen, path, "Dialog" if focus == "dialog" else "Form", FORM, str(path), focus, str(stall_after)
        )


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
    came: dict[str, int] = {}
    for attempt in tries():
        with forms(tmp_path / str(attempt), *at_a_time(wanted, attempt)) as shown:
            scan_all(CODES, shown.values())
            reports = {focus: form.report() for focus, form in shown.items()}
        for focus, report in reports.items():
            asked = shown[focus].keyboard.asked
            number = first_in_time(CODES, asked, report["stamps"], report["arrived"])
            came[focus] = max(number, came.get(focus, 0))
            assert report["scans"][:number] == CODES[:number], focus
            if number == SCANS:
                _check(focus, report, asked)
        wanted = tuple(focus for focus in wanted if came[focus] < SCANS)
        if not wanted:
            return
    if any(came[focus] <= STALL_AFTER for focus in wanted):
        pytest.skip(f"{TOO_BUSY} ({', '.join(wanted)})")


def tries() -> Iterator[int]:
    """The numbers of the tries: as many as begin within PATIENCE."""
    begun = monotonic()
    for attempt in count():
        if attempt and monotonic() - begun > PATIENCE:
            return
        yield attempt


def at_a_time(wanted: Sequence[str], attempt: int) -> Sequence[str]:
    """All places of the keyboard together; where the machine is too busy for that, one after the other by turns."""
    return wanted if attempt == 0 else (wanted[attempt % len(wanted)],)


def _check(focus: str, report: dict[str, Any], asked: Sequence[int]) -> None:
    assert report["scans"] == CODES, focus
    assert SCANNER_MS <= median(paces(asked, report["stamps"])) <= SCANNER_MS + 1, focus
    assert (report["spin"], report["line"], report["clicks"], report["typed"]) == (0, "", 0, []), focus
    assert report["dialog"] == ([True, ""] if focus == "dialog" else None), focus


def at_pace(desktop: Desktop, focus: str, type_it: Callable[[Keyboard], object]) -> dict[str, Any]:
    """What comes of what is typed, once the X server has kept the pace that scans were to come at."""
    for attempt in range(TRIES):
        form = FormOnScreen(desktop, focus, attempt=attempt)
        type_it(form.keyboard)
        report = form.report()
        if kept(form.keyboard.asked, report["stamps"], report["arrived"]):
            return report
    pytest.skip(TOO_BUSY)


def test_a_person_who_types_fast_types(desktop: Desktop) -> None:
    words = "the quick brown fox jumps over the lazy dog and then some more of them "

    def type_it(keyboard: Keyboard) -> None:
        rhythm = random.Random(SEED)
        gaps = [rhythm.choice((15, 22, 29, 60, 90, 150, 170, 250)) for _ in words]  # about 120 words a minute
        keyboard.roll(words, gaps, overlap=12)
        keyboard.tap("\n", after=100)

    report = at_pace(desktop, "line", type_it)
    assert (report["scans"], report["line"]) == ([], words)
    assert report["typed"] == [*words, "\r"]


def test_a_word_that_rolls_off_the_fingers_is_typed(desktop: Desktop) -> None:
    """Five keys and Enter in a tenth of a second: each stays down until the third after it."""
    form = FormOnScreen(desktop, "line")
    codes = [form.keyboard.code(name) for name in (*"smith", "Return")]
    strokes = [(20 * place, code, True) for place, code in enumerate(codes)]
    strokes += [(at + 70, code, False) for at, code, _press in strokes]
    before = 0
    for at, code, press in sorted(strokes):
        form.keyboard.key(code, press, at - before)
        before = at
    report = form.report()
    assert (report["scans"], report["line"]) == ([], "smith")


def test_a_key_held_down_repeats_itself_in_the_field(desktop: Desktop) -> None:
    form = FormOnScreen(desktop, "line")
    form.keyboard.repeats(True)
    form.keyboard.tap("a", after=50, hold=1200)
    form.keyboard.repeats(False)
    form.keyboard.tap("\n", after=5)
    report = form.report()
    assert report["scans"] == []
    assert set(report["line"]) == {"a"}
    assert len(report["line"]) > 4


def test_what_is_typed_around_a_scan_stays_where_it_was_typed(desktop: Desktop) -> None:
    def type_it(keyboard: Keyboard) -> None:
        keyboard.roll("four", (100, 80, 80, 80), overlap=10)
        keyboard.scan("010400638133393110LOT7\x1d3724", before=120)
        keyboard.scan("A-02", end="\t", before=60)
        keyboard.scan("abcd", end="\r\n", before=60)
        keyboard.roll("five", (120, 80, 80, 80), overlap=10)

    report = at_pace(desktop, "line", type_it)
    assert report["scans"] == ["010400638133393110LOT7\x1d3724", "A-02", "abcd"]
    assert report["line"] == "fourfive"
