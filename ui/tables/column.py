"""What one column of a list shows, sorts by and says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

from app import formats

T = TypeVar("T")
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column over rows of type T; `text`, `figure` and `day` make those that show what they sort by.

    `title` is the English head (marked with `N_`; the model translates it). `value` gives the native value that the
    column sorts by (None sorts last both ways), `show` its text, `tone` the name of a theme tone or None, `hint` a
    tooltip or None. `width` is in pixels at first start; `key` names the column in the settings and must not change
    once released. A `hidden` column is off until a person turns it on.
    """

    title: str
    value: Callable[[T], Any]
    show: Callable[[T], str]
    align: Literal["left", "right"] = "left"
    tone: Callable[[T], str | None] | None = None
    hint: Callable[[T], str | None] | None = None
    width: int = 120
    key: str = ""
    hidden: bool = False

    @property
    def name(self) -> str:
        """The stable name of the column: its key, else its title."""
        return self.key or self.title

    @staticmethod
    def text(title: str, value: Callable[[Row], str], *, long: bool = False, **more: Any) -> Column[Row]:
        """A column of texts; of `long` ones the tooltip is the whole."""
        if long:
            more["hint"] = value
        return Column(title, value, value, **more)

    @staticmethod
    def figure(title: str, value: Callable[[Row], Decimal | int], *, zero: bool = True, **more: Any) -> Column[Row]:
        """A column of quantities, to the right; without `zero` nothing is shown for none."""

        def show(row: Row) -> str:
            number = value(row)
            return formats.quantity(number) if zero or number else ""

        return Column(title, value, show, "right", **more)

    @staticmethod
    def day(title: str, value: Callable[[Row], date | None], *, short: bool = False, **more: Any) -> Column[Row]:
        """A column of days; nothing is shown for none."""
        return Column(
            title, value, lambda row: (formats.date_short if short else formats.date_text)(value(row)), **more
        )
