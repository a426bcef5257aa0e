"""Gathers the purchase order, and the e-mail draft that takes it to its supplier."""

from __future__ import annotations

from decimal import Decimal

from app import documents, formats
from app.data import people
from app.data import purchases as stored
from app.desk import Desk
from app.documents.parts import Fact, Party
from app.documents.purchase_order import PurchaseOrderLine, PurchaseOrderSheet
from app.domain import codes
from app.domain.matching import ZERO
from app.domain.money import line_amount
from app.domain.purchase_orders import State
from app.domain.settings import StockroomSettings
from app.papers import mail
from app.papers.letterhead import block, letter, letterhead, on_paper, paper_of, supplier_party
from app.views import purchases
from app.views.purchases import PurchaseDetail, PurchaseLineDetail, RowDetail
from app.words import N_, _

_NOTICES = {State.DRAFT: N_("Draft: not sent yet"), State.CANCELLED: N_("Cancelled")}


def purchase_order_sheet(desk: Desk, po_id: int) -> PurchaseOrderSheet:
    """The paper of one purchase order. Raises NotFound "po.unknown"."""
    detail = purchases.detail(desk, po_id)
    with on_paper(detail.supplier.language):
        return _sheet(desk, detail)


def _sheet(desk: Desk, detail: PurchaseDetail) -> PurchaseOrderSheet:
    settings, order, currency = desk.settings, detail.po, detail.currency
    lines: list[PurchaseOrderLine] = []
    total, complete = ZERO, True
    for line in detail.lines:
        wanted = [row for row in line.rows if row.row.quantity > row.row.short]
        for number, row in enumerate(wanted):
            amount = line_amount(row.row.quantity - row.row.short, line.line.unit_cost, currency)
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
        quantity=formats.amount(quantity, item.unit, item.decimals),
        packs=_packs(quantity, line.line.pack_size),
        requested=formats.date_text(row.row.requested_on, desk.today),
        confirmed=confirmed if row.row.confirmed else "",
        unit_cost=formats.money(line.line.unit_cost, currency),
        amount=formats.money(amount, currency),
    )


def _packs(quantity: Decimal, size: Decimal) -> str:
    """ "2 × 50"; empty where it is not bought in packs, or these are not whole."""
    if size in (ZERO, 1) or quantity % size:
        return ""
    return f"{formats.quantity(quantity // size)} × {formats.quantity(size)}"


def _ship_to(settings: StockroomSettings) -> Party:
    stockroom = (settings.name,) if settings.company and settings.name else ()
    return Party(_("Ship to"), settings.company or settings.name, (*stockroom, *block(settings.address)))


def purchase_order_draft(desk: Desk, po_id: int) -> bytes:
    """An e-mail to the supplier with the order attached, as an unsent .eml file. Nothing is recorded as sent.

    Raises NotFound "po.unknown", Refused where the supplier has not exactly one address.
    """
    supplier = people.supplier(stored.order(po_id).supplier)
    mail.address(supplier.email, supplier.name)
    sheet = purchase_order_sheet(desk, po_id)
    return mail.draft(
        to=supplier.email,
        name=supplier.name,
        subject=_("Purchase order {number} of {company}").format(number=sheet.number, company=sheet.letterhead.name),
        text=letter_text(sheet),
        file_name=f"{sheet.number}.pdf",
        pdf=documents.render(sheet),
        sender=desk.settings.email,
    )


def letter_text(sheet: PurchaseOrderSheet) -> str:
    """What stands in the e-mail: that the order is attached, and what we ask for."""
    text = _("Please find our purchase order {number} attached.").format(number=sheet.number)
    ask = _("Please confirm quantity and date of every line, quoting {number}.").format(number=sheet.number)
    return letter((text, ask), sheet.letterhead)
