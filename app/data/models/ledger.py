"""The stock ledger."""

from __future__ import annotations

from app.data.models.acts import Act
from app.data.models.catalogue import Item
from app.data.models.orders import OrderLine
from app.data.models.purchases import ScheduleRow
from app.data.models.table import Index, Table, day, key, key_to, naming, quantity, text, word
from app.domain import limits
from app.domain.movements import Kind


class Movement(Table):
    """The stock ledger: never updated, never deleted. `order_line` or `row` is the document behind it."""

    id = key()
    item = key_to(Item, index=False)
    quantity = quantity(check="{} <> 0")
    kind = word(Kind)
    happened_on = day()
    act = key_to(Act)
    reason = text(limits.NOTE, default="")
    order_line = key_to(OrderLine, null=True, index=False)
    row = key_to(ScheduleRow, null=True, index=False)
    reverses = key_to("self", null=True, index=False)
    indexes = (
        Index("item", "quantity"),
        # Most movements of a large ledger are of one document kind or of none: index only those that have one.
        Index("order_line", where='"order_line_id" IS NOT NULL', name="movement_order_line"),
        naming("reverses", "movement_reverses"),
        Index("row", where='"row_id" IS NOT NULL', name="movement_row"),
        # What left in a year, by item: the classes that counting goes by are read from this alone.
        Index(
            *("happened_on", "item", "quantity"),
            where="\"kind\" IN ('shipment', 'issue', 'build')",
            name="movement_issued",
        ),
        Index("item", "happened_on", where="\"kind\" = 'count'", name="movement_counted"),
    )
    checks = (
        "(kind = 'reversal') = (reverses_id IS NOT NULL)",
        "quantity > 0 OR kind NOT IN ('opening', 'receipt', 'customer_return')",
        "quantity < 0 OR kind NOT IN ('shipment', 'issue', 'damage', 'supplier_return')",
    )
