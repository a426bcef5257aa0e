"""One purchase order: its lines with their dates and whom they serve, and what happened to it."""

from __future__ import annotations

from datetime import date

from app import formats, views
from app.domain.matching import Footing
from app.domain.purchase_orders import State
from app.views.purchases import PurchaseDetail, PurchaseLineDetail, PurchaseRow, RowDetail
from app.words import _, ngettext
from ui import dialogs
from ui.context import Context
from ui.look.theme import FOOTING_TONE
from ui.widgets.detail import SHOWN, Detail, Fact
from ui.widgets.history import write_history

LINES = 6
LATEST = SHOWN + 1  # entries of the history: so many show that there are more


def write_detail(panel: Detail, ctx: Context, detail: PurchaseDetail, row: PurchaseRow) -> None:
    """Write everything but the acts, where `detail` has the `LATEST` entries of its history."""
    po = detail.po
    panel.begin(f"{formats.state_words(po.state)} · {row.supplier}", po.number)
    if row.next_footing is not None:
        panel.text(formats.next_text(row.next_footing, row.next_on), "headline", FOOTING_TONE[row.next_footing])
    sent = _("sent {date}").format(date=formats.date_text(po.sent_on)) if po.sent_on else ""
    facts = [
        sent,
        formats.days_to(row.days_to),
        formats.money(row.open_value, row.currency) if row.state in (State.DRAFT, State.SENT) else "",
        formats.customers_text(row.customers_waiting),
    ]
    panel.text(" · ".join(fact for fact in facts if fact), "muted")
    reach = " · ".join(text for text in (detail.supplier.email, detail.supplier.phone) if text)
    panel.text(reach or _("No e-mail or telephone known."), "muted")
    second = formats.second_opinion(detail.opinion, _says(detail), ctx.desk.calendar)
    if second:
        panel.text(second, "muted")
    for line in detail.lines[:LINES]:
        _write_line(panel, line, detail.currency)
    if len(detail.lines) > LINES:
        left = len(detail.lines) - LINES
        text = ngettext("and {count} line more", "and {count} lines more", left)
        panel.text(text.format(count=formats.quantity(left)), "muted")
    write_history(panel, detail.history[::-1], lambda: show_history(ctx, detail), detail.currency)


def show_history(ctx: Context, detail: PurchaseDetail) -> None:
    entries = list(reversed(views.purchases.history(detail.po.id)))
    ctx.open(dialogs.orders.History, title=detail.po.number, lines=entries, currency=detail.currency)


def _says(detail: PurchaseDetail) -> date | None:
    """The next date that the supplier gave and that is not past."""
    given = [
        found.row.confirmed_on
        for line in detail.lines
        for found in line.rows
        if found.footing is Footing.CONFIRMED and found.row.confirmed_on is not None
    ]
    return min(given, default=None)


def _write_line(panel: Detail, line: PurchaseLineDetail, currency: str) -> None:
    name = f"{line.item.sku}  {line.item.name}"
    panel.section(name, [fact for row in line.rows for fact in _row_facts(line, row, currency)])


def _row_facts(line: PurchaseLineDetail, found: RowDetail, currency: str) -> list[Fact]:
    row, unit = found.row, line.item.unit
    amount = formats.amount(row.quantity, unit)
    if found.footing is None:
        received = _("{quantity} received").format(quantity=formats.quantity(row.received))
        short = _("{quantity} closed short").format(quantity=formats.quantity(row.short)) if row.short else ""
        return [Fact(amount, ", ".join(text for text in (received if row.received else "", short) if text), "muted")]
    text = formats.next_text(found.footing, found.on)
    if row.received or row.short:
        text = _("{text}, {quantity} still open").format(text=text, quantity=formats.quantity(row.open))
    dates = formats.dates_text(row.requested_on, found.dates, currency)
    facts = [Fact(amount, text, FOOTING_TONE[found.footing], hint=dates)]
    for served in found.serves[:3]:
        facts.append(Fact("", f"{formats.quantity(served.quantity)} → {served.customer} ({served.order})", "muted"))
    if len(found.serves) > 3:
        left = len(found.serves) - 3
        text = ngettext("and {count} more", "and {count} more", left).format(count=formats.quantity(left))
        facts.append(Fact("", text, "muted"))
    if found.surplus:
        text = _("{quantity} of it nobody needs any more").format(quantity=formats.quantity(found.surplus))
        facts.append(Fact("", text, "warn", hint=_("The queue and the order-up-to level are met without it.")))
    return facts
