"""Gathers the order confirmation, and the e-mail draft that takes it to its customer."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from app import documents, formats
from app.data import items, orders, people, reversals
from app.desk import Desk
from app.documents.order_confirmation import ConfirmedLine, OrderConfirmationSheet
from app.documents.parts import Fact
from app.domain import codes
from app.domain.errors import Refused
from app.domain.items import Customer, Item
from app.domain.matching import ZERO
from app.domain.money import line_amount
from app.domain.orders import Order, OrderLine
from app.papers import mail
from app.papers.letterhead import (
    customer_party,
    delivery_party,
    letter,
    letterhead,
    on_paper,
    paper_of,
    reference_facts,
)
from app.views import queue
from app.views.queue import QueueRow
from app.words import _


class _Line(NamedTuple):
    """A line of which something is shipped or waits; `row` is how it waits."""

    line: OrderLine
    item: Item
    shipped: Decimal
    row: QueueRow | None

    @property
    def quantity(self) -> Decimal:
        return self.shipped + self.line.waiting

    @property
    def amount(self) -> Decimal | None:
        return line_amount(self.quantity, self.line.price, self.line.currency)


def order_confirmation_sheet(desk: Desk, order_id: int) -> OrderConfirmationSheet:
    """The confirmation of an order as it stands. Raises NotFound "order.unknown", Refused where nothing is left."""
    order = orders.by_id(order_id)
    customer = people.customer(order.customer)
    found = _lines(desk, order_id)
    if not found:
        raise Refused("confirmation.nothing", order=order.number)
    with on_paper(customer.language):
        return _sheet(desk, order, customer, found)


def order_confirmation_draft(desk: Desk, order_id: int) -> bytes:
    """An e-mail to the customer with the confirmation attached, as an unsent .eml file. Nothing is recorded as told.

    Raises what the sheet raises, and Refused where the customer has not exactly one address.
    """
    order = orders.by_id(order_id)
    customer = people.customer(order.customer)
    mail.address(customer.email, customer.name)
    sheet = order_confirmation_sheet(desk, order_id)
    called = f"{order.number} ({order.reference})" if order.reference else order.number
    return mail.draft(
        to=customer.email,
        name=customer.name,
        subject=_("Confirmation of your order {order} from {company}").format(
            order=called, company=sheet.letterhead.name
        ),
        text=letter_text(sheet),
        file_name=f"{sheet.title}.pdf",
        pdf=documents.render(sheet),
        sender=desk.settings.email,
    )


def letter_text(sheet: OrderConfirmationSheet) -> str:
    """The confirmation as the plain text of an e-mail."""
    lines = (_line_text(line) for line in sheet.lines)
    totals = "\n".join(f"{total.label}: {total.value}" for total in sheet.totals)
    parts = (sheet.opening, *lines, totals, sheet.closing)
    return letter([text for text in parts if text], sheet.letterhead)


def _line_text(line: ConfirmedLine) -> str:
    head = f"{line.quantity} × {line.item} ({line.sku})"
    if line.amount:
        head = _("{line}: {amount}").format(line=head, amount=line.amount)
    return "\n".join([head, *(f"  {text}" for text in (line.when, line.place) if text)])


def _lines(desk: Desk, order_id: int) -> list[_Line]:
    lines = orders.lines_of(order_id)
    known = items.by_ids({line.item for line in lines})
    rows = {row.id: row for row in queue.of_order(desk, order_id)}
    out = reversals.out([line.id for line in lines])
    found = (
        _Line(line, known[line.item], out[line.id].shipped if line.id in out else ZERO, rows.get(line.id))
        for line in lines
    )
    return [each for each in found if each.quantity]


def _sheet(desk: Desk, order: Order, customer: Customer, found: list[_Line]) -> OrderConfirmationSheet:
    delivered = (delivery_party(customer, order),) if order.delivery_address else ()
    whole = (Fact(_("Ships"), _("complete, when every line is here")),) if order.ship_complete else ()
    return OrderConfirmationSheet(
        paper=paper_of(desk.settings),
        letterhead=letterhead(desk.settings),
        number=order.number,
        code=codes.make(codes.Kind.ORDER, order.id),
        parties=(customer_party(customer, _("Customer")), *delivered),
        facts=(
            Fact(_("Date"), formats.date_full(desk.today)),
            Fact(_("Accepted"), formats.date_full(order.accepted_on)),
            *reference_facts(order),
            *whole,
        ),
        opening=_("Thank you for your order. This is what we have put down for you, and how it stands today."),
        lines=tuple(_confirmed(desk, each) for each in found),
        totals=_totals(found),
        signs=formats.signs_text((each.row.footing for each in found if each.row is not None), formats.TOLD_AS),
        closing=_(
            "First come, first served. Only a confirmed date is a promise; a hoped date is not, and may still move."
        ),
    )


def _confirmed(desk: Desk, found: _Line) -> ConfirmedLine:
    line, item, shipped, row = found
    sent = _("{quantity} shipped").format(quantity=formats.quantity(shipped)) if row is not None else _("Shipped")
    place = when = shape = ""
    if row is not None:
        of = len(desk.board.outlooks(item.id))
        place = formats.position(row.position, of, row.ahead_quantity, item.unit)
        when, shape = formats.customer_when(row, desk.today), formats.SHAPE[row.footing]
    return ConfirmedLine(
        item=item.name,
        sku=item.sku,
        quantity=formats.amount(found.quantity, item.unit, item.decimals),
        place=place,
        shape=shape,
        when="; ".join(text for text in (sent if shipped else "", when) if text),
        price=formats.money(line.price, line.currency),
        amount=formats.money(found.amount, line.currency),
    )


def _totals(found: Iterable[_Line]) -> tuple[Fact, ...]:
    """The sum of the lines that have a price, for each currency: it says so where others have none."""
    sums: dict[str, Decimal] = {}
    complete = True
    for each in found:
        if each.amount is None:
            complete = False
        else:
            sums[each.line.currency] = sums.get(each.line.currency, ZERO) + each.amount
    label = _("Total") if complete else _("Total of the lines with a price")
    return tuple(Fact(label, formats.money(total, currency)) for currency, total in sorted(sums.items()))
