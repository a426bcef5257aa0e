"""What the headless program writes of the queue's acts: what moved back, held stock, loans, substitutes."""

from __future__ import annotations

from collections.abc import Iterable

from app import formats
from app.cli.written.columns import Column, Columns, Value, amount, record
from app.domain.lending import LoanPreview
from app.domain.overrides import MovedBack, Queued
from app.domain.substitutes import Substituted, SubstituteOffer
from app.views.held import HeldStock
from app.words import N_, _

HELD: Columns[HeldStock] = (
    Column("order", N_("Order"), lambda each: each.row.order),
    Column("customer", N_("Customer"), lambda each: each.row.customer),
    Column("sku", N_("SKU"), lambda each: each.row.sku),
    amount("held", N_("Held"), lambda each: each.quantity, lambda each: each.row.decimals),
    Column("since", N_("Since"), lambda each: each.since, lambda each: formats.date_text(each.since)),
    amount("days", N_("Days"), lambda each: each.days),
    Column(
        "wanting",
        N_("Waits for"),
        lambda each: [record(row, "sku", "promise", "hoped") for row in each.wanting],
        lambda each: formats.wanting_text(each.wanting),
    ),
    amount("wanted_behind", N_("Wanted behind"), lambda each: each.wanted_behind, lambda each: each.row.decimals),
)

OFFERS: Columns[SubstituteOffer] = (
    Column("sku", N_("SKU"), lambda each: each.item.sku),
    Column("name", N_("Name"), lambda each: each.item.name),
    amount("factor", N_("For one"), lambda each: each.substitute.factor),
    amount("free", N_("Free"), lambda each: each.free, lambda each: each.item.decimals),
)


def queued_values(done: Queued) -> Value:
    """What was done in the queue, and whose promise moved back for it."""
    return {**record(done, "act", "order", "customer", "sku"), "moved_back": _moved_back(done.moved)}


def queued_text(text: str, done: Queued) -> str:
    if not done.moved:
        return text
    return _("{text} Moved back: {who}.").format(text=text, who=formats.moved_text(done.moved))


def loan_values(loan: LoanPreview) -> Value:
    return {
        "own": loan.own,
        "lent": loan.lent,
        "lenders": [record(each, "order", "customer", "quantity") for each in loan.lenders],
        "reason_needed": loan.reasoned,
        "moved_back": _moved_back(loan.effect.moved),
    }


def loan_text(loan: LoanPreview) -> str:
    who = formats.moved_text(loan.effect.moved)
    said = _("Moved back: {who}.").format(who=who) if who else _("No promise moves back.")
    needed = _("A reason is needed.") if loan.reasoned else _("No reason is needed.")
    return "\n".join((formats.loan_text(loan.own, loan.lent, loan.lenders), said, needed))


def substituted_values(done: Substituted) -> Value:
    return record(done, "act", "order", "customer", "sku", "quantity", "substitute", "given")


def _moved_back(moved: Iterable[MovedBack]) -> list[Value]:
    return [record(each, "order", "customer", "sku", "before", "after", "days") for each in moved]
