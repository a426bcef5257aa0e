"""What is said of an order that has just been accepted, with what may follow."""

from __future__ import annotations

from app import formats, papers
from app.domain.orders import Accepted
from app.words import _
from ui import dialogs
from ui.acts import undo
from ui.context import Context


def announce(context: Context, accepted: Accepted, customer_id: int | None, told: bool) -> None:
    """Say it in the banner; `told` where the customer was told in the same act."""
    lines = [line.line.id for line in accepted.lines]
    ready = [line.line.id for line in accepted.lines if line.ready]
    actions = [(_("Ship…"), lambda: context.open(dialogs.goods.Ship, line_ids=ready))] if ready else []
    paper = (_("Print status"), lambda: context.open_paper(papers.table.STATUS.of(customer_id=customer_id)))
    show_it = (_("Show it"), lambda: context.open_page("queue", lines[0]))
    context.say(formats.accepted_text(accepted, told), [undo(context, accepted.act), *actions, paper, show_it])
