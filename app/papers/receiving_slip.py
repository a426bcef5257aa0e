"""Gathers the receiving slip: what one receipt brought, where it goes, and whom it serves."""

from __future__ import annotations

from app import formats
from app.desk import Desk
from app.documents.parts import Fact
from app.documents.receiving_slip import ReceivedLine, ReceivingSlipSheet
from app.domain import codes
from app.papers.letterhead import letterhead, on_paper, paper_of, supplier_party
from app.views import receipts
from app.views.receipts import NotTaken, Receipt, ReceivedItem
from app.words import _


@on_paper()
def receiving_slip_sheet(desk: Desk, act_id: int) -> ReceivingSlipSheet:
    """The slip of the receipt `act_id`. Whom it serves is as things stand: right after booking, as it was said then.

    Raises NotFound "act.unknown", Refused where the act received nothing.
    """
    found = receipts.receipt(desk, act_id)
    numbers = ", ".join(order.number for order in found.orders)
    return ReceivingSlipSheet(
        paper=paper_of(desk.settings),
        letterhead=letterhead(desk.settings),
        title=_("Receiving slip {number}").format(number=numbers) if numbers else _("Receiving slip"),
        notice="" if found.stands else _("Reversed: this receipt was taken back"),
        code=codes.make(codes.Kind.RECEIPT, act_id),
        parties=tuple(supplier_party(supplier) for supplier in found.suppliers),
        facts=_facts(found),
        lines=tuple(_line(arrived) for arrived in found.items),
        explanation=_(
            "First come, first served: what serves a customer is kept for them and is ready to ship, the rest goes to"
            " the shelf. As things stood when this was printed."
        ),
    )


def _facts(found: Receipt) -> tuple[Fact, ...]:
    facts = [
        Fact(_("Arrived"), formats.date_full(found.happened_on)),
        Fact(_("Booked by"), found.person),
        Fact(_("Receipt"), formats.quantity(found.act)),
    ]
    if found.reason:
        facts.append(Fact(_("Why"), found.reason))
    facts += [Fact(_("Rejected"), _rejected(each)) for each in found.rejected]
    return tuple(facts)


def _rejected(each: NotTaken) -> str:
    goods = f"{formats.amount(each.quantity, each.item.unit, each.item.decimals)} {each.item.sku}"
    text = _("{goods}: {reason}. Nothing comes in its place.") if each.short else _("{goods}: {reason}")
    return text.format(goods=goods, reason=each.reason)


def _line(arrived: ReceivedItem) -> ReceivedLine:
    item = arrived.item
    texts = [formats.part_text(line) for line in arrived.serves]
    if arrived.to_shelf or not arrived.gone:
        texts.append(formats.shelf_text(formats.quantity(arrived.to_shelf)))
    if arrived.gone:
        texts.append(_("{quantity} no longer here").format(quantity=formats.quantity(arrived.gone)))
    return ReceivedLine(
        sku=item.sku,
        item=item.name,
        bin=item.bin,
        quantity=formats.amount(arrived.quantity, item.unit, item.decimals),
        serves="\n".join(texts),
    )
