"""The promise book: what customers were told of their lines, the notices they were told it in, and their answers."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from app.data.store.bulk import in_parts, insert_many, marks, narrowed
from app.data.store.bulk import rows as fetch
from app.data.store.database import db
from app.data.store.units import from_day, from_stamp, from_thousandths, to_day, to_thousandths
from app.domain.errors import NotFound
from app.domain.matching import Footing
from app.domain.promise_states import Told
from app.domain.tellings import Choice, Ground, How, Telling

ELSEWHERE = How.ELSEWHERE  # told before the line was imported
_FOOTING = {footing.name.lower(): footing for footing in Footing}
_NAME = {footing: name for name, footing in _FOOTING.items()}
_FOOTING_OR_NONE: Mapping[str, Footing | None] = {**_FOOTING, "": None}
_COUNTS = f"""t.how <> '{How.WITHDRAWN}' AND NOT EXISTS (SELECT 1 FROM telling s WHERE s.strikes_id = t.id)"""
_TELLING = """SELECT t.id, t.line_id, t.act_id, a.at, n.name, t.told_on, t.how, t.promised_on, t.footing, t.hoped_on,
t.evidence, t.strikes_id, EXISTS (SELECT 1 FROM telling s WHERE s.strikes_id = t.id)
FROM telling t JOIN act a ON a.id = t.act_id JOIN person n ON n.id = a.person_id"""


class NewTelling(NamedTuple):
    """A telling to be written down."""

    line: int
    told_on: date
    how: How
    promised_on: date | None
    footing: Footing | None
    hoped_on: date | None
    evidence: tuple[Ground, ...]
    strikes: int | None = None


class Asking(NamedTuple):
    """The last notice in which a customer was asked to choose for a line, and the answer, where there is one."""

    notice: int
    line: int
    customer: int
    asked_on: date
    choice: Choice | None
    answered_on: date | None


def told(lines: Collection[int] | None = None, items: Collection[int] | None = None) -> dict[int, Told]:
    """The last telling that counts of each waiting line: of all of them, of those named, or of those of some items."""
    named, values = narrowed("l.item_id" if items is not None else "t.line_id", lines if items is None else items)
    found = fetch(
        f"""SELECT t.line_id, t.promised_on, t.told_on, t.how, t.footing, t.hoped_on, t.id
        FROM order_line l JOIN telling t ON t.line_id = l.id
        WHERE l.waiting > 0 AND {_COUNTS}{named} ORDER BY t.id""",
        values,
    )
    first = _first_entries()
    result: dict[int, Told] = {}
    for line, promised_on, told_on, how, footing, hoped_on, id in found:
        before = result.get(line)
        if before is None or first.get(id, id) > first.get(before.id, before.id):
            result[line] = Told(
                _day(promised_on), from_day(told_on), how, _FOOTING_OR_NONE[footing], _day(hoped_on), id
            )
    return result


def tellings(line_id: int) -> list[Telling]:
    """Everything that was told of a line, as it was written down, struck entries too."""
    return [_telling(found) for found in fetch(f"{_TELLING} WHERE t.line_id = ? ORDER BY t.id", (line_id,))]


def telling(id: int) -> Telling:
    """One entry. Raises NotFound "telling.unknown"."""
    for found in fetch(f"{_TELLING} WHERE t.id = ?", (id,)):
        return _telling(found)
    raise NotFound("telling.unknown", telling=id)


def told_ready_since(line_ids: Iterable[int]) -> dict[int, date]:
    """Since when customers know that their lines are ready: the first of the last tellings that said so, one by one."""
    since: dict[int, date] = {}
    for part in in_parts(line_ids):
        for line, told_on, footing in fetch(
            f"SELECT t.line_id, t.told_on, t.footing FROM telling t WHERE {_COUNTS} AND t.line_id IN ({marks(part)})"
            " ORDER BY t.id",
            part,
        ):
            if _FOOTING_OR_NONE[footing] is not Footing.IN_STOCK:
                since.pop(line, None)
            else:
                since.setdefault(line, from_day(told_on))
    return since


def record(act_id: int, new: Iterable[NewTelling]) -> None:
    """Write tellings into the book."""
    insert_many(
        "telling",
        ("line_id", "act_id", "told_on", "how", "promised_on", "footing", "hoped_on", "evidence", "strikes_id"),
        (
            (
                entry.line,
                act_id,
                to_day(entry.told_on),
                str(entry.how),
                None if entry.promised_on is None else to_day(entry.promised_on),
                "" if entry.footing is None else _NAME[entry.footing],
                None if entry.hoped_on is None else to_day(entry.hoped_on),
                _written(entry.evidence),
                entry.strikes,
            )
            for entry in new
        ),
    )


def record_imported(act_id: int, tellings: Iterable[tuple[int, date | None, date]]) -> None:
    """Keep what imported lines' customers were told before: (line, date told or None for "no date", told on)."""
    record(
        act_id,
        (NewTelling(line, told_on, ELSEWHERE, promised_on, None, None, ()) for line, promised_on, told_on in tellings),
    )


