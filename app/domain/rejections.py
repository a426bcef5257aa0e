"""Goods that came and are not taken: what becomes of their schedule row, and of taking that back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.purchase_orders import Row


class Rejects(NamedTuple):
    """What of a delivery is rejected, by purchase line; `no_replacement` where nothing will come in its place."""

    quantities: Mapping[int, Decimal]
    reason: str
    no_replacement: bool = False


@dataclass(frozen=True, slots=True)
class Rejection:
    """So much that was rejected. What is to come again for it stands on `row`, which had these dates before."""

    id: int
    row: int
    quantity: Decimal
    short: bool
    requested_on: date | None
    confirmed_on: date | None
    confirmed: bool


class RejectedItem(NamedTuple):
    """So much of one item that was rejected."""

    item: Item
    quantity: Decimal


class Rejected(NamedTuple):
    """What rejecting did: its act, the order's number, what was rejected, and whether that closed the order."""

    act: int
    number: str
    rejected: tuple[RejectedItem, ...]
    closed: bool


def rejected(row: Row, quantity: Decimal, no_replacement: bool, last_position: int) -> list[Row]:
    """A row of which `quantity`, no more than is open, was rejected; the last of the rows is the one that it is of.

    It stays open without a date, and unconfirmed, so that the supplier is asked for one: on a row of its own (id 0,
    after `last_position`) where the other part of the row keeps its date. Without replacement it is closed short.
    """
    if no_replacement:
        return [replace(row, short=row.short + quantity)]
    undated = replace(row, requested_on=None, confirmed_on=None, confirmed=False)
    if row == undated or quantity == row.quantity:
        return [undated]
    again = replace(undated, id=0, position=last_position + 1, quantity=quantity, received=ZERO, short=ZERO)
    return [replace(row, quantity=row.quantity - quantity), again]


def restored(row: Row, rejection: Rejection) -> Row:
    """A row once a rejection of it is taken back: open again, by its old date where it has got no other since."""
    if rejection.short:
        return replace(row, short=row.short - rejection.quantity)
    if row.confirmed or row.requested_on is not None:
        return row
    return replace(
        row,
        requested_on=rejection.requested_on,
        confirmed_on=rejection.confirmed_on,
        confirmed=rejection.confirmed,
    )
