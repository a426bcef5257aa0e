"""The lists: queue and items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app import formats
from app.cli.written.columns import Column, Columns, amount, values
from app.domain.matching import Footing, SharePart
from app.views.items import ItemRow
from app.views.queue import QueueRow
from app.words import N_

_UNDATED = (Footing.UNDATED, Footing.OVERDUE, Footing.PLANNED, Footing.NONE)

_SHARES: Columns[SharePart] = (
    Column("source", None, lambda share: share.source),
    Column("quantity", None, lambda share: share.quantity),
    # an overdue share has no date: the one it was due on is past
    Column("date", None, lambda share: None if share.footing in _UNDATED else share.on),
    Column("footing", None, lambda share: share.footing.name.lower()),
)


def queue(rows: Sequence[QueueRow]) -> Columns[QueueRow]:
    """The columns of the queue; a place is one of as many as `rows` has of the item."""
    of = Counter(row.item_id for row in rows)
    return (
        Column("order", N_("Order"), lambda row: row.order),
        Column("customer", N_("Customer"), lambda row: row.customer),
        Column("sku", N_("SKU"), lambda row: row.sku),
        amount("waiting", N_("Waiting"), lambda row: row.waiting, lambda row: row.decimals),
        Column(
            "position",
            N_("Place"),
            lambda row: row.position,
            lambda row: formats.position(row.position, of[row.item_id], row.ahead_quantity, row.unit),
        ),
        Column("ahead_lines", None, lambda row: row.ahead_lines),
        Column("ahead_quantity", None, lambda row: row.ahead_quantity),
        Column("promise", N_("When"), lambda row: row.promise, formats.line_when),
        Column("hoped", None, lambda row: row.hoped),
        Column("footing", None, lambda row: row.footing.name.lower()),
        Column("shares", None, lambda row: values(_SHARES, row.shares)),
        Column("reserved_from", None, lambda row: row.reserved_from, optional=True),
    )


ITEMS: Columns[ItemRow] = (
    Column("sku", N_("SKU"), lambda row: row.sku),
    Column("name", N_("Name"), lambda row: row.name),
    amount("on_hand", N_("On hand"), lambda row: row.on_hand, lambda row: row.decimals),
    amount("free", N_("Free"), lambda row: row.free, lambda row: row.decimals),
    amount("waiting", N_("Waiting"), lambda row: row.waiting, lambda row: row.decimals),
    amount("on_order", N_("On order"), lambda row: row.on_order, lambda row: row.decimals),
    amount("available", N_("Available"), lambda row: row.available, lambda row: row.decimals),
    Column("status", N_("Status"), lambda row: row.status, lambda row: formats.status_words(row.status)),
)
