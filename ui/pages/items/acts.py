"""What can be done with an item."""

from __future__ import annotations

from collections.abc import Sequence

from app import catalogue, papers, views
from app.domain.items import Barcode
from app.domain.substitutes import SubstituteOffer
from app.views.items import ItemRow
from app.words import _
from ui import dialogs
from ui.context import Context
from ui.widgets.detail import OfferedAct


def acts_of(ctx: Context, row: ItemRow, selected: Sequence[int] = ()) -> Sequence[OfferedAct]:
    """The acts that apply to `row`, and to the other `selected` items (ids), now; the likeliest first."""
    acts = [
        OfferedAct(
            "new_order_for", _("New order…"), lambda: ctx.open(dialogs.orders.NewOrder, item_id=row.id), primary=True
        ),
        OfferedAct("order_item", _("Order it…"), lambda: ctx.open(dialogs.buying.OrderItem, item_id=row.id)),
        OfferedAct("edit_item", _("Edit…"), lambda: edit(ctx, row.id)),
        OfferedAct(
            "correct_stock", _("Correct the record…"), lambda: ctx.open(dialogs.goods.CorrectStock, item_id=row.id)
        ),
    ]
    acts.append(
        OfferedAct(
            "count_items", _("Count it…"), lambda: ctx.open(dialogs.counting.OpenCount, item_ids=selected or [row.id])
        )
    )
    acts.append(OfferedAct("doubt", _("Doubt the record…"), lambda: ctx.open(dialogs.counting.Doubt, item_id=row.id)))
    if row.free:
        acts.append(
            OfferedAct("issue_stock", _("Internal use…"), lambda: ctx.open(dialogs.goods.IssueStock, item_id=row.id))
        )
    if row.waiting:
        acts.append(
            OfferedAct(
                "print_status", _("Queue on paper"), lambda: ctx.open_paper(papers.table.STATUS.of(item_id=row.id))
            )
        )
    acts.append(
        OfferedAct("add_barcode", _("Add a barcode…"), lambda: ctx.open(dialogs.catalogue.AddBarcode, item_id=row.id))
    )
    acts.append(OfferedAct("label_item", _("Label…"), lambda: ctx.open(dialogs.papers.Labels, item_ids=[row.id])))
    acts.append(
        OfferedAct("add_source", _("Add a source…"), lambda: ctx.open(dialogs.catalogue.SourceEdit, item_id=row.id))
    )
    acts.append(
        OfferedAct(
            "add_substitute", _("Add a substitute…"), lambda: ctx.open(dialogs.catalogue.AddSubstitute, item_id=row.id)
        )
    )
    return acts


def edit(ctx: Context, item_id: int) -> None:
    ctx.open(dialogs.catalogue.ItemEdit, item=views.items.detail(ctx.desk, item_id).item)


def remove_barcode(ctx: Context, barcode: Barcode) -> None:
    said = _("{code} no longer stands for the item.").format(code=barcode.code)
    ctx.attempt(lambda consent: catalogue.remove_barcode(ctx.desk, barcode.id), done=lambda _nothing: ctx.say(said))


def remove_substitute(ctx: Context, offer: SubstituteOffer) -> None:
    said, which = _("{other} is no substitute for the item any more.").format(other=offer.item.sku), offer.substitute.id
    ctx.attempt(lambda consent: catalogue.remove_substitute(ctx.desk, which), done=lambda _nothing: ctx.say(said))
