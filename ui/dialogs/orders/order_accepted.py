"""What is said of an order that has just been accepted, with what may follow."""

from __future__ import annotations

from app import formats
from app.domain.orders import Accepted
from app.words import _
from ui import dialogs
from ui.acts import undo
from ui.context import Context


def announce(context: Context, accepted: Accepted, told: bool) -> None:
    """Say it in the banner; `told` where the customer was told in the same act."""
    lines = [line.line.id for line in accepted.lines]
    ready = [line.line.id for line in accepted.lines if line.ready]
    actions = [(_("Ship…"), lambda: context.open(dialogs.goods.Ship, line_ids=ready))] if ready else []
    confirm = (_("Confirm…"), lambda: context.open(dialogs.promises.Tell, line_ids=lines, confirms=accepted.order_id))
    show_it = (_("Show it"), lambda: context.open_page("queue", lines[0]))
    context.say(formats.accepted_text(accepted, told), [undo(context, accepted.act), *actions, confirm, show_it])
