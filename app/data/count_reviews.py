"""What a review goes by: movements around the scans, decisions, and what posting came to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from app.data.store.bulk import in_parts, insert_many, marks
from app.data.store.bulk import rows as fetch
from app.data.store.database import db
from app.data.store.units import from_day, from_money, from_thousandths, to_day, to_money, to_thousandths
from app.domain.count_reviews import Documented
from app.domain.counts import Decision, Move
from app.domain.movements import Kind

_TOGETHER = 200  # lines in one query
STANDS = "NOT EXISTS (SELECT 1 FROM act r WHERE r.reverses_id = d.act_id)"  # a decision that was not taken back
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


def rounds_began(count_id: int) -> dict[int, int]:
    """Of each line of a count that was to be counted again: the act by which that was asked last."""
    return dict(
        fetch(
            f"""SELECT d.line_id, max(d.act_id) FROM count_line l JOIN count_decision d ON d.line_id = l.id
            WHERE l.count_id = ? AND d.kind = 'recount' AND {STANDS} GROUP BY 1""",
            (count_id,),
        )
    )


def decisions(count_id: int) -> dict[int, list[Decided]]:
    """What was decided of each line of a count, oldest first."""
    found: dict[int, list[Decided]] = {}
    for line, kind, act, quantity, movement, note, person in fetch(
        f"""SELECT d.line_id, d.kind, d.act_id, d.quantity, d.movement_id, d.note, p.name FROM count_line l
        JOIN count_decision d ON d.line_id = l.id JOIN act a ON a.id = d.act_id JOIN person p ON p.id = a.person_id
        WHERE l.count_id = ? AND {STANDS} ORDER BY d.id""",
        (count_id,),
    ):
        amount = None if quantity is None else from_thousandths(quantity)
        found.setdefault(line, []).append(Decided(Decision(kind), act, amount, movement, note, person))
    return found


def decide(
    line_id: int,
    act_id: int,
    kind: Decision,
    *,
    quantity: Decimal | None = None,
    movement: int | None = None,
    note: str = "",
) -> None:
    db.execute_sql(
        "INSERT INTO count_decision (line_id, act_id, kind, quantity, movement_id, note) VALUES (?, ?, ?, ?, ?, ?)",
        (line_id, act_id, str(kind), None if quantity is None else to_thousandths(quantity), movement, note),
    )


def books(first: Mapping[int, int]) -> dict[int, Decimal]:
    """What the book said of each line's item before an act: `first` is that act by line."""
    sql = f"SELECT s.line, sum(m.quantity) {_OF_SPAN} WHERE m.act_id < s.first GROUP BY s.line"
    return {line: from_thousandths(quantity) for line, quantity in _spanned(sql, first)}


def moves_since(first: Mapping[int, int]) -> dict[int, list[Move]]:
    """The movements of each line's item that were recorded after an act (by line), in the order of recording."""
    sql = f"""SELECT s.line, m.id, m.act_id, m.quantity, m.happened_on, m.kind, m.reverses_id, o.act_id, o.kind
    {_OF_SPAN} LEFT JOIN movement o ON o.id = m.reverses_id WHERE m.act_id > s.first ORDER BY m.id"""
    found: dict[int, list[Move]] = {}
    for line, identity, act, quantity, on, kind, reverses, of_act, of_kind in _spanned(sql, first):
        corrects = Kind.COUNT in (kind, of_kind)
        found.setdefault(line, []).append(
            Move(identity, act, from_thousandths(quantity), from_day(on), corrects, reverses, of_act)
        )
    return found


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
    insert_many(
        "count_result",
        ("line_id", "act_id", "book", "counted", "unit_cost", "within"),
        (
            (
                line,
                act_id,
                to_thousandths(book),
                to_thousandths(counted),
                None if cost is None else to_money(cost),
                int(within),
            )
            for line, book, counted, cost, within in results
        ),
    )


def results(act_id: int) -> list[Result]:
    """What the lines came to that an act posted."""
    found = fetch(
        """SELECT l.item_id, r.book, r.counted, r.unit_cost, r.within FROM count_result r
        JOIN count_line l ON l.id = r.line_id WHERE r.act_id = ? ORDER BY r.id""",
        (act_id,),
    )
    return [
        Result(item, from_thousandths(book), from_thousandths(counted), _cost(cost), within == 1)
        for item, book, counted, cost, within in found
    ]


def by_day(since: date) -> list[DayResults]:
    """What was posted, day by day, oldest first; what was taken back is left out."""
    return [
        DayResults(from_day(on), lines, within, from_money(over), from_money(short))
        for on, lines, within, over, short in fetch(
            """SELECT a.on_day, count(*), sum(r.within),
            sum(CASE WHEN r.counted > r.book THEN (r.counted - r.book) * coalesce(r.unit_cost, 0) / 1000 ELSE 0 END),
            sum(CASE WHEN r.counted < r.book THEN (r.book - r.counted) * coalesce(r.unit_cost, 0) / 1000 ELSE 0 END)
            FROM count_result r JOIN stock_count c ON c.ended_id = r.act_id JOIN act a ON a.id = r.act_id
            WHERE a.on_day >= ? GROUP BY 1 ORDER BY 1""",
            (to_day(since),),
        )
    ]


def _cost(whole: int | None) -> Decimal | None:
    return None if whole is None else from_money(whole)
