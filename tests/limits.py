"""The limits on speed: what was measured beside each, and when it counts as missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

TRIES = 3
MARGIN = 1.2  # what else a machine does is no fault of the program


class TooSlow(AssertionError):
    """A limit was missed by more than the margin, each time it was measured."""


@dataclass
class Figure:
    most: float | None
    unit: str
    got: list[float] = field(default_factory=list)


figures: dict[str, Figure] = {}


def within(name: str, got: float, most: float, unit: str = "x") -> None:
    """Judge a figure. A benchmark that raises TooSlow is run again, until it was run so many times."""
    told(name, got, unit, most)
    if min(figures[name].got) > most * MARGIN:
        raise TooSlow(f"{name}: {got:.3g} {unit}, at most {most:g}")


def told(name: str, got: float, unit: str = "x", most: float | None = None) -> None:
    """Have a figure in the table at the end, without judging it."""
    figures.setdefault(name, Figure(most, unit)).got.append(got)


def table() -> Iterator[str]:
    """A line for each figure: the best that was measured, its limit, and whether that was missed."""
    for name, figure in figures.items():
        best = min(figure.got)
        limit = "" if figure.most is None else f"of {figure.most:g} {figure.unit}"
        missed = "missed" if figure.most is not None and best > figure.most else ""
        tries = f"in {len(figure.got)} tries" if len(figure.got) > 1 else ""
        yield f"{best:8.3g} {figure.unit:2} {limit:9} {name} {missed} {tries}".rstrip()
