"""Whom goods serve, in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.domain.receipts import ServedItem, ServedLine
from app.formats.numbers import quantity
from app.words import _, ngettext


def served_text(served: ServedItem, most: int | None = None) -> str:
    """Whom a receipt serves: "of these 8: 5 to Smith (SO-0118), 3 to Jones (SO-0121), 0 to shelf".

    With `most`, only so many orders are named and the rest are counted.
    """
    named = served.serves if most is None else served.serves[:most]
    texts = [part_text(line) for line in named]
    rest = served.serves[len(named) :]
    if rest:
        text = _("{quantity} to {count} more")
        total = sum((line.quantity for line in rest), Decimal(0))
        texts.append(text.format(quantity=quantity(total), count=quantity(len(rest))))
    texts.append(shelf_text(quantity(served.to_shelf)))
    return _("of these {quantity}: {parts}").format(quantity=quantity(served.quantity), parts=", ".join(texts))


def serves_text(serves: Sequence[ServedLine], left: Decimal) -> str:
    """Whom a supply serves: "5 to Smith (SO-0118), 3 left over"."""
    texts = [part_text(line) for line in serves]
    if left:
        texts.append(_("{quantity} left over").format(quantity=quantity(left)))
    return ", ".join(texts)


def customers_text(count: int) -> str:
    """ "2 customers waiting"; nobody: ""."""
    if not count:
        return ""
    return ngettext("{count} customer waiting", "{count} customers waiting", count).format(count=quantity(count))


def part_text(line: ServedLine) -> str:
    """One of those who are served: "5 to Smith (SO-0118)"."""
    text = _("{quantity} to {customer} ({order})")
    return text.format(quantity=quantity(line.quantity), customer=line.customer, order=line.order)


def shelf_text(quantity: str) -> str:
    """What nobody waits for: "3 to shelf"."""
    return _("{quantity} to shelf").format(quantity=quantity)
