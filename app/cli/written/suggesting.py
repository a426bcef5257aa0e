"""What should be ordered, and the drafts that were made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app import formats
from app.cli.written.text import Value, number, table
from app.domain.drafts import Suggestion
from app.domain.reorder import Portion
from app.purchasing import Extent, proposals
from app.views.purchases import PurchaseDetail
from app.words import _


def suggestions_values(found: Iterable[Suggestion]) -> list[Value]:
    return [
        {
            "sku": one.item.sku,
            "supplier": one.supplier.name if one.supplier else None,
            "cover": number(one.advice.cover),
            "refill": number(one.advice.refill),
            "cover_rounded": number(one.advice.cover_rounded),
            "refill_rounded": number(one.advice.refill_rounded),
            "available": number(one.advice.standing.available),
            "cover_from": [_from(one, portion) for portion in one.advice.cover_portions],
            "refill_from": [_from(one, portion) for portion in one.advice.refill_portions],
            "why_cover": formats.suggestion_sum(one.advice, one.item, refill=False),
            "why_refill": formats.suggestion_sum(one.advice, one.item, refill=True),
        }
        for one in found
    ]


def _from(found: Suggestion, portion: Portion) -> Value:
    offer = next((offer for offer in found.offers if offer.source is portion.source), None)
    return {
        "supplier": offer.supplier.name if offer else None,
        "supplier_sku": offer.source.supplier_sku if offer else None,
        "needed": number(portion.needed),
        "quantity": number(portion.quantity),
        "pack_size": number(offer.source.pack_size) if offer else None,
    }


def suggestions_table(found: Sequence[Suggestion]) -> str:
    """One line for each source that an item would come from."""
    rows: dict[tuple[str, str], dict[Extent, str]] = {}
    extents: tuple[Extent, ...] = ("cover", "refill")
    for extent in extents:
        for line in proposals(found, extent):
            key = line.offer.supplier.name if line.offer else "", line.suggestion.item.sku
            rows.setdefault(key, {})[extent] = formats.quantity(line.quantity, line.suggestion.item.decimals)
    item_of = {one.item.sku: one for one in found}
    for one in found:  # at its reorder point exactly, with nothing above it to refill to
        if not one.advice.refill_portions:
            rows.setdefault((one.supplier.name if one.supplier else "", one.item.sku), {})
    return table(
        (_("Supplier"), _("SKU"), _("Name"), _("Available"), _("Cover only"), _("Cover and refill")),
        (
            (
                supplier or _("(nobody sells it)"),
                sku,
                item_of[sku].item.name,
                formats.quantity(item_of[sku].advice.standing.available, item_of[sku].item.decimals),
                quantities.get("cover", formats.quantity(0)),
                quantities.get("refill", formats.quantity(0)),
            )
            for (supplier, sku), quantities in sorted(rows.items(), key=lambda row: (not row[0][0], row[0]))
        ),
        frozenset({3, 4, 5}),
    )


def drafts_values(drafts: Iterable[PurchaseDetail], left: Sequence[Suggestion]) -> Value:
    """The drafts as they are now, and the SKUs that nobody offers."""
    return {
        "drafts": [
            {
                "po": draft.po.number,
                "supplier": draft.supplier.name,
                "currency": draft.po.currency or None,
                "lines": [
                    {
                        "sku": line.item.sku,
                        "quantity": number(line.open),
                        "pack_size": number(line.line.pack_size),
                        "unit_cost": None if line.line.unit_cost is None else number(line.line.unit_cost),
                    }
                    for line in draft.lines
                ],
            }
            for draft in drafts
        ],
        "nobody_offers": [one.item.sku for one in left],
    }


def drafts_text(drafts: Sequence[PurchaseDetail], left: Sequence[Suggestion]) -> str:
    listed = table(
        (_("Draft"), _("Supplier"), _("SKU"), _("Quantity"), _("Packs")),
        (
            (
                draft.po.number,
                draft.supplier.name,
                line.item.sku,
                formats.quantity(line.open, line.item.decimals),
                formats.packs_text(line.open, line.line.pack_size),
            )
            for draft in drafts
            for line in draft.lines
        ),
        frozenset({3}),
    )
    nobody = _("Nobody is known to sell these; add a source first: {skus}.").format(
        skus=", ".join(one.item.sku for one in left)
    )
    return f"{listed}\n{nobody}" if left else listed
