"""What the headless program writes: aligned tables for people, plain values for machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from app import formats
from app.domain.errors import DeskError, Faulty, NeedsConsent
from app.domain.matching import Footing
from app.domain.receipts import ServedItem
from app.goods_papers import Pick
from app.purchasing import Suggestion
from app.recent import ActRow
from app.reversing import Reversed
from app.shipping import Shipped
from app.views.items import ItemRow
from app.views.queue import QueueRow, SharePart
from app.words import _, ngettext

Value = object  # what json.dumps takes
_UNDATED = (Footing.UNDATED, Footing.OVERDUE, Footing.PLANNED, Footing.NONE)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """Columns side by side, those in `right` (from 0) aligned there. No rows, no table."""
    listed = [list(row) for row in rows]
    if not listed:
        return _("Nothing to list.")
    widths = [max(map(len, column)) for column in zip(headings, *listed, strict=True)]

    def line(cells: Sequence[str]) -> str:
        padded = (
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        return "  ".join(padded).rstrip()

    return "\n".join(line(cells) for cells in (headings, *listed))


def number(quantity: Decimal) -> int | float:
    """A quantity as JSON writes numbers."""
    return int(quantity) if quantity == quantity.to_integral_value() else float(quantity)


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


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


def suggestions_values(found: Iterable[Suggestion]) -> list[Value]:
    return [
        {
            "sku": item.sku,
            "supplier": supplier.name if supplier else None,
            "cover": number(advice.cover),
            "refill": number(advice.refill),
            "cover_rounded": number(advice.cover_rounded),
            "refill_rounded": number(advice.refill_rounded),
            "available": number(advice.standing.available),
        }
        for advice, item, supplier in found
    ]


def suggestions_table(found: Iterable[Suggestion]) -> str:
    return table(
        (_("Supplier"), _("SKU"), _("Name"), _("Available"), _("Cover only"), _("Cover and refill")),
        (
            (
                supplier.name if supplier else _("(nobody sells it)"),
                item.sku,
                item.name,
                formats.quantity(advice.standing.available, item.decimals),
                formats.quantity(advice.cover_rounded, item.decimals),
                formats.quantity(advice.refill_rounded, item.decimals),
            )
            for advice, item, supplier in found
        ),
        frozenset({3, 4, 5}),
    )


def served_values(served: Iterable[ServedItem]) -> list[Value]:
    return [
        {
            "sku": each.item.sku,
            "quantity": number(each.quantity),
            "serves": [
                {"order": line.order, "customer": line.customer, "quantity": number(line.quantity)}
                for line in each.serves
            ],
            "to_shelf": number(each.to_shelf),
        }
        for each in served
    ]


def shipped_values(shipped: Shipped) -> Value:
    return {
        "act": shipped.act,
        "lines": [
            {
                "order": line.order,
                "customer": line.customer,
                "sku": line.sku,
                "quantity": number(line.quantity),
                "waiting": number(line.waiting),
            }
            for line in shipped.lines
        ],
    }


def shipped_text(shipped: Shipped) -> str:
    count = len(shipped.lines)
    listed = table(
        (_("Order"), _("Customer"), _("SKU"), _("Shipped"), _("Still waiting")),
        (
            (line.order, line.customer, line.sku, formats.quantity(line.quantity), formats.quantity(line.waiting))
            for line in shipped.lines
        ),
        frozenset({3, 4}),
    )
    said = ngettext("{count} line is shipped.", "{count} lines are shipped.", count)
    return f"{listed}\n{said.format(count=formats.quantity(count))}"


def picks_values(picks: Iterable[Pick]) -> list[Value]:
    return [
        {
            "bin": pick.bin,
            "sku": pick.row.sku,
            "name": pick.row.name,
            "quantity": number(pick.row.ready),
            "book": number(pick.book),
            "order": pick.row.order,
            "customer": pick.row.customer,
        }
        for pick in picks
    ]


def picks_table(picks: Iterable[Pick]) -> str:
    return table(
        (_("Bin"), _("SKU"), _("Name"), _("Pick"), _("Book"), _("Order"), _("Customer")),
        (
            (
                pick.bin,
                pick.row.sku,
                pick.row.name,
                formats.quantity(pick.row.ready, pick.row.decimals),
                formats.quantity(pick.book, pick.row.decimals),
                pick.row.order,
                pick.row.customer,
            )
            for pick in picks
        ),
        frozenset({3, 4}),
    )


def acts_values(acts: Iterable[ActRow]) -> list[Value]:
    return [
        {
            "act": act.id,
            "verb": act.verb,
            "date": iso(act.on_day),
            "at": act.at.isoformat(),
            "person": act.person,
            "parts": [
                {
                    "kind": part.kind,
                    "sku": part.sku,
                    "quantity": number(part.quantity),
                    "order": part.order,
                    "customer": part.customer,
                    "po": part.po,
                }
                for part in act.parts
            ],
            "parts_in_all": act.parts_in_all,
            "reverses": act.reverses,
            "reversed_by": act.reversed_by,
            "reversible": act.reversible,
        }
        for act in acts
    ]


def acts_table(acts: Iterable[ActRow]) -> str:
    return table(
        (_("Act"), _("When"), _("Who"), _("What"), "", ""),
        (
            (
                str(act.id),
                formats.stamp_text(act.at),
                act.person,
                formats.verb_words(act.verb),
                _("reversed") if act.reversed_by else "",
                formats.act_text(act),
            )
            for act in acts
        ),
    )


def reversed_values(done: Reversed) -> Value:
    """What a reversal did; `unneeded` is the inbound supply that now serves nobody."""
    return {
        "act": done.act,
        "reverses": done.of,
        "verb": done.verb,
        "unneeded": [{"po": po, "quantity": number(quantity)} for po, quantity in done.unneeded],
    }


def refusal_values(error: DeskError) -> Value:
    """A refusal for a machine: its id, its sentence, whether it can be consented to, and each fault of a file."""
    said: dict[str, Value] = {
        "refused": error.id,
        "sentence": formats.sentence(error),
        "asks": isinstance(error, NeedsConsent),
    }
    if isinstance(error, Faulty):
        said["errors"] = [
            {
                "line": int(str(fault.facts.get("line", 0))),
                "column": str(fault.facts.get("field", "")),
                "text": str(fault.facts.get("text", "")),
                "sentence": formats.sentence(fault),
            }
            for fault in error.errors
        ]
    return said
