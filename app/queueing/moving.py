"""Verbs of moving up: a line is put before another one, for a reason, and in the open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.data import orders, queueing
from app.desk import ActUnderWay, Desk
from app.desk.lines import under_name, waiting_line
from app.desk.looking import ItemBoard, look_both
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, Refused
from app.domain.matching import Place
from app.domain.orders import LineChange, OrderLine
from app.domain.overrides import Later, OverrideEffect, Queued, moved, places_before
from app.domain.promises import Hold, Outlook, with_holds
from app.queueing.overrides import (
    check_override,
    effect_of,
    queued,
    set_back,
)


class _Move(NamedTuple):
    """A move as it stands now: the new places of all lines that get one, and which of these get ahead by it."""

    line: OrderLine
    places: Mapping[int, Place]
    ahead: Sequence[OrderLine]
    later: list[Later]


def preview_move(desk: Desk, line_id: int, before_line_id: int) -> OverrideEffect:
    """Who moves back were the line put directly before the other one. Refused where that cannot be."""
    move = _move(desk, line_id, before_line_id)
    return effect_of(move.line, move.later)


def move_up(desk: Desk, line_id: int, before_line_id: int, reason: str, consent: Consent = NO_CONSENT) -> Queued:
    """Put a line directly before another one that is ahead of it in the same queue, for a reason.

    Of an order that ships complete all lines move together, in every queue. Consent is asked where any promise moves
    back; the override is kept with who that was.
    """
    with desk.change(Verb.MOVE_UP, topics=Topic.ORDERS) as act:
        move = _move(desk, line_id, before_line_id)
        check_override(move.line, move.later, reason, consent)
        queueing.put_places(move.places)
        for line in move.ahead:
            mine = line.id == line_id
            queueing.add_override(
                act.id,
                line.id,
                Verb.MOVE_UP,
                reason.strip(),
                before=before_line_id,
                old_place=line.place,
                moved=move.later if mine else (),
            )
        orders.add_changes(
            act.id, LineChange.MOVED_UP, [(line.id, line.waiting, reason.strip()) for line in move.ahead]
        )
        act.touch(items={line.item for line in move.ahead}, orders={move.line.order})
        return queued(act, move.line, move.later)


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
            raise Refused("move.place_taken", **under_name(line).facts)
        places[line.id] = old
        act.touch(items=[line.item], orders=[line.order])
    queueing.put_places(places)
    orders.add_changes(act.id, LineChange.MOVED_BACK, [(id, lines[id].ordered, reason) for id in places])


def _move(desk: Desk, line_id: int, before_line_id: int) -> _Move:
    line, target = waiting_line(line_id).line, waiting_line(before_line_id).line
    facts = under_name(line).facts
    if line_id == before_line_id or (line.order == target.order and orders.by_id(line.order).ship_complete):
        raise Refused("move.itself", **facts)
    if line.item != target.item:
        raise Refused("move.other_item", **facts)
    if line.place < target.place:
        raise Refused("move.already_ahead", other=orders.names([target.id])[target.id].order, **facts)
    for each in (line, target):
        if queueing.hold_of(each.id) is Hold.PASSED:
            raise Refused("move.passed", **under_name(each).facts)
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
