"""Where a scan at the main window leads: to what its code is scanned for, where that can be; else to its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import dialogs, forms
from ui.attempt import Actions, tried
from ui.window.find import go_to, go_to_order, take_goods_back

if TYPE_CHECKING:
    from app.domain.meanings import Hit
    from ui.context import Context
    from ui.window.frame import Frame


def begin(window: Frame, ctx: Context, hit: Hit) -> tuple[str, Actions]:
    """Begin what the code is scanned for: a purchase order is received, a count goes on. Returns why it cannot be, with
    what can be done instead; "" where it is begun, or there is nothing to begin.
    """
    if hit.kind == "purchase_order":
        return _receive(window, ctx, hit), ()
    if hit.kind == "count":
        return _count(window, ctx, hit), ()
    if hit.kind == "order":
        gone = go_to_order(window, ctx, hit)
        return gone, [take_goods_back(ctx, hit)] if gone else ()
    go_to(window, ctx, hit)
    return "", ()


def _receive(window: Frame, ctx: Context, hit: Hit) -> str:
    from app.goods import receiving

    _nothing, why_not = tried(lambda: receiving.preview(ctx.desk, hit.id, {}))
    go_to(window, ctx, hit)
    if not why_not:
        ctx.open(dialogs.goods.Receive, po_id=hit.id)
    return why_not


def _count(window: Frame, ctx: Context, hit: Hit) -> str:
    from app.counting.opening import open_one

    _count, why_not = tried(lambda: open_one(hit.id))
    if why_not:
        go_to(window, ctx, hit)
    else:
        ctx.open_form(forms.TallyForm, count_id=hit.id)
    return why_not
