"""What a search line finds: items, customers and suppliers, by code or by words."""

from __future__ import annotations

from collections.abc import Sequence

from app import catalogue
from app.catalogue.finding import Found
from app.desk import Desk
from app.words import _
from ui.widgets.search import Choice

MOST = 20


def item_choices(desk: Desk, text: str) -> Sequence[Choice]:
    """Items by barcode, SKU or words of their name; `key` is the item's id."""
    return _found(desk, text, "item")


def customer_choices(desk: Desk, text: str) -> Sequence[Choice]:
    """Customers by name, and last the offer to add one of this name (`key` None, `detail` the name)."""
    return _or_new(_found(desk, text, "customer"), text, _("New customer “{name}”…"))


def supplier_choices(desk: Desk, text: str) -> Sequence[Choice]:
    """Suppliers by name, and last the offer to add one of this name (`key` None, `detail` the name)."""
    return _or_new(_found(desk, text, "supplier"), text, _("New supplier “{name}”…"))


def _found(desk: Desk, text: str, kind: Found) -> list[Choice]:
    hits = catalogue.find(desk, text, limit=MOST, kinds=(kind,))
    return [Choice(hit.id, hit.title, hit.detail, hit.quantity) for hit in hits]


def _or_new(found: list[Choice], text: str, offer: str) -> list[Choice]:
    if any(choice.title.casefold() == text.casefold() for choice in found):
        return found
    return [*found, Choice(None, offer.format(name=text), text)]
