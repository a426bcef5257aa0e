"""The promise book: what customers were told of their lines, the notices they were told it in, and their answers."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from app.data.corrections import day_of
from app.data.models import promises as tables
from app.data.models.acts import Act
from app.data.models.table import DAY, FLAG, Kind
from app.data.store.bulk import in_parts, marks, narrowed
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, add, add_all
from app.data.store.units import from_day, from_thousandths, to_day, to_thousandths
from app.domain.errors import NotFound
from app.domain.matching import Footing
from app.domain.promise_states import Told
from app.domain.tellings import Choice, Ground, How, Telling

ELSEWHERE = How.ELSEWHERE  # told before the line was imported
_COUNTS = f"""t.how <> '{How.WITHDRAWN}' AND NOT EXISTS (SELECT 1 FROM telling s WHERE s.strikes_id = t.id)"""


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
    held: bool = False


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
        f"""SELECT t.line_id, {_TOLD.columns} FROM {_TOLD.source} JOIN order_line l ON l.id = t.line_id
        WHERE l.waiting > 0 AND {_COUNTS}{named} ORDER BY t.id""",
        values,
    )
    first = _first_entries()
    result: dict[int, Told] = {}
    for line, entry in _TOLD.keyed(found):
        before = result.get(line)
        if before is None or first.get(entry.id, entry.id) > first.get(before.id, before.id):
            result[line] = entry
    return result


def tellings(line_id: int) -> list[Telling]:
    """Everything that was told of a line, as it was written down, struck entries too."""
    return _TELLING.find("WHERE t.line_id = ? ORDER BY t.id", (line_id,))


def telling(id: int) -> Telling:
    """One entry. Raises NotFound "telling.unknown"."""
    return _TELLING.one("WHERE t.id = ?", (id,), NotFound("telling.unknown", telling=id))


def told_ready_since(line_ids: Iterable[int]) -> dict[int, date]:
    """Since when customers know that their lines are ready: the first of the last tellings that said so, one by one."""
    since: dict[int, date] = {}
    for part in in_parts(line_ids):
        for line, told_on, footing, held in fetch(
            f"SELECT t.line_id, {day_of('t.act_id', 't.told_on')}, t.footing, t.held FROM telling t"
            f" WHERE {_COUNTS} AND t.line_id IN ({marks(part)})"
            " ORDER BY t.id",
            part,
        ):
            if held or footing != Footing.IN_STOCK.name.lower():
                since.pop(line, None)
            else:
                since.setdefault(line, from_day(told_on))
    return since


def record(act_id: int, new: Iterable[NewTelling]) -> None:
    """Write tellings into the book."""
    add_all(tables.Telling, new, NewTelling, act=act_id, evidence=lambda entry: _written(entry.evidence))


def record_imported(act_id: int, tellings: Iterable[tuple[int, Told]]) -> None:
    """Keep what imported lines' customers were told before, by line."""
    record(
        act_id,
        (
            NewTelling(
                line, told.told_on, How(told.how), told.promised_on, told.footing, told.hoped_on, (), held=told.held
            )
            for line, told in tellings
        ),
    )


def withdraw(act_id: int, on: date, of: int) -> None:
    """Take back what an act wrote down as told, by new entries."""
    entries = _TELLING.find(f"WHERE t.act_id = ? AND {_COUNTS} ORDER BY t.id", (of,))
    record(
        act_id,
        (NewTelling(entry.line, on, How.WITHDRAWN, None, None, None, (), entry.id) for entry in entries),
    )


def add_notices(act_id: int, customers: Iterable[int], asks: bool) -> None:
    """One notice for each customer: what was told them in this act belongs together."""
    add_all(tables.Notice, ((customer,) for customer in customers), ("customer",), act=act_id, asks=asks)


def askings(line_id: int | None = None) -> list[Asking]:
    """The last asking of each waiting line, or of one line, waiting or not; the longest ago first."""
    which, values = ("l.waiting > 0", ()) if line_id is None else ("l.id = ?", (line_id,))
    found = fetch(
        f"""SELECT t.id, {_ASKING.columns} FROM {_ASKING.source}
        WHERE n.asks = 1 AND o.customer_id = n.customer_id AND t.strikes_id IS NULL AND {which} ORDER BY n.id""",
        values,
    )
    first = _first_entries()
    taken_back = {
        first[id] for (id,) in fetch(f"SELECT id FROM telling WHERE strikes_id > 0 AND how = '{How.WITHDRAWN}'")
    }
    last = {asking.line: asking for telling, asking in _ASKING.keyed(found) if telling not in taken_back}
    return sorted(last.values(), key=lambda asking: (asking.asked_on, asking.notice, asking.line))


def add_answer(act_id: int, asking: Asking, choice: Choice, note: str) -> int:
    """Keep what a customer chose; returns the answer's id."""
    return add(tables.Answer, notice=asking.notice, line=asking.line, act=act_id, choice=choice, note=note)


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
                ground.footing.name.lower(),
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
        Ground(from_thousandths(quantity), row, po, supplier, _FOOTINGS[footing], _day(on), _day(confirmed_on), by)
        for quantity, row, po, supplier, footing, on, confirmed_on, by in (json.loads(text) if text else ())
    )


def _day(text: str | None) -> date | None:
    return None if text is None else from_day(text)


_FOOTINGS = {footing.name.lower(): footing for footing in Footing}
_TOLD = Record(Told, tables.Telling, "telling t")
_TELLING = Record(
    Telling,
    tables.Telling,
    "telling t JOIN act a ON a.id = t.act_id JOIN person n ON n.id = a.person_id",
    at=Act.at.of("a"),
    person="n.name",
    evidence=Kind("grounds({})", grounds=_grounds)("t.evidence", null=False),
    struck=FLAG("EXISTS (SELECT 1 FROM telling s WHERE s.strikes_id = t.id)"),
)
_ASKING = Record(
    Asking,
    None,
    """notice n JOIN act a ON a.id = n.act_id JOIN telling t ON t.act_id = n.act_id
    JOIN order_line l ON l.id = t.line_id JOIN customer_order o ON o.id = l.order_id
    LEFT JOIN answer w ON w.notice_id = n.id AND w.line_id = l.id LEFT JOIN act b ON b.id = w.act_id""",
    notice="n.id",
    line="l.id",
    customer="n.customer_id",
    asked_on=DAY(day_of("a.id", "a.on_day")),
    choice=tables.Answer.choice.kind("w.choice"),
    answered_on=DAY("b.on_day"),
)
