"""Gathers the chase letter and the e-mail draft with it: what one supplier still owes, and how late it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby

from app import documents, formats
from app.data import chasing, items, people, purchases, reversals
from app.desk import Desk
from app.documents.chase_letter import ChaseLetterSheet, ChaseLine
from app.documents.parts import Fact
from app.domain.chasing import Chase, ChaseWhy
from app.domain.errors import NotFound, Refused
from app.domain.items import Item, Supplier
from app.domain.purchase_orders import PurchaseLine, PurchaseOrder, Row, State
from app.papers import mail
from app.papers.letterhead import letter, letterhead, on_paper, paper_of, reached, supplier_party
from app.views import chases
from app.views.chases import ChaseRow
from app.words import _, ngettext

Owed = tuple[PurchaseOrder, PurchaseLine, Row]


def chase_letter_sheet(desk: Desk, row_ids: Collection[int]) -> ChaseLetterSheet:
    """The letter about these schedule rows, which are all of one supplier; what is not open any more is left out.

    Raises NotFound "po.row_unknown", Refused where none of the rows is open or they are of several suppliers.
    """
    owed = _owed(row_ids)
    suppliers = {order.supplier for order, _line, _row in owed}
    if len(suppliers) > 1:
        raise Refused("chase.several", orders=tuple(dict.fromkeys(order.number for order, _line, _row in owed)))
    if not owed:
        raise Refused("chase.nothing")
    supplier = people.supplier(suppliers.pop())
    with on_paper(supplier.language):
        return _sheet(desk, supplier, owed)


def _sheet(desk: Desk, supplier: Supplier, owed: Sequence[Owed]) -> ChaseLetterSheet:
    known = items.by_ids({line.item for _order, line, _row in owed})
    contact = {
        asked.asked.row: asked.asked.last_contact
        for po_id in {order.id for order, _line, _row in owed}
        for asked in chasing.asked_of(po_id)
    }
    lines = tuple(_line(desk, *each, known[each[1].item], contact.get(each[2].id)) for each in owed)
    count = ngettext("{count} delivery", "{count} deliveries", len(lines)).format(count=formats.quantity(len(lines)))
    return ChaseLetterSheet(
        paper=paper_of(desk.settings),
        letterhead=letterhead(desk.settings),
        title=_("When will this come?"),
        parties=(supplier_party(supplier),),
        facts=(
            Fact(_("Date"), formats.date_full(desk.today)),
            Fact(_("Our orders"), ", ".join(dict.fromkeys(order.number for order, _line, _row in owed))),
            Fact(_("Open"), count),
        ),
        opening=_("We are still waiting for what is listed here, and need a date that we can count on."),
        lines=lines,
        asks=_asks(desk),
        closing=_(
            "A date that may still move helps us more than none. If something will not come at all, please say so."
        ),
    )


def open_rows(po_id: int) -> list[int]:
    """The rows (ids) of a sent order that are open. Raises NotFound "po.unknown", Refused where it is not sent."""
    order = purchases.order(po_id)
    if order.state is not State.SENT:
        raise Refused(f"po.is_{order.state}", po=order.number)
    return [row.id for row in purchases.rows(po_id) if row.open]


def _owed(row_ids: Collection[int]) -> list[Owed]:
    """What is open of these rows, with their lines and orders, order by order."""
    wanted = set(row_ids)
    owed: list[Owed] = []
    seen: set[int] = set()
    po_ids = reversals.orders_of_rows(wanted)
    for order in purchases.orders(po_ids) if po_ids else []:
        lines = {line.id: line for line in purchases.lines(order.id)}
        for row in purchases.rows(order.id):
            if row.id in wanted:
                seen.add(row.id)
                if row.open and order.state is State.SENT:
                    owed.append((order, lines[row.line], row))
    for id in wanted - seen:
        raise NotFound("po.row_unknown", row=id)
    return owed


def _asks(desk: Desk) -> str:
    text = _("Please give us a date for each line: write it here and send this back, or tell us.")
    return reached(desk.settings, text)


def _line(
    desk: Desk, order: PurchaseOrder, line: PurchaseLine, row: Row, item: Item, contact: date | None
) -> ChaseLine:
    today = desk.today
    late = (today - row.due).days if row.due is not None and row.due < today else 0
    confirmed = formats.date_short(row.confirmed_on, today) or _("no date")
    return ChaseLine(
        po=order.number,
        part_number=line.supplier_sku,
        item=item.name,
        sku=item.sku,
        quantity=formats.amount(row.open, item.unit, item.decimals),
        requested=formats.date_short(row.requested_on, today),
        confirmed=confirmed if row.confirmed else "",
        late=_("{days} late").format(days=formats.days(late)) if late else "",
        last_contact=formats.date_short(contact, today),
    )


def chase_draft(desk: Desk, supplier_id: int, row_ids: Collection[int]) -> bytes:
    """An e-mail that asks the supplier about these rows, as an unsent .eml file with the letter attached. Nothing is
    written down by it.

    Raises Refused where none of the rows is to be chased, or the supplier has not exactly one address.
    """
    supplier = people.supplier(supplier_id)
    mail.address(supplier.email, supplier.name)
    rows = asked_about(desk, supplier_id, row_ids)
    numbers = ", ".join(dict.fromkeys(row.po for row in rows))
    return mail.draft(
        to=supplier.email,
        name=supplier.name,
        subject=_("Delivery of {orders}: please confirm the dates").format(orders=numbers),
        text=chase_text(desk, rows, supplier.language),
        file_name=f"{numbers} {desk.today.isoformat()}.pdf",
        pdf=documents.render(chase_letter_sheet(desk, [row.id for row in rows])),
        sender=desk.settings.email,
    )


def letter_draft(desk: Desk, row_ids: Collection[int]) -> bytes:
    """`chase_draft` to the supplier of these rows."""
    order, *_others = purchases.orders(reversals.orders_of_rows(row_ids))
    return chase_draft(desk, order.supplier, row_ids)


def asked_about(desk: Desk, supplier_id: int, row_ids: Collection[int]) -> list[ChaseRow]:
    """The rows to chase of a supplier among those named, order by order. Raises Refused "chase.nothing"."""
    rows = [row for row in chases.rows(desk, supplier_id) if row.id in row_ids]
    if not rows:
        raise Refused("chase.nothing")
    return sorted(rows, key=lambda row: (row.chase.asked.sent_on, row.po))


def chase_text(desk: Desk, rows: Sequence[ChaseRow], language: str = "") -> str:
    """What is asked, as plain text: every delivery with its order, their part number, and how it stands."""
    with on_paper(language):
        return _text(desk, rows)


def _text(desk: Desk, rows: Sequence[ChaseRow]) -> str:
    parts = [_("Please tell us when we can expect the deliveries below. We have them as overdue or without a date.")]
    for order, lines in groupby(rows, key=lambda row: (row.po, row.chase.asked.sent_on)):
        head = _("{order}, sent {date}").format(order=order[0], date=formats.date_full(order[1]))
        parts.append("\n".join([head, *(f"  {asked_line(row)}" for row in lines)]))
    parts.append(_("One line for each with a quantity and a date is enough. If there is no date yet, please say so."))
    return letter(parts, letterhead(desk.settings))


def asked_line(row: ChaseRow) -> str:
    """One delivery: "100 pcs of SK25 (M8-WASHER) Washer M8: was confirmed for 4 May 2026"."""
    number = f"{row.supplier_sku} ({row.sku})" if row.supplier_sku and row.supplier_sku != row.sku else row.sku
    return _("{quantity} of {number} {name}: {stands}").format(
        quantity=formats.amount(row.open, row.unit), number=number, name=row.name, stands=stands(row.chase)
    )


def stands(chase: Chase) -> str:
    """What the supplier said of a row so far."""
    due = chase.asked.due
    if chase.why is ChaseWhy.UNDATED:
        return _("no date yet")
    if due is None:
        return _("not confirmed yet")
    confirmed = chase.why is ChaseWhy.OVERDUE and chase.asked.confirmed
    text = _("was confirmed for {date}") if confirmed else _("asked for {date}, not confirmed")
    return text.format(date=formats.date_full(due))
