"""Acts: who did what, when, and what it touched."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple

from app.data.models import acts as tables
from app.data.models.table import Kind
from app.data.movements import LEFT
from app.data.store.bulk import NO_LIMIT, in_parts, marks, rows
from app.data.store.records import Record, add, change_all
from app.data.store.units import from_day, from_stamp, from_thousandths
from app.domain.acts import RECEIPTS, ActPart, Verb
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


def _ids(text: str) -> frozenset[int]:
    return frozenset(json.loads(text or "[]"))  # it is empty in an act that is still under way


_IDS = Kind("ids({})", ids=_ids)
_CHANGE = Record(
    Change,
    topics=Kind("topic({})", topic=Topic)("topics", null=False),
    items=_IDS("items", null=False),
    orders=_IDS("orders", null=False),
)
# Acts and the last that reversed them; the third says whether goods of it are left. Only of receipts there may be.
_REVERSED = f"""SELECT a.id, max(b.id), a.verb IN ({", ".join(repr(str(verb)) for verb in RECEIPTS)}) AND EXISTS
(SELECT 1 FROM movement m WHERE m.act_id = a.id AND {LEFT} <> 0) FROM act b JOIN act a ON a.id = b.reverses_id
WHERE a.id IN ({{}}) GROUP BY a.id"""
_ACT = Record(RecordedAct, tables.Act, "act a JOIN person p ON p.id = a.person_id", person="p.name", change=_CHANGE)


def stands(act: str) -> str:
    """SQL: whether nothing of the act whose id is `act` was taken back. What is read of acts one by one asks this."""
    return f"NOT EXISTS (SELECT 1 FROM act back WHERE back.reverses_id = {act})"


def record(verb: Verb, on_day: date, at: datetime, person_id: int, reverses: int | None = None) -> int:
    """Begin an act and return its id; `seal` completes it in the same transaction."""
    return add(
        tables.Act,
        verb=str(verb),
        on_day=on_day,
        at=at,
        person=person_id,
        topics=0,
        items="",
        orders="",
        reverses=reverses,
    )


def seal(act_id: int, topics: Topic, items: Iterable[int], orders: Iterable[int]) -> None:
    """Complete an act with what it touched. From then on the database refuses to change it."""
    touched = (json.dumps(sorted(ids)) for ids in (items, orders))
    change_all(tables.Act, [(act_id, topics.value, *touched)], ("id", "topics", "items", "orders"))


def took_in(act_id: int, kind: str, file: str) -> None:
    """Keep which file an act took in, and the kind of its rows."""
    add(tables.ImportedFile, act=act_id, kind=kind, file=file)


def since(id: int) -> list[RecordedAct]:
    """The acts recorded after act `id` (0 for all of them), oldest first."""
    return _ACT.find("WHERE a.id > ? ORDER BY a.id", (id,))


def by_id(id: int) -> RecordedAct:
    """One act. Raises NotFound "act.unknown"."""
    return _ACT.one("WHERE a.id = ?", (id,), NotFound("act.unknown", act=str(id)))


def by_ids(ids: Iterable[int]) -> dict[int, RecordedAct]:
    """Acts by id; those that do not exist are left out."""
    return {found.id: found for part in in_parts(ids) for found in _ACT.find(f"WHERE a.id IN ({marks(part)})", part)}


class Reversal(NamedTuple):
    """The act that reversed another one, the last where several did; `in_part` while something of it is left."""

    by: int
    in_part: bool


def reversals(act_ids: Collection[int]) -> dict[int, Reversal]:
    """Those of the acts that were reversed, wholly or in part."""
    return {
        first: Reversal(by, left == 1)
        for ids in in_parts(act_ids)
        for first, by, left in rows(_REVERSED.format(marks(ids)), ids)
    }


def taken_back(act_ids: Collection[int]) -> dict[int, int]:
    """Those of the acts of which nothing is left, and the act that took the last of it back."""
    return {first: reversal.by for first, reversal in reversals(act_ids).items() if not reversal.in_part}


def latest(most: int, verbs: Collection[str] = (), *, but: Collection[str] = ()) -> list[RecordedAct]:
    """The last acts, the latest first: of any verb but some, or of those named."""
    named = f"WHERE verb IN ({marks(verbs)})" if verbs else ""
    if but:
        named = f"WHERE verb NOT IN ({marks(but)})"
    return _ACT.find(f"{named} ORDER BY a.id DESC LIMIT ?", (*map(str, (*verbs, *but)), most))


def reversal_of(id: int) -> RecordedAct | None:
    """The act that took act `id` back, if nothing of that is left."""
    return next((by_id(by) for by in taken_back([id]).values()), None)


class LastAct(NamedTuple):
    """What was recorded last. No correction of the clock has named it: one names what was recorded before itself."""

    id: int
    at: datetime
    on_day: date


def last(of: int = NO_LIMIT) -> LastAct | None:
    """The last act, of all or of those up to `of`; None where there is none."""
    for id, at, on_day in rows("SELECT id, at, on_day FROM act WHERE id <= ? ORDER BY id DESC LIMIT 1", (of,)):
        return LastAct(id, from_stamp(at), from_day(on_day))
    return None


def last_id() -> int:
    """The id of the last act; 0 in a store without any."""
    found = last()
    return found.id if found is not None else 0


def person_id(name: str) -> int:
    """The id of a person at the desk, who is written down on their first act."""
    found = rows("SELECT id FROM person WHERE name = ?", (name,))
    return int(found[0][0]) if found else add(tables.Person, name=name)


def people() -> list[str]:
    """Everyone who has worked at the desk, by name."""
    return [name for (name,) in rows("SELECT name FROM person ORDER BY lower(name), name")]


PARTS = 3  # of an act are named, the rest are counted
_MOVED = """SELECT m.act_id, m.id, 1, m.kind, m.quantity, i.sku, coalesce(o.number, ''), coalesce(c.name, ''),
coalesce(p.number, '') FROM movement m JOIN item i ON i.id = m.item_id
LEFT JOIN order_line l ON l.id = m.order_line_id LEFT JOIN customer_order o ON o.id = l.order_id
LEFT JOIN customer c ON c.id = o.customer_id LEFT JOIN schedule_row r ON r.id = m.row_id
LEFT JOIN purchase_line q ON q.id = r.line_id LEFT JOIN purchase_order p ON p.id = q.po_id WHERE m.act_id IN ({})"""
_LINES = """SELECT h.act_id, h.id, 2, h.kind, coalesce(h.quantity, 0), i.sku, o.number, c.name, ''
FROM order_line_change h JOIN order_line l ON l.id = h.line_id JOIN item i ON i.id = l.item_id
JOIN customer_order o ON o.id = l.order_id JOIN customer c ON c.id = o.customer_id WHERE h.act_id IN ({})"""
_ROWS = """SELECT h.act_id, h.id, 3, h.kind, coalesce(h.quantity, 0), coalesce(i.sku, ''), '', '', p.number
FROM row_change h JOIN purchase_order p ON p.id = h.po_id LEFT JOIN schedule_row r ON r.id = h.row_id
LEFT JOIN purchase_line q ON q.id = r.line_id LEFT JOIN item i ON i.id = q.item_id WHERE h.act_id IN ({})"""
_CHASED = """SELECT k.act_id, k.id, 4, 'chased', r.quantity - r.received - r.short, i.sku, '', '', p.number
FROM chasing k JOIN schedule_row r ON r.id = k.row_id JOIN purchase_line q ON q.id = r.line_id
JOIN item i ON i.id = q.item_id JOIN purchase_order p ON p.id = q.po_id WHERE k.act_id IN ({})"""
_REJECTED = """SELECT j.act_id, j.id, 5, CASE WHEN j.reverses_id IS NULL THEN 'rejected' ELSE 'reject_reversed' END,
j.quantity, i.sku, '', '', p.number FROM rejection j JOIN schedule_row r ON r.id = j.row_id
JOIN purchase_line q ON q.id = r.line_id JOIN item i ON i.id = q.item_id JOIN purchase_order p ON p.id = q.po_id
WHERE j.act_id IN ({})"""
# A code that stands for nothing any more is named as it was when it was taken out.
_GONE = "LEFT JOIN field_change {0} ON {0}.record = 'barcode' AND {0}.record_id = m.first AND {0}.field = '{1}' AND"
_CODES = f"""SELECT m.act_id, m.id, 6, 'code', coalesce(b.pack_factor, CAST(f.before AS INTEGER)), i.sku, '', '',
coalesce(b.code, c.before) FROM records_made m JOIN act a ON a.id = m.act_id
LEFT JOIN barcode b ON b.id = m.first {_GONE.format("f", "pack_factor")} f.after IS NULL
{_GONE.format("c", "code")} c.after IS NULL {_GONE.format("g", "item_id")} g.after IS NULL
JOIN item i ON i.id = coalesce(b.item_id, CAST(g.before AS INTEGER))
WHERE m.record = 'barcode' AND a.verb IN ('add_barcode', 'attach_code') AND m.act_id IN ({{}})"""
_SOURCES = (_MOVED, _LINES, _ROWS, _CHASED, _REJECTED, _CODES)
_FIRST = """SELECT act_id, kind, quantity, sku, number, name, po, found FROM (SELECT *,
row_number() OVER (PARTITION BY act_id ORDER BY source, id) AS place, count(*) OVER (PARTITION BY act_id) AS found
FROM (SELECT 0 AS act_id, 0 AS id, 0 AS source, '' AS kind, 0 AS quantity, '' AS sku, '' AS number, '' AS name,
'' AS po WHERE FALSE UNION ALL {}))
WHERE place <= {} ORDER BY act_id, place"""


def parts_of(act_ids: Collection[int]) -> dict[int, tuple[list[ActPart], int]]:
    """The first parts of each act, and how many it has. Acts that only changed records have none."""
    found: dict[int, tuple[list[ActPart], int]] = {}
    for ids in in_parts(act_ids, 1000):
        query = _FIRST.format(" UNION ALL ".join(sql.format(marks(ids)) for sql in _SOURCES), PARTS)
        for act, kind, quantity, sku, order, customer, po, count in rows(query, ids * len(_SOURCES)):
            part = ActPart(kind, from_thousandths(quantity), sku, order, customer, po)
            found.setdefault(act, ([], count))[0].append(part)
    return found
