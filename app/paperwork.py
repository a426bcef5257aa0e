"""Gathers what stands on paper from the store into frozen sheets of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from pathlib import Path

from app import formats
from app.data import items, people
from app.desk import Desk
from app.documents.sheets import (
    Fact,
    Letterhead,
    Party,
    PurchaseOrderLine,
    PurchaseOrderSheet,
    StatusLine,
    StatusSection,
    StatusSheet,
)
from app.domain import codes
from app.domain.errors import Refused
from app.domain.items import Supplier
from app.domain.matching import ZERO
from app.domain.purchase_orders import State
from app.domain.settings import StockroomSettings
from app.views import purchases, queue
from app.views.purchases import PurchaseLineDetail, RowDetail
from app.views.queue import QueueRow
from app.words import N_, _, ngettext

_CENT = Decimal("0.01")
_NOTICES = {State.DRAFT: N_("Draft: not sent yet"), State.CANCELLED: N_("Cancelled")}


def purchase_order_sheet(desk: Desk, po_id: int) -> PurchaseOrderSheet:
    """The paper of one purchase order. Raises NotFound "po.unknown"."""
    detail = purchases.detail(desk, po_id)
    settings, order = desk.settings, detail.po
    currency = order.currency or detail.supplier.currency or settings.currency
    lines: list[PurchaseOrderLine] = []
    total, complete = ZERO, True
    for line in detail.lines:
        wanted = [row for row in line.rows if row.row.quantity > row.row.short]
        for number, row in enumerate(wanted):
            amount = _amount(line, row)
            total += amount or ZERO
            complete = complete and amount is not None
            lines.append(_order_line(desk, line, row, currency, amount, first=number == 0))
    return PurchaseOrderSheet(
        paper=paper_of(settings),
        letterhead=letterhead(settings),
        number=order.number,
        code=codes.make(codes.Kind.PURCHASE_ORDER, order.id),
        notice=_(_NOTICES[order.state]) if order.state in _NOTICES else "",
        parties=(supplier_party(detail.supplier), _ship_to(settings)),
        facts=(
            Fact(_("Date"), formats.date_full(order.sent_on or desk.today)),
            Fact(_("Currency"), currency),
        ),
        lines=tuple(lines),
        total=formats.money(total, currency) if total else "",
        total_label=_("Total") if complete else _("Total of the lines with a cost"),
        terms=settings.terms,
        note=order.note,
    )


def status_sheet(desk: Desk, customer_id: int | None = None, item_id: int | None = None) -> StatusSheet:
    """The backorder status of a customer (by order), of an item, or of the whole queue (by item).

    Raises NotFound "customer.unknown" or "item.unknown".
    """
    if customer_id is not None:
        return _customer_status(desk, customer_id)
    rows = queue.rows(desk, items=None if item_id is None else [item_id])
    sections = _by_item(desk, rows)
    if item_id is None:
        return _status(desk, _("Backorder status, whole queue"), (), rows, sections)
    item = items.by_id(item_id)
    return _status(desk, _("Backorder status"), (Party(_("Item"), item.name, (item.sku,)),), rows, sections)


def _customer_status(desk: Desk, customer_id: int) -> StatusSheet:
    customer = people.customer(customer_id)
    rows = queue.of_customer(desk, customer_id)
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
                desk, row, row.sku, row.name, formats.position(row.position, lengths[row.item_id]), row.wanted_on
            )
            for row in lines
        )
        sections.append(StatusSection(order, detail, shown))
    parties = (Party(_("Customer"), customer.name, block(customer.address)),)
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
    count = ngettext("{count} line", "{count} lines", len(rows)).format(count=formats.quantity(len(rows)))
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
        _status_line(desk, row, row.order, row.customer, formats.position(row.position), row.accepted_on)
        for row in rows
    )
    detail = detail.format(sku=first.sku, count=formats.quantity(len(rows)), pieces=waiting)
    return StatusSection(first.name, detail, lines)


def _status_line(desk: Desk, row: QueueRow, name: str, subject: str, place: str, day: date | None) -> StatusLine:
    return StatusLine(
        name=name,
        subject=subject,
        place=place,
        ahead=formats.quantity(row.ahead_quantity),
        waiting=formats.amount(row.waiting, row.unit),
        day=formats.date_short(day, desk.today),
        shape=formats.SHAPE[row.footing],
        when=formats.line_when_long(row, desk.today),
        told=formats.told_text(row.told, desk.today) if row.told is not None else "",
    )


def _order_line(
    desk: Desk, line: PurchaseLineDetail, row: RowDetail, currency: str, amount: Decimal | None, *, first: bool
) -> PurchaseOrderLine:
    """One printed row. Only the first of a line names the item."""
    item, quantity = line.item, row.row.quantity - row.row.short
    confirmed = formats.date_text(row.row.confirmed_on, desk.today) or _("no date")
    return PurchaseOrderLine(
        position=formats.quantity(line.line.position) if first else "",
        part_number=line.line.supplier_sku if first else "",
        item=item.name if first else "",
        sku=item.sku if first else "",
        quantity=formats.amount(quantity, item.unit),
        packs=_packs(quantity, line.line.pack_size),
        requested=formats.date_text(row.row.requested_on, desk.today),
        confirmed=confirmed if row.row.confirmed else "",
        unit_cost=formats.money(line.line.unit_cost, currency),
        amount=formats.money(amount, currency),
    )


def _amount(line: PurchaseLineDetail, row: RowDetail) -> Decimal | None:
    if line.line.unit_cost is None:
        return None
    return ((row.row.quantity - row.row.short) * line.line.unit_cost).quantize(_CENT, ROUND_HALF_UP)


def _packs(quantity: Decimal, size: Decimal) -> str:
    """ "2 × 50"; empty where it is not bought in packs, or these are not whole."""
    if size in (ZERO, 1) or quantity % size:
        return ""
    return f"{formats.quantity(quantity // size)} × {formats.quantity(size)}"


def letterhead(settings: StockroomSettings) -> Letterhead:
    """Who writes: the company, or the stockroom where none is set."""
    lines = (*block(settings.address), settings.phone, settings.email)
    return Letterhead(settings.company or settings.name, tuple(line for line in lines if line))


def _ship_to(settings: StockroomSettings) -> Party:
    stockroom = (settings.name,) if settings.company and settings.name else ()
    return Party(_("Ship to"), settings.company or settings.name, (*stockroom, *block(settings.address)))


def supplier_party(supplier: Supplier) -> Party:
    """A supplier with their address and the ways to reach them."""
    lines = (*block(supplier.address), supplier.email, supplier.phone)
    return Party(_("Supplier"), supplier.name, tuple(line for line in lines if line))


def block(text: str) -> tuple[str, ...]:
    """The lines of an address."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def paper_of(settings: StockroomSettings) -> str:
    """The paper it is printed on: as set, else as the locale has it."""
    return settings.paper or formats.paper_size()


def save(content: bytes, path: Path) -> None:
    """Write a finished paper to a file. Raises Refused where it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Refused("export.cannot_write", file=path, why=error.strerror or str(error)) from None
