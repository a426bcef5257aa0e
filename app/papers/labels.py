"""Gathers labels: of items, of bins, and of what a receipt brought; and lays them on sheets or rolls."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from app import formats
from app.data import items, orders
from app.desk import Desk
from app.documents.label_stock import ROLL_TITLE, SHEET_TITLE, STOCKS, Stock, first_of, paper_name
from app.documents.labels import Label, LabelsSheet, Symbol
from app.domain import codes
from app.domain.errors import NotFound, Refused
from app.domain.items import Item
from app.domain.receipts import ServedLine
from app.papers.letterhead import paper_of
from app.views import receipts
from app.views.receipts import Receipt, ReceivedItem
from app.words import _

MOST_COPIES = 1000
MOST_LABELS = 5000


class LabelCopies(NamedTuple):
    """A label, and how many of it."""

    label: Label
    copies: int = 1


def first_stock(desk: Desk) -> str:
    """The name of the commonest stock on the stockroom's paper."""
    return first_of(paper_of(desk.settings))


def item_labels(desk: Desk, item_ids: Collection[int]) -> list[Label]:
    """A label for each item, in the order given. Raises NotFound "item.unknown"."""
    known = items.by_ids(item_ids)
    return [_item_label(known[id]) for id in item_ids]


def bin_labels(desk: Desk, bins: Collection[str] | None = None) -> list[Label]:
    """A label for each bin, by its code; None: for all there are. Raises NotFound "bin.unknown"."""
    known = items.bins()
    for code in bins or ():
        if code not in known:
            raise NotFound("bin.unknown", bin=code)
    return [
        Label(head=code, code=codes.make(codes.Kind.BIN, known[code])) for code in (known if bins is None else bins)
    ]


def receipt_labels(desk: Desk, act_id: int) -> list[Label]:
    """What the goods of a receipt carry: a label for each line that they serve, and one for each item's bin.

    Raises NotFound "act.unknown", Refused where the act received nothing.
    """
    found = receipts.receipt(desk, act_id)
    lines = orders.lines(line.line for arrived in found.items for line in arrived.serves)
    order_of = {line.id: line.order for line in lines}
    labels = []
    for arrived in found.items:
        labels += [_served_label(found, arrived.item, line, order_of[line.line]) for line in arrived.serves]
        if arrived.to_shelf:
            labels.append(_shelf_label(found, arrived))
    return labels


def labels_sheet(
    wanted: Sequence[LabelCopies], stock: str, *, start: int = 1, symbol: Symbol = Symbol.BARS, title: str = ""
) -> LabelsSheet:
    """The labels on a stock, from a place of its first sheet on. Raises Refused where that cannot be."""
    if stock not in STOCKS:
        raise NotFound("labels.stock", stock=stock, known=tuple(STOCKS))
    places = STOCKS[stock].places
    if not 1 <= start <= places:
        raise Refused("labels.start", start=start, places=places)
    for label, copies in wanted:
        if not 0 <= copies <= MOST_COPIES:
            raise Refused("labels.copies", label=label.head, copies=copies, most=MOST_COPIES)
    labels = tuple(label for label, copies in wanted for _copy in range(copies))
    if not labels:
        raise Refused("labels.nothing")
    if len(labels) > MOST_LABELS:
        raise Refused("labels.many", count=len(labels), most=MOST_LABELS)
    return LabelsSheet(stock, start, symbol, title or _("Labels"), labels)


def next_start(sheet: LabelsSheet) -> int:
    """The first place that is still free on the last sheet once these are printed."""
    return (sheet.start - 1 + len(sheet.labels)) % STOCKS[sheet.stock].places + 1


def stock_text(stock: Stock) -> str:
    """How a person finds the stock that lies in the printer: "63.5 × 38.1 mm, 21 on A4 (Avery L7160, Herma 4103)"."""
    width, height = (formats.quantity(Decimal(f"{side:.1f}").normalize()) for side in (stock.width, stock.height))
    size = f"{width} × {height}"
    text = _(ROLL_TITLE if stock.is_roll else SHEET_TITLE)
    text = text.format(size=size, places=formats.quantity(stock.places), paper=paper_name(stock))
    return f"{text} ({stock.known_as})" if stock.known_as else text


def _item_label(item: Item) -> Label:
    where = _("Bin {bin}").format(bin=item.bin) if item.bin else ""
    lines = (item.name, " · ".join(text for text in (where, item.unit) if text))
    return Label(item.sku, tuple(line for line in lines if line), codes.make(codes.Kind.ITEM, item.id))


def _served_label(found: Receipt, item: Item, line: ServedLine, order: int) -> Label:
    quantity = formats.amount(line.quantity, item.unit, item.decimals)
    lines = (
        _("{order}: {quantity}").format(order=line.order, quantity=quantity),
        f"{item.sku} · {item.name}",
        _came(found),
    )
    return Label(line.customer, lines, codes.make(codes.Kind.ORDER, order))


def _shelf_label(found: Receipt, arrived: ReceivedItem) -> Label:
    item = arrived.item
    what = formats.shelf_text(formats.amount(arrived.to_shelf, item.unit, item.decimals))
    if not item.bin:
        return Label(item.sku, (what, item.name, _came(found)), codes.make(codes.Kind.ITEM, item.id))
    lines = (what, f"{item.sku} · {item.name}", _came(found))
    return Label(_("Bin {bin}").format(bin=item.bin), lines, codes.make(codes.Kind.ITEM, item.id))


def _came(found: Receipt) -> str:
    """When it came and by which order: "PO-0017 · 12 May 2026"."""
    return " · ".join((*(order.number for order in found.orders), formats.date_full(found.happened_on)))
