"""The chase list, and what a chase was."""

from __future__ import annotations

from app import formats
from app.cli.written.columns import Column, Columns, Value, amount, record
from app.domain.chasing import Chased
from app.views.chases import ChaseRow
from app.words import N_

CHASES: Columns[ChaseRow] = (  # in the order of the list
    Column("po", None, lambda row: row.po),
    Column("supplier", N_("Supplier"), lambda row: row.supplier),
    Column(None, N_("Order"), lambda row: row.po),
    Column("sku", N_("SKU"), lambda row: row.sku),
    amount("open", N_("Open"), lambda row: row.open),
    Column("why", N_("How it stands"), lambda row: row.chase.why, lambda row: formats.chase_stands(row.chase)),
    Column("days", None, lambda row: row.chase.days),  # late, or without an answer or a date, by `why`
    Column("due", None, lambda row: row.chase.asked.due),
    Column("confirmed", None, lambda row: row.chase.asked.confirmed),
    Column(
        "customers",
        N_("Why it stands here"),
        lambda row: row.harm.customers,
        lambda row: formats.harm_text(row.chase, row.harm),
    ),
    Column("oldest_wait", None, lambda row: row.harm.oldest_wait),
    Column("last_contact", None, lambda row: row.chase.asked.last_contact),
    Column("chased_on", None, lambda row: row.chase.asked.chased_on),
    Column("chase_now", None, lambda row: not row.chase.again),
    Column("waiting", None, lambda row: [record(line, "order", "customer", "quantity") for line in row.waiting]),
)


def chased_values(done: Chased) -> Value:
    return record(done, "act", "supplier", "orders", "rows", "how", "on")
