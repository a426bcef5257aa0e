"""The chase list, and what a chase was."""

from __future__ import annotations

from collections.abc import Iterable

from app import formats
from app.cli.written.text import Value, iso, number, table
from app.domain.chasing import Chased
from app.views.chases import ChaseRow
from app.words import _


def chases_values(found: Iterable[ChaseRow]) -> list[Value]:
    """In the order of the list. `days` are days late, or without an answer or a date, by `why`."""
    return [
        {
            "po": row.po,
            "supplier": row.supplier,
            "sku": row.sku,
            "open": number(row.open),
            "why": str(row.chase.why),
            "days": row.chase.days,
            "due": iso(row.chase.asked.due),
            "confirmed": row.chase.asked.confirmed,
            "customers": row.harm.customers,
            "oldest_wait": row.harm.oldest_wait,
            "last_contact": iso(row.chase.asked.last_contact),
            "chased_on": iso(row.chase.asked.chased_on),
            "chase_now": not row.chase.again,
            "waiting": [
                {"order": line.order, "customer": line.customer, "quantity": number(line.quantity)}
                for line in row.waiting
            ],
        }
        for row in found
    ]


def chases_table(found: Iterable[ChaseRow]) -> str:
    return table(
        (_("Supplier"), _("Order"), _("SKU"), _("Open"), _("How it stands"), _("Why it stands here")),
        (
            (
                row.supplier,
                row.po,
                row.sku,
                formats.quantity(row.open),
                formats.chase_stands(row.chase),
                formats.harm_text(row.chase, row.harm),
            )
            for row in found
        ),
        frozenset({3}),
    )


def chased_values(done: Chased) -> Value:
    return {
        "act": done.act,
        "supplier": done.supplier,
        "orders": list(done.orders),
        "rows": done.rows,
        "how": str(done.how),
        "on": iso(done.on),
    }