def add_notices(act_id: int, customers: Iterable[int], asks: bool) -> None:
    """One notice for each customer: what was told them in this act belongs together."""
    insert_many("notice", ("act_id", "customer_id", "asks"), ((act_id, customer, int(asks)) for customer in customers))


def askings(line_id: int | None = None) -> list[Asking]:
    """The last asking of each waiting line, or of one line, waiting or not; the longest ago first."""
    which, values = ("l.waiting > 0", ()) if line_id is None else ("l.id = ?", (line_id,))
    found = fetch(
        f"""SELECT t.id, n.id, l.id, n.customer_id, a.on_day, w.choice, b.on_day
        FROM notice n JOIN act a ON a.id = n.act_id JOIN telling t ON t.act_id = n.act_id
        JOIN order_line l ON l.id = t.line_id JOIN customer_order o ON o.id = l.order_id
        LEFT JOIN answer w ON w.notice_id = n.id AND w.line_id = l.id LEFT JOIN act b ON b.id = w.act_id
        WHERE n.asks = 1 AND o.customer_id = n.customer_id AND t.strikes_id IS NULL AND {which} ORDER BY n.id""",
        values,
    )
    first = _first_entries()
    taken_back = {
        first[id] for (id,) in fetch(f"SELECT id FROM telling WHERE strikes_id > 0 AND how = '{How.WITHDRAWN}'")
    }
    last = {
        line: Asking(
            notice, line, customer, from_day(asked_on), None if choice is None else Choice(choice), _day(answered_on)
        )
        for telling, notice, line, customer, asked_on, choice, answered_on in found
        if telling not in taken_back
    }
    return sorted(last.values(), key=lambda asking: (asking.asked_on, asking.notice, asking.line))


def add_answer(act_id: int, asking: Asking, choice: Choice, note: str) -> int:
    """Keep what a customer chose; returns the answer's id."""
    cursor = db.execute_sql(
        "INSERT INTO answer (notice_id, line_id, act_id, choice, note) VALUES (?, ?, ?, ?, ?)",
        (asking.notice, asking.line, act_id, str(choice), note),
    )
    return int(cursor.lastrowid or 0)


def _first_entries() -> dict[int, int]:
    """Corrections, by id, with the id of the first entry that they put right: they count in its place."""
    first: dict[int, int] = {}
    for id, strikes in fetch("SELECT id, strikes_id FROM telling WHERE strikes_id IS NOT NULL ORDER BY id"):
        first[id] = first.get(strikes, strikes)
    return first


def _written(evidence: Sequence[Ground]) -> str:
    if not evidence:
        return ""
    return json.dumps(
        [
            [
                to_thousandths(ground.quantity),
                ground.row,
                ground.po,
                ground.supplier,
                _NAME[ground.footing],
                None if ground.on is None else to_day(ground.on),
                None if ground.confirmed_on is None else to_day(ground.confirmed_on),
                ground.by,
            ]
            for ground in evidence
        ],
        ensure_ascii=False,
    )


def _grounds(text: str) -> tuple[Ground, ...]:
    return tuple(
        Ground(from_thousandths(quantity), row, po, supplier, _FOOTING[footing], _day(on), _day(confirmed_on), by)
        for quantity, row, po, supplier, footing, on, confirmed_on, by in (json.loads(text) if text else ())
    )


def _telling(found: tuple[Any, ...]) -> Telling:
    id, line, act, at, person, told_on, how, promised_on, footing, hoped_on, evidence, strikes, struck = found
    return Telling(
        id,
        line,
        act,
        from_stamp(at),
        person,
        from_day(told_on),
        How(how),
        _day(promised_on),
        _FOOTING_OR_NONE[footing],
        _day(hoped_on),
        _grounds(evidence),
        strikes,
        struck == 1,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else from_day(text)
