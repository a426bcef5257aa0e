"""Reading and writing counts and their lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from app.data.counters import next_number
from app.data.store.bulk import in_parts, insert_many, marks
from app.data.store.bulk import rows as fetch
from app.data.store.database import db
from app.data.store.units import from_day
from app.domain.counts import Count, CountState, Why
from app.domain.errors import NotFound

PREFIX = "CS"  # as on its printed code
_COUNT = """SELECT c.id, c.number, c.why, c.note, c.blind, c.state, a.on_day, p.name, c.act_id, c.ended_id
FROM stock_count c JOIN act a ON a.id = c.act_id JOIN person p ON p.id = a.person_id"""


def by_id(count_id: int) -> Count:
    """One count. Raises NotFound "count.unknown"."""
    for found in fetch(f"{_COUNT} WHERE c.id = ?", (count_id,)):
        return _count(found)
    raise NotFound("count.unknown", number=count_id)


def by_number(number: str) -> Count:
    """One count by its number, whatever its case. Raises NotFound "count.unknown"."""
    for found in fetch(f"{_COUNT} WHERE c.number = ? COLLATE NOCASE", (number,)):
        return _count(found)
    raise NotFound("count.unknown", number=number)


def all_counts(state: CountState | None = None, most: int | None = None) -> list[Count]:
    """Counts, the latest first: all of them, or those in one state."""
    named, values = ("", []) if state is None else (" WHERE c.state = ?", [str(state)])
    found = fetch(f"{_COUNT}{named} ORDER BY c.id DESC LIMIT ?", (*values, -1 if most is None else most))
    return [_count(row) for row in found]


def add(act_id: int, why: Why, note: str, blind: bool, items: Iterable[int]) -> tuple[int, str]:
    """A new, open count of items; returns its id and its number."""
    number = f"{PREFIX}-{next_number('count'):04d}"
    cursor = db.execute_sql(
        "INSERT INTO stock_count (number, why, note, blind, state, act_id) VALUES (?, ?, ?, ?, ?, ?)",
        (number, str(why), note, int(blind), str(CountState.OPEN), act_id),
    )
    count_id = int(cursor.lastrowid or 0)
    insert_many("count_line", ("count_id", "item_id", "act_id"), ((count_id, item, act_id) for item in items))
    return count_id, number


def set_state(count_id: int, state: CountState, act_id: int | None = None) -> None:
    """An act posts or cancels a count; None where it is open again."""
    db.execute_sql("UPDATE stock_count SET state = ?, ended_id = ? WHERE id = ?", (str(state), act_id, count_id))


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
    cursor = db.execute_sql(
        "INSERT INTO count_line (count_id, item_id, act_id) VALUES (?, ?, ?)", (count_id, item_id, act_id)
    )
    return int(cursor.lastrowid or 0)


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
            f"""SELECT l.count_id, count(*), sum(EXISTS (SELECT 1 FROM tally t WHERE t.line_id = l.id
            AND t.kind <> 'undo' AND NOT EXISTS (SELECT 1 FROM tally u WHERE u.undoes_id = t.id)))
            FROM count_line l WHERE l.count_id IN ({marks(part)}) GROUP BY l.count_id""",
            part,
        ):
            found[count] = (every, tallied)
    return found


def _count(found: tuple[Any, ...]) -> Count:
    identity, number, why, note, blind, state, on, by, act, ended = found
    return Count(identity, number, Why(why), note, blind == 1, CountState(state), from_day(on), by, act, ended)
