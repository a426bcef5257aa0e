"""What can be done with a waiting line."""

from __future__ import annotations

from collections.abc import Sequence

from app import formats, papers, views
from app.domain.orders import TINY
from app.domain.promises import Hold
from app.views.queue import LineDetail, QueueRow
from app.words import _
from ui import dialogs
from ui.acts import undo
from ui.context import Context
from ui.widgets.detail import OfferedAct


def acts_of(
    ctx: Context, row: QueueRow, selected: Sequence[QueueRow], shown: LineDetail | None
) -> Sequence[OfferedAct]:
    """The acts that apply to `row`, and to the other selected rows, now; the likeliest first.

    `shown` is the row's detail; without it, what only the detail knows is not offered.
    """
    lines = [other.id for other in selected if other.ready] or [row.id]
    ready = any(other.ready for other in [row, *selected])
    ship = OfferedAct("ship", _("Ship…"), lambda: ctx.open(dialogs.goods.Ship, line_ids=lines), primary=True)
    buying = _("Last buy…") if row.discontinued else _("Order it…")
    order = OfferedAct("order_item", buying, lambda: ctx.open(dialogs.buying.OrderItem, item_id=row.item_id))
    status = OfferedAct(
        "print_status",
        _("Customer's status"),
        lambda: ctx.open_paper(papers.table.STATUS.of(customer_id=row.customer_id)),
    )
    cancel = OfferedAct(
        "cancel_line", _("Cancel a quantity…"), lambda: ctx.open(dialogs.orders.CancelLine, line_id=row.id)
    )
    item = OfferedAct("show_item", _("Show the item"), lambda: ctx.open_page("items", row.item_id))
    again = OfferedAct(
        "order_again", _("New order for them…"), lambda: ctx.open(dialogs.orders.NewOrder, customer_id=row.customer_id)
    )
    fewer = OfferedAct(
        "short_pick", _("Fewer on the shelf…"), lambda: ctx.open(dialogs.goods.ShortPick, line_id=row.id)
    )
    back = OfferedAct("goods_back", _("Goods came back…"), lambda: ctx.open(dialogs.goods.TakeBack, order=row.order))
    amend = OfferedAct("amend_line", _("More or less…"), lambda: ctx.open(dialogs.orders.AmendLine, line_id=row.id))
    rest = OfferedAct("close_rest", _("Close the rest…"), lambda: ctx.open(dialogs.orders.CloseRest, line_id=row.id))
    tiny = (rest,) if row.waiting <= TINY * row.ordered else ()
    hold = OfferedAct("hold", _("Hold…"), lambda: ctx.open(dialogs.queue.HoldLine, line_id=row.id))
    release = OfferedAct("release", _("Release…"), lambda: ctx.open(dialogs.queue.Release, line_id=row.id))
    move = OfferedAct("move_up", _("Move up…"), lambda: ctx.open(dialogs.queue.MoveUp, line_id=row.id))
    substitute = OfferedAct(
        "substitute", _("Substitute…"), lambda: ctx.open(dialogs.orders.SubstituteLine, line_id=row.id)
    )
    original = OfferedAct("substitute_back", _("Back to the original"), lambda: back_to_original(ctx, row.id))
    substituted = (
        *((substitute,) if shown and shown.substitutes and not shown.original else ()),
        *((original,) if shown and shown.original else ()),
    )
    borrow = OfferedAct("lend", _("Lend it held stock…"), lambda: ctx.open(dialogs.queue.Lend, line_id=row.id))
    lend = OfferedAct(
        "lend", _("Lend what it holds…"), lambda: ctx.open(dialogs.queue.Lend, line_id=row.id, lender=True)
    )
    lending = (lend,) if shown and shown.held else (borrow,) if shown and shown.lendable else ()
    holding = (*((hold,) if row.hold is not Hold.PASSED else ()), *((release,) if row.hold else ()))
    beyond = OfferedAct(
        "ship_more", _("Ship more than its share…"), lambda: ctx.open(dialogs.goods.ShipMore, line_id=row.id)
    )
    moving = (move,) if row.position > 1 and row.hold is not Hold.PASSED else ()
    further = (beyond,) if row.ready < row.waiting and not row.hold else ()
    telling = OfferedAct(
        "tell", _("Tell…"), lambda: ctx.open(dialogs.promises.Tell, line_ids=[one.id for one in selected] or [row.id])
    )
    confirming = OfferedAct(
        "confirm_order",
        _("Order confirmation…"),
        lambda: ctx.open(dialogs.promises.Tell, line_ids=waiting_of_order(ctx, row), confirms=row.order_id),
    )
    kept = OfferedAct(
        "order_papers", _("Papers of the order…"), lambda: ctx.open(dialogs.papers.KeptPapers, order=row.order_id)
    )
    theirs = OfferedAct(
        "customer_papers", _("Papers to them…"), lambda: ctx.open(dialogs.papers.KeptPapers, customer=row.customer_id)
    )
    answer = OfferedAct("answer", _("Record the answer…"), lambda: ctx.open(dialogs.promises.Answer, line_id=row.id))
    asked = (answer,) if shown and shown.unanswered else ()
    sending = OfferedAct(
        "set_collects",
        _("It is sent to them") if row.collects else _("They collect it"),
        lambda: set_collects(ctx, row.order_id, not row.collects),
    )
    enter = OfferedAct("open_line", _("Open"), ship.run if ready else item.run)
    short = (order,) if row.short or row.discontinued else ()
    another = OfferedAct(
        "add_substitute", _("Add a substitute…"), lambda: ctx.open(dialogs.catalogue.AddSubstitute, item_id=row.item_id)
    )
    last = _discontinued(row, shown, another, cancel)
    ready_acts = (ship, *((fewer,) if row.ready else ())) if ready else ()
    shipped = (back,) if row.waiting != row.ordered else ()
    return (
        enter,
        *ready_acts,
        *short,
        telling,
        *asked,
        *substituted,
        *last,
        *lending,
        *holding,
        *moving,
        amend,
        *tiny,
        *(() if cancel in last else (cancel,)),
        *further,
        *shipped,
        confirming,
        sending,
        status,
        kept,
        theirs,
        item,
        again,
    )


def waiting_of_order(ctx: Context, row: QueueRow) -> list[int]:
    """What the line's order waits for."""
    return [each.id for each in views.queue.of_order(ctx.desk, row.order_id)]


def _discontinued(
    row: QueueRow, shown: LineDetail | None, substitute: OfferedAct, cancel: OfferedAct
) -> Sequence[OfferedAct]:
    """What else there is for the queue of an item that is bought no more."""
    if not row.discontinued:
        return ()
    return (cancel,) if shown and shown.substitutes else (substitute, cancel)


def set_collects(ctx: Context, order_id: int, collects: bool) -> None:
    """The customer collects what is ready of an order, or it is sent to them."""
    from app.ordering import amending

    number = ctx.attempt(lambda consent: amending.set_collects(ctx.desk, order_id, collects))
    if number is not None:
        text = _("{order} is collected by its customer.") if collects else _("{order} is sent to its customer.")
        ctx.say(text.format(order=number), [undo(ctx, ctx.desk.last_act)])


def back_to_original(ctx: Context, line_id: int) -> None:
    """Take a substitute back as far as it has not shipped."""
    from app.ordering import substituting

    done = ctx.attempt(lambda consent: substituting.back(ctx.desk, line_id))
    if done is not None:
        said = formats.back_text(done)
        ctx.say(said, [undo(ctx, done.act)])
