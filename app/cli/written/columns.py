"""A list as its columns: one statement of it gives the table for people and the objects for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeAlias, TypeVar

from app import formats
from app.words import _

P = TypeVar("P")
R = TypeVar("R")
T = TypeVar("T")
Value = object  # what json.dumps takes, with `plain` for the rest


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column of a list of rows of type T.

    `key` names its value in JSON, `head` is its English head in the table (marked with `N_`): None where it is not in
    the one or the other. `show` is the text of its value, where that is not the text itself. Of an `optional` one
    machines hear only where there is a value.
    """

    key: str | None
    head: str | None
    value: Callable[[T], Value]
    show: Callable[[T], str] | None = None
    right: bool = False
    optional: bool = False


Columns: TypeAlias = Sequence[Column[T]]


def amount(
    key: str | None, head: str, value: Callable[[T], Decimal | int | None], decimals: Callable[[T], int] | None = None
) -> Column[T]:
    """A column of quantities: with as many decimals as each has, or as `decimals` says."""
    if decimals is None:
        return Column(key, head, value, lambda row: formats.quantity(value(row)), right=True)
    return Column(key, head, value, lambda row: formats.quantity(value(row), decimals(row)), right=True)


def within(columns: Columns[P], part: Callable[[T], P]) -> Columns[T]:
    """The columns of a part of each row."""

    def of(get: Callable[[P], R]) -> Callable[[T], R]:
        return lambda row: get(part(row))

    return [Column(c.key, c.head, of(c.value), c.show and of(c.show), c.right, c.optional) for c in columns]


def plain(value: Value) -> Value:
    """As JSON writes it: a quantity as a number, a day or a stamp as ISO text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def values(columns: Columns[T], rows: Iterable[T]) -> list[dict[str, Value]]:
    """Each row as JSON says it."""
    named = [(column.key, column.value, column.optional) for column in columns if column.key is not None]
    return [
        {key: plain(found) for key, value, optional in named if (found := value(row)) is not None or not optional}
        for row in rows
    ]


def record(row: object, *names: str) -> dict[str, Value]:
    """Fields of a row as JSON says them, each under its own name."""
    return {name: plain(getattr(row, name)) for name in names}


def table(columns: Columns[T], rows: Iterable[T]) -> str:
    """The columns side by side under their heads. No rows, no table."""
    shown = [(column.head, column.show or column.value, column.right) for column in columns if column.head is not None]
    listed = [[str(show(row)) for _head, show, _right in shown] for row in rows]
    if not listed:
        return _("Nothing to list.")
    listed.insert(0, [head and _(head) for head, _show, _right in shown])
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]

    def line(cells: Sequence[str]) -> str:
        padded = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, (_head, _show, right) in zip(cells, widths, shown, strict=True)
        )
        return "  ".join(padded).rstrip()

    return "\n".join(map(line, listed))
