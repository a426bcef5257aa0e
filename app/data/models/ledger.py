"""The stock ledger."""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, Check, TextField

from app.data.models.acts import Act
from app.data.models.catalogue import Item
from app.data.models.orders import OrderLine
from app.data.models.purchases import ScheduleRow
from app.data.models.table import Table, day, key_to, text
from app.domain.movements import Kind


class Movement(Table):
    """The stock ledger: never updated, never deleted. `order_line` or `row` is the document behind it."""

    id = AutoField()
    item = key_to(Item, index=False)
    quantity = BigIntegerField(constraints=[Check("quantity <> 0")])
    kind = TextField(constraints=[Check(f"kind IN ({', '.join(repr(kind.value) for kind in Kind)})")])
    happened_on = day("happened_on")
    act = key_to(Act)
    reason = text()
    order_line = key_to(OrderLine, null=True, index=False)
    row = key_to(ScheduleRow, null=True, index=False)
    reverses = key_to("self", null=True, index=False)

    class Meta:
        indexes = ((("item", "quantity"), False),)
        constraints = [
            Check("(kind = 'reversal') = (reverses_id IS NOT NULL)"),
            Check("quantity > 0 OR kind NOT IN ('opening', 'receipt', 'customer_return')"),
            Check("quantity < 0 OR kind NOT IN ('shipment', 'issue', 'damage', 'supplier_return')"),
        ]


# Most movements of a large ledger are of one document kind or of none: index only those that have one.
Movement.add_index(Movement.order_line, where=Movement.order_line.is_null(False), name="movement_order_line")
Movement.add_index(Movement.reverses, unique=True, where=Movement.reverses.is_null(False), name="movement_reverses")
Movement.add_index(Movement.row, where=Movement.row.is_null(False), name="movement_row")
# What left in a year, by item: the classes that counting goes by are read from this alone.
Movement.add_index(
    Movement.happened_on,
    Movement.item,
    Movement.quantity,
    where=Movement.kind.in_([Kind.SHIPMENT.value, Kind.ISSUE.value, Kind.BUILD.value]),
    name="movement_issued",
)
Movement.add_index(
    Movement.item, Movement.happened_on, where=Movement.kind == Kind.COUNT.value, name="movement_counted"
)
