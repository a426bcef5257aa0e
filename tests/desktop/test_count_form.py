"""A thousand scans at a scanner's pace into the counting form, the window standing still meanwhile: all are counted."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from statistics import median

import pytest

from app import catalogue, counting
from tests.builders import an_item
from tests.desktop.conftest import Desktop, a_desktop
from tests.desktop.keyboard import SCANNER_MS
from tests.desktop.on_screen import OnScreen, scan_all
from tests.desktop.pace import first_in_time, paces
from tests.desktop.test_scanner import CODES, SCANS, STALL_AFTER, TOO_BUSY, at_a_time, tries
from tests.stores import new_desk

pytestmark = pytest.mark.desktop

PROGRAM = str(Path(__file__).with_name("count_program.py"))
FOCUS = ("search", "button", "dialog")
ITEMS = 100


class CountOnScreen(OnScreen):
    """A store with a count, and the program on a screen with its counting form open."""

    def __init__(self, screen: Desktop, focus: str) -> None:
        self.store, path = screen.home / "stock.desk", screen.home / "report.json"
        desk = new_desk(self.store, person="Kim")
        items = [an_item(desk, f"ITEM-{number:03d}", 100) for number in range(ITEMS)]
        with desk.change("add_barcode"):
            for number, code in enumerate(CODES):
                catalogue.add_barcode(desk, items[number % ITEMS], code)
        counting.open_count(desk, items)
        desk.close()
        title = "What is this code?" if focus == "dialog" else "Backorder Desk"
        super().__init__(screen, path, title, PROGRAM, str(self.store), str(path), focus, str(STALL_AFTER))

    def counted(self) -> list[str]:
        """The codes that the store has, in the order of their acts."""
        with closing(sqlite3.connect(self.store)) as store:
            return [code for (code,) in store.execute("SELECT code FROM tally ORDER BY act_id, id")]


def test_a_thousand_scans_are_counted_in_order_wherever_the_keyboard_is(tmp_path: Path) -> None:
    wanted = FOCUS
    came: dict[str, int] = {}
    for attempt in tries():
        with ExitStack() as screens:
            shown = {}
            for focus in at_a_time(wanted, attempt):
                home = tmp_path / str(attempt) / focus
                home.mkdir(parents=True)
                shown[focus] = CountOnScreen(screens.enter_context(a_desktop(home)), focus)
            scan_all(CODES, shown.values())
            reports = {focus: each.report() for focus, each in shown.items()}
            counted = {focus: each.counted() for focus, each in shown.items()}
            asked = {focus: each.keyboard.asked for focus, each in shown.items()}
        for focus, report in reports.items():
            number = first_in_time(CODES, asked[focus], report["stamps"], report["arrived"])
            came[focus] = max(number, came.get(focus, 0))
            assert counted[focus][:number] == CODES[:number], focus
            if number == SCANS:
                assert len(counted[focus]) == SCANS
                assert SCANNER_MS <= median(paces(asked[focus], report["stamps"])) <= SCANNER_MS + 1, focus
                assert (report["typed"], report["pressed"], report["waiting"]) == ("", [], 0), focus
                assert report["in_front"], focus
                assert report["shown"] == ITEMS + (focus == "dialog"), focus
                assert report["dialog"] == ([True, ""] if focus == "dialog" else None), focus
        wanted = tuple(focus for focus in wanted if came[focus] < SCANS)
        if not wanted:
            return
    if any(came[focus] <= STALL_AFTER for focus in wanted):
        pytest.skip(f"{TOO_BUSY} ({', '.join(wanted)})")
