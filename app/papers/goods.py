"""Gathers what goes with the goods: the pick list of what is ready, and the packing slips of a shipment."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from app import formats
from app.data import acts, items, orders, people, reversals
from app.data.acts import RecordedAct
from app.desk import Desk
from app.documents.packing_slip import PackedLine, PackingSlip, PackingSlipSheet
from app.documents.parts import Fact
from app.documents.pick_list import PickLine, PickListSheet, PickSection
from app.domain.errors import Refused
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.movements import Kind
from app.domain.orders import OrderLine
from app.papers.letterhead import count_text, delivery_party, letterhead, on_paper, paper_of, reference_facts
from app.views import queue
from app.views.queue import QueueRow
from app.words import _


class Pick(NamedTuple):
    """So much of a line to be taken from a bin; `book` is what should be on the shelf."""

    bin: str
    row: QueueRow
    book: Decimal
    more_bins: tuple[str, ...] = ()


def picks(desk: Desk, order: str = "", line_ids: Collection[int] | None = None) -> list[Pick]:
    """What is ready: of one order (its number) or of the lines named, else of all, in the order in which one walks.

    Raises NotFound "order.unknown".
    """
    if order:
        order = orders.by_number(order).number
    found = [
        row
        for row in queue.rows(desk)
        if row.ready and order in ("", row.order) and (line_ids is None or row.id in line_ids)
    ]
    wanted = {row.item_id for row in found}
    bins = {item.id: item.bins for item in items.all_items(wanted)} if wanted else {}
    on_hand = items.on_hand(wanted)
    found.sort(key=lambda row: (bins[row.item_id][0] == "", bins[row.item_id], row.sku, row.position))
    return [
        Pick(own, row, on_hand.get(row.item_id, ZERO), tuple(more))
        for row in found
        for own, *more in [bins[row.item_id]]
    ]


@on_paper()
def pick_list_sheet(desk: Desk, order: str = "", line_ids: Collection[int] | None = None) -> PickListSheet:
    """The pick list of `picks`. Raises NotFound "order.unknown"."""
    found = picks(desk, order, line_ids)
    sections = []
    for bin, group in groupby(found, key=lambda pick: pick.bin):
        lines = tuple(_pick_line(pick) for pick in group)
        detail = count_text(len(lines))
        sections.append(PickSection(_("Bin {bin}").format(bin=bin) if bin else _("Without a bin"), detail, lines))
    count = count_text(len(found))
    return PickListSheet(
        paper=paper_of(desk.settings),
        letterhead=letterhead(desk.settings),
        title=_("Pick list for {order}").format(order=order) if order else _("Pick list"),
        facts=(Fact(_("As of"), formats.date_full(desk.today)), Fact(_("To pick"), count)),
        sections=tuple(sections),
        nothing=_("Nothing is ready to pick."),
        explanation=_(
            "Nothing is shipped by this list. Fewer on the shelf than in the book: write down how many, and ship it as"
            " “Fewer on the shelf”."
        ),
    )


@on_paper()
def packing_slip_sheet(desk: Desk, act_id: int) -> PackingSlipSheet:
    """The packing slips of a shipment, one per order. Raises NotFound "act.unknown", Refused where none was shipped."""
    return _sheet(desk, tuple(_slips(act_id).values()))


@on_paper()
def packing_slips_of(desk: Desk, act_id: int) -> dict[int, PackingSlipSheet]:
    """The same, a sheet for each order (by id)."""
    return {order: _sheet(desk, (slip,)) for order, slip in _slips(act_id).items()}


def _sheet(desk: Desk, slips: tuple[PackingSlip, ...]) -> PackingSlipSheet:
    title = slips[0].title if len(slips) == 1 else _("Packing slips")
    return PackingSlipSheet(paper_of(desk.settings), letterhead(desk.settings), title, slips)


def _slips(act_id: int) -> dict[int, PackingSlip]:
    """What each order (by id) has in a shipment."""
    act = acts.by_id(act_id)
    packed: dict[int, Decimal] = {}
    for moved in reversals.movements_of(act_id):
        if moved.kind is Kind.SHIPMENT and moved.line is not None:
            packed[moved.line] = packed.get(moved.line, ZERO) - moved.quantity
    if not packed:
        raise Refused("slip.nothing_shipped", on=act.on_day, person=act.person)
    lines = sorted(orders.lines(packed), key=lambda line: (line.order, line.place))
    known = items.by_ids({line.item for line in lines})
    stands = acts.reversal_of(act_id) is None
    return {
        order: _slip(act, order, list(group), packed, known, stands)
        for order, group in groupby(lines, key=lambda line: line.order)
    }


def _pick_line(pick: Pick) -> PickLine:
    row = pick.row
    more = _("also in {bins}").format(bins=", ".join(pick.more_bins))
    return PickLine(
        sku=row.sku,
        item=f"{row.name} ({more})" if pick.more_bins else row.name,
        book=formats.quantity(pick.book, row.decimals),
        quantity=formats.amount(row.ready, row.unit, row.decimals),
        order=row.order,
        customer=row.customer,
    )


def _slip(
    act: RecordedAct,
    order_id: int,
    lines: Sequence[OrderLine],
    packed: dict[int, Decimal],
    known: dict[int, Item],
    stands: bool,
) -> PackingSlip:
    order = orders.by_id(order_id)
    customer = people.customer(order.customer)
    shipment = reversals.shipments_until(order.id, act.id)
    to_come = any(line.waiting for line in lines)
    with on_paper(customer.language):
        return PackingSlip(
            title=_("Packing slip {order}").format(order=order.number),
            notice="" if stands else _("Reversed: these goods came back"),
            parties=(delivery_party(customer, order),),
            facts=(
                Fact(_("Shipment"), f"{order.number}/{shipment}"),
                Fact(_("Shipped"), formats.date_full(act.on_day)),
                Fact(_("Order"), order.number),
                *reference_facts(order),
                Fact(_("Accepted"), formats.date_full(order.accepted_on)),
            ),
            lines=tuple(_packed_line(line, packed[line.id], known[line.item]) for line in lines),
            closing=_("What is still to come follows when it is here.") if to_come else "",
        )


def _packed_line(line: OrderLine, quantity: Decimal, item: Item) -> PackedLine:
    return PackedLine(
        sku=item.sku,
        item=item.name,
        quantity=formats.amount(quantity, item.unit, item.decimals),
        ordered=formats.amount(line.ordered, item.unit, item.decimals),
        to_come=formats.amount(line.waiting, item.unit, item.decimals) if line.waiting else "",
    )
