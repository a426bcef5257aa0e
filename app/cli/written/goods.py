"""What came, what stands at the door, what went out, what is to be picked."""

from __future__ import annotations

from collections.abc import Iterable

from app import formats
from app.cli.written.text import Value, number, table
from app.domain.receipts import ServedItem, ToPutAway
from app.domain.shipments import Shipped
from app.papers.goods import Pick
from app.words import _, ngettext


def served_values(served: Iterable[ServedItem]) -> list[Value]:
    return [
        {
            "sku": each.item.sku,
            "quantity": number(each.quantity),
            "serves": [
                {"order": line.order, "customer": line.customer, "quantity": number(line.quantity)}
                for line in each.serves
            ],
            "to_shelf": number(each.to_shelf),
        }
        for each in served
    ]


def shipped_values(shipped: Shipped) -> Value:
    return {
        "act": shipped.act,
        "lines": [
            {
                "order": line.order,
                "customer": line.customer,
                "sku": line.sku,
                "quantity": number(line.quantity),
                "waiting": number(line.waiting),
            }
            for line in shipped.lines
        ],
    }


def shipped_text(shipped: Shipped) -> str:
    count = len(shipped.lines)
    listed = table(
        (_("Order"), _("Customer"), _("SKU"), _("Shipped"), _("Still waiting")),
        (
            (line.order, line.customer, line.sku, formats.quantity(line.quantity), formats.quantity(line.waiting))
            for line in shipped.lines
        ),
        frozenset({3, 4}),
    )
    said = ngettext("{count} line is shipped.", "{count} lines are shipped.", count)
    return f"{listed}\n{said.format(count=formats.quantity(count))}"


def picks_values(picks: Iterable[Pick]) -> list[Value]:
    return [
        {
            "bin": pick.bin,
            "sku": pick.row.sku,
            "name": pick.row.name,
            "quantity": number(pick.row.ready),
            "book": number(pick.book),
            "order": pick.row.order,
            "customer": pick.row.customer,
        }
        for pick in picks
    ]


def picks_table(picks: Iterable[Pick]) -> str:
    return table(
        (_("Bin"), _("SKU"), _("Name"), _("Pick"), _("Book"), _("Order"), _("Customer")),
        (
            (
                pick.bin,
                pick.row.sku,
                pick.row.name,
                formats.quantity(pick.row.ready, pick.row.decimals),
                formats.quantity(pick.book, pick.row.decimals),
                pick.row.order,
                pick.row.customer,
            )
            for pick in picks
        ),
        frozenset({3, 4}),
    )


def standing_values(standing: Iterable[ToPutAway]) -> list[Value]:
    return [
        {
            "act": each.act,
            "on": each.on.isoformat(),
            "po": each.po or None,
            "supplier": each.supplier or None,
            "goods": [
                {"sku": item.sku, "bin": item.bin, "quantity": number(quantity)} for item, quantity in each.goods
            ],
        }
        for each in standing
    ]


def standing_table(standing: Iterable[ToPutAway]) -> str:
    return table(
        (_("Came"), _("From"), _("SKU"), _("Name"), _("Quantity"), _("Bin")),
        (
            (
                formats.date_text(each.on),
                each.po or each.supplier,
                item.sku,
                item.name,
                formats.quantity(quantity, item.decimals),
                item.bin,
            )
            for each in standing
            for item, quantity in each.goods
        ),
        frozenset({4}),
    )
