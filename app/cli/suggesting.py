"""The command that says what to order, and puts it on drafts."""

from __future__ import annotations

from collections.abc import Sequence

import click

from app import purchasing
from app.catalogue.naming import item_id, supplier_id
from app.cli.options import DeskCommand, stated_by
from app.cli.running import opened
from app.cli.saying import Stated, say
from app.cli.written import suggesting as written
from app.cli.written.columns import values
from app.desk import Desk
from app.domain.drafts import Suggestion
from app.purchasing import Extent
from app.views.purchases import detail
from app.words import _


@click.command(cls=DeskCommand)
@click.option("--draft", is_flag=True, help="Put it on drafts, one for each supplier, joining those that are open.")
@click.option("--cover", "extent", flag_value="cover", help="Only what the queue needs beyond what is coming.")
@click.option("--refill", "extent", flag_value="refill", help="Up to the order-up-to level (unless --cover is said).")
@click.option("--item", "skus", multiple=True, metavar="SKU", help="Of this item only; may be said several times.")
@click.option("--supplier", metavar="NAME", help="Only what would come from this supplier.")
@stated_by
def suggest(stated: Stated, draft: bool, extent: Extent | None, skus: Sequence[str], supplier: str | None) -> None:
    """What should be ordered, and why so much."""
    if extent is not None and not draft:
        raise click.UsageError(_("Both quantities are listed anyway: --cover and --refill are for --draft."))
    with opened(stated) as desk:
        found = _narrowed(purchasing.suggest(desk), skus)
        if draft:
            _draft(stated, desk, found, extent or "refill", supplier)
            return
        if supplier is not None:
            id = supplier_id(supplier)
            found = [one for one in found if id in [offer.supplier.id for offer in one.offers]]
        say(stated, values(written.SUGGESTIONS, found), written.suggestions_table(found))


def _narrowed(found: list[Suggestion], skus: Sequence[str]) -> list[Suggestion]:
    wanted = {item_id(sku) for sku in skus}
    return [one for one in found if not wanted or one.item.id in wanted]


def _draft(stated: Stated, desk: Desk, found: list[Suggestion], extent: Extent, supplier: str | None) -> None:
    """Draft what somebody offers; what nobody does is named, and is not in the way of the rest."""
    lines = purchasing.proposals(found, extent)
    left = [line.suggestion for line in lines if line.offer is None]
    lines = [line for line in lines if line.offer is not None]
    if supplier is not None:
        id = supplier_id(supplier)
        lines = [line for line in lines if line.offer is not None and line.offer.supplier.id == id]
    drafts = [detail(desk, po) for po in purchasing.draft_proposals(desk, lines)] if lines else []
    text = written.drafts_text(drafts, left) if drafts or left else _("Nothing needs ordering.")
    say(stated, written.drafts_values(drafts, left), text)
