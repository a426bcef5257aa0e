"""Reading and writing counts and their lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from app.data.acts import stands
from app.data.counters import next_number
from app.data.models import counts as tables
from app.data.models.acts import Act
from app.data.store import records
from app.data.store.bulk import NO_LIMIT, in_parts, marks
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, add_all, change
from app.data.store.units import from_day
from app.domain.counts import Count, CountState, CountWhy
from app.domain.errors import NotFound

PREFIX = "CS"  # as on its printed code
_COUNT = Record(
    Count,
    tables.Count,
    "stock_count c JOIN act a ON a.id = c.act_id JOIN person p ON p.id = a.person_id",
    opened_on=Act.on_day.of("a"),
    opened_by="p.name",
)


class Came(NamedTuple):
    """What a posted count came to: how many lines, how many of them within tolerance; or the day it was given up."""

    on: date
    lines: int
    within: int


def by_id(count_id: int) -> Count:
    """One count. Raises NotFound "count.unknown"."""
    return _COUNT.one("WHERE c.id = ?", (count_id,), NotFound("count.unknown", number=count_id))


def by_number(number: str) -> Count:
    """One count by its number, whatever its case. Raises NotFound "count.unknown"."""
    return _COUNT.one("WHERE lower(c.number) = lower(?)", (number,), NotFound("count.unknown", number=number))


def all_counts(state: CountState | None = None, most: int | None = None) -> list[Count]:
    """Counts, the latest first: all of them, or those in one state."""
    named, values = ("", []) if state is None else ("WHERE c.state = ? ", [str(state)])
    return _COUNT.find(f"{named}ORDER BY c.id DESC LIMIT ?", (*values, NO_LIMIT if most is None else most))


def add(act_id: int, why: CountWhy, note: str, blind: bool, items: Iterable[int]) -> tuple[int, str]:
    """A new, open count of items; returns its id and its number."""
    number = f"{PREFIX}-{next_number('count'):04d}"
    count_id = records.add(
        tables.Count, number=number, why=why, note=note, blind=blind, state=CountState.OPEN, act=act_id
    )
    add_all(tables.CountLine, ((item,) for item in items), ("item",), count=count_id, act=act_id)
    return count_id, number


def set_state(count_id: int, state: CountState, act_id: int | None = None) -> None:
    """An act posts or cancels a count; None where it is open again."""
    change(tables.Count, count_id, state=state, ended=act_id)


def begun_by(act_id: int) -> list[int]:
    """The count that an act began."""
    return [found for (found,) in fetch("SELECT id FROM stock_count WHERE act_id = ?", (act_id,))]


def ended_by(act_id: int) -> list[int]:
    """The count that an act posted or cancelled."""
    return [found for (found,) in fetch("SELECT id FROM stock_count WHERE ended_id = ?", (act_id,))]


def decided_by(act_id: int) -> list[int]:
    """The counts of which an act settled lines or dismissed codes."""
    return [
        found
        for (found,) in fetch(
            """SELECT l.count_id FROM count_decision d JOIN count_line l ON l.id = d.line_id WHERE d.act_id = ?
            UNION SELECT u.count_id FROM unknown_code_end e JOIN unknown_code u ON u.id = e.unknown_id
            WHERE e.act_id = ?""",
            (act_id, act_id),
        )
    ]


def line_of(count_id: int, item_id: int) -> int | None:
    """The line (id) of an item on a count; None where it is not on it."""
    found = fetch("SELECT id FROM count_line WHERE count_id = ? AND item_id = ?", (count_id, item_id))
    return int(found[0][0]) if found else None


def add_line(count_id: int, item_id: int, act_id: int) -> int:
    """An item that was found while counting joins the count; returns its line."""
    return records.add(tables.CountLine, count=count_id, item=item_id, act=act_id)


def lines(count_id: int) -> list[tuple[int, int, int]]:
    """The lines of a count: (id, item, act by which it came onto the count)."""
    return fetch("SELECT id, item_id, act_id FROM count_line WHERE count_id = ? ORDER BY id", (count_id,))


def count_of_line(line_id: int) -> tuple[int, int]:
    """The count and the item of a line. Raises NotFound "count.line_unknown"."""
    for found in fetch("SELECT count_id, item_id FROM count_line WHERE id = ?", (line_id,)):
        return int(found[0]), int(found[1])
    raise NotFound("count.line_unknown")


def being_counted(items: Collection[int] | None = None) -> dict[int, str]:
    """The items that are on an open count, each with the number of that (the latest)."""
    sql = """SELECT l.item_id, c.number FROM stock_count c JOIN count_line l ON l.count_id = c.id
    WHERE c.state = 'open'"""
    if items is None:
        return dict(fetch(f"{sql} ORDER BY c.id"))
    found: dict[int, str] = {}
    for part in in_parts(items):
        found |= dict(fetch(f"{sql} AND l.item_id IN ({marks(part)}) ORDER BY c.id", part))
    return found


def sizes(count_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Of each count: how many lines it has, and on how many of them something was tallied."""
    found = {}
    for part in in_parts(count_ids):
        for count, every, tallied in fetch(
            f"""SELECT l.count_id, count(*), sum(CASE WHEN EXISTS (SELECT 1 FROM tally t WHERE t.line_id = l.id
            AND t.kind <> 'undo' AND NOT EXISTS (SELECT 1 FROM tally u WHERE u.undoes_id = t.id)) THEN 1 ELSE 0 END)
            FROM count_line l WHERE l.count_id IN ({marks(part)}) GROUP BY l.count_id""",
            part,
        ):
            found[count] = (every, tallied)
    return found


def open_codes(count_ids: Collection[int]) -> dict[int, int]:
    """Of each count: how many of its unknown codes nothing has become of yet."""
    return {
        count: codes
        for part in in_parts(count_ids)
        for count, codes in fetch(
            f"""SELECT u.count_id, count(DISTINCT u.code) FROM unknown_code u WHERE u.count_id IN ({marks(part)})
            AND NOT EXISTS (SELECT 1 FROM unknown_code_end e WHERE e.unknown_id = u.id
                AND {stands("e.act_id")}) GROUP BY 1""",
            part,
        )
    }


def open_bins(count_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Of each count with a bin begun: how many bins were begun, and how many of them are not done."""
    return {
        count: (begun, begun - done)
        for part in in_parts(count_ids)
        for count, begun, done in fetch(
            f"""SELECT v.count_id, count(*), sum(v.done) FROM bin_visit v WHERE v.id IN
            (SELECT max(id) FROM bin_visit WHERE count_id IN ({marks(part)}) GROUP BY count_id, bin_id) GROUP BY 1""",
            part,
        )
    }


def came(act_ids: Collection[int]) -> dict[int, Came]:
    """By the act that posted or cancelled a count: what that came to."""
    return {
        act: Came(from_day(on), lines, within)
        for part in in_parts(act_ids)
        for act, on, lines, within in fetch(
            f"""SELECT a.id, a.on_day, count(r.id), coalesce(sum(r.within), 0) FROM act a
            LEFT JOIN count_result r ON r.act_id = a.id WHERE a.id IN ({marks(part)}) GROUP BY 1""",
            part,
        )
    }
