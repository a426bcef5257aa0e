"""The lists: queue and items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app import formats
from app.cli.written.text import Value, iso, number, table
from app.domain.matching import Footing, SharePart
from app.views.items import ItemRow
from app.views.queue import QueueRow
from app.words import _

_UNDATED = (Footing.UNDATED, Footing.OVERDUE, Footing.PLANNED, Footing.NONE)


def queue_values(rows: Iterable[QueueRow]) -> list[Value]:
    return [
        {
            "order": row.order,
            "customer": row.customer,
            "sku": row.sku,
            "waiting": number(row.waiting),
            "position": row.position,
            "ahead_lines": row.ahead_lines,
            "ahead_quantity": number(row.ahead_quantity),
            "promise": iso(row.promise),
            "hoped": iso(row.hoped),
            "footing": row.footing.name.lower(),
            "shares": [_share(share) for share in row.shares],
            **({"reserved_from": iso(row.reserved_from)} if row.reserved_from else {}),
        }
        for row in rows
    ]


def _share(share: SharePart) -> Value:
    """An overdue share has no date: the one it was due on is past."""
    return {
        "source": share.source,
        "quantity": number(share.quantity),
        "date": None if share.footing in _UNDATED else iso(share.on),
        "footing": share.footing.name.lower(),
    }


def queue_table(rows: Sequence[QueueRow], today: date) -> str:
    lengths: dict[int, int] = {}
    for row in rows:
        lengths[row.item_id] = lengths.get(row.item_id, 0) + 1
    return table(
        (_("Order"), _("Customer"), _("SKU"), _("Waiting"), _("Place"), _("When")),
        (
            (
                row.order,
                row.customer,
                row.sku,
                formats.quantity(row.waiting, row.decimals),
                formats.position(row.position, lengths[row.item_id], row.ahead_quantity, row.unit),
                formats.line_when(row, today),
            )
            for row in rows
        ),
        frozenset({3}),
    )


def items_values(rows: Iterable[ItemRow]) -> list[Value]:
    return [
        {
            "sku": row.sku,
            "name": row.name,
            "on_hand": number(row.on_hand),
            "free": number(row.free),
            "waiting": number(row.waiting),
            "on_order": number(row.on_order),
            "available": number(row.available),
            "status": str(row.status),
        }
        for row in rows
    ]


def items_table(rows: Iterable[ItemRow]) -> str:
    return table(
        (_("SKU"), _("Name"), _("On hand"), _("Free"), _("Waiting"), _("On order"), _("Available"), _("Status")),
        (
            (
                row.sku,
                row.name,
                *(
                    formats.quantity(amount, row.decimals)
                    for amount in (row.on_hand, row.free, row.waiting, row.on_order, row.available)
                ),
                formats.status_words(row.status),
            )
            for row in rows
        ),
        frozenset(range(2, 7)),
    )
