"""Acts: who did what, when, and what it touched."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from app.data.store.bulk import in_parts, marks, rows
from app.data.store.database import db
from app.data.store.units import from_day, from_stamp, to_day, to_stamp
from app.domain.changes import Change, Topic
from app.domain.errors import NotFound


class RecordedAct(NamedTuple):
    """One recorded act. `at` is UTC, `on_day` the day it was at the desk; `reverses` is the act that it took back."""

    id: int
    verb: str
    on_day: date
    at: datetime
    person: str
    change: Change
    reverses: int | None = None


_ACT = """SELECT act.id, verb, on_day, at, name, topics, items, orders, reverses_id
FROM act JOIN person ON person.id = act.person_id"""


def record(verb: str, on_day: date, at: datetime, person_id: int, reverses: int | None = None) -> int:
    """Begin an act and return its id; `seal` completes it in the same transaction."""
    cursor = db.execute_sql(
        "INSERT INTO act (verb, on_day, at, person_id, topics, items, orders, reverses_id)"
        " VALUES (?, ?, ?, ?, 0, '', '', ?)",
        (verb, to_day(on_day), to_stamp(at), person_id, reverses),
    )
    return int(cursor.lastrowid or 0)


def seal(act_id: int, topics: Topic, items: Iterable[int], orders: Iterable[int]) -> None:
    """Complete an act with what it touched. From then on the database refuses to change it."""
    db.execute_sql(
        "UPDATE act SET topics = ?, items = ?, orders = ? WHERE id = ?",
        (topics.value, json.dumps(sorted(items)), json.dumps(sorted(orders)), act_id),
    )


def since(id: int) -> list[RecordedAct]:
    """The acts recorded after act `id` (0 for all of them), oldest first."""
    return [_act(found) for found in rows(f"{_ACT} WHERE act.id > ? ORDER BY act.id", (id,))]


def by_id(id: int) -> RecordedAct:
    """One act. Raises NotFound "act.unknown"."""
    for found in rows(f"{_ACT} WHERE act.id = ?", (id,)):
        return _act(found)
    raise NotFound("act.unknown", act=str(id))


def by_ids(ids: Iterable[int]) -> dict[int, RecordedAct]:
    """Acts by id; those that do not exist are left out."""
    return {
        found[0]: _act(found)
        for part in in_parts(ids)
        for found in rows(f"{_ACT} WHERE act.id IN ({marks(part)})", part)
    }


def taken_back(ids: Iterable[int]) -> set[int]:
    """Those of some acts (ids) that were reversed."""
    return {
        reversed_id
        for part in in_parts(ids)
        for (reversed_id,) in rows(f"SELECT reverses_id FROM act WHERE reverses_id IN ({marks(part)})", part)
    }


def latest(most: int, verbs: Collection[str] = (), *, but: Collection[str] = ()) -> list[RecordedAct]:
    """The last acts, the latest first: of any verb but some, or of those named."""
    named = f"WHERE verb IN ({', '.join('?' * len(verbs))})" if verbs else ""
    if but:
        named = f"WHERE verb NOT IN ({', '.join('?' * len(but))})"
    return [_act(found) for found in rows(f"{_ACT} {named} ORDER BY act.id DESC LIMIT ?", (*verbs, *but, most))]


def reversal_of(id: int) -> RecordedAct | None:
    """The act that took act `id` back, if one did."""
    found = rows(f"{_ACT} WHERE reverses_id = ?", (id,))
    return _act(found[0]) if found else None


def _act(found: Sequence[Any]) -> RecordedAct:
    id, verb, on_day, at, person, topics, items, orders, reverses = found
    change = Change(
        Topic(topics), frozenset(json.loads(items or "[]")), frozenset(json.loads(orders or "[]"))
    )  # both are empty in an act that is still under way
    return RecordedAct(id, verb, from_day(on_day), from_stamp(at), person, change, reverses)


def last() -> tuple[int, datetime | None]:
    """The id and the stamp of the last act; (0, None) in a store without any."""
    found = rows("SELECT id, at FROM act ORDER BY id DESC LIMIT 1")
    return (int(found[0][0]), from_stamp(found[0][1])) if found else (0, None)


def last_stamp() -> datetime | None:
    return last()[1]


def person_id(name: str) -> int:
    """The id of a person at the desk, who is written down on their first act."""
    found = rows("SELECT id FROM person WHERE name = ?", (name,))
    if found:
        return int(found[0][0])
    return int(db.execute_sql("INSERT INTO person (name) VALUES (?)", (name,)).lastrowid or 0)


def people() -> list[str]:
    """Everyone who has worked at the desk, by name."""
    return [name for (name,) in rows("SELECT name FROM person ORDER BY lower(name), name")]
