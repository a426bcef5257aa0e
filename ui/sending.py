"""A draft goes to its supplier."""

from __future__ import annotations

from app import formats, papers, purchasing
from app.domain.purchase_orders import Sent
from app.words import _
from ui.context import Context


def send_draft(ctx: Context, po_id: int) -> None:
    """Send a draft; what is left to do for it to reach the supplier is said."""
    sent = ctx.attempt(lambda consent: purchasing.send(ctx.desk, po_id))
    if not isinstance(sent, Sent):
        return
    ctx.say(
        formats.sent_text(sent),
        [
            (_("Preview"), lambda: ctx.open_paper(papers.table.PURCHASE_ORDER.of(sent.id))),
            (_("Confirm…"), lambda: ctx.open_dialog("confirm", po_id=sent.id)),
        ],
    )
