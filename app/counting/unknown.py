"""Verbs of parked codes: what nobody knew when it was scanned is attached to an item, or dismissed."""

from __future__ import annotations

from decimal import Decimal

from app.catalogue.items import add_barcode
from app.catalogue.meanings import choose_meaning
from app.counting.meaning import meaning
from app.counting.opening import open_one
from app.data import counts, items, tallies
from app.data.tallies import ParkedCode
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.counts import TallyKind, checked_tally
from app.domain.errors import Refused
from app.domain.items import ONE
from app.domain.matching import ZERO
from app.domain.tallies import Attached


def attach(desk: Desk, parked_id: int, item_id: int, pack_factor: Decimal = ONE) -> Attached:
    """Say that a parked code stands for `pack_factor` of an item: it becomes a barcode of the item, and every scan of
    it that was parked on this count is tallied as of when it was scanned, also where it had been dismissed.

    Where the code is known already for several items this chooses one, which is meant by it from then on.
    """
    with desk.change(Verb.ATTACH_CODE, topics=Topic.TALLIES) as act:
        first = tallies.parked(parked_id)
        open_one(first.count_id)
        if first.item:
            raise Refused("count.code_attached", code=first.code, sku=items.by_id(first.item).sku)
        item = items.by_id(item_id)
        meant = meaning(desk, first.code)
        hit = next((each for each in meant.hits if (each.kind, each.id) == ("item", item_id)), None)
        if hit is None:
            add_barcode(desk, item_id, first.code, pack_factor)
        else:
            pack_factor = hit.quantity
            if len(meant.hits) > 1:
                choose_meaning(desk, first.code, hit)
        found = [code for code in tallies.parked_codes(first.count_id, first.code) if code.open or code.id == parked_id]
        line = counts.line_of(first.count_id, item_id)
        if line is None:
            line = counts.add_line(first.count_id, item_id, act.id)
        total = ZERO
        for code in found:
            quantity = checked_tally(item, code.quantity * pack_factor)
            tallies.add(line, code.act, TallyKind.SCAN, quantity, code.bin_id, code.code, unknown=code.id)
            total += quantity
        tallies.end_parked([code.id for code in found], act.id, item_id, pack_factor)
        act.touch(items=[item_id])
    return Attached(act.id, first.code, item, len(found), total)


def dismiss(desk: Desk, parked_id: int) -> int:
    """Say that a parked code, with every scan of it on this count, stands for nothing; returns the act."""
    with desk.change(Verb.DISMISS_CODE, topics=Topic.TALLIES) as act:
        first = tallies.parked(parked_id)
        open_one(first.count_id)
        if not first.open:
            raise Refused("count.code_settled", code=first.code)
        found = [code.id for code in tallies.parked_codes(first.count_id, first.code) if code.open]
        tallies.end_parked(found, act.id)
    return act.id


def codes(count_id: int) -> list[ParkedCode]:
    """The codes on a count that nothing has become of yet, oldest first."""
    return [code for code in tallies.parked_codes(count_id) if code.open]
