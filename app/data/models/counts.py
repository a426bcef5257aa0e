"""Counts: their lines, what was tallied bin by bin, codes nobody knew, what was decided at review, what was posted."""

from __future__ import annotations

from app.data.models.acts import Act
from app.data.models.catalogue import Bin, Item
from app.data.models.ledger import Movement
from app.data.models.table import Index, Table, flag, key, key_to, money, only_one, quantity, text, word
from app.domain import limits
from app.domain.counts import CountState, CountWhy, Decision, TallyKind


class Count(Table):
    """A count of some items. `why` says how they were chosen; `ended` is the act that posted or cancelled it."""

    table = "stock_count"
    id = key()
    number = text(limits.SCANNED, unique=True)
    why = word(CountWhy)
    note = text(limits.NOTE, default="")
    blind = flag()
    state = word(CountState, index=True)
    act = key_to(Act, index=False)
    ended = key_to(Act, null=True, index=False)
    indexes = (only_one("ended", "stock_count_ended"),)
    checks = ("(state = 'open') = (ended_id IS NULL)",)


class CountLine(Table):
    """An item on a count: on its sheet from the start, or found while counting."""

    id = key()
    count = key_to(Count, index=False)
    item = key_to(Item)
    act = key_to(Act, index=False)
    indexes = (Index("count", "item", unique=True),)


class UnknownCode(Table):
    """A scan that nothing is known by, kept as it was read. `quantity` is how often it counts. It is never changed."""

    id = key()
    count = key_to(Count, index=False)
    bin = key_to(Bin, null=True, index=False)
    act = key_to(Act)
    code = text(limits.SCANNED)
    quantity = quantity(check="{} > 0")
    indexes = (Index("count", "code"),)


class UnknownCodeEnd(Table):
    """What became of an unknown code: so many of an item, or (no item) dismissed. The last one counts."""

    id = key()
    unknown = key_to(UnknownCode)
    act = key_to(Act)
    item = key_to(Item, null=True, index=False)
    pack_factor = quantity(null=True, check="{} > 0")
    checks = ("(item_id IS NULL) = (pack_factor IS NULL)",)


class Tally(Table):
    """So much of a line's item seen in a bin, as one step; an undone step is taken back by an opposite one, once.

    `act` is the moment of the scan, also where its code was understood later (`unknown`). It is never changed.
    """

    id = key()
    line = key_to(CountLine, index=False)
    bin = key_to(Bin, null=True, index=False)
    act = key_to(Act)
    kind = word(TallyKind)
    quantity = quantity()
    code = text(limits.SCANNED, default="")
    undoes = key_to("self", null=True, index=False)
    unknown = key_to(UnknownCode, null=True, index=False)
    indexes = (Index("line", "act", "bin", "quantity"), only_one("undoes", "tally_undoes"))
    checks = ("(kind = 'undo') = (undoes_id IS NOT NULL)",)


class BinVisit(Table):
    """Somebody began to count a bin, or was done with it. The last one counts."""

    id = key()
    count = key_to(Count, index=False)
    bin = key_to(Bin, index=False)
    act = key_to(Act)
    done = flag()
    indexes = (Index("count", "bin"),)


class CountDecision(Table):
    """What was decided of a line at review: see `app.domain.counts.Decision`. It is never changed."""

    id = key()
    line = key_to(CountLine)
    act = key_to(Act)
    kind = word(Decision)
    quantity = quantity(null=True)
    movement = key_to(Movement, null=True, index=False)
    note = text(limits.NOTE, default="")


class CountResult(Table):
    """What a posted line came to: the book as of its scans, what was counted, and whether that was within tolerance."""

    id = key()
    line = key_to(CountLine, index=False)
    act = key_to(Act)
    book = quantity()
    counted = quantity(check="{} >= 0")
    unit_cost = money(null=True)
    within = flag()
    indexes = (Index("line", "act", unique=True),)


class Doubt(Table):
    """Somebody at the desk does not believe an item's record: it is counted first. It is never changed."""

    id = key()
    item = key_to(Item)
    act = key_to(Act)
    reason = text(limits.NOTE, default="")
