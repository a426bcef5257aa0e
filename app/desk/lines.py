"""An order line under its name, as verbs and refusals speak of it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from app.data import items, orders
from app.domain.errors import Refused
from app.domain.items import Item
from app.domain.orders import OrderLine


class NamedLine(NamedTuple):
    """An order line with its item, and the order and customer it is called by."""

    line: OrderLine
    item: Item
    order: str
    customer: str

    @property
    def facts(self) -> dict[str, str]:
        """What a refusal names of it."""
        return {"order": self.order, "customer": self.customer, "sku": self.item.sku}

    def about(self, quantity: Decimal) -> dict[str, str | Decimal]:
        """What a refusal of so much of it names."""
        return {**self.facts, "unit": self.item.unit, "quantity": quantity}

    @property
    def done(self) -> Refused:
        """Nothing of it waits any more."""
        return Refused("line.done", order=self.order, sku=self.item.sku)


def under_name(line: OrderLine) -> NamedLine:
    """An order line under its name."""
    return NamedLine(line, items.by_id(line.item), *orders.names([line.id])[line.id])


def waiting_line(line_id: int) -> NamedLine:
    """A line that waits, under its name. Raises NotFound "line.unknown", Refused "line.done" where it does not."""
    found = under_name(orders.line(line_id))
    if not found.line.waiting:
        raise found.done
    return found
