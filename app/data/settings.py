"""The stockroom's settings, one row a field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal

from app.data.store.bulk import change_many, rows
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
    **dict.fromkeys(("count_quantity", "count_value"), Decimal),
    "count_blind": lambda text: text == str(True),
}
NAMES = tuple(field.name for field in fields(StockroomSettings))


def load() -> StockroomSettings:
    """The settings as stored; a field never stored has its default."""
    stored = dict(rows("SELECT key, value FROM setting"))
    known = {name: _READ.get(name, str)(stored[name]) for name in NAMES if name in stored}
    return StockroomSettings(**known)  # type: ignore[arg-type]


def save(settings: StockroomSettings) -> None:
    """Store every field."""
    texts = [(name, _WRITE[name](settings) if name in _WRITE else str(getattr(settings, name))) for name in NAMES]
    change_many(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", texts
    )
