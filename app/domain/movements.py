"""The stock ledger: lines that are only ever added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

BAD_STOCK_RECORD = "bad stock record"  # the reason kept with what a pick did not find


class Kind(StrEnum):
    """Why stock moved."""

    OPENING = "opening"
    RECEIPT = "receipt"
    SHIPMENT = "shipment"
    ISSUE = "issue"
    COUNT = "count"
    DAMAGE = "damage"
    CUSTOMER_RETURN = "customer_return"
    SUPPLIER_RETURN = "supplier_return"
    BUILD = "build"
    REVERSAL = "reversal"


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of the ledger. `quantity` is signed, in the item's unit; `document` is an order's number."""

    id: int
    item: int
    quantity: Decimal
    kind: Kind
    happened_on: date
    recorded_at: datetime
    person: str
    reason: str = ""
    document: str = ""
    order_line: int | None = None
    row: int | None = None
    reverses: int | None = None
