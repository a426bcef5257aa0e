"""What an act made of records and changed in them, what stands on that since, and putting it back as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from app.data.acts import stands
from app.data.models import acts, catalogue, counts, ledger, orders, papers, promises, purchases
from app.data.models.table import Table
from app.data.store import remembering
from app.data.store.bulk import marks, rows
from app.data.store.records import Record, change_all, remove, write
from app.domain.acts import Verb

_STATED = (acts, catalogue, orders, purchases, ledger, promises, counts, papers)
_TABLES = [table for module in _STATED for table in vars(module).values() if table in Table.__subclasses__()]
_NAMED = {table.table: table for table in _TABLES}
# Whoever names one of these stands on what was changed in it: a document's state and dates, how an item is counted.
_STOOD_ON = {"purchase_order": "TRUE", "schedule_row": "TRUE", "item": "f.field IN ('decimals', 'unit')"}


def _by_hand(record: str, id: str, act: str) -> str:
    """SQL: whether somebody has taken a record out since an act, for good: nothing of the act is left in it, and its id
    may be another's now. What an import took out comes back with the undoing of that.
    """
    return f"""EXISTS (SELECT 1 FROM field_change g JOIN act h ON h.id = g.act_id WHERE g.record = {record}
AND g.record_id = {id} AND g.field = '{remembering.REMOVED}' AND g.act_id > {act} AND h.verb <> '{Verb.IMPORT}'
AND h.reverses_id IS NULL AND {stands("h.id")})"""


_EDITED = f"""SELECT DISTINCT l.act_id FROM field_change f JOIN field_change l ON l.record = f.record
AND l.record_id = f.record_id AND l.act_id > f.act_id AND l.field IN (f.field, '{remembering.REMOVED}')
WHERE f.act_id = ? AND NOT {_by_hand("f.record", "f.record_id", "f.act_id")}"""
_EDITED_OF_MADE = f"""SELECT DISTINCT l.act_id FROM field_change l WHERE l.record = ? AND l.record_id BETWEEN ? AND ?
AND l.act_id > ? AND NOT {_by_hand("l.record", "l.record_id", "?")}"""
_OF_SAME_ITEMS = """SELECT DISTINCT l.act_id FROM movement m JOIN {} l ON l.item_id = m.item_id AND l.act_id > m.act_id
WHERE m.act_id = ?"""
_TOLD_AGAIN = """SELECT DISTINCT l.act_id FROM telling t JOIN telling l ON l.line_id = t.line_id AND l.act_id > t.act_id
WHERE t.act_id = ?"""
_MADE_ONTO = """SELECT DISTINCT m.act_id FROM "{table}" t JOIN records_made m
ON m.record = '{table}' AND t.id BETWEEN m.first AND m.last WHERE t."{column}" BETWEEN ? AND ? AND m.act_id > ?"""
_ON_CHANGED = """SELECT DISTINCT t.act_id FROM field_change f JOIN "{table}" t
ON t."{column}" = f.record_id AND t.act_id > f.act_id WHERE f.act_id = ? AND f.record = ? AND {field}"""
_MADE_ONTO_CHANGED = """SELECT DISTINCT m.act_id FROM field_change f JOIN "{table}" t ON t."{column}" = f.record_id
JOIN records_made m ON m.record = '{table}' AND t.id BETWEEN m.first AND m.last AND m.act_id > f.act_id
WHERE f.act_id = ? AND f.record = ? AND {field}"""


class Made(NamedTuple):
    """Records of a table, by its name, that an act made: their ids from `first` to `last`."""

    record: str
    first: int
    last: int


class TakenFile(NamedTuple):
    """An act that took a file in: the kind of its rows, and the file's name."""

    act: int
    kind: str
    file: str


_MADE = Record(Made, acts.RecordsMade)
_FILE = Record(TakenFile, acts.ImportedFile)


def files_of(act_ids: Collection[int]) -> dict[int, TakenFile]:
    """The files that acts took in, since that is kept."""
    return {found.act: found for found in _FILE.find(f"WHERE act_id IN ({marks(act_ids)})", tuple(act_ids))}


def made_by(act_id: int) -> list[Made]:
    """What an act made, in the order of the making."""
    return _MADE.find("WHERE act_id = ? ORDER BY id", (act_id,))


def standing_on(act_id: int) -> set[int]:
    """The later acts that name what an act made, or changed what it made, changed, booked or told."""
    found = {act for (act,) in rows(_EDITED, (act_id,))}
    for query in (_OF_SAME_ITEMS.format("movement"), _OF_SAME_ITEMS.format("count_line"), _TOLD_AGAIN):
        found |= {act for (act,) in rows(query, (act_id,))}
    for made in made_by(act_id):
        span = (made.first, made.last, act_id)
        found |= _ids(_EDITED_OF_MADE, (made.record, *span, act_id))
        for table, column in _naming(made.record) if made.record != "bin" else ():
            if "act" in table.fields:
                sql = f'SELECT DISTINCT act_id FROM "{table.table}" WHERE "{column}" BETWEEN ? AND ? AND act_id > ?'
                found |= _ids(sql, span)
            elif table.remembered:
                found |= _ids(_MADE_ONTO.format(table=table.table, column=column), span)
    for record, field in _STOOD_ON.items():
        for table, column in _naming(record):
            if "act" in table.fields or table.remembered:
                query = _ON_CHANGED if "act" in table.fields else _MADE_ONTO_CHANGED
                found |= _ids(query.format(table=table.table, column=column, field=field), (act_id, record))
    return found


