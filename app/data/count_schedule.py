"""What is known of the counts of items: when each was last compared with the shelf, and what has happened since."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from app.data.acts import stands
from app.data.corrections import day_of
from app.data.models import counts as tables
from app.data.store.bulk import among, narrowed
from app.data.store.bulk import rows as fetch
from app.data.store.records import add
from app.data.store.units import from_day, from_thousandths, to_day
from app.data.tallies import SCANNED_ON
from app.domain.count_schedule import History
from app.domain.matching import ZERO
from app.domain.movements import BAD_STOCK_RECORD

# The index of what was issued is in the order of days: `+` keeps the grouping from asking for that of the items.
_ISSUED = "kind IN ('shipment', 'issue', 'build')"
_AFTER = """{0}.happened_on > ?
AND (NOT EXISTS (SELECT 1 FROM clock_correction) OR {day} > ?)"""  # also by the day that counts, if it was a wrong one
# What left in a year: (item, quantity). What came back of that by a reversal, on whatever day, is taken off.
_LEFT = f"""SELECT m.item_id, -sum(m.quantity) FROM movement m
WHERE m.{_ISSUED} AND {_AFTER.format("m", day=day_of("m.act_id", "m.happened_on"))}{{}} GROUP BY +m.item_id"""
_CAME_BACK = f"""SELECT m.item_id, sum(m.quantity) FROM movement m JOIN movement o ON o.id = m.reverses_id
WHERE m.reverses_id IS NOT NULL AND o.{_ISSUED}
AND {_AFTER.format("+o", day=day_of("o.act_id", "o.happened_on"))}{{}} GROUP BY +m.item_id"""
_FIRST = f"""SELECT f.item_id, {day_of("f.act_id", "f.happened_on")} FROM movement f
WHERE f.id IN (SELECT min(m.id) FROM movement m WHERE 1 = 1{{}} GROUP BY m.item_id)"""
# When the record of an item was last compared with its shelf: (item, act, day). A short pick looked at a part of it.
_COMPARED = f"""SELECT l.item_id, r.act_id, {SCANNED_ON} FROM count_result r JOIN count_line l ON l.id = r.line_id
JOIN stock_count c ON c.ended_id = r.act_id WHERE 1 = 1{{}}
UNION ALL SELECT m.item_id, m.act_id, {day_of("m.act_id", "m.happened_on")}
FROM movement m JOIN act a ON a.id = m.act_id WHERE m.kind = 'count' AND a.verb <> 'short_pick'
AND {stands("a.id")}{{}}"""
_SHORT = f"""SELECT m.item_id, max(m.act_id) FROM movement m JOIN act a ON a.id = m.act_id
WHERE m.kind = 'count' AND m.reason = ? AND a.verb = 'short_pick'
AND {stands("a.id")}{{}} GROUP BY 1"""
_DOUBTS = f"""SELECT d.item_id, d.act_id, d.reason FROM doubt d
WHERE {stands("d.act_id")}{{}} ORDER BY d.id"""


def histories(today_a_year_ago: date, items: Collection[int] | None = None) -> dict[int, History]:
    """What is known of the counts of items (None: of all that ever had stock)."""
    named, values = narrowed("m.item_id", items)
    lines, _ = narrowed("l.item_id", items)
    doubtful, _ = narrowed("d.item_id", items)
    compared: dict[int, tuple[int, str]] = {}
    for item, act, day in fetch(_COMPARED.format(lines, named), (*values, *values)):
        compared[item] = max(compared.get(item, (0, "")), (act, day))
    short = dict(fetch(_SHORT.format(named), (BAD_STOCK_RECORD, *values)))
    doubts = {item: (act, reason) for item, act, reason in fetch(_DOUBTS.format(doubtful), values)}
    left = issued(today_a_year_ago, items)
    found = {}
    for item, day in fetch(_FIRST.format(named), values):
        act, counted = compared.get(item, (0, ""))
        doubt = doubts.get(item, (0, ""))
        found[item] = History(
            from_day(max(day, counted)),
            left.get(item, ZERO),
            doubt[1] if doubt[0] > act else None,
            short.get(item, 0) > act,
        )
    return found


def issued(since: date, items: Collection[int] | None = None) -> dict[int, Decimal]:
    """What left the shelves of items (None: of all) after a day, less what came back of it. What left on a wrong day
    left on that of the correction.
    """
    named, values = narrowed("m.item_id", items)
    asked = (to_day(since), to_day(since), *values)
    left = dict(fetch(_LEFT.format(named), asked))
    for item, back in fetch(_CAME_BACK.format(named), asked):
        left[item] = left.get(item, 0) - back
    return {item: from_thousandths(max(0, quantity)) for item, quantity in left.items()}


def last_counted(ids: Collection[int] | None = None) -> dict[int, date]:
    """The day on which each item was last counted, or its record corrected to what was found."""
    counted: dict[int, str] = dict(
        among(
            f"SELECT m.item_id, max({day_of('m.act_id', 'm.happened_on')}) FROM movement m WHERE m.kind = 'count'"
            f" AND {stands('m.act_id')}",
            "m.item_id",
            ids,
            then="GROUP BY m.item_id",
        )
    )
    for item, day in among(
        f"""SELECT l.item_id, max({SCANNED_ON}) FROM count_result r JOIN count_line l ON l.id = r.line_id
        JOIN stock_count c ON c.ended_id = r.act_id WHERE TRUE""",
        "l.item_id",
        ids,
        then="GROUP BY l.item_id",
    ):
        counted[item] = max(counted.get(item, ""), day)
    return {item: from_day(day) for item, day in counted.items()}


def add_doubt(act_id: int, item_id: int, reason: str) -> None:
    add(tables.Doubt, item=item_id, act=act_id, reason=reason)
