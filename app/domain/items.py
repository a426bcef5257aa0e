"""Items, their barcodes and sources, and the words for how they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from app.domain.matching import ZERO

ONE = Decimal(1)


class Status(StrEnum):
    """How an item stands, in the order in which the first that fits is taken."""

    DISCONTINUED = "discontinued"
    OUT_OF_STOCK = "out_of_stock"
    BACKORDERED = "backordered"
    LOW = "low"
    IN_STOCK = "in_stock"


@dataclass(frozen=True, slots=True)
class Item:
    """Something stocked. Quantities are in `unit`, counted to `decimals` (0 to 3) places; costs in home currency.

    It lies in `bin`, and in `more_bins` besides.
    """

    id: int
    sku: str
    name: str
    unit: str = "pcs"
    bin: str = ""
    decimals: int = 0
    reorder_point: Decimal | None = None
    order_up_to: Decimal | None = None
    unit_cost: Decimal | None = None
    price: Decimal | None = None
    critical: bool = False
    discontinued: bool = False
    version: int = 1

    more_bins: tuple[str, ...] = ()

    @property
    def bins(self) -> tuple[str, ...]:
        """Every bin that it lies in, its own first; "" where it has none."""
        return (self.bin, *self.more_bins)

    @property
    def smallest(self) -> Decimal:
        """The least that can be counted of it: one unit, or 0.001 of it."""
        return ONE.scaleb(-self.decimals)


def own_and_more(bins: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """An item's own bin and the others, each once; the first that is named is its own."""
    own, *more = dict.fromkeys(code for code in bins if code) or ("",)
    return own, tuple(more)


@dataclass(frozen=True, slots=True)
class Barcode:
    """A code on an item's package that stands for `pack_factor` of its units."""

    id: int
    item: int
    code: str
    pack_factor: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Source:
    """A supplier's offer of an item. Pack size and minimum are in the item's units, the cost is in his currency.

    `share` weighs it against other suppliers' offers where a critical item is split (0: it takes no part).
    """

    id: int
    item: int
    supplier: int
    supplier_sku: str = ""
    pack_size: Decimal = ONE
    minimum: Decimal = ZERO
    lead_days: int | None = None
    unit_cost: Decimal | None = None
    share: Decimal = ONE
    preferred: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class Supplier:
    """Whom we buy from. `language` is that of our papers to them, "" is the desk's own."""

    id: int
    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    lead_days: int | None = None
    currency: str = ""
    version: int = 1
    language: str = ""


@dataclass(frozen=True, slots=True)
class Customer:
    """Who orders. `language` is that of our papers to them, "" is the desk's own. They collect what is ready, or it is
    sent to them, unless an order says otherwise.
    """

    id: int
    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    ship_complete: bool = False
    version: int = 1
    language: str = ""
    collects: bool = True


class Standing(NamedTuple):
    """An item's sums, in its unit. All of them are computed, none is stored.

    `passed` is what of `waiting` holds nothing of the stock: it is held and passed on, or reserved from a later day.
    """

    on_hand: Decimal
    waiting: Decimal
    on_order: Decimal
    drafts: Decimal
    passed: Decimal = ZERO

    @property
    def as_suggested(self) -> Standing:
        """What a suggestion goes by: without what is passed on."""
        return self._replace(passed=ZERO)

    @property
    def free(self) -> Decimal:
        """What a new order can have at once: on hand less what the queue holds of it."""
        return max(ZERO, self.on_hand - self.waiting + self.passed)

    @property
    def available(self) -> Decimal:
        """On hand, on order and drafts, less what is waiting; negative where more waits than will come."""
        return self.on_hand + self.on_order + self.drafts - self.waiting


class Offer(NamedTuple):
    """A source with its supplier."""

    source: Source
    supplier: Supplier


def status(item: Item, standing: Standing) -> Status:
    """The status word of an item (the first that fits)."""
    if item.discontinued:
        return Status.DISCONTINUED
    if not standing.free:
        return Status.BACKORDERED if standing.on_order else Status.OUT_OF_STOCK
    if item.reorder_point is not None and standing.available <= item.reorder_point:
        return Status.LOW
    return Status.IN_STOCK
