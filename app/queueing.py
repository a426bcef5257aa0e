"""Verbs of the queue: hold, release, move up. Whoever gets ahead of others does so with a reason, and in the open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app import formats
from app.board import ItemBoard, look_both
from app.data import items as stored_items
from app.data import orders, queueing
from app.desk import ActUnderWay, Desk
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, Question, Refused, ask
from app.domain.matching import Place
from app.domain.orders import LineChange, OrderLine
from app.domain.overrides import Later, moved, moved_back, places_before
from app.domain.promises import Hold, Outlook, with_holds

MOVE_UP, RELEASE = "move_up", "release"
_NAMED = 5  # lines that a question names


class Moved(NamedTuple):
    """A line that moves back: its promise before and after. `days` None (and no date after): it loses its date."""

    line: int
    order: str
    customer: str
    sku: str
    before: date
    after: date | None
    days: int | None


class Effect(NamedTuple):
    """What an override would do: who moves back, the worst first, and the question to agree to; None with nobody."""

    moved: tuple[Moved, ...]
    question: Question | None


class Queued(NamedTuple):
    """What was done in a queue: its act, the line, and who moved back for it."""

    act: int
    line: int
    order: str
    customer: str
    sku: str
    moved: tuple[Moved, ...] = ()


class _Move(NamedTuple):
    """A move as it stands now: the new places of all lines that get one, and which of these get ahead by it."""

    line: OrderLine
    places: Mapping[int, Place]
    ahead: Sequence[OrderLine]
    later: list[Later]


def hold(desk: Desk, line_id: int, reason: str = "", pass_on: bool = False) -> Queued:
    """Hold a line: it keeps its place and shares and does not ship. With `pass_on` its shares go to those behind it."""
    with desk.change("pass_on" if pass_on else "hold", topics=Topic.ORDERS) as act:
        line = _waiting(line_id)
        now, wanted = queueing.hold_of(line_id), Hold.PASSED if pass_on else Hold.HELD
        if now >= wanted:
            raise Refused("hold.passed" if now > wanted else "hold.already", **_facts(line))
        kind = LineChange.PASSED_ON if pass_on else LineChange.HELD
        _put(act, line, wanted, kind, reason)
        return _queued(act, line)


def preview_release(desk: Desk, line_id: int) -> Effect:
    """Who moves back were a held line released now: nobody, unless it was passed on."""
    line = _held(line_id)
    return effect_of(line, _later_by_release(desk, line))


def release(desk: Desk, line_id: int, reason: str = "", consent: Consent = NO_CONSENT) -> Queued:
    """Release a held line. One that was passed on gets ahead of who was served meanwhile: that needs a reason, and
    consent where any promise moves back.
    """
    with desk.change("release", topics=Topic.ORDERS) as act:
        line = _held(line_id)
        later: list[Later] = []
        if queueing.hold_of(line_id) is Hold.PASSED:
            later = _later_by_release(desk, line)
            check_override(line, later, reason, consent)
            queueing.add_override(act.id, line_id, RELEASE, reason.strip(), moved=later)
        _put(act, line, Hold.NONE, LineChange.RELEASED, reason)
        return _queued(act, line, later)


def preview_move(desk: Desk, line_id: int, before_line_id: int) -> Effect:
    """Who moves back were the line put directly before the other one. Refused where that cannot be."""
    move = _move(desk, line_id, before_line_id)
    return effect_of(move.line, move.later)


def move_up(desk: Desk, line_id: int, before_line_id: int, reason: str, consent: Consent = NO_CONSENT) -> Queued:
    """Put a line directly before another one that is ahead of it in the same queue, for a reason.

    Of an order that ships complete all lines move together, in every queue. Consent is asked where any promise moves
    back; the override is kept with who that was.
    """
    with desk.change("move_up", topics=Topic.ORDERS) as act:
        move = _move(desk, line_id, before_line_id)
        check_override(move.line, move.later, reason, consent)
        queueing.put_places(move.places)
        for line in move.ahead:
            mine = line.id == line_id
            queueing.add_override(
                act.id,
                line.id,
                MOVE_UP,
                reason.strip(),
                before=before_line_id,
                old_place=line.place,
                moved=move.later if mine else (),
            )
        orders.add_changes(
            act.id, LineChange.MOVED_UP, [(line.id, line.waiting, reason.strip()) for line in move.ahead]
        )
        act.touch(items={line.item for line in move.ahead}, orders={move.line.order})
        return _queued(act, move.line, move.later)


def undo_hold(act: ActUnderWay, of: int, reason: str) -> None:
    """Release the lines that an act held. Refused where they are not held by it any more."""
    if not queueing.held_by(of):
        raise Refused("hold.gone")
    for line_id in queueing.held_by(of):
        line = orders.line(line_id)
        _put(act, line, Hold.NONE, LineChange.RELEASED, reason)


def undo_move(act: ActUnderWay, of: int, reason: str) -> None:
    """Put the lines that an act moved up back where they were. Refused where another line stands there now."""
    overrides = queueing.overrides([of])
    lines = {line.id: line for line in orders.lines(each.line for each in overrides if each.line is not None)}
    places: dict[int, Place] = {}
    for each in overrides:
        if each.line is None or each.old_place is None:
            continue
        line, old = lines[each.line], each.old_place
        taken = queueing.subs(line.item, old)
        if any(sub == old.sub and other not in lines for other, sub in taken.items()):
            raise Refused("move.place_taken", **_facts(line))
        places[line.id] = old
        act.touch(items=[line.item], orders=[line.order])
    queueing.put_places(places)
    orders.add_changes(act.id, LineChange.MOVED_BACK, [(id, lines[id].ordered, reason) for id in places])


def _move(desk: Desk, line_id: int, before_line_id: int) -> _Move:
    line, target = _waiting(line_id), _waiting(before_line_id)
    facts = _facts(line)
    if line_id == before_line_id or (line.order == target.order and orders.by_id(line.order).ship_complete):
        raise Refused("move.itself", **facts)
    if line.item != target.item:
        raise Refused("move.other_item", **facts)
    if line.place < target.place:
        raise Refused("move.already_ahead", other=orders.names([target.id])[target.id].order, **facts)
    for each in (line, target):
        if queueing.hold_of(each.id) is Hold.PASSED:
            raise Refused("move.passed", **_facts(each))
    together = [line]
    if orders.by_id(line.order).ship_complete:
        together = [each for each in orders.lines_of(line.order) if each.waiting and each.place > target.place]
    places: dict[int, Place] = {}
    for item in {each.item for each in together}:
        moving = [each.id for each in sorted(together, key=lambda each: each.place) if each.item == item]
        places.update(places_before(target.place, moving, queueing.subs(item, target.place)))

    def alter(_item: int, board: ItemBoard) -> Sequence[Outlook]:
        return with_holds(moved((outlook.line for outlook in board.alone), places), board.supplies, board.holds)

    before, after = look_both(desk, {each.item for each in together}, alter)
    return _Move(line, places, together, set_back(before, after, {each.id for each in together}))


def _later_by_release(desk: Desk, line: OrderLine) -> list[Later]:
    def alter(_item: int, board: ItemBoard) -> Sequence[Outlook]:
        holds = {id: hold for id, hold in board.holds.items() if id != line.id}
        return with_holds((outlook.line for outlook in board.alone), board.supplies, holds)

    return set_back(*look_both(desk, {line.item}, alter), {line.id})


def set_back(
    before: Mapping[int, Sequence[Outlook]], after: Mapping[int, Sequence[Outlook]], ahead: set[int]
) -> list[Later]:
    """Whose promise is later or gone, the lines that got ahead left out."""
    now = {outlook.line.id: outlook for found in after.values() for outlook in found if outlook.line.id not in ahead}
    return moved_back((outlook for found in before.values() for outlook in found), now)


def check_override(line: OrderLine, later: Sequence[Later], reason: str, consent: Consent) -> None:
    """Refuse an override without a reason; ask where somebody moves back."""
    if not reason.strip():
        raise Refused("override.no_reason", **_facts(line))
    if later:
        ask(_asked(line, named(later)), consent)


def effect_of(line: OrderLine, later: Sequence[Later]) -> Effect:
    """What the override of a line would do."""
    found = named(later)
    return Effect(found, _asked(line, found).question if found else None)


def _asked(line: OrderLine, found: tuple[Moved, ...]) -> NeedsConsent:
    return NeedsConsent("override.moves_back", count=len(found), who=who_text(found), moved=found, **_facts(line))


def who_text(found: Sequence[Moved]) -> str:
    """The worst of those who move back, in words."""
    return formats.moved_text(found[:_NAMED], len(found) - _NAMED)


def named(later: Sequence[Later]) -> tuple[Moved, ...]:
    """Who moves back, by order and customer."""
    names = orders.names(each.line for each in later)
    lines = {line.id: line.item for line in orders.lines(each.line for each in later)}
    skus = {item.id: item.sku for item in stored_items.all_items(set(lines.values()))} if lines else {}
    return tuple(
        Moved(each.line, *names[each.line], skus[lines[each.line]], each.before, each.after, each.days)
        for each in later
    )


def _put(act: ActUnderWay, line: OrderLine, hold: Hold, kind: LineChange, reason: str) -> None:
    queueing.put_hold(act.id, line.id, hold)
    orders.add_changes(act.id, kind, [(line.id, line.waiting or line.ordered, reason.strip())])
    act.touch(items=[line.item], orders=[line.order])


def _queued(act: ActUnderWay, line: OrderLine, later: Sequence[Later] = ()) -> Queued:
    order, customer = orders.names([line.id])[line.id]
    return Queued(act.id, line.id, order, customer, stored_items.by_id(line.item).sku, named(later))


def _waiting(line_id: int) -> OrderLine:
    line = orders.line(line_id)
    if not line.waiting:
        raise Refused("line.done", order=orders.names([line_id])[line_id].order, sku=stored_items.by_id(line.item).sku)
    return line


def _held(line_id: int) -> OrderLine:
    line = _waiting(line_id)
    if not queueing.hold_of(line_id):
        raise Refused("hold.not_held", **_facts(line))
    return line


def _facts(line: OrderLine) -> dict[str, str | Decimal]:
    order, customer = orders.names([line.id])[line.id]
    return {"order": order, "customer": customer, "sku": stored_items.by_id(line.item).sku}
