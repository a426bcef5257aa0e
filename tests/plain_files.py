"""What a file of figures takes from whom, what stands on an import and what is left of one that was undone: worked out
the slow way from the store's rows. Quantities are thousandths.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.data.store.bulk import rows
from tests.plain_rules import Plain, waiting_lines

# Later acts that moved what an act moved, but for what was taken back wholly, and the acts that took it back.
STANDING = """SELECT DISTINCT a.on_day, a.verb FROM movement m JOIN act a ON a.id = m.act_id
WHERE a.id > :act AND m.item_id IN (SELECT item_id FROM movement WHERE act_id = :act)
AND NOT EXISTS (SELECT 1 FROM act b WHERE b.reverses_id = a.id)
AND (a.reverses_id IS NULL OR EXISTS (SELECT 1 FROM movement l WHERE l.act_id = a.reverses_id AND l.quantity
    + (SELECT coalesce(sum(quantity), 0) FROM movement WHERE reverses_id = l.id) <> 0))"""
NOT_REVERSED = """SELECT m.id FROM movement m WHERE m.act_id = ?
AND m.quantity + (SELECT coalesce(sum(quantity), 0) FROM movement WHERE reverses_id = m.id) <> 0"""
STILL_WAITING = """SELECT l.id FROM order_line l JOIN order_line_change c ON c.line_id = l.id
WHERE c.act_id = ? AND c.kind = 'imported' AND l.waiting > 0"""
CHANGED = "SELECT record, record_id, field, before FROM field_change WHERE act_id = ? ORDER BY id DESC"


def lost(counted: Mapping[int, int], now: Mapping[int, Plain]) -> list[tuple[int, int]]:
    """The waiting lines, youngest first, from which figures (by item) below the book take stock, and how much."""
    place = {line.id: line.place for line in waiting_lines()}
    found = []
    for line, plain in now.items():
        share = sum(part for row, part in plain.shares if row == 0)
        if plain.item in counted and plain.held is not True and plain.reserved is None:
            ahead = sum(
                other.waiting
                for id, other in now.items()
                if other.item == plain.item and other.held is not True and place[id] < place[line]
            )
            gone = share - max(0, min(share, counted[plain.item] - ahead))
            if gone:
                found.append((line, gone))
    return sorted(found, key=lambda each: place[each[0]], reverse=True)


def standing_on(act: int) -> set[tuple[str, str]]:
    """Days and verbs of the acts that moved the same goods since, and were not taken back."""
    return set(rows(STANDING.replace(":act", str(act))))


def left_over(act: int) -> list[Any]:
    """What of an undone import is not as it was before it."""
    found: list[Any] = rows(NOT_REVERSED, (act,)) + rows(STILL_WAITING, (act,))
    before = {(record, id, field): value for record, id, field, value in rows(CHANGED, (act,))}
    gone = {(record, id) for record, id, field in before if not field}
    for (record, id, field), value in before.items():
        if (record, id) not in gone:
            [(now,)] = rows(f'SELECT "{field}" FROM "{record}" WHERE id = ?', (id,)) or [("gone",)]
            if (None if now is None else str(now)) != value:
                found.append((record, id, field, value, now))
    return found
