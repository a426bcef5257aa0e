"""Verbs of tallying: each scan, each keyed quantity and each undo is one durable act, whatever the count's size."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from app.counting.meaning import elsewhere, kept, meaning
from app.counting.opening import open_one
from app.data import counts, items, tallies
from app.data.tallies import StoredStep
from app.desk import ActUnderWay, Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.counts import Count, TallyKind, checked_tally, so_many
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, NotFound, Refused, ask
from app.domain.items import ONE, Item
from app.domain.matching import ZERO
from app.domain.tallies import BinBegun, Multiplied, Outcome, Parked, Tallied, Undone


def scan(desk: Desk, count_id: int, text: str, bin: str = "", times: Decimal = ONE) -> Outcome:
    """Take what was scanned into a count: one more of an item (its pack, `times`), in the bin where the person is.

    A bin's code begins that bin. What nothing is known by, or two items, is kept and returned as Parked. Refused
    where the count is not open.
    """
    meant = meaning(desk, text)
    found = meant.scan
    if found.times is not None and not meant.hits:
        return Multiplied(found.times)
    hit = meant.hit
    if hit is not None and hit.kind == "bin":
        return begin_bin(desk, count_id, hit.title, asking=False)
    code = kept(found)
    other = None if meant.hits or meant.scan.code is None else elsewhere(desk, text)
    if other is not None:
        raise Refused("count.not_goods", title=other.title)
    with desk.change(Verb.TALLY if hit else Verb.PARK, topics=Topic.TALLIES) as act:
        count = open_one(count_id)
        bin_id = _bin_id(act, count, bin)
        if hit is not None:
            item = items.by_id(hit.id)
            quantity = checked_tally(item, hit.quantity * times)
            return _add(act, count, item, quantity, bin_id, bin, TallyKind.SCAN, code)
        if not code:
            raise Refused("count.nothing_scanned")
        quantity = times * (found.count or ONE)
        parked = tallies.park(count_id, act.id, code, quantity, bin_id)
        return Parked(act.id, parked, code, bin, quantity, meant.hits, meant.fault)


def key(
    desk: Desk,
    count_id: int,
    item_id: int,
    quantity: Decimal,
    bin: str = "",
    *,
    instead_of: int | None = None,
    consent: Consent = NO_CONSENT,
) -> Tallied:
    """Key how many of an item there are, as a step of its own: beside what is tallied already, or `instead_of` a step.

    Zero says that there is none. Refused below zero or finer than the item is counted; very many are asked.
    """
    with desk.change(Verb.TALLY, topics=Topic.TALLIES) as act:
        count = open_one(count_id)
        item = items.by_id(item_id)
        checked_tally(item, quantity)
        doubted = so_many(item, quantity)
        if doubted is not None:
            ask(doubted, consent)
        bin_id = _bin_id(act, count, bin)
        if instead_of is not None:
            replaced = tallies.step(instead_of)
            if counts.count_of_line(replaced.line) != (count_id, item_id):
                raise NotFound("count.step_gone")
            undo_step(act, replaced)
            bin_id, bin = replaced.bin_id, replaced.bin
        return _add(act, count, item, quantity, bin_id, bin, TallyKind.KEY, "")


def undo(desk: Desk, count_id: int) -> Undone:
    """Take back the last act of whoever is at the desk on this count. Raises NotFound "count.nothing_to_undo"."""
    person = desk.who
    step, parked = tallies.last_step(count_id, person), tallies.last_parked(count_id, person)
    if parked is not None and (step is None or parked.act > step.act):
        with desk.change(Verb.DISMISS_CODE, topics=Topic.TALLIES) as act:
            open_one(count_id)
            tallies.end_parked([parked.id], act.id)
        return Undone(act.id, None, parked.code)
    if step is None:
        raise NotFound("count.nothing_to_undo", person=person)
    with desk.change(Verb.UNTALLY, topics=Topic.TALLIES, reverses=step.act) as act:
        take_back(act, step.act)
        item = items.by_id(counts.count_of_line(step.line)[1])
        in_bin, total, began = _sums(step.line, step.bin_id)
        left = (step.line, item, step.bin, -step.quantity, in_bin, total, False, began > 0)
        return Undone(act.id, Tallied(act.id, step.id, *left))


def take_back(act: ActUnderWay, of: int) -> None:
    """Take back, within an act, all that the act `of` tallied; what that had replaced stands again, as of when it was
    tallied. Refused where its count is not open any more.
    """
    found = tallies.steps_of_act(of)
    if not found:
        raise NotFound("count.step_gone")
    for step in found:
        count_id, item_id = counts.count_of_line(step.line)
        open_one(count_id)
        undo_step(act, step)
        act.touch(items=[item_id])
    for old in tallies.replaced_by(of):
        tallies.add(old.line, old.act, old.kind, old.quantity, old.bin_id, old.code, unknown=old.unknown)


def begin_bin(desk: Desk, count_id: int, bin: str, consent: Consent = NO_CONSENT, *, asking: bool = True) -> BinBegun:
    """Begin to count a bin. Where somebody else is at it that is asked, unless `asking` is off; so is one that nobody
    knows, which is written down then.
    """
    code = bin.strip()
    with desk.change(Verb.BEGIN_BIN, topics=Topic.TALLIES) as act:
        count = open_one(count_id)
        known = tallies.bin_by_code(code) if code else None
        if known is None:
            if not code:
                raise Refused("count.no_bin")
            ask(NeedsConsent("count.bin_unknown", bin=code), consent)
            bin_id = items.bin_id(code) or 0
        else:
            bin_id, code = known
        last = tallies.visit(count_id, bin_id)
        also = last.person if last and not last.done and last.person != desk.who else ""
        if also and asking:
            ask(NeedsConsent("count.bin_taken", bin=code, person=also), consent)
        tallies.add_visit(count.id, bin_id, act.id, done=False)
    return BinBegun(act.id, code, also)


def finish_bin(desk: Desk, count_id: int, bin: str) -> int:
    """Say that a bin is counted; returns the act. Raises NotFound "count.bin_not_begun"."""
    with desk.change(Verb.FINISH_BIN, topics=Topic.TALLIES) as act:
        open_one(count_id)
        known = tallies.bin_by_code(bin.strip())
        last = tallies.visit(count_id, known[0]) if known else None
        if known is None or last is None:
            raise NotFound("count.bin_not_begun", bin=bin.strip())
        tallies.add_visit(count_id, known[0], act.id, done=True)
    return act.id


def nothing_in(desk: Desk, count_id: int, bins: Iterable[str]) -> int:
    """Say that nothing lies in bins which nobody has begun: they are done; returns the act. Raises NotFound
    "count.bin_not_begun" for one that does not exist.
    """
    with desk.change(Verb.FINISH_BIN, topics=Topic.TALLIES) as act:
        open_one(count_id)
        for bin in bins:
            known = tallies.bin_by_code(bin)
            if known is None:
                raise NotFound("count.bin_not_begun", bin=bin)
            for done in (False, True):
                tallies.add_visit(count_id, known[0], act.id, done=done)
    return act.id


def finish_all(desk: Desk, count_id: int) -> int:
    """Say that every bin that was begun is counted; returns the act."""
    with desk.change(Verb.FINISH_BIN, topics=Topic.TALLIES) as act:
        open_one(count_id)
        for visit in tallies.visits(count_id):
            if not visit.done:
                tallies.add_visit(count_id, visit.bin_id, act.id, done=True)
    return act.id


def _bin_id(act: ActUnderWay, count: Count, bin: str) -> int | None:
    """The bin where the person counts; one not begun, or done already, is begun by this."""
    if not bin:
        return None
    known = tallies.bin_by_code(bin)
    if known is None:
        raise NotFound("count.bin_not_begun", bin=bin)
    last = tallies.visit(count.id, known[0])
    if last is None or last.done:
        tallies.add_visit(count.id, known[0], act.id, done=False)
    return known[0]


def _add(
    act: ActUnderWay,
    count: Count,
    item: Item,
    quantity: Decimal,
    bin_id: int | None,
    bin: str,
    kind: TallyKind,
    code: str,
) -> Tallied:
    line = counts.line_of(count.id, item.id)
    found = line is None
    if line is None:
        line = counts.add_line(count.id, item.id, act.id)
    step = tallies.add(line, act.id, kind, quantity, bin_id, code)
    act.touch(items=[item.id])
    in_bin, total, began = _sums(line, bin_id)
    return Tallied(act.id, step, line, item, bin, quantity, in_bin, total, found, began > 0)


def undo_step(act: ActUnderWay, step: StoredStep) -> None:
    tallies.add(step.line, act.id, TallyKind.UNDO, -step.quantity, step.bin_id, step.code, undoes=step.id)


def _sums(line: int, bin_id: int | None) -> tuple[Decimal, Decimal, int]:
    """What is tallied of a line in a bin and in all, and after which act its round began."""
    began = tallies.round_began(line)
    in_bins = tallies.sums(line, began)
    return in_bins.get(bin_id, ZERO), sum(in_bins.values(), ZERO), began
