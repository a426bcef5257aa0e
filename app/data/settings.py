"""What the stockroom has settled: its settings, one row a field, how columns of files are read, what codes mean."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.store.bulk import change_many, rows, run
from app.domain.settings import StockroomSettings

_DAYS = (
    *("dock_days", "earlier_days", "hope_days", "uncollected_days", "unanswered_days", "reserve_days"),
    *("held_days", "chase_days"),
)
_WRITE: dict[str, Callable[[StockroomSettings], str]] = {
    "weekdays": lambda settings: " ".join(str(day) for day in sorted(settings.weekdays)),
    "closed": lambda settings: " ".join(day.isoformat() for day in sorted(settings.closed)),
}
_READ: dict[str, Callable[[str], object]] = {
    "weekdays": lambda text: frozenset(int(day) for day in text.split()),
    "closed": lambda text: frozenset(date.fromisoformat(day) for day in text.split()),
    **dict.fromkeys(_DAYS, int),
    "pass_held": lambda text: text == str(True),
    **dict.fromkeys(("count_a_days", "count_b_days", "count_c_days", "count_sheet"), int),
    **dict.fromkeys(("count_a_percent", "count_b_percent", "count_c_percent", "count_value"), Decimal),
    "count_blind": lambda text: text == str(True),
}
_COLUMNS = "columns of "  # followed by the kind of file, a colon and its headings
_MEANT = "meant by "  # followed by a code
NAMES = tuple(field.name for field in fields(StockroomSettings))


def load() -> StockroomSettings:
    """The settings as stored; a field never stored has its default."""
    stored = dict(rows("SELECT key, value FROM setting"))
    known = {name: _READ.get(name, str)(stored[name]) for name in NAMES if name in stored}
    return StockroomSettings(**known)  # type: ignore[arg-type]


def save(settings: StockroomSettings) -> None:
    """Store every field."""
    texts = [(name, _WRITE[name](settings) if name in _WRITE else str(getattr(settings, name))) for name in NAMES]
    _keep(texts)


def save_time_zone(name: str) -> None:
    """Store the time zone alone: what was never stored keeps its default."""
    _keep([("time_zone", name)])


def _keep(texts: Iterable[tuple[str, str]]) -> None:
    change_many(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", texts
    )


class SaidColumns(NamedTuple):
    """Our column names to a file's headings, what stands in every row, ours that are not read, and the order of the
    file's headings where that matters.
    """

    headings: dict[str, str]
    always: dict[str, str]
    without: list[str] = []
    order: list[str] = []


def columns(kind: str, headings: str) -> SaidColumns | None:
    """What was said of the columns of a file with such headings; None where nobody has."""
    for (text,) in rows("SELECT value FROM setting WHERE key = ?", (f"{_COLUMNS}{kind}: {headings}",)):
        return SaidColumns(**json.loads(text))
    return None


def kind_of(headings: str) -> str | None:
    """The kind of file for which such headings are remembered; None where for none or for several."""
    found = rows("SELECT key FROM setting WHERE key LIKE ? || '%: ' || ?", (_COLUMNS, headings))
    kinds = [key.removeprefix(_COLUMNS).partition(":")[0] for (key,) in found if key.endswith(f": {headings}")]
    return kinds[0] if len(kinds) == 1 else None


def set_columns(kind: str, headings: str, said: SaidColumns) -> None:
    """Remember it, in place of what was remembered for the same headings."""
    _keep([(f"{_COLUMNS}{kind}: {headings}", json.dumps(said._asdict()))])


def chosen(code: str) -> tuple[str, int] | None:
    """The kind and id of what was chosen for a code; None where nothing was."""
    for (value,) in rows("SELECT value FROM setting WHERE key = ?", (_MEANT + code,)):
        kind, id = value.split()
        return kind, int(id)
    return None


def choose(code: str, kind: str, id: int) -> None:
    """Let a code mean the thing of this kind and id."""
    _keep([(_MEANT + code, f"{kind} {id}")])


def forget_choice(code: str) -> None:
    """Nothing is chosen for a code any more."""
    run("DELETE FROM setting WHERE key = ?", (_MEANT + code,))
