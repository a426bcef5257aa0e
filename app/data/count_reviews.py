"""What a review goes by: movements around the scans, decisions, and what posting came to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from app.data.acts import stands
from app.data.corrections import day_of
from app.data.models import counts as tables
from app.data.models.ledger import Movement
from app.data.models.table import DAY, FLAG, MONEY
from app.data.store.bulk import grouped, in_parts, marks
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, add, add_all
from app.data.store.units import from_thousandths, to_day
from app.domain.count_reviews import Documented
from app.domain.counts import Decision, Move

_TOGETHER = 200  # lines in one query
_STANDS = stands("d.act_id")
_OF_SPAN = "FROM s JOIN count_line l ON l.id = s.line JOIN movement m ON m.item_id = l.item_id"


class Decided(NamedTuple):
    """What was decided of a line: `quantity` is the variance approved, `movement` the one that was asked about."""

    kind: Decision
    act: int
    quantity: Decimal | None
    movement: int | None
    note: str
    person: str


class Result(NamedTuple):
    """What a posted line came to."""

    item: int
    book: Decimal
    counted: Decimal
    unit_cost: Decimal | None
    within: bool


class DayResults(NamedTuple):
    """The lines posted on a day, how many of them were within tolerance, and what the differences were worth."""

    on: date
    lines: int
    within: int
    over: Decimal
    short: Decimal


_DECIDED = Record(
    Decided,
    tables.CountDecision,
    """count_decision d JOIN count_line l ON l.id = d.line_id
    JOIN act a ON a.id = d.act_id JOIN person p ON p.id = a.person_id""",
    act="d.act_id",
    person="p.name",
)
_MOVE = Record(
    Move,
    Movement,
    "movement m LEFT JOIN movement o ON o.id = m.reverses_id",
    act="m.act_id",
    happened_on=DAY(day_of("m.act_id", "m.happened_on"), null=False),
    corrects=FLAG("'count' IN (m.kind, coalesce(o.kind, ''))", null=False),
    of_act="o.act_id",
)
_RESULT = Record(Result, tables.CountResult, "count_result r JOIN count_line l ON l.id = r.line_id", item="l.item_id")
_WORTH = "sum(CASE WHEN {0} > 0 THEN {0} * coalesce(r.unit_cost, 0) / 1000 ELSE 0 END)"
_DAY = day_of("a.id", "a.on_day")
_DAY_RESULTS = Record(
    DayResults,
    tables.CountResult,
    "count_result r JOIN stock_count c ON c.ended_id = r.act_id JOIN act a ON a.id = r.act_id",
    on=DAY(_DAY, null=False),
    lines="count(*)",
    within="sum(r.within)",
    over=MONEY(_WORTH.format("(r.counted - r.book)")),
    short=MONEY(_WORTH.format("(r.book - r.counted)")),
)


def rounds_began(count_id: int) -> dict[int, int]:
    """Of each line of a count that was to be counted again: the act by which that was asked last."""
    return dict(
        fetch(
            f"""SELECT d.line_id, max(d.act_id) FROM count_line l JOIN count_decision d ON d.line_id = l.id
            WHERE l.count_id = ? AND d.kind = 'recount' AND {_STANDS} GROUP BY 1""",
            (count_id,),
        )
    )


def decisions(count_id: int) -> dict[int, list[Decided]]:
    """What was decided of each line of a count, oldest first."""
    found = fetch(
        f"""SELECT d.line_id, {_DECIDED.columns} FROM {_DECIDED.source}
        WHERE l.count_id = ? AND {_STANDS} ORDER BY d.id""",
        (count_id,),
    )
    return grouped(_DECIDED.keyed(found))


def decide(
    line_id: int,
    act_id: int,
    kind: Decision,
    *,
    quantity: Decimal | None = None,
    movement: int | None = None,
    note: str = "",
) -> None:
    add(tables.CountDecision, line=line_id, act=act_id, kind=kind, quantity=quantity, movement=movement, note=note)


def approve_many(act_id: int, approved: Iterable[tuple[int, Decimal, str]]) -> None:
    """Approve differences, many at once: (line, difference, why)."""
    names = ("line", "quantity", "note")
    add_all(tables.CountDecision, approved, names, act=act_id, kind=Decision.APPROVED)


def books(first: Mapping[int, int]) -> dict[int, Decimal]:
    """What the book said of each line's item before an act: `first` is that act by line."""
    sql = f"SELECT s.line, sum(m.quantity) {_OF_SPAN} WHERE m.act_id < s.first GROUP BY s.line"
    return {line: from_thousandths(quantity) for line, quantity in _spanned(sql, first)}


def moves_since(first: Mapping[int, int]) -> dict[int, list[Move]]:
    """The movements of each line's item that were recorded after an act (by line), in the order of recording."""
    sql = f"""SELECT s.line, {_MOVE.columns}
    {_OF_SPAN} LEFT JOIN movement o ON o.id = m.reverses_id WHERE m.act_id > s.first ORDER BY m.id"""
    return grouped(_MOVE.keyed(_spanned(sql, first)))


def _spanned(sql: str, first: Mapping[int, int]) -> Iterator[tuple[Any, ...]]:
    for part in in_parts(first, _TOGETHER):
        values = [number for line in part for number in (line, first[line])]
        yield from fetch(f"WITH s(line, first) AS (VALUES {', '.join(['(?, ?)'] * len(part))}) {sql}", values)


def documented(movement_ids: Iterable[int]) -> dict[int, Documented]:
    """What stands behind movements."""
    return {
        identity: Documented(*rest)
        for part in in_parts(movement_ids)
        for identity, *rest in fetch(
            f"""SELECT m.id, m.kind, coalesce(o.number, p.number, ''), n.name FROM movement m
            JOIN act a ON a.id = m.act_id JOIN person n ON n.id = a.person_id
            LEFT JOIN order_line l ON l.id = m.order_line_id LEFT JOIN customer_order o ON o.id = l.order_id
            LEFT JOIN schedule_row r ON r.id = m.row_id LEFT JOIN purchase_line q ON q.id = r.line_id
            LEFT JOIN purchase_order p ON p.id = q.po_id WHERE m.id IN ({marks(part)})""",
            part,
        )
    }


def add_results(act_id: int, results: Iterable[tuple[int, Decimal, Decimal, Decimal | None, bool]]) -> None:
    """Keep what posted lines came to: (line, book, counted, unit cost, within tolerance)."""
    add_all(tables.CountResult, results, ("line", "book", "counted", "unit_cost", "within"), act=act_id)


def results(act_id: int) -> list[Result]:
    """What the lines came to that an act posted."""
    return _RESULT.find("WHERE r.act_id = ? ORDER BY r.id", (act_id,))


def by_day(since: date) -> list[DayResults]:
    """What was posted, day by day, oldest first; what was taken back is left out."""
    return _DAY_RESULTS.find(f"WHERE {_DAY} >= ? GROUP BY {_DAY} ORDER BY {_DAY}", (to_day(since),))
