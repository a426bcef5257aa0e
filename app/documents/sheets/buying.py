"""What goes to suppliers."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.sheets.parts import Fact, Letterhead, Party


@dataclass(frozen=True, slots=True)
class PurchaseOrderLine:
    """One schedule row. The rows after the first of a line leave `position`, `part_number` and `item` empty."""

    position: str
    part_number: str
    item: str
    sku: str
    quantity: str
    packs: str
    requested: str
    confirmed: str
    unit_cost: str
    amount: str


@dataclass(frozen=True, slots=True)
class PurchaseOrderSheet:
    """A purchase order. `paper` is "A4" or "Letter", `notice` says what it is while it is not a plain sent order.

    `code` is what its barcode says.
    """

    paper: str
    letterhead: Letterhead
    number: str
    code: str
    notice: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    lines: tuple[PurchaseOrderLine, ...]
    total: str
    total_label: str
    terms: str
    note: str


@dataclass(frozen=True, slots=True)
class ChaseLine:
    """One schedule row that is chased: how much of it is open, what was requested and confirmed, how late it is, and
    when its supplier last heard or spoke of it.
    """

    po: str
    part_number: str
    item: str
    sku: str
    quantity: str
    requested: str
    confirmed: str
    late: str
    last_contact: str


@dataclass(frozen=True, slots=True)
class ChaseLetterSheet:
    """What one supplier is asked: a date for each line."""

    paper: str
    letterhead: Letterhead
    title: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    opening: str
    lines: tuple[ChaseLine, ...]
    asks: str
    closing: str
