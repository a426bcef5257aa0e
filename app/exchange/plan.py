"""What an import would do: made before the transaction begins, written within it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol, TypeVar

from app.desk import ActUnderWay
from app.domain.errors import DeskError, NeedsConsent, Question

T = TypeVar("T")


class Counted(Protocol):
    """Passes rows on to the store, reporting how far it is."""

    def __call__(self, rows: Iterable[T], /) -> Iterable[T]: ...


@dataclass(slots=True)
class Plan:
    """How many records are new, changed and left alone; what to say; what to ask; and how to write it.

    `size` is the number of rows that `write` passes through its `Counted`.
    """

    added: int = 0
    updated: int = 0
    kept: int = 0
    size: int = 0
    notes: list[Question] = field(default_factory=list)
    agreed: list[Question] = field(default_factory=list)
    asks: list[NeedsConsent] = field(default_factory=list)
    steps: list[Callable[[ActUnderWay, Counted], None]] = field(default_factory=list)
    left_out: list[DeskError] = field(default_factory=list)

    def note(self, id: str, **facts: object) -> None:
        self.notes.append(Question(id, tuple(sorted(facts.items()))))

    def note_agreed(self, id: str, **facts: object) -> None:
        """Say it once it is written: it is what a person agreed to."""
        self.agreed.append(Question(id, tuple(sorted(facts.items()))))

    def step(self, write: Callable[[ActUnderWay, Counted], None], size: int) -> None:
        """Add something to write, of `size` rows; nothing where there are none."""
        if size:
            self.size += size
            self.steps.append(write)


def places(quantity: Decimal | None) -> int:
    """Decimal places of a quantity; none of none."""
    if quantity is None:
        return 0
    exponent = quantity.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def named(names: Iterable[str], most: int = 5) -> str:
    """The first few names, for a sentence that also says how many there are."""
    listed = list(names)
    return "; ".join(listed[:most]) + ("; …" if len(listed) > most else "")
