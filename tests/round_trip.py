"""A store that goes out as files and comes in again, and what the lists say of both."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.desk import Clock, Desk
from app.domain.errors import NO_CONSENT, NeedsConsent
from app.domain.settings import StockroomSettings
from app.exchange import KINDS, export_file, import_file
from tests.cli.program import Program
from tests.stores import new_desk

SAME = ("queue", "items", "suggest")
# When a supplier was last heard of, and since when goods are held or ready, stays behind: looked at once all patience
# is over.
WITHOUT = {"chase": ("last_contact", "chased_on", "days"), "held": ("since", "days"), "notices": ()}
PATIENT = timedelta(120)


def exported(desk: Desk, folder: Path) -> None:
    """Every kind of a store as files."""
    for kind in KINDS:
        export_file(desk, kind, folder / f"{kind}.csv")


def imported(folder: Path, store: Path, today: date, settings: StockroomSettings) -> None:
    """A new store of such files, agreeing to what is asked."""
    with closing(new_desk(store, clock=Clock(today), person="Kim", settings=settings)) as desk:
        for kind in KINDS:
            consent = NO_CONSENT
            while True:
                try:
                    import_file(desk, kind, folder / f"{kind}.csv", consent=consent)
                    break
                except NeedsConsent as asked:
                    consent |= {asked.question}


def different(store: Path, again: Path, today: date) -> list[tuple[str, list[Any], list[Any]]]:
    """By list, the rows that only one of two stores says."""
    one, other = said(store, today), said(again, today)
    return [
        (
            name,
            [row for row in one[name] if row not in other[name]],
            [row for row in other[name] if row not in one[name]],
        )
        for name in one
        if one[name] != other[name]
    ]


def said(store: Path, today: date) -> dict[str, Any]:
    """What the lists say of a store, but for what no file carries."""
    program = Program(store, store.parent)
    lists = {name: program.values(name, today=today.isoformat()) for name in SAME}
    lists["notices today"] = _not_ready(program.values("notices", today=today.isoformat()))
    later = (today + PATIENT).isoformat()
    for name, left_behind in WITHOUT.items():
        found = program.values(name, today=later)
        rows = [{key: value for key, value in row.items() if key not in left_behind} for row in found]
        lists[name] = sorted(rows, key=repr)
    return lists


def _not_ready(notices: list[Any]) -> list[Any]:
    """Notices without what is ready, which is told in good time."""
    lines = ([line for line in notice["lines"] if line["state"] != "ready"] for notice in notices)
    return [{**notice, "lines": left} for notice, left in zip(notices, lines, strict=True) if left]
