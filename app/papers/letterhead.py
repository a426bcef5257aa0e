"""What every paper bears: who we are, to whom it goes, on which paper."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import _GeneratorContextManager

from app import documents, formats
from app.documents.parts import Fact, Letterhead, Party
from app.domain.items import Customer, Supplier
from app.domain.orders import Order
from app.domain.settings import StockroomSettings
from app.words import _, ngettext


def on_paper(language: str = "") -> _GeneratorContextManager[None]:
    """What is gathered in this context is written for a reader of `language`, "" for the desk, and can be printed."""
    return formats.on_paper(language, documents.printable)


def letterhead(settings: StockroomSettings) -> Letterhead:
    """Who writes: the company, or the stockroom where none is set."""
    lines = (*block(settings.address), settings.phone, settings.email)
    return Letterhead(settings.company or settings.name, tuple(line for line in lines if line))


def customer_party(customer: Customer, role: str) -> Party:
    """A customer with their address, as what they are to the paper."""
    return Party(role, customer.name, block(customer.address))


def delivery_party(customer: Customer, order: Order) -> Party:
    """A customer with where this order goes."""
    return Party(_("Ship to"), customer.name, block(order.delivery_address or customer.address))


def reference_facts(order: Order) -> tuple[Fact, ...]:
    """What the customer calls an order, where they call it anything."""
    return (Fact(_("Your reference"), order.reference),) if order.reference else ()


def supplier_party(supplier: Supplier) -> Party:
    """A supplier with their address and the ways to reach them."""
    lines = (*block(supplier.address), supplier.email, supplier.phone)
    return Party(_("Supplier"), supplier.name, tuple(line for line in lines if line))


def reached(settings: StockroomSettings, text: str) -> str:
    """`text` with the ways to reach us after it."""
    return f"{text} {ways}" if (ways := " · ".join(filter(None, (settings.phone, settings.email)))) else text


def letter(parts: Iterable[str], writer: Letterhead) -> str:
    """A plain text of these paragraphs, signed."""
    return "\n\n".join((*parts, "\n".join((writer.name, *writer.lines)))) + "\n"


def count_text(lines: int) -> str:
    return ngettext("{count} line", "{count} lines", lines).format(count=formats.quantity(lines))


def block(text: str) -> tuple[str, ...]:
    """The lines of an address."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def paper_of(settings: StockroomSettings) -> str:
    """The paper it is printed on: as set, else as the locale has it."""
    return settings.paper or formats.paper_size()
