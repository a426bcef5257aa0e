"""What a receipt did, said in the banner, with what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from app import formats, papers
from app.domain.promise_states import ComparedPromise
from app.domain.receipts import Received
from app.domain.rejections import Rejected
from app.words import _, ngettext
from ui import dialogs
from ui.acts import undo, with_effects
from ui.context import Context

NAMED = 4  # orders that the banner names


def announce(context: Context, done: Received | Rejected, before: Mapping[int, ComparedPromise]) -> None:
    """Say whom a receipt served and what was rejected; offer to ship what it made ready, its slip and its labels."""
    served = done.served if isinstance(done, Received) else []
    texts = [_head(done)]
    orders = {line.order for found in served for line in found.serves}
    if len(served) == 1:
        texts.append(f"{served[0].item.sku}: {formats.served_text(served[0], NAMED)}.")
    elif orders:
        many = ngettext("It serves {count} order.", "It serves {count} orders.", len(orders))
        texts.append(many.format(count=formats.quantity(len(orders))))
    if done.rejected and isinstance(done, Received):
        texts.append(_("Rejected: {goods}.").format(goods=_rejected(done)))
    lines = [line.line for found in served for line in found.serves]
    ready = [line for line in lines if (now := context.desk.board.line(line)) is not None and now.ready]
    next_steps = [undo(context, done.act)]
    if ready:
        next_steps.append((_("Ship…"), lambda: context.open(dialogs.goods.Ship, line_ids=ready)))
    if served:
        next_steps.append((_("Slip…"), lambda: context.open_paper(papers.table.RECEIVING_SLIP.of(act_id=done.act))))
        next_steps.append((_("Labels…"), lambda: context.open(dialogs.papers.Labels, act_id=done.act)))
    with_effects(context, " ".join(texts), before, next_steps)


def _head(done: Received | Rejected) -> str:
    if isinstance(done, Rejected):
        return _("Rejected of {number}: {goods}.").format(number=done.number, goods=_rejected(done))
    if not done.number:
        return _("Received without a purchase order.")
    said = _("{number} received in full.") if done.closed else _("{number} received.")
    return said.format(number=done.number)


def _rejected(done: Received | Rejected) -> str:
    goods = [f"{formats.quantity(each.quantity)} × {each.item.sku}" for each in done.rejected[:NAMED]]
    more = [_("and {count} more").format(count=len(done.rejected) - NAMED)] if len(done.rejected) > NAMED else []
    return ", ".join([*goods, *more])
