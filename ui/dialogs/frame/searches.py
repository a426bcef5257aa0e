"""What a search line finds: items, customers and suppliers, by code, scan or words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app import catalogue, formats
from app.desk import Desk
from app.domain.meanings import Found
from app.words import _
from ui.attempt import quietly
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.unknown_code import to_attach
from ui.widgets import sounds
from ui.widgets.search import Choice, Search

MOST = 20
ITEMS: tuple[Found, ...] = ("item",)


def item_choices(desk: Desk, text: str) -> Sequence[Choice]:
    """Items by barcode, SKU or words of their name; `key` is the item's id."""
    return _found(desk, text, "item")


def item_search(context: Context, placeholder: str, *, keeps: bool = False) -> Search:
    """A line that finds an item by code or words. Where a scan may mean several, what is picked is remembered."""
    desk = context.desk
    search = Search(lambda text: item_choices(desk, text), name=_("Item"), placeholder=placeholder, keeps=keeps)

    def remember(code: str, choice: Choice) -> None:
        hits = catalogue.meaning(desk, code, ITEMS).hits
        hit = next((hit for hit in hits if hit.id == choice.key), None)
        if hit is not None:
            context.attempt(lambda consent: catalogue.choose_meaning(desk, code, hit))

    search.chosen.connect(remember)
    return search


def say_missed(dialog: Dialog, search: Search) -> None:
    """Let `dialog` say what no item is called."""
    search.missed.connect(
        lambda text: dialog.say(_("No item has the code or name “{text}”.").format(text=text), (), "bad")
    )


def take_item_scan(dialog: Dialog, search: Search, text: str) -> bool:
    """Let a scan pick its item in `search`; what it cannot be is said by `dialog`. Returns whether one was picked."""
    found = quietly(lambda: catalogue.meaning(dialog.context.desk, text, ITEMS))
    if found is None:
        return False
    if found.fault is not None:
        again = partial(dialog.take_scan, text)
        dialog.refuse_scan(formats.sentence(found.fault), to_attach(dialog.context, found, again, dialog))
        return False
    if found.scan.times is not None:
        dialog.refuse_scan(_("Scan the item itself here."))
        return False
    hits = found.hits if found.hit is None else (found.hit,)
    dialog.say(_("“{code}” is on several items. Choose one.").format(code=found.scan.text) if len(hits) > 1 else "")
    sounds.play("good" if len(hits) == 1 else "bad")
    search.take_meant(text, [Choice(hit.id, hit.title, hit.detail, hit.quantity) for hit in hits])
    return len(hits) == 1


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
