"""The list of lines that a customer is to be told of, and the ways of telling."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from PySide6.QtWidgets import QWidget

from app import formats
from app.domain.items import Customer, Supplier
from app.domain.promise_states import BROKEN
from app.domain.tellings import How, ToldLines
from app.formats.notices import told_since
from app.papers import notices, order_confirmation
from app.promising import telling
from app.views.queue import QueueRow
from app.words import N_, _
from ui.context import Context
from ui.look.theme import FOOTING_TONE
from ui.sending import open_mail
from ui.tables.column import Column

MOST_LETTERS = 100  # as many as are drawn in half a second
LINES: tuple[Column[QueueRow], ...] = (
    Column.text(N_("Customer"), lambda row: row.customer, long=True, width=150, key="customer", hidden=True),
    Column.text(N_("Order"), lambda row: row.order, width=85, key="order"),
    Column.text(N_("Item"), lambda row: row.name, hint=lambda row: f"{row.sku}  {row.name}", width=185),
    Column.figure(N_("Waiting"), lambda row: row.waiting, width=70),
    Column(
        N_("Last told"),
        lambda row: row.told.told_on if row.told is not None else None,
        lambda row: told_since(row.told, row.state, row.slip_days),
        tone=lambda row: "bad" if row.state in BROKEN else None,
        hint=lambda row: formats.line_promise_words(row),
        width=120,
        key="told",
    ),
    Column(
        N_("Would be told now"),
        lambda row: row.promise or row.hoped,
        lambda row: formats.shaped(row.footing, formats.line_when(row)),
        tone=lambda row: FOOTING_TONE[row.footing],
        hint=formats.when_long,
        width=260,
        key="now",
    ),
)


def reach_text(person: Customer | Supplier) -> str:
    """How somebody can be reached: "buy@smith.example · 0117 4960"; nobody knows: says so."""
    known = [text for text in (person.email, person.phone, ", ".join(person.address.split("\n"))) if text.strip()]
    return " · ".join(known) or _("no address is known")


def too_many_letters(customers: int) -> str:
    """Why letters to so many customers are not drawn at once; "" where they are."""
    if customers <= MOST_LETTERS:
        return ""
    text = _("Select at most {count} customers for one print job.")
    return text.format(count=formats.quantity(MOST_LETTERS))


def record(
    context: Context,
    lines: Collection[int],
    how: How,
    told_on: date | None = None,
    asks: bool = False,
    confirms: int | None = None,
) -> ToldLines:
    """Write down that the customers of these lines were told, by the confirmation of an order (by id) where it was."""
    if how is How.ELSEWHERE:
        return telling.told_elsewhere(context.desk, lines, told_on)
    return telling.tell(context.desk, lines, how, told_on=told_on, asks=asks, confirms=confirms)


def open_draft(
    context: Context, parent: QWidget, customer: Customer, lines: Collection[int], confirms: int | None = None
) -> str | None:
    """Write the e-mail that tells a customer of these lines, or confirms an order, and open it with the mail program.
    Returns what became of it, None where it was refused.
    """
    desk = context.desk
    name = f"{desk.today.isoformat()}-{customer.id}"
    if confirms is not None:
        return open_mail(parent, name, lambda: order_confirmation.order_confirmation_draft(desk, confirms))
    return open_mail(parent, name, lambda: notices.delay_notice_draft(desk, customer.id, lines))
