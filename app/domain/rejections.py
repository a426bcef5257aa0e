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
    """So much of `row` that was rejected, and the dates that it had before."""

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


def restored(row: Row, rejection: Rejection, again: Row | None = None, *, joins: bool = False) -> tuple[Row, bool]:
    """The row on which a rejection is taken back: open again, by its old date where it has got no other since; and
    whether `again`, which was split off for what is to come in its place, is joined to `row` by that, and goes. It only
    `joins` where nothing has happened to it since.
    """
    if rejection.short:
        return replace(row, short=row.short - rejection.quantity), False
    undated = again or row
    if undated.confirmed or undated.requested_on is not None:
        return undated, False
    if joins and _dates(row) == _dates(rejection):
        return replace(row, quantity=row.quantity + rejection.quantity), True
    requested_on, confirmed_on, confirmed = _dates(rejection)
    return replace(undated, requested_on=requested_on, confirmed_on=confirmed_on, confirmed=confirmed), False


def _dates(of: Row | Rejection) -> tuple[date | None, date | None, bool]:
    return of.requested_on, of.confirmed_on, of.confirmed
