"""Gathers what a supplier is chased for as an e-mail, with the letter attached."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from app import documents, formats, mailing
from app.chase_letters import chase_letter_sheet
from app.data import people
from app.desk import Desk
from app.domain.chasing import Why
from app.domain.errors import Refused
from app.paperwork import letterhead
from app.views import chases
from app.views.chases import ChaseRow
from app.words import _


def chase_draft(desk: Desk, supplier_id: int, row_ids: Collection[int]) -> bytes:
    """An e-mail that asks the supplier about these rows, as an unsent .eml file with the letter attached. Nothing is
    written down by it.

    Raises Refused where none of the rows is to be chased, or the supplier has not exactly one address.
    """
    supplier = people.supplier(supplier_id)
    mailing.address(supplier.email, supplier.name)
    rows = asked_about(desk, supplier_id, row_ids)
    numbers = ", ".join(dict.fromkeys(row.po for row in rows))
    return mailing.draft(
        to=supplier.email,
        name=supplier.name,
        subject=_("Delivery of {orders}: please confirm the dates").format(orders=numbers),
        text=chase_text(desk, rows),
        file_name=f"{numbers} {desk.today.isoformat()}.pdf",
        pdf=documents.render(chase_letter_sheet(desk, [row.id for row in rows])),
        sender=desk.settings.email,
    )


def asked_about(desk: Desk, supplier_id: int, row_ids: Collection[int]) -> list[ChaseRow]:
    """The rows to chase of a supplier among those named, order by order. Raises Refused "chase.nothing"."""
    rows = [row for row in chases.rows(desk, supplier_id) if row.id in row_ids]
    if not rows:
        raise Refused("chase.nothing")
    return sorted(rows, key=lambda row: (row.sent_on, row.po))


def chase_text(desk: Desk, rows: Sequence[ChaseRow]) -> str:
    """What is asked, as plain text: every delivery with its order, their part number, and how it stands."""
    parts = [_("Please tell us when we can expect the deliveries below. We have them as overdue or without a date.")]
    for order, lines in groupby(rows, key=lambda row: (row.po, row.sent_on)):
        head = _("{order}, sent {date}").format(order=order[0], date=formats.date_full(order[1]))
        parts.append("\n".join([head, *(f"  {asked_line(row)}" for row in lines)]))
    parts.append(_("One line for each with a quantity and a date is enough. If there is no date yet, please say so."))
    writer = letterhead(desk.settings)
    parts.append("\n".join((writer.name, *writer.lines)))
    return "\n\n".join(parts) + "\n"


def asked_line(row: ChaseRow) -> str:
    """One delivery: "100 pcs of SK25 (M8-WASHER) Washer M8: was confirmed for 4 May 2026"."""
    number = f"{row.supplier_sku} ({row.sku})" if row.supplier_sku and row.supplier_sku != row.sku else row.sku
    return _("{quantity} of {number} {name}: {stands}").format(
        quantity=formats.amount(row.open, row.unit), number=number, name=row.name, stands=stands(row)
    )


def stands(row: ChaseRow) -> str:
    """What the supplier said of it so far."""
    if row.why is Why.UNDATED:
        return _("no date yet")
    if row.why is Why.OVERDUE and row.due is not None:
        text = _("was confirmed for {date}") if row.confirmed else _("asked for {date}, not confirmed")
        return text.format(date=formats.date_full(row.due))
    return (
        _("not confirmed yet")
        if row.due is None
        else _("asked for {date}, not confirmed").format(date=formats.date_full(row.due))
    )
