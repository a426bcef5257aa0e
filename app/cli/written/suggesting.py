"""What should be ordered, and the drafts that were made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app import formats
from app.cli.written.columns import Column, Columns, Value, amount, table, values
from app.domain.drafts import Suggestion
from app.domain.reorder import Portion
from app.purchasing import Extent, proposals
from app.views.purchases import PurchaseDetail, PurchaseLineDetail
from app.words import N_, _

SUGGESTIONS: Columns[Suggestion] = (
    Column("sku", None, lambda one: one.item.sku),
    Column("supplier", None, lambda one: one.supplier.name if one.supplier else None),
    Column("cover", None, lambda one: one.advice.cover),
    Column("refill", None, lambda one: one.advice.refill),
    Column("cover_rounded", None, lambda one: one.advice.cover_rounded),
    Column("refill_rounded", None, lambda one: one.advice.refill_rounded),
    Column("available", None, lambda one: one.advice.standing.available),
    Column("cover_from", None, lambda one: [_from(one, portion) for portion in one.advice.cover_portions]),
    Column("refill_from", None, lambda one: [_from(one, portion) for portion in one.advice.refill_portions]),
    Column("why_cover", None, lambda one: formats.suggestion_sum(one.advice, one.item, refill=False)),
    Column("why_refill", None, lambda one: formats.suggestion_sum(one.advice, one.item, refill=True)),
)


def _from(found: Suggestion, portion: Portion) -> Value:
    offer = next((offer for offer in found.offers if offer.source is portion.source), None)
    return {
        "supplier": offer.supplier.name if offer else None,
        "supplier_sku": offer.source.supplier_sku if offer else None,
        "needed": portion.needed,
        "quantity": portion.quantity,
        "pack_size": offer.source.pack_size if offer else None,
    }


class _Wanted(NamedTuple):
    """What an item would come in from one supplier ("": nobody sells it), as text by extent."""

    supplier: str
    of: Suggestion
    quantities: dict[Extent, str]


_WANTED: Columns[_Wanted] = (
    Column(None, N_("Supplier"), lambda line: line.supplier or _("(nobody sells it)")),
    Column(None, N_("SKU"), lambda line: line.of.item.sku),
    Column(None, N_("Name"), lambda line: line.of.item.name),
    amount(None, N_("Available"), lambda line: line.of.advice.standing.available, lambda line: line.of.item.decimals),
    Column(None, N_("Cover only"), lambda line: line.quantities.get("cover", formats.quantity(0)), right=True),
    Column(None, N_("Cover and refill"), lambda line: line.quantities.get("refill", formats.quantity(0)), right=True),
)


def suggestions_table(found: Sequence[Suggestion]) -> str:
    """One line for each supplier that an item would come from."""
    lines: dict[tuple[bool, str, str], _Wanted] = {}

    def line(supplier: str, of: Suggestion) -> _Wanted:
        return lines.setdefault((not supplier, supplier, of.item.sku), _Wanted(supplier, of, {}))

    extents: tuple[Extent, ...] = ("cover", "refill")
    for extent in extents:
        for each in proposals(found, extent):
            wanted = line(each.offer.supplier.name if each.offer else "", each.suggestion)
            wanted.quantities[extent] = formats.quantity(each.quantity, each.suggestion.item.decimals)
    return table(_WANTED, (lines[place] for place in sorted(lines)))


class _Drafted(NamedTuple):
    draft: PurchaseDetail
    line: PurchaseLineDetail


_DRAFTED: Columns[_Drafted] = (
    Column(None, N_("Draft"), lambda each: each.draft.po.number),
    Column(None, N_("Supplier"), lambda each: each.draft.supplier.name),
    Column("sku", N_("SKU"), lambda each: each.line.item.sku),
    amount("quantity", N_("Quantity"), lambda each: each.line.open, lambda each: each.line.item.decimals),
    Column(
        "pack_size",
        N_("Packs"),
        lambda each: each.line.line.pack_size,
        lambda each: formats.packs_text(each.line.open, each.line.line.pack_size),
    ),
    Column("unit_cost", None, lambda each: each.line.line.unit_cost),
)


def _drafted(draft: PurchaseDetail) -> Iterator[_Drafted]:
    return (_Drafted(draft, line) for line in draft.lines)


def drafts_values(drafts: Iterable[PurchaseDetail], left: Sequence[Suggestion]) -> Value:
    """The drafts as they are now, and the SKUs that nobody offers."""
    return {
        "drafts": [
            {
                "po": draft.po.number,
                "supplier": draft.supplier.name,
                "currency": draft.po.currency or None,
                "lines": values(_DRAFTED, _drafted(draft)),
            }
            for draft in drafts
        ],
        "nobody_offers": [one.item.sku for one in left],
    }


def drafts_text(drafts: Iterable[PurchaseDetail], left: Sequence[Suggestion]) -> str:
    listed = table(_DRAFTED, (each for draft in drafts for each in _drafted(draft)))
    if not left:
        return listed
    nobody = _("Nobody is known to sell these; add a source first: {skus}.")
    return f"{listed}\n{nobody.format(skus=', '.join(one.item.sku for one in left))}"