def put_back(act_id: int) -> dict[str, list[int]]:
    """Give the fields that an act changed what they were before; returns whose they are, by the name of the table."""
    before, _ = _before(act_id)
    for key in _gone(act_id):
        before.pop(key, None)
    alike: dict[tuple[str, tuple[str, ...]], list[tuple[object, ...]]] = {}
    for (record, id), fields in before.items():
        alike.setdefault((record, tuple(fields)), []).append((*_stored(record, fields), id))
    for (record, columns), stored in alike.items():
        write(_NAMED[record], columns, stored)
    changed: dict[str, list[int]] = {}
    for record, id in before:
        changed.setdefault(record, []).append(id)
    return changed


def bring_back(act_id: int) -> dict[str, list[int]]:
    """Make the records anew that an act took out, as they were before it, by their old ids where these are free.

    Returns their ids, by the name of the table; what somebody has entered again since is there already.
    """
    _, gone = _before(act_id)
    back: dict[str, list[int]] = {}
    for (record, id), fields in gone.items():
        if not rows(f'SELECT 1 FROM "{record}" WHERE id = ?', (id,)):
            fields = {**fields, "id": str(id)}
        columns = ", ".join(f'"{name}"' for name in fields)
        sql = f'INSERT INTO "{record}" ({columns}) VALUES ({marks(fields)}) ON CONFLICT DO NOTHING RETURNING id'
        for (made,) in rows(sql, _stored(record, fields)):
            remembering.made(record, made, made)
            back.setdefault(record, []).append(made)
    return back


_Fields = dict[tuple[str, int], dict[str, str | None]]


def _before(act_id: int) -> tuple[_Fields, _Fields]:
    """What the fields were that an act changed, by table and id; and those of the records that it took out."""
    changed: _Fields = {}
    gone: _Fields = {}
    for record, id, field, value in rows(
        "SELECT record, record_id, field, before FROM field_change WHERE act_id = ? ORDER BY id", (act_id,)
    ):
        if field == remembering.REMOVED:
            gone.setdefault((record, id), changed.pop((record, id), {}))
        else:
            changed.setdefault((record, id), {}).setdefault(field, value)
    return changed, {key: fields for key, fields in gone.items() if fields}


def _gone(act_id: int) -> list[tuple[str, int]]:
    """The records, by table and id, that an act changed and somebody has taken out since."""
    gone = _by_hand("f.record", "f.record_id", "f.act_id")
    return rows(f"SELECT DISTINCT f.record, f.record_id FROM field_change f WHERE f.act_id = ? AND {gone}", (act_id,))


def _stored(record: str, fields: Mapping[str, str | None]) -> list[object]:
    """The values of fields, which are kept as text, as their table holds them."""
    kinds = {field.column: field.kind.type for field in _NAMED[record].fields.values()}
    return [int(value) if value is not None and kinds[name] == "INTEGER" else value for name, value in fields.items()]


def take_out(act_id: int, made: Made) -> list[int]:
    """Take records that an act made out again that nothing else names; returns those (ids) that have to stay."""
    span = (made.first, made.last)
    gone = _by_hand(f"'{made.record}'", "t.id", "?")
    sql = f'SELECT t.id FROM "{made.record}" t WHERE t.id BETWEEN ? AND ? AND NOT {gone} ORDER BY t.id'
    known = [id for (id,) in rows(sql, (*span, act_id))]
    named = {
        id
        for table, column in _naming(made.record)
        for (id,) in rows(f'SELECT DISTINCT "{column}" FROM "{table.table}" WHERE "{column}" BETWEEN ? AND ?', span)
    }
    remove(_NAMED[made.record], (id for id in known if id not in named))
    return [id for id in known if id in named]


def retire(items: Iterable[int]) -> None:
    """Items that have to stay are discontinued."""
    change_all(catalogue.Item, ((item, True) for item in items), ("id", "discontinued"))


def retired() -> set[int]:
    """The items that an import had made and had to stay when it was taken back, discontinued; nobody has said otherwise
    since.
    """
    return _ids(
        """SELECT i.id FROM records_made m JOIN act b ON b.reverses_id = m.act_id
        JOIN item i ON i.id BETWEEN m.first AND m.last WHERE m.record = 'item' AND i.discontinued = 1
        AND NOT EXISTS (SELECT 1 FROM act l WHERE l.reverses_id IS NULL AND l.id = (SELECT max(f.act_id)
        FROM field_change f WHERE f.record = 'item' AND f.record_id = i.id AND f.field = 'discontinued'))""",
        (),
    )


def _naming(record: str) -> Iterator[tuple[type[Table], str]]:
    """The tables that name records of another one, and the columns in which they do."""
    for table in _TABLES:
        for field in table.fields.values():
            if field.to is _NAMED[record]:
                yield table, field.column


def _ids(sql: str, values: tuple[object, ...]) -> set[int]:
    return {id for (id,) in rows(sql, values)}
