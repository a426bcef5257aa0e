"""The words for states, statuses and kinds."""

from __future__ import annotations

from app.domain.items import Status
from app.domain.movements import Kind
from app.domain.purchase_orders import State
from app.words import N_, _

STATUS: dict[Status, str] = {
    Status.DISCONTINUED: N_("Discontinued"),
    Status.OUT_OF_STOCK: N_("Out of stock"),
    Status.BACKORDERED: N_("Backordered"),
    Status.LOW: N_("Low"),
    Status.IN_STOCK: N_("In stock"),
}

STATE: dict[State, str] = {
    State.DRAFT: N_("Draft"),
    State.SENT: N_("Sent"),
    State.CLOSED: N_("Closed"),
    State.CANCELLED: N_("Cancelled"),
}

FOUND = {
    "item": N_("Item"),
    "order": N_("Order"),
    "purchase_order": N_("Purchase order"),
    "count": N_("Count"),
    "bin": N_("Bin"),
    "customer": N_("Customer"),
    "supplier": N_("Supplier"),
}

KIND: dict[Kind, str] = {
    Kind.OPENING: N_("Opening stock"),
    Kind.RECEIPT: N_("Received"),
    Kind.SHIPMENT: N_("Shipped"),
    Kind.ISSUE: N_("Internal use"),
    Kind.COUNT: N_("Count"),
    Kind.DAMAGE: N_("Damage"),
    Kind.CUSTOMER_RETURN: N_("Customer return"),
    Kind.SUPPLIER_RETURN: N_("Supplier return"),
    Kind.BUILD: N_("Build"),
    Kind.REVERSAL: N_("Reversal"),
}


def status_words(status: Status) -> str:
    return _(STATUS[status])


def state_words(state: State) -> str:
    return _(STATE[state])


def found_words(kind: str) -> str:
    """What kind of thing was found ("item", "purchase_order")."""
    return _(FOUND[kind])


def kind_words(kind: Kind) -> str:
    return _(KIND[kind])
