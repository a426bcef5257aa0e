"""What goes with the goods, in and out."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.sheets.parts import Fact, Letterhead, Party


@dataclass(frozen=True, slots=True)
class PickLine:
    """So much of an item for one order; `book` is what the shelf should hold."""

    sku: str
    item: str
    book: str
    quantity: str
    order: str
    customer: str


@dataclass(frozen=True, slots=True)
class PickSection:
    """What is taken from one bin."""

    title: str
    detail: str
    lines: tuple[PickLine, ...]


@dataclass(frozen=True, slots=True)
class PickListSheet:
    """What is ready and leaves the shelves, in the order in which one walks past them."""

    paper: str
    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    sections: tuple[PickSection, ...]
    nothing: str
    explanation: str


@dataclass(frozen=True, slots=True)
class PackedLine:
    """So much of an item in the parcel. `to_come` is what of the line still waits; empty where nothing does."""

    sku: str
    item: str
    quantity: str
    ordered: str
    to_come: str


@dataclass(frozen=True, slots=True)
class PackingSlip:
    """What of one order is in a shipment; `notice` says what is wrong with it."""

    title: str
    notice: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    lines: tuple[PackedLine, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class PackingSlipSheet:
    """The packing slips of one shipment, each on its own pages."""

    paper: str
    letterhead: Letterhead
    title: str
    slips: tuple[PackingSlip, ...]


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """One item that arrived, and whom it serves: "5 to Smith (SO-0118)", a line each, "3 to shelf" the last."""

    sku: str
    item: str
    bin: str
    quantity: str
    serves: str


@dataclass(frozen=True, slots=True)
class ReceivingSlipSheet:
    """What one receipt brought and whom it serves; `notice` says what is wrong with it. `code` is the order's."""

    paper: str
    letterhead: Letterhead
    title: str
    notice: str
    code: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    lines: tuple[ReceivedLine, ...]
    explanation: str
