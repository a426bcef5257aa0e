"""Verbs of holds: hold a line, with or without its goods, and release it."""

from __future__ import annotations

from collections.abc import Sequence

from app.data import orders, queueing
from app.desk import ActUnderWay, Desk
from app.desk.lines import under_name, waiting_line
from app.desk.looking import ItemBoard, look_both
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, Refused
from app.domain.orders import LineChange, OrderLine
from app.domain.overrides import Later, OverrideEffect, Queued
from app.domain.promises import Hold, Outlook, with_holds
from app.queueing.overrides import (
    check_override,
    effect_of,
    queued,
    set_back,
)


def hold(desk: Desk, line_id: int, reason: str = "", pass_on: bool = False) -> Queued:
    """Hold a line: it keeps its place and shares and does not ship. With `pass_on` its shares go to those behind it."""
    with desk.change(Verb.PASS_ON if pass_on else Verb.HOLD, topics=Topic.ORDERS) as act:
        line = waiting_line(line_id).line
        now, wanted = queueing.hold_of(line_id), Hold.PASSED if pass_on else Hold.HELD
        if now >= wanted:
            raise Refused("hold.passed" if now > wanted else "hold.already", **under_name(line).facts)
        kind = LineChange.PASSED_ON if pass_on else LineChange.HELD
        _put(act, line, wanted, kind, reason)
        return queued(act, line)


def preview_release(desk: Desk, line_id: int) -> OverrideEffect:
    """Who moves back were a held line released now: nobody, unless it was passed on."""
    line = _held(line_id)
    return effect_of(line, _later_by_release(desk, line))


def release(desk: Desk, line_id: int, reason: str = "", consent: Consent = NO_CONSENT) -> Queued:
    """Release a held line. One that was passed on gets ahead of who was served meanwhile: that needs a reason, and
    consent where any promise moves back.
    """
    with desk.change(Verb.RELEASE, topics=Topic.ORDERS) as act:
        line = _held(line_id)
        later: list[Later] = []
        if queueing.hold_of(line_id) is Hold.PASSED:
            later = _later_by_release(desk, line)
            check_override(line, later, reason, consent)
            queueing.add_override(act.id, line_id, Verb.RELEASE, reason.strip(), moved=later)
        _put(act, line, Hold.NONE, LineChange.RELEASED, reason)
        return queued(act, line, later)


def undo_hold(act: ActUnderWay, of: int, reason: str) -> None:
    """Release the lines that an act held. Refused where they are not held by it any more."""
    if not queueing.held_by(of):
        raise Refused("hold.gone")
    for line_id in queueing.held_by(of):
        line = orders.line(line_id)
        _put(act, line, Hold.NONE, LineChange.RELEASED, reason)


def _later_by_release(desk: Desk, line: OrderLine) -> list[Later]:
    def alter(_item: int, board: ItemBoard) -> Sequence[Outlook]:
        holds = {id: hold for id, hold in board.holds.items() if id != line.id}
        return with_holds((outlook.line for outlook in board.alone), board.supplies, holds)

    return set_back(*look_both(desk, {line.item}, alter), {line.id})


def _put(act: ActUnderWay, line: OrderLine, hold: Hold, kind: LineChange, reason: str) -> None:
    queueing.put_hold(act.id, line.id, hold)
    orders.add_changes(act.id, kind, [(line.id, line.waiting or line.ordered, reason.strip())])
    act.touch(items=[line.item], orders=[line.order])


def _held(line_id: int) -> OrderLine:
    line = waiting_line(line_id).line
    if not queueing.hold_of(line_id):
        raise Refused("hold.not_held", **under_name(line).facts)
    return line
