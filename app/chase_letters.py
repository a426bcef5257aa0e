"""Gathers the chase letter: what one supplier still owes, how late it is, and when they last heard of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from app import formats
from app.data import chasing, items, people, purchases, reversals
from app.desk import Desk
from app.documents.sheets import ChaseLetterSheet, ChaseLine, Fact
from app.domain.errors import NotFound, Refused
from app.domain.items import Item
from app.domain.purchase_orders import PurchaseLine, PurchaseOrder, Row, State
from app.paperwork import letterhead, paper_of, supplier_party
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
    ways = " · ".join(text for text in (desk.settings.phone, desk.settings.email) if text)
    text = _("Please give us a date for each line: write it here and send this back, or tell us.")
    return f"{text} {ways}" if ways else text


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
