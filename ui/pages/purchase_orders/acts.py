"""What can be done with a purchase order, by its state."""

from __future__ import annotations

from collections.abc import Sequence

from app import papers, purchasing
from app.acts import reversing
from app.domain.purchase_orders import State
from app.promising import effects
from app.views.purchases import PurchaseRow
from app.words import _
from ui import dialogs
from ui.acts import take_back, undo, with_effects
from ui.context import Context
from ui.sending import send_draft
from ui.widgets.detail import OfferedAct


def acts_of(ctx: Context, row: PurchaseRow) -> Sequence[OfferedAct]:
    """The acts that apply to `row` now, the likeliest first."""
    edit = OfferedAct("edit_draft", _("Edit…"), lambda: ctx.open(dialogs.buying.NewPurchaseOrder, po_id=row.id))
    send = OfferedAct("send", _("Send"), lambda: send_draft(ctx, row.id), primary=True)
    confirm = OfferedAct(
        "confirm", _("Confirm…"), lambda: ctx.open(dialogs.buying.Confirm, po_id=row.id), primary=row.unconfirmed > 0
    )
    receive = OfferedAct(
        "receive", _("Receive…"), lambda: ctx.open(dialogs.goods.Receive, po_id=row.id), primary=not row.unconfirmed
    )
    preview = OfferedAct("print_po", _("Preview"), lambda: ctx.open_paper(papers.table.PURCHASE_ORDER.of(row.id)))
    chase = OfferedAct("chase", _("Chase…"), lambda: ctx.open(dialogs.buying.Chase, supplier_id=row.supplier_id))
    record = OfferedAct(
        "supplier_record",
        _("Supplier's record…"),
        lambda: ctx.open(dialogs.buying.SupplierRecord, supplier_id=row.supplier_id),
    )
    kept = OfferedAct("po_papers", _("As it was sent…"), lambda: ctx.open(dialogs.papers.KeptPapers, po=row.id))
    short = OfferedAct("close_short", _("Fewer or none…"), lambda: ctx.open(dialogs.buying.CloseShort, po_id=row.id))
    cancel = OfferedAct("cancel_po", _("Cancel it"), lambda: cancel_order(ctx, row))
    opening = {State.DRAFT: edit.run, State.SENT: confirm.run if row.unconfirmed else receive.run}
    enter = OfferedAct("open_po", _("Open"), opening.get(row.state, preview.run))
    if row.state is State.DRAFT:
        return (enter, send, edit, preview, record, cancel)
    receipt = reversing.last_receipt(ctx.desk, row.id)
    back = OfferedAct("reverse_receipt", _("Reverse the last receipt"), lambda: take_back(ctx, receipt or 0))
    received = (back,) if receipt is not None else ()
    if row.state is State.SENT:
        first, second = (confirm, receive) if row.unconfirmed else (receive, confirm)
        chasing = (chase,) if row.to_chase else ()
        return (enter, first, second, *chasing, preview, kept, record, short, cancel, *received)
    return (enter, preview, kept, record, *received)


def cancel_order(ctx: Context, row: PurchaseRow) -> None:
    """Cancel it; whom that leaves without cover is named first."""
    before = effects.standings(ctx.desk)
    done = ctx.attempt(lambda consent: purchasing.cancel(ctx.desk, row.id, consent=consent))
    if done is not None:
        with_effects(ctx, _("{number} is cancelled.").format(number=row.number), before, [undo(ctx, done.act)])
