"""What a count says against the book, line by line, and what posting it does."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from app.domain.counts import (
    SETTLED,
    Compared,
    LineState,
    Step,
)
from app.domain.errors import Refused
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.money import line_amount
from app.domain.receipts import ServedItem, ServedLine


class Round(NamedTuple):
    """One round of counting a line: what was counted and by whom, in the order in which they began."""

    counted: Decimal
    people: tuple[str, ...]


class Reviewed(NamedTuple):
    """A line and how it stands. `compared` is None where it was not counted (in its last round); `bins_open` are its
    bins that are not done, `bins_lacking` those among them of which nobody said what is in them, `rounds` the rounds
    counted so far, `note` the reason of an approval. `held` says that no round found the record to be wrong.
    """

    line: int
    item: Item
    state: LineState
    compared: Compared | None
    in_bins: tuple[tuple[str, Decimal], ...] = ()
    bins_open: tuple[str, ...] = ()
    bins_lacking: tuple[str, ...] = ()
    rounds: tuple[Round, ...] = ()
    round: int = 1
    note: str = ""
    scanned: Step | None = None  # the last one
    found: bool = False
    held: bool = True
    currency: str = ""  # the home currency

    @property
    def variance(self) -> Decimal:
        return self.compared.variance if self.compared else ZERO

    @property
    def value(self) -> Decimal | None:
        """What the difference is worth at cost; None where no cost is known."""
        return line_amount(self.variance, self.item.unit_cost, self.currency)

    @property
    def settled(self) -> bool:
        return self.state in SETTLED


def bins_lacking(lines: Iterable[Reviewed]) -> Refused | None:
    """What is to be said of lines that cannot be compared: nobody said what is in some of their bins."""
    lacking = [each for each in lines if each.state is LineState.COUNTING and each.bins_lacking]
    if not lacking:
        return None
    first = lacking[0]
    return Refused("count.bins_lacking", count=len(lacking), sku=first.item.sku, bins=first.bins_lacking)


class Broken(NamedTuple):
    """A waiting line that loses so much of its share of stock by a minus."""

    item: Item
    line: ServedLine


class Posting(NamedTuple):
    """What posting a count does: the lines with a result, those left out, whose shares a minus takes (the youngest
    first), and whom a plus serves at once.
    """

    number: str
    lines: tuple[Reviewed, ...]
    left_out: tuple[Reviewed, ...]
    broken: tuple[Broken, ...]
    served: tuple[ServedItem, ...]


class Posted(NamedTuple):
    """A count that was posted: its act, and what that did."""

    act: int
    posting: Posting


class Figure(NamedTuple):
    """What a list says is there of an item, and what the book says."""

    item: Item
    counted: Decimal
    book: Decimal

    @property
    def variance(self) -> Decimal:
        return self.counted - self.book


class Documented(NamedTuple):
    """What stands behind a movement, to name it: its kind, and the order or purchase order."""

    kind: str
    document: str
    person: str
