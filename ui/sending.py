"""A draft goes to its supplier."""

from __future__ import annotations

from app import papers, purchasing
from app.domain.purchase_orders import Sent
from app.words import _
from ui.context import Context


def send_draft(ctx: Context, po_id: int) -> None:
    """Send a draft; what is left to do for it to reach the supplier is said."""
    sent = ctx.attempt(lambda consent: purchasing.send(ctx.desk, po_id))
    if not isinstance(sent, Sent):
        return
    if sent.email:
        how = _("{number} is sent. Print or save it, and mail it to {email}.").format(
            number=sent.number, email=sent.email
        )
    else:
        how = _("{number} is sent. {supplier} has no e-mail address: print it, or telephone.").format(
            number=sent.number, supplier=sent.supplier
        )
    ctx.say(
        how,
        [
            (_("Preview"), lambda: ctx.open_paper(papers.table.PURCHASE_ORDER.of(sent.id))),
            (_("Confirm…"), lambda: ctx.open_dialog("confirm", po_id=sent.id)),
        ],
    )
