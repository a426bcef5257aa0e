"""One waiting line: when it will be served and why, its item's projected stock, what was told, what happened."""

from __future__ import annotations

from app import formats
from app.domain.matching import Footing
from app.views.queue import LineDetail
from app.words import _
from ui import dialogs
from ui.context import Context
from ui.look.theme import FOOTING_TONE
from ui.pages.queue.told import write_due, write_told
from ui.widgets.detail import Detail
from ui.widgets.history import write_history
from ui.widgets.projection_chart import ProjectionChart


def write_detail(panel: Detail, ctx: Context, detail: LineDetail) -> None:
    """Write everything but the acts."""
    row = detail.row
    panel.begin(f"{row.order} · {row.customer}", f"{formats.amount(row.waiting, row.unit)} × {row.name}")
    short = formats.line_when(row)
    panel.text(formats.shaped(row.footing, short), "headline", FOOTING_TONE[row.footing])
    long = formats.line_when_long(row)
    if long != short:
        panel.text(long, "muted")
    if row.reserved_from is not None:
        hoped = formats.date_text(row.hoped)
        then = _("As things stand it would be hoped for {date}.").format(date=hoped) if hoped else ""
        panel.text(then or _("As things stand it would have no date then."), "muted")
    place = formats.position(row.position, len(ctx.desk.board.outlooks(row.item_id)), row.ahead_quantity, row.unit)
    waiting = _("waiting {days}").format(days=formats.days(row.age))
    panel.text(" · ".join((place, waiting)))
    facts = []
    if row.waiting != row.ordered:
        facts.append(_("ordered {quantity}").format(quantity=formats.amount(row.ordered, row.unit)))
    if row.wanted_on is not None:
        facts.append(_("wanted on {date}").format(date=formats.date_text(row.wanted_on)))
    if row.ship_complete:
        facts.append(_("the order ships complete"))
    if not row.collects:
        facts.append(_("it is sent to them"))
    if facts:
        panel.text(" · ".join(facts), "muted")
    if row.discontinued:
        panel.text(
            _("{sku} is discontinued: buy it a last time, substitute it, or cancel.").format(sku=row.sku), "", "overdue"
        )
    if detail.original:
        panel.text(_("It stands for {sku}, which was ordered.").format(sku=detail.original), "muted")
    if detail.held:
        held = _("{quantity} in stock are held for it until the whole order can go.")
        panel.text(held.format(quantity=formats.amount(detail.held, row.unit)), "muted")
    elif detail.lendable:
        lent = _("{quantity} of it could go now if stock held for whole orders were lent to it.")
        panel.text(lent.format(quantity=formats.amount(detail.lendable, row.unit)), "muted")
    write_due(panel, ctx, row)
    chart = ProjectionChart()
    chart.show_projection(detail.projection, ctx.desk.today)
    panel.widget(chart)
    if row.footing is Footing.NONE or row.short:
        panel.text(
            _("Nothing stands behind {quantity} of it.").format(quantity=formats.quantity(row.short)), "", "overdue"
        )
    write_told(panel, ctx, detail)
    entries = list(reversed(detail.history))
    write_history(panel, entries, lambda: ctx.open(dialogs.orders.History, title=row.order, lines=entries))
