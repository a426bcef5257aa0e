"""What becomes of records: which an act made, which fields it changed and from what, which it took out.

`app.data.store.records` writes through here what is in a table that is `remembered`. It is kept with the act under way,
in a table for what was made (in spans: ids are given one after the other) and one for changes, both of which only grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from app.data.store.bulk import change_many, in_parts, insert_many, marks, rows

REMOVED = ""  # the field of a record that was taken out
_TOGETHER = 500
_CHANGE = ("act_id", "record", "record_id", "field", "before", "after")


def under_way() -> int | None:
    """The act that everything is written by; None outside of one."""
    found = rows("SELECT id FROM act WHERE id = (SELECT max(id) FROM act) AND items = ''")
    return int(found[0][0]) if found else None


def made(table: str, first: int, last: int) -> None:
    """Keep that these records (ids) are new."""
    act = under_way()
    if act is not None and last >= first:
        insert_many("records_made", ("act_id", "record", "first", "last"), [(act, table, first, last)])


def changing(
    table: str, columns: Sequence[str], changed: Iterable[tuple[object, ...]]
) -> Iterator[list[tuple[object, ...]]]:
    """Rows that are about to be written, values in the order of `columns` and then the id, in parts: each is given back
    once what it changes is kept.
    """
    act = under_way()
    upcoming = iter(changed)
    while part := list(islice(upcoming, _TOGETHER)):
        if act is not None:
            insert_many("field_change", _CHANGE, _changes(act, table, columns, part))
        yield part


def _changes(
    act: int, table: str, columns: Sequence[str], part: Sequence[tuple[object, ...]]
) -> list[tuple[object, ...]]:
    """What rows say otherwise than those that stand; column by column, which is quickest for many rows."""
    after = {row[-1]: row for row in part}
    names = ", ".join(f'"{column}"' for column in columns)
    before = rows(f'SELECT {names}, id FROM "{table}" WHERE id IN ({marks(after)})', list(after))
    pairs = [(row, after[row[-1]]) for row in before]
    found: list[tuple[object, ...]] = []
    for at, name in enumerate(columns):
        found += [
            (act, table, new[-1], name, _text(old[at]), _text(new[at])) for old, new in pairs if old[at] != new[at]
        ]
    return found


def remove(table: str, columns: Sequence[str], ids: Iterable[int]) -> None:
    """Take records out for good, and keep that, with what they held in `columns`."""
    act = under_way()
    for part in in_parts(ids):
        if act is not None:
            _keep_removed(act, table, columns, part)
        change_many(f'DELETE FROM "{table}" WHERE id = ?', ((id,) for id in part))


def _keep_removed(act: int, table: str, columns: Sequence[str], ids: Sequence[int]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    held = rows(f'SELECT id, {names} FROM "{table}" WHERE id IN ({marks(ids)})', list(ids))
    kept = [
        (act, table, id, name, _text(value), None)
        for id, *row in held
        for name, value in zip(columns, row, strict=True)
    ]
    insert_many("field_change", _CHANGE, kept)
    insert_many("field_change", _CHANGE, ((act, table, id, REMOVED, None, None) for id in ids))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
