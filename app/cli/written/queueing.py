"""What the headless program writes of the queue's acts: held stock, loans, substitutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app import formats
from app.cli.written.text import Value, iso, number, table
from app.domain.lending import LoanPreview
from app.domain.substitutes import Substituted, SubstituteOffer
from app.views.held import HeldStock
from app.words import _


def held_values(found: Iterable[HeldStock]) -> list[Value]:
    return [
        {
            "order": each.row.order,
            "customer": each.row.customer,
            "sku": each.row.sku,
            "held": number(each.quantity),
            "since": iso(each.since),
            "days": each.days,
            "wanting": [{"sku": row.sku, "promise": iso(row.promise), "hoped": iso(row.hoped)} for row in each.wanting],
            "wanted_behind": number(each.wanted_behind),
        }
        for each in found
    ]


def held_table(found: Sequence[HeldStock], today: date) -> str:
    return table(
        (_("Order"), _("Customer"), _("SKU"), _("Held"), _("Since"), _("Days"), _("Waits for"), _("Wanted behind")),
        (
            (
                each.row.order,
                each.row.customer,
                each.row.sku,
                formats.quantity(each.quantity, each.row.decimals),
                formats.date_text(each.since, today),
                formats.quantity(each.days),
                formats.wanting_text(each.wanting, today),
                formats.quantity(each.wanted_behind, each.row.decimals),
            )
            for each in found
        ),
        frozenset({3, 5, 7}),
    )


def loan_values(loan: LoanPreview) -> Value:
    return {
        "own": number(loan.own),
        "lent": number(loan.lent),
        "lenders": [
            {"order": each.order, "customer": each.customer, "quantity": number(each.quantity)} for each in loan.lenders
        ],
        "reason_needed": loan.reasoned,
        "moved_back": [
            {
                "order": each.order,
                "customer": each.customer,
                "sku": each.sku,
                "before": iso(each.before),
                "after": iso(each.after),
                "days": each.days,
            }
            for each in loan.effect.moved
        ],
    }


def loan_words(loan: LoanPreview) -> str:
    who = formats.moved_text(loan.effect.moved)
    said = _("Moved back: {who}.").format(who=who) if who else _("No promise moves back.")
    needed = _("A reason is needed.") if loan.reasoned else _("No reason is needed.")
    return "\n".join((formats.loan_text(loan.own, loan.lent, loan.lenders), said, needed))


def offers_values(offers: Iterable[SubstituteOffer]) -> list[Value]:
    return [
        {
            "sku": each.item.sku,
            "name": each.item.name,
            "factor": number(each.substitute.factor),
            "free": number(each.free),
        }
        for each in offers
    ]


def offers_table(offers: Iterable[SubstituteOffer]) -> str:
    return table(
        (_("SKU"), _("Name"), _("For one"), _("Free")),
        (
            (
                each.item.sku,
                each.item.name,
                formats.quantity(each.substitute.factor),
                formats.quantity(each.free, each.item.decimals),
            )
            for each in offers
        ),
        frozenset({2, 3}),
    )


def substituted_values(done: Substituted) -> Value:
    return {
        "act": done.act,
        "order": done.order,
        "customer": done.customer,
        "sku": done.sku,
        "quantity": number(done.quantity),
        "substitute": done.substitute,
        "given": number(done.given),
    }
