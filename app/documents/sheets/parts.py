"""What any paper has: who writes, who is addressed, labelled facts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes. `lines` are the address, phone and e-mail, a line each."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody addressed: what they are to this paper ("Supplier"), their name and their lines."""

    role: str
    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value, such as the date of an order."""

    label: str
    value: str
