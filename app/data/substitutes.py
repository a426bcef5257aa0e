"""Reading and writing which items substitute which, and which order lines stand for which."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import NamedTuple

from app.data.store.bulk import in_parts, marks, narrowed
from app.data.store.bulk import rows as fetch
from app.data.store.database import db
from app.data.store.units import from_thousandths, to_thousandths
from app.domain.errors import NotFound
from app.domain.substitutes import Substitute

_SELECT = "SELECT id, item_id, substitute_id, factor FROM substitute"


class Substitution(NamedTuple):
    """An order line that stands for a part of `original`, by the factor of that moment."""

    original: int
    line: int
    factor: Decimal


def of_items(items: Collection[int]) -> dict[int, list[Substitute]]:
    """What may go out instead of each of the items, oldest first; items without any are left out."""
    named, values = narrowed("item_id", items)
    found: dict[int, list[Substitute]] = {}
    for identity, item, substitute, factor in fetch(f"{_SELECT} WHERE 1 = 1{named} ORDER BY id", values):
        if item in items:
            found.setdefault(item, []).append(Substitute(identity, item, substitute, from_thousandths(factor)))
    return found


def by_id(substitute_id: int) -> Substitute:
    """One substitute. Raises NotFound "substitute.unknown"."""
    for identity, item, substitute, factor in fetch(f"{_SELECT} WHERE id = ?", (substitute_id,)):
        return Substitute(identity, item, substitute, from_thousandths(factor))
    raise NotFound("substitute.unknown", substitute=substitute_id)


def add(item_id: int, substitute_id: int, factor: Decimal) -> int:
    cursor = db.execute_sql(
        "INSERT INTO substitute (item_id, substitute_id, factor) VALUES (?, ?, ?)",
        (item_id, substitute_id, to_thousandths(factor)),
    )
    return int(cursor.lastrowid or 0)


def set_factor(substitute_id: int, factor: Decimal) -> None:
    """Give a substitute another factor. What was substituted already keeps its own."""
    db.execute_sql("UPDATE substitute SET factor = ? WHERE id = ?", (to_thousandths(factor), substitute_id))


def remove(substitute_id: int) -> None:
    db.execute_sql("DELETE FROM substitute WHERE id = ?", (substitute_id,))


def add_substitution(act_id: int, original: int, line: int, factor: Decimal) -> None:
    """Keep that a line stands for a part of another one."""
    db.execute_sql(
        "INSERT INTO substitution (act_id, original_id, line_id, factor) VALUES (?, ?, ?, ?)",
        (act_id, original, line, to_thousandths(factor)),
    )


def substitution_of(line_id: int) -> Substitution | None:
    """What a line stands for; None where it is a line of its own."""
    for original, factor in fetch("SELECT original_id, factor FROM substitution WHERE line_id = ?", (line_id,)):
        return Substitution(original, line_id, from_thousandths(factor))
    return None


def lines_instead_of(originals: Iterable[int]) -> list[int]:
    """The order lines that stand for these."""
    return [
        line
        for part in in_parts(originals)
        for (line,) in fetch(f"SELECT line_id FROM substitution WHERE original_id IN ({marks(part)})", part)
    ]


def substitutions_by(act_id: int) -> list[Substitution]:
    """The substitutions that an act made."""
    found = fetch("SELECT original_id, line_id, factor FROM substitution WHERE act_id = ? ORDER BY id", (act_id,))
    return [Substitution(original, line, from_thousandths(factor)) for original, line, factor in found]
