"""What came, what stands at the door, what went out, what is to be picked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from app import formats
from app.cli.written.columns import Column, Columns, Value, amount, record, table, values
from app.domain.items import Item
from app.domain.receipts import Received, ServedItem, ToPutAway
from app.domain.shipments import Shipped, ShippedLine
from app.papers.goods import Pick
from app.words import N_, ngettext

SERVED: Columns[ServedItem] = (
    Column("sku", None, lambda each: each.item.sku),
    Column("quantity", None, lambda each: each.quantity),
    Column("serves", None, lambda each: [record(line, "order", "customer", "quantity") for line in each.serves]),
    Column("to_shelf", None, lambda each: each.to_shelf),
)


def received_values(done: Received) -> Value:
    return {"act": done.act, "po": done.number or None, "closed": done.closed, "served": values(SERVED, done.served)}


_SHIPPED: Columns[ShippedLine] = (
    Column("order", N_("Order"), lambda line: line.order),
    Column("customer", N_("Customer"), lambda line: line.customer),
    Column("sku", N_("SKU"), lambda line: line.sku),
    amount("quantity", N_("Shipped"), lambda line: line.quantity),
    amount("waiting", N_("Still waiting"), lambda line: line.waiting),
)


def shipped_values(shipped: Shipped) -> Value:
    return {"act": shipped.act, "lines": values(_SHIPPED, shipped.lines)}


def shipped_text(shipped: Shipped) -> str:
    count = len(shipped.lines)
    said = ngettext("{count} line is shipped.", "{count} lines are shipped.", count)
    return f"{table(_SHIPPED, shipped.lines)}\n{said.format(count=formats.quantity(count))}"


PICKS: Columns[Pick] = (
    Column("bin", N_("Bin"), lambda pick: ", ".join((pick.bin, *pick.more_bins))),
    Column("sku", N_("SKU"), lambda pick: pick.row.sku),
    Column("name", N_("Name"), lambda pick: pick.row.name),
    amount("quantity", N_("Pick"), lambda pick: pick.row.ready, lambda pick: pick.row.decimals),
    amount("book", N_("Book"), lambda pick: pick.book, lambda pick: pick.row.decimals),
    Column("order", N_("Order"), lambda pick: pick.row.order),
    Column("customer", N_("Customer"), lambda pick: pick.row.customer),
)


class _Standing(NamedTuple):
    of: ToPutAway
    item: Item
    quantity: Decimal


_STANDING: Columns[_Standing] = (
    Column(None, N_("Came"), lambda goods: formats.date_text(goods.of.on)),
    Column(None, N_("From"), lambda goods: goods.of.po or goods.of.supplier),
    Column("sku", N_("SKU"), lambda goods: goods.item.sku),
    Column(None, N_("Name"), lambda goods: goods.item.name),
    Column("bin", None, lambda goods: goods.item.bin),
    amount("quantity", N_("Quantity"), lambda goods: goods.quantity, lambda goods: goods.item.decimals),
    Column(None, N_("Bin"), lambda goods: ", ".join(goods.item.bins)),
)


def _goods(each: ToPutAway) -> Iterator[_Standing]:
    return (_Standing(each, item, quantity) for item, quantity in each.goods)


def standing_values(standing: Iterable[ToPutAway]) -> list[Value]:
    return [
        {
            "act": each.act,
            "on": each.on,
            "po": each.po or None,
            "supplier": each.supplier or None,
            "goods": values(_STANDING, _goods(each)),
        }
        for each in standing
    ]


def standing_table(standing: Iterable[ToPutAway]) -> str:
    return table(_STANDING, (goods for each in standing for goods in _goods(each)))
