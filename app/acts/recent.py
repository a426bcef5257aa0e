"""What was done at this desk: the recent acts, and which of them can be taken back."""

from __future__ import annotations

from app.acts.reversing import STEPS, TAKEN_BACK
from app.data import acts, record_histories
from app.desk import Desk
from app.domain.acts import RecentAct
from app.domain.errors import NotFound

MOST = 300


def last_shipment(desk: Desk) -> int:
    """The latest shipment that stands. Raises NotFound "slip.none"."""
    for row in rows(desk):
        if row.shipped:
            return row.id
    raise NotFound("slip.none")


def rows(desk: Desk, most: int = MOST) -> list[RecentAct]:
    """The latest acts, the latest first; the single steps of a count are seen, and undone, on the count."""
    latest = acts.latest(most, but=STEPS)
    ids = [act.id for act in latest]
    parts = acts.parts_of(ids)
    reversals = acts.reversals(ids)
    files = record_histories.files_of(ids)
    listed = []
    for act in latest:
        named, count = parts.get(act.id, ([], 0))
        found = reversals.get(act.id)
        in_part = found is not None and found.in_part
        by = None if found is None or in_part else found.by
        can = by is None and act.verb in TAKEN_BACK
        file = f"{files[act.id].kind}: {files[act.id].file}" if act.id in files else ""
        did = act.id, act.verb, act.on_day, act.at, act.person, tuple(named), count, act.reverses
        listed.append(RecentAct(*did, reversed_by=by, reversible=can, in_part=in_part, file=file))
    return listed
