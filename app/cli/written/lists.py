"""The lists: queue and items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from app import formats
from app.cli.written.columns import Column, Columns, amount, values
from app.domain.kept_papers import KeptPaper
from app.domain.matching import Footing, SharePart
from app.domain.meanings import Hit
from app.views.items import ItemRow
from app.views.queue import QueueRow, line_numbers
from app.words import N_, _

_NUMBERED = ("order", "purchase_order", "count", "bin")
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
    number_of = line_numbers(rows)
    return (
        Column(
            "order", N_("Order"), lambda row: row.order, lambda row: formats.line_name(row.order, number_of.get(row.id))
        ),
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


def found(still_open: Collection[tuple[str, int]]) -> Columns[Hit]:
    """The columns of what was found; `still_open` are the kind and id of what has not come to its end."""

    def number(hit: Hit) -> str | None:
        return hit.title if hit.kind in _NUMBERED else None

    def name(hit: Hit) -> str:
        return hit.title if hit.kind in ("customer", "supplier") else hit.detail

    def is_open(hit: Hit) -> bool:
        return (hit.kind, hit.id) in still_open

    return (
        Column("kind", N_("Kind"), lambda hit: hit.kind, lambda hit: formats.found_words(hit.kind)),
        Column("sku", None, lambda hit: hit.title if hit.kind == "item" else None, optional=True),
        Column("number", None, number, optional=True),
        Column("name", None, name),
        Column("open", None, is_open),
        Column(None, N_("Name"), lambda hit: hit.title),
        Column(None, N_("What it is"), lambda hit: hit.detail),
        Column(None, N_("Open"), is_open, lambda hit: _("open") if is_open(hit) else _("ended")),
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

KEPT: Columns[KeptPaper] = (
    Column("paper", N_("Paper"), lambda kept: kept.id),
    Column("kind", None, lambda kept: kept.kind),
    Column("date", N_("On"), lambda kept: kept.on),
    Column("title", N_("What"), lambda kept: kept.title),
    Column("whom", N_("For"), lambda kept: kept.whom),
    Column("number", None, lambda kept: kept.number or None),
    Column("person", N_("Who"), lambda kept: kept.person),
    Column("act", N_("Act"), lambda kept: kept.act),
)
