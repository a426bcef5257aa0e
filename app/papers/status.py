"""Gathers the backorder status: of a customer, of an item, or of the whole queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from app import formats
from app.data import items, people
from app.desk import Desk
from app.documents.backorder_status import StatusLine, StatusSection, StatusSheet
from app.documents.parts import Fact, Party, titled
from app.domain.items import Customer
from app.domain.matching import ZERO
from app.papers.letterhead import count_text, customer_party, letterhead, on_paper, paper_of
from app.views import queue
from app.views.queue import QueueRow
from app.words import _, ngettext


def status_sheet(desk: Desk, customer_id: int | None = None, item_id: int | None = None) -> StatusSheet:
    """The backorder status of a customer (by order), of an item, or of the whole queue (by item).

    Raises NotFound "customer.unknown" or "item.unknown".
    """
    if customer_id is not None:
        customer = people.customer(customer_id)
        with on_paper(customer.language):
            return _customer_status(desk, customer)
    with on_paper():
        return _desk_status(desk, item_id)


def _desk_status(desk: Desk, item_id: int | None) -> StatusSheet:
    rows = queue.rows(desk, items=None if item_id is None else [item_id])
    sections = _by_item(desk, rows)
    if item_id is None:
        return _status(desk, _("Backorder status, whole queue"), (), rows, sections)
    item = items.by_id(item_id)
    return _status(desk, _("Backorder status"), (Party(_("Item"), item.name, (item.sku,)),), rows, sections)


def _customer_status(desk: Desk, customer: Customer) -> StatusSheet:
    rows = queue.of_customer(desk, customer.id)
    rows.sort(key=lambda row: (row.accepted_on, len(row.order), row.order))
    lengths = {row.item_id: len(desk.board.outlooks(row.item_id)) for row in rows}
    sections = []
    for order, group in groupby(rows, key=lambda row: row.order):
        lines = list(group)
        detail = _("accepted {date}").format(date=formats.date_short(lines[0].accepted_on, desk.today))
        if lines[0].ship_complete:
            detail = _("{accepted}, ships complete").format(accepted=detail)
        shown = tuple(
            _status_line(
                desk,
                row,
                row.sku,
                row.name,
                formats.position(row.position, lengths[row.item_id]),
                row.wanted_on,
                formats.customer_when(row, desk.today),
            )
            for row in lines
        )
        detail = titled(lines[0].reference, detail)
        sections.append(StatusSection(order, detail, shown))
    parties = (customer_party(customer, _("Customer")),)
    return _status(desk, _("Backorder status"), parties, rows, sections, by_order=True)


def _status(
    desk: Desk,
    title: str,
    parties: tuple[Party, ...],
    rows: Sequence[QueueRow],
    sections: Iterable[StatusSection],
    *,
    by_order: bool = False,
) -> StatusSheet:
    count = count_text(len(rows))
    return StatusSheet(
        paper=paper_of(desk.settings),
        letterhead=letterhead(desk.settings),
        title=title,
        parties=parties,
        facts=(Fact(_("As of"), formats.date_full(desk.today)), Fact(_("Waiting"), count)),
        name_title=_("SKU") if by_order else _("Order"),
        subject_title=_("Item") if by_order else _("Customer"),
        day_title=_("Wanted") if by_order else _("Accepted"),
        sections=tuple(sections),
        nothing=_("Nothing is waiting."),
        signs=formats.signs_text((row.footing for row in rows), formats.TOLD_AS if by_order else formats.FOOTING),
        explanation=_(
            "First come, first served. Only a confirmed date is a promise; a hoped date is not, and may still move."
        ),
    )


def _by_item(desk: Desk, rows: Sequence[QueueRow]) -> list[StatusSection]:
    queues = [list(group) for _id, group in groupby(rows, key=lambda row: row.item_id)]
    queues.sort(key=lambda lines: (lines[0].name.casefold(), lines[0].sku))
    return [_item_section(desk, lines) for lines in queues]


def _item_section(desk: Desk, rows: list[QueueRow]) -> StatusSection:
    first = rows[0]
    waiting = formats.pieces(sum((row.waiting for row in rows), ZERO), first.unit)
    detail = ngettext("{sku}, {count} line, {pieces}", "{sku}, {count} lines, {pieces}", len(rows))
    lines = tuple(
        _status_line(
            desk,
            row,
            row.order,
            row.customer,
            formats.position(row.position),
            row.accepted_on,
            formats.line_when_long(row, desk.today),
        )
        for row in rows
    )
    detail = detail.format(sku=first.sku, count=formats.quantity(len(rows)), pieces=waiting)
    return StatusSection(first.name, detail, lines)


def _status_line(
    desk: Desk, row: QueueRow, name: str, subject: str, place: str, day: date | None, when: str
) -> StatusLine:
    return StatusLine(
        name=name,
        subject=subject,
        place=place,
        ahead=formats.quantity(row.ahead_quantity),
        waiting=formats.amount(row.waiting, row.unit, row.decimals),
        day=formats.date_short(day, desk.today),
        shape=formats.SHAPE[row.footing],
        when=when,
        told=formats.told_text(row.told, desk.today) if row.told is not None else "",
    )
