"""An unknown carton: a code that nobody knows is never lost, and is known from then on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app import catalogue, counting, formats, views
from app.desk import Clock, Desk, upkeep
from app.domain.counts import LineState
from app.domain.errors import Refused
from app.domain.tallies import Multiplied, Outcome, Parked, Tallied
from tests.builders import an_item
from tests.stores import new_desk

TUESDAY = date(2026, 5, 12)
CARTON, MISREAD = "5901234123457", "5901234123458"
D = Decimal


def parked(outcome: Outcome) -> Parked:
    assert isinstance(outcome, Parked)
    return outcome


def test_unknown_carton(tmp_path: Path) -> None:
    # Cable clips by the book: seventy, in bin B-04. There is an item of the same supplier in the next bin.
    desk = new_desk(tmp_path / "stockroom.desk", clock=Clock(TUESDAY), person="Dana")
    clip = an_item(desk, "CLIP-10", 70, name="Cable clip", bin="B-04", unit_cost=D("0.20"))
    other = an_item(desk, "CLIP-12", 12, name="Cable clip, large", bin="B-05", unit_cost=D("0.30"))
    catalogue.add_barcode(desk, clip, "4006381333931")
    count = counting.open_bin(desk, "B-04").id
    counting.scan(desk, count, "B-04")

    # Twenty loose ones, scanned as twenty; then two cartons with a code that the program has never seen.
    assert counting.scan(desk, count, "20*") == Multiplied(D(20))
    counting.scan(desk, count, "4006381333931", "B-04", D(20))
    first = parked(counting.scan(desk, count, CARTON, "B-04"))
    assert first.fault is not None
    assert formats.sentence(first.fault)
    parked(counting.scan(desk, count, CARTON, "B-04"))

    # A third one is read wrongly, and a smudge is read as three hundred characters. Both are kept, and both are bad.
    wrong = parked(counting.scan(desk, count, MISREAD, "B-04"))
    assert wrong.fault is not None
    assert wrong.fault.id == "scan.check_digit"
    smudge = parked(counting.scan(desk, count, "7" * 300, "B-04"))
    assert len(smudge.code) < 300

    # The program stops, and comes back: the codes are still there. Posting says what is not known yet.
    counting.finish_all(desk, count)
    desk.close()
    desk = Desk.open(tmp_path / "stockroom.desk", clock=Clock(TUESDAY), person="Dana")
    assert [(code.code, code.bin) for code in views.counts.tallying(desk, count).parked[:3]] == [
        (CARTON, "B-04"),
        (CARTON, "B-04"),
        (MISREAD, "B-04"),
    ]
    with pytest.raises(Refused, match=r"count\.codes_open") as refused:
        counting.post(desk, count)
    assert MISREAD in formats.sentence(refused.value)

    # It is a carton of twenty-five clips: both scans count at once, and the code is the item's from now on.
    attached = counting.attach(desk, first.id, clip, D(25))
    assert (attached.scans, attached.quantity) == (2, 50)
    for code in (wrong, smudge):
        counting.dismiss(desk, code.id)
    again = counting.scan(desk, count, CARTON, "B-04")
    assert isinstance(again, Tallied)
    assert (again.quantity, again.total) == (25, 95)
    counting.undo(desk, count)
    counting.finish_all(desk, count)
    [line] = counting.reviewed(desk, count)[1]
    assert (line.state, line.in_bins) == (LineState.AGREES, (("B-04", D(70)),))

    # A large clip that strayed into the bin is counted too, and waits for its own bin to be looked at.
    stray = counting.scan(desk, count, "CLIP-12", "B-04")
    assert isinstance(stray, Tallied)
    assert stray.found
    counting.finish_all(desk, count)
    [_, strayed] = counting.reviewed(desk, count)[1]
    assert (strayed.state, strayed.bins_open) == (LineState.COUNTING, ("B-05",))
    counting.leave_out(desk, [strayed.line], "to be counted with B-05")
    posted = counting.post(desk, count)
    assert formats.counted_text(posted.posting) == "1 line counted, 0 differ, 1 left out"
    assert desk.board.standing(other).on_hand == 12
    assert upkeep.verify(desk) == []
    desk.close()
