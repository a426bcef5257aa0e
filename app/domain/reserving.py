"""Lines wanted far ahead: the day on which they begin to hold a place, and what is said of them before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from app.domain.matching import ZERO, Footing, Supply, match
from app.domain.promises import Hold, Outlook


def reserve_from(wanted_on: date | None, horizon: int, today: date) -> date | None:
    """The day that is `horizon` days before the wanted one. None where the line is reserved at once: that day is not
    ahead, no day is wanted, or no horizon is set (0).
    """
    if wanted_on is None or not horizon or (wanted_on - today).days <= horizon:
        return None
    return wanted_on - timedelta(days=horizon)


def kept_back(found: Sequence[Outlook], supplies: Iterable[Supply], day: date) -> Sequence[Outlook]:
    """The outlooks of one queue, where a line whose place begins after `day` has no promise and nothing ready.

    What it would have is only hoped for, on the day from which it is reserved at the earliest. `day` is the one that
    the queues have reached: no other line changes, all of these stand at the back. A line passed over stays so.
    """
    if not any(outlook.line.place.on > day for outlook in found):
        return found
    matched = [outlook.line for outlook in found if outlook.hold is not Hold.PASSED]
    hoping = {served.line.id: served for served in match(matched, supplies)}
    result = []
    worst = Footing.UNCONFIRMED
    latest, hopeless = date.min, False  # as in `outlooks`
    for outlook in found:
        line, hold = outlook.line, outlook.hold
        if hold is Hold.PASSED:
            result.append(outlook)
            continue
        _line, shares, short = hoping[line.id]
        own = Footing.NONE if short else max(share.supply.footing for share in shares)
        worst = max(worst, own)
        if line.place.on > day:
            ready = None if hopeless or own > Footing.UNCONFIRMED else shares[-1].supply.ready
            hoped = None if ready is None else max(ready, line.place.on, latest)
            outlook = outlook._replace(ready=ZERO, promise=None, hoped=hoped, footing=worst, shares=shares, short=short)
            outlook = outlook._replace(reserved_from=line.place.on)
        result.append(outlook)
        hopeless = hopeless or outlook.date is None
        latest = outlook.hoped or latest
    return result
