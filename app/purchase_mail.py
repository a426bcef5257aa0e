"""The purchase order as an e-mail draft to its supplier."""

from __future__ import annotations

from app import documents, mailing
from app.data import people, purchases
from app.desk import Desk
from app.documents.sheets import PurchaseOrderSheet
from app.paperwork import purchase_order_sheet
from app.words import _


def purchase_order_draft(desk: Desk, po_id: int) -> bytes:
    """An e-mail to the supplier with the order attached, as an unsent .eml file. Nothing is recorded as sent.

    Raises NotFound "po.unknown", Refused where the supplier has not exactly one address.
    """
    supplier = people.supplier(purchases.order(po_id).supplier)
    mailing.address(supplier.email, supplier.name)
    sheet = purchase_order_sheet(desk, po_id)
    return mailing.draft(
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
    return "\n\n".join((text, ask, "\n".join((sheet.letterhead.name, *sheet.letterhead.lines)))) + "\n"
