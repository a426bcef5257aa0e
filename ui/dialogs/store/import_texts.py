"""The kinds of file by their names for a person, and what is said of what a file would bring or has brought."""

from __future__ import annotations

from typing import Any

from app import formats
from app.words import N_, _

KINDS = (
    ("items", N_("Items")),
    ("suppliers", N_("Suppliers")),
    ("sources", N_("Sources: who offers which item")),
    ("customers", N_("Customers")),
    ("orders", N_("Orders that wait")),
    ("purchase-orders", N_("Purchase orders")),
    ("stock", N_("Stock: opening or counted")),
    ("substitutes", N_("Substitutes: what goes out instead")),
)
PAGE_OF = {
    "items": "items",
    "sources": "items",
    "stock": "items",
    "substitutes": "items",
    "orders": "queue",
    "purchase-orders": "purchase_orders",
}


def plan_text(answer: Any) -> str:
    """What a checked file would bring."""
    return _counts(answer, _("{added} would be new, {updated} changed, {kept} as they are."))


def brought_text(answer: Any) -> str:
    """What an imported file has brought."""
    return _counts(answer, _("Imported: {added} new, {updated} changed, {kept} as they were."))


def report(text: str, answer: Any) -> str:
    """It with the program's notes, and with every row that is left out, by name."""
    faults = [str(fault["sentence"]) for fault in answer["left_out"]]
    left_out = ["\n".join([_("Left out:"), *faults])] if faults else []
    return "\n\n".join([text, *answer["notes"], *left_out])


def refusal_report(answer: Any) -> list[str]:
    """What the ways out of a refusal mean in pieces."""
    said = []
    if answer.get("repeats"):
        text = _("Repeated rows, added up: {sum}. The first of each alone: {first}.")
        said.append(text.format(**answer["repeats"]))
    if answer.get("holds"):
        said.append(_("The rows that cannot be taken hold in stock: {what}.").format(what=answer["holds"]))
    return said


def _counts(answer: Any, text: str) -> str:
    return text.format(**{name: formats.quantity(int(answer[name])) for name in ("added", "updated", "kept")})
