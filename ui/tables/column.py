"""What one column of a list shows, sorts by and says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column over rows of type T.

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
