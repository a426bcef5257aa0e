"""What every paper bears: who we are, to whom it goes, on which paper."""

from __future__ import annotations

from app import formats
from app.documents.parts import Letterhead, Party
from app.domain.items import Supplier
from app.domain.settings import StockroomSettings
from app.words import _


def letterhead(settings: StockroomSettings) -> Letterhead:
    """Who writes: the company, or the stockroom where none is set."""
    lines = (*block(settings.address), settings.phone, settings.email)
    return Letterhead(settings.company or settings.name, tuple(line for line in lines if line))


def supplier_party(supplier: Supplier) -> Party:
    """A supplier with their address and the ways to reach them."""
    lines = (*block(supplier.address), supplier.email, supplier.phone)
    return Party(_("Supplier"), supplier.name, tuple(line for line in lines if line))


def block(text: str) -> tuple[str, ...]:
    """The lines of an address."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def paper_of(settings: StockroomSettings) -> str:
    """The paper it is printed on: as set, else as the locale has it."""
    return settings.paper or formats.paper_size()
