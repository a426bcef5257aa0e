"""What stands on paper: frozen text, already formatted. Nothing in here knows the store or the printer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes. `lines` are the address, phone and e-mail, a line each."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody addressed: what they are to this paper ("Supplier"), their name and their lines."""

    role: str
    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value, such as the date of an order."""

    label: str
    value: str


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
    """A purchase order. `paper` is "A4" or "Letter", `notice` says what it is while it is not a plain sent order."""

    paper: str
    letterhead: Letterhead
    number: str
    notice: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    lines: tuple[PurchaseOrderLine, ...]
    total: str
    total_label: str
    terms: str
    note: str


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One waiting line. `shape` is the footing's glyph, `when` its words with their date and evidence.

    `told` says what its customer was told last, "" where they were not.

    `name` and `subject` are its order and customer, or its SKU and item; `day` is when it was accepted or is wanted.
    The sheet's titles say which.
    """

    name: str
    subject: str
    place: str
    ahead: str
    waiting: str
    day: str
    shape: str
    when: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class StatusSection:
    """Waiting lines that belong together: the lines of an order, or the queue of an item."""

    title: str
    detail: str
    lines: tuple[StatusLine, ...]


@dataclass(frozen=True, slots=True)
class StatusSheet:
    """The backorder status of a customer, of an item or of the whole queue, as it was on its date."""

    paper: str
    letterhead: Letterhead
    title: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    name_title: str
    subject_title: str
    day_title: str
    sections: tuple[StatusSection, ...]
    nothing: str
    explanation: str


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
class NoticeLine:
    """One waiting line that a customer is told of: what they were told before ("" for the first time), how it stands
    now with the shape of its footing, what has become of the promise, and what they may choose (a choice a line, "" for
    none).
    """

    order: str
    sku: str
    item: str
    waiting: str
    before: str
    shape: str
    now: str
    change: str
    choices: str


@dataclass(frozen=True, slots=True)
class DelayNotice:
    """What one customer is told: that goods are late, or when they come, or that they are ready. `asks` says how to
    answer, "" where nothing is asked.
    """

    title: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    opening: str
    lines: tuple[NoticeLine, ...]
    asks: str
    closing: str


@dataclass(frozen=True, slots=True)
class DelayNoticeSheet:
    """Notices to customers, each on its own pages."""

    paper: str
    letterhead: Letterhead
    title: str
    notices: tuple[DelayNotice, ...]


@dataclass(frozen=True, slots=True)
class OverrideLine:
    """One override: the day, who did it, what it was, why, and who moved back."""

    day: str
    person: str
    what: str
    reason: str
    moved: str


@dataclass(frozen=True, slots=True)
class OverrideAuditSheet:
    """Every override, the latest first."""

    paper: str
    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    lines: tuple[OverrideLine, ...]
    nothing: str
    explanation: str


Sheet = OverrideAuditSheet | PurchaseOrderSheet | StatusSheet | PickListSheet | PackingSlipSheet | DelayNoticeSheet
