"""How the lines of a count stand, worked out the slow way from the store's rows: what reviews are measured against.

Nothing of the counting's own rules is used here. Quantities are thousandths.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from app.data.store.bulk import rows
from tests.plain_rules import corrections

LINES = """SELECT l.id, l.item_id, i.unit_cost, b.code FROM count_line l JOIN item i ON i.id = l.item_id
LEFT JOIN bin b ON b.id = i.bin_id WHERE l.count_id = ? ORDER BY l.id"""
TALLIES = """SELECT t.id, t.act_id, a.on_day, t.kind, t.quantity, coalesce(b.code, ''), t.undoes_id FROM tally t
JOIN act a ON a.id = t.act_id LEFT JOIN bin b ON b.id = t.bin_id WHERE t.line_id = ? ORDER BY t.id"""
ALSO_IN = "SELECT b.code FROM item_bin p JOIN bin b ON b.id = p.bin_id WHERE p.item_id = ?"
ISSUED = """SELECT m.item_id, m.quantity, i.unit_cost FROM movement m JOIN item i ON i.id = m.item_id
LEFT JOIN movement o ON o.id = m.reverses_id
WHERE coalesce(o.kind, m.kind) IN ('shipment', 'issue', 'build') AND m.happened_on > ?"""
MOVES = "SELECT id, act_id, quantity, happened_on, kind, reverses_id FROM movement WHERE item_id = ? ORDER BY id"
DECISIONS = "SELECT kind, act_id, quantity, movement_id FROM count_decision WHERE line_id = ? ORDER BY id"
VISITS = """SELECT b.code, v.act_id, v.done FROM bin_visit v JOIN bin b ON b.id = v.bin_id WHERE v.count_id = ?
ORDER BY v.id"""


class PlainLine(NamedTuple):
    """A line; `variance` is None where it was not counted."""

    line: int
    state: str
    variance: int | None


def lines(count: int, today: date, small_per_cent: dict[str, int], small_value: int) -> list[PlainLine]:
    """Every line of a count; a difference is small within so many per cent of the book, by class, and so much money in
    ten-thousandths.
    """
    abc = classes(today)
    reversed_acts = {act for (act,) in rows("SELECT reverses_id FROM act WHERE reverses_id IS NOT NULL")}
    visits: dict[str, tuple[int, bool]] = {code: (act, done == 1) for code, act, done in rows(VISITS, (count,))}
    return [
        _line(line, item, cost, home, visits, reversed_acts, small_per_cent[abc.get(item, "C")], small_value)
        for line, item, cost, home in rows(LINES, (count,))
    ]


def classes(today: date) -> dict[int, str]:
    """The class of each item of which anything left in a year: A to 80 % of its value at cost, B to 95 %, C."""
    value: dict[int, int] = {}
    for item, quantity, cost in rows(ISSUED, ((today - timedelta(365)).isoformat(),)):
        value[item] = value.get(item, 0) - quantity * (cost or 0)
    dearest = sorted((item for item in value if value[item] > 0), key=lambda item: (-value[item], item))
    whole = sum(value[item] for item in dearest)
    found, before = {}, 0
    for item in dearest:
        found[item] = "A" if before * 100 < whole * 80 else "B" if before * 100 < whole * 95 else "C"
        before += value[item]
    return found


def _line(
    line: int,
    item: int,
    cost: int | None,
    home: str | None,
    visits: dict[str, tuple[int, bool]],
    reversed_acts: set[int],
    per_cent: int,
    small_value: int,
) -> PlainLine:
    corrected = corrections()
    every = [(id, act, corrected(act, on), *rest) for id, act, on, *rest in rows(TALLIES, (line,))]
    undone = {row[6] for row in every if row[3] == "undo"}
    standing = [row for row in every if row[3] != "undo" and row[0] not in undone]
    decided = [row for row in rows(DECISIONS, (line,)) if row[1] not in reversed_acts]
    recounts = [act for kind, act, _, _ in decided if kind == "recount"]
    began = max(recounts, default=0)
    counted = [row for row in standing if row[1] > began]
    since = max([began, *(row[1] for row in counted)])
    if any(kind == "left_out" and act > since for kind, act, _, _ in decided):
        return PlainLine(line, "left_out", _variance(item, counted, decided)[0])
    if not counted:
        return PlainLine(line, "uncounted", None)
    variance, trouble = _variance(item, counted, decided)
    assert variance is not None
    homes = {home, *(code for (code,) in rows(ALSO_IN, (item,)))} - {None}
    bins = {row[5] for row in standing} | (homes if visits or len(homes) > 1 else set())
    for bin in bins - {""}:
        at = visits.get(bin)
        unplaced = bin == home and any(row[5] == "" for row in counted)
        if (at is None and not unplaced) or (at is not None and (not at[1] or (at[0] <= began and not unplaced))):
            return PlainLine(line, "counting", variance)
    if trouble:
        return PlainLine(line, trouble, variance)
    if not variance:
        return PlainLine(line, "agrees", 0)
    book = sum(row[4] for row in counted) - variance
    if small(variance, book, cost, per_cent, small_value):
        return PlainLine(line, "within", variance)
    approvals = [quantity for kind, act, quantity, _ in decided if kind == "approved" and act > since]
    if approvals and approvals[-1] == variance:
        return PlainLine(line, "approved", variance)
    return PlainLine(line, "to_approve" if recounts else "recount", variance)


def small(variance: int, book: int, cost: int | None, per_cent: int, small_value: int) -> bool:
    """Whether neither the quantity of a difference nor its value is over the tolerance."""
    dear = cost is not None and abs(variance) * cost > small_value * 1000
    return abs(variance) * 100 <= book * per_cent and not dear


def _variance(item: int, counted: Sequence[Any], decided: Sequence[Any]) -> tuple[int | None, str]:
    """Counted less the book as of the scans, and what stands against that."""
    if not counted:
        return None, ""
    first, last = min(row[1] for row in counted), max(row[1] for row in counted)
    day = max(row[2] for row in counted)
    corrected = corrections()
    moves = [(id, act, n, corrected(act, on), *rest) for id, act, n, on, *rest in rows(MOVES, (item,))]
    answers = {movement: kind == "counted" for kind, _, _, movement in decided if movement is not None}
    book = sum(quantity for _, act, quantity, *_ in moves if act < first)
    book += sum(
        quantity
        for id, act, quantity, _, kind, of in moves
        if act > last and answers.get(id) and not _counts(id, moves)
    )
    variance = sum(row[4] for row in counted) - book
    by_id = {row[0]: row for row in moves}
    pairs = {
        id
        for row in moves
        if row[5] is None and row[1] > last and row[2] + sum(back[2] for back in moves if back[5] == row[0]) == 0
        for id in (row[0], *(back[0] for back in moves if back[5] == row[0]))
    }
    after = [row for row in moves if row[1] > last and row[0] not in pairs]
    if any(first < row[1] < last for row in moves):
        return variance, "moved"
    if any(_counts(row[0], moves) for row in after):
        return variance, "corrected"
    for id, _, _, happened_on, _, of in after:
        old = of is not None and by_id[of][1] < first
        if id not in answers and (old or happened_on < day or (happened_on == day and variance)):
            return variance, "asked"
    return variance, ""


def _counts(id: int, moves: Sequence[Any]) -> bool:
    """Whether a movement moved the record and not the shelf: a count, or the reversal of one."""
    by_id = {row[0]: row for row in moves}
    kind, of = by_id[id][4], by_id[id][5]
    return "count" in (kind, by_id[of][4] if of is not None else "")
