"""Counts: their lines, what was tallied bin by bin, codes nobody knew, what was decided at review, what was posted."""

from __future__ import annotations

from typing import Any

from peewee import AutoField, BigIntegerField, Check, TextField

from app.data.models.acts import Act
from app.data.models.catalogue import Bin, Item
from app.data.models.ledger import Movement
from app.data.models.table import Table, flag, key_to, text
from app.domain.counts import Decision, TallyKind, Why


def _one_of(column: str, kinds: type[Why] | type[TallyKind] | type[Decision]) -> Any:
    return Check(f"{column} IN ({', '.join(repr(kind.value) for kind in kinds)})")


class Count(Table):
    """A count of some items. `why` says how they were chosen; `ended` is the act that posted or cancelled it."""

    id = AutoField()
    number = TextField(unique=True)
    why = TextField(constraints=[_one_of("why", Why)])
    note = text()
    blind = flag("blind")
    state = TextField(index=True, constraints=[Check("state IN ('open', 'posted', 'cancelled')")])
    act = key_to(Act, index=False)
    ended = key_to(Act, null=True, index=False)

    class Meta:
        table_name = "stock_count"
        constraints = [Check("(state = 'open') = (ended_id IS NULL)")]


Count.add_index(Count.ended, unique=True, where=Count.ended.is_null(False), name="stock_count_ended")


class CountLine(Table):
    """An item on a count: on its sheet from the start, or found while counting."""

    id = AutoField()
    count = key_to(Count, index=False)
    item = key_to(Item)
    act = key_to(Act, index=False)

    class Meta:
        indexes = ((("count", "item"), True),)


class UnknownCode(Table):
    """A scan that nothing is known by, kept as it was read. `quantity` is how often it counts. It is never changed."""

    id = AutoField()
    count = key_to(Count, index=False)
    bin = key_to(Bin, null=True, index=False)
    act = key_to(Act)
    code = TextField()
    quantity = BigIntegerField(constraints=[Check("quantity > 0")])

    class Meta:
        indexes = ((("count", "code"), False),)


class UnknownCodeEnd(Table):
    """What became of an unknown code: so many of an item, or (no item) dismissed. The last one counts."""

    id = AutoField()
    unknown = key_to(UnknownCode)
    act = key_to(Act)
    item = key_to(Item, null=True, index=False)
    pack_factor = BigIntegerField(null=True, constraints=[Check("pack_factor > 0")])

    class Meta:
        constraints = [Check("(item_id IS NULL) = (pack_factor IS NULL)")]


class Tally(Table):
    """So much of a line's item seen in a bin, as one step; an undone step is taken back by an opposite one, once.

    `act` is the moment of the scan, also where its code was understood later (`unknown`). It is never changed.
    """

    id = AutoField()
    line = key_to(CountLine, index=False)
    bin = key_to(Bin, null=True, index=False)
    act = key_to(Act)
    kind = TextField(constraints=[_one_of("kind", TallyKind)])
    quantity = BigIntegerField()
    code = text()
    undoes = key_to("self", null=True, index=False)
    unknown = key_to(UnknownCode, null=True, index=False)

    class Meta:
        indexes = ((("line", "act", "bin", "quantity"), False),)
        constraints = [Check("(kind = 'undo') = (undoes_id IS NOT NULL)")]


Tally.add_index(Tally.undoes, unique=True, where=Tally.undoes.is_null(False), name="tally_undoes")


class BinVisit(Table):
    """Somebody began to count a bin, or was done with it. The last one counts."""

    id = AutoField()
    count = key_to(Count, index=False)
    bin = key_to(Bin, index=False)
    act = key_to(Act)
    done = flag("done")

    class Meta:
        indexes = ((("count", "bin"), False),)


class CountDecision(Table):
    """What was decided of a line at review: see `app.domain.counts.Decision`. It is never changed."""

    id = AutoField()
    line = key_to(CountLine)
    act = key_to(Act)
    kind = TextField(constraints=[_one_of("kind", Decision)])
    quantity = BigIntegerField(null=True)
    movement = key_to(Movement, null=True, index=False)
    note = text()


class CountResult(Table):
    """What a posted line came to: the book as of its scans, what was counted, and whether that was within tolerance."""

    id = AutoField()
    line = key_to(CountLine, index=False)
    act = key_to(Act)
    book = BigIntegerField()
    counted = BigIntegerField(constraints=[Check("counted >= 0")])
    unit_cost = BigIntegerField(null=True)
    within = flag("within")

    class Meta:
        indexes = ((("line", "act"), True),)


class Doubt(Table):
    """Somebody at the desk does not believe an item's record: it is counted first. It is never changed."""

    id = AutoField()
    item = key_to(Item)
    act = key_to(Act)
    reason = text()
