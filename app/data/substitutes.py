"""Reading and writing which items substitute which, and which order lines stand for which."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import NamedTuple

from app.data.models import catalogue, orders
from app.data.store import records
from app.data.store.bulk import among, grouped, in_parts, marks
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, change
from app.domain.errors import NotFound
from app.domain.substitutes import Substitute


class Substitution(NamedTuple):
    """An order line that stands for a part of `original`, by the factor of that moment."""

    original: int
    line: int
    factor: Decimal


_SUBSTITUTE = Record(Substitute, catalogue.Substitute)
_SUBSTITUTION = Record(Substitution, orders.Substitution)


def of_items(items: Collection[int]) -> dict[int, list[Substitute]]:
    """What may go out instead of each of the items, oldest first; items without any are left out."""
    found = among(f"{_SUBSTITUTE.select} WHERE TRUE", "item_id", items, then="ORDER BY id", at=1)
    return grouped((substitute.item, substitute) for substitute in _SUBSTITUTE.all(found))


def by_id(substitute_id: int) -> Substitute:
    """One substitute. Raises NotFound "substitute.unknown"."""
    return _SUBSTITUTE.one("WHERE id = ?", (substitute_id,), NotFound("substitute.unknown", substitute=substitute_id))


def add(item_id: int, substitute_id: int, factor: Decimal) -> int:
    return records.add(catalogue.Substitute, item=item_id, substitute=substitute_id, factor=factor)


def set_factor(substitute_id: int, factor: Decimal) -> None:
    """Give a substitute another factor. What was substituted already keeps its own."""
    change(catalogue.Substitute, substitute_id, factor=factor)


def remove(substitute_id: int) -> None:
    records.remove(catalogue.Substitute, [substitute_id])


def add_substitution(act_id: int, original: int, line: int, factor: Decimal) -> None:
    """Keep that a line stands for a part of another one."""
    records.add(orders.Substitution, act=act_id, original=original, line=line, factor=factor)


def substitution_of(line_id: int) -> Substitution | None:
    """What a line stands for; None where it is a line of its own."""
    return _SUBSTITUTION.first("WHERE line_id = ?", (line_id,))


def lines_instead_of(originals: Iterable[int]) -> list[int]:
    """The order lines that stand for these."""
    return [
        line
        for part in in_parts(originals)
        for (line,) in fetch(f"SELECT line_id FROM substitution WHERE original_id IN ({marks(part)})", part)
    ]


def substitutions_by(act_id: int) -> list[Substitution]:
    """The substitutions that an act made."""
    return _SUBSTITUTION.find("WHERE act_id = ? ORDER BY id", (act_id,))
