"""The tables, stated once: columns, constraints and indexes, nothing else.

`app.data.store.schema` makes their SQL, `app.data.store.records` what reads and writes them.

Quantities are whole thousandths, money whole ten-thousandths (`app.data.store.units` converts); dates are ISO
text, stamps UTC ISO text. Two columns are caches that the database itself keeps in step (`guards_sqlite`) and `verify`
compares with their sources: `OrderLine.waiting` and `ScheduleRow.received`.
"""

from __future__ import annotations

from app.data.models.acts import Act, Counter, Person, Setting
from app.data.models.catalogue import Barcode, Bin, Customer, Item, Source, Substitute, Supplier
from app.data.models.counts import (
    BinVisit,
    Count,
    CountDecision,
    CountLine,
    CountResult,
    Doubt,
    Tally,
    UnknownCode,
    UnknownCodeEnd,
)
from app.data.models.ledger import Movement
from app.data.models.orders import Hold, LostSale, Order, OrderLine, OrderLineChange, QueueOverride, Substitution
from app.data.models.promises import Answer, Notice, Telling
from app.data.models.purchases import (
    Chasing,
    PurchaseLine,
    PurchaseOrder,
    Receipt,
    Rejection,
    RowChange,
    ScheduleRow,
)
from app.data.models.table import Table

MODELS: tuple[type[Table], ...] = (
    Setting,
    Counter,
    Person,
    Act,
    Bin,
    Item,
    Barcode,
    Supplier,
    Source,
    Customer,
    Order,
    OrderLine,
    OrderLineChange,
    PurchaseOrder,
    PurchaseLine,
    ScheduleRow,
    RowChange,
    Chasing,
    Movement,
    Telling,
    Notice,
    Answer,
    Hold,
    QueueOverride,
    Substitute,
    Substitution,
    LostSale,
    Count,
    CountLine,
    UnknownCode,
    UnknownCodeEnd,
    Tally,
    BinVisit,
    CountDecision,
    CountResult,
    Doubt,
    Receipt,
    Rejection,
)

__all__ = [
    "MODELS",
    "Act",
    "Answer",
    "Barcode",
    "Bin",
    "BinVisit",
    "Chasing",
    "Count",
    "CountDecision",
    "CountLine",
    "CountResult",
    "Counter",
    "Customer",
    "Doubt",
    "Hold",
    "Item",
    "LostSale",
    "Movement",
    "Notice",
    "Order",
    "OrderLine",
    "OrderLineChange",
    "Person",
    "PurchaseLine",
    "PurchaseOrder",
    "QueueOverride",
    "Receipt",
    "Rejection",
    "RowChange",
    "ScheduleRow",
    "Setting",
    "Source",
    "Substitute",
    "Substitution",
    "Supplier",
    "Table",
    "Tally",
    "Telling",
    "UnknownCode",
    "UnknownCodeEnd",
]
