"""What an act did to promises that customers were told."""

from __future__ import annotations

from collections.abc import Mapping

from app.data import orders
from app.desk import Desk
from app.domain.promise_states import BROKEN, ComparedPromise, PromiseState
from app.domain.tellings import PromiseEffects


def standings(desk: Desk) -> Mapping[int, ComparedPromise]:
    """What has become of each waiting line's promise, by line id: to be kept over an act, for `effects`."""
    return dict(desk.board.promises.found)


def effects(desk: Desk, before: Mapping[int, ComparedPromise]) -> PromiseEffects:
    """What has been done to promises told since `before`, which `standings` gave."""
    changed: dict[int, ComparedPromise] = {}
    for line, now in desk.board.promises.found.items():
        then = before.get(line)
        if then is None or then == now or then.state is PromiseState.UNTOLD or not now.due:
            continue
        if then.state is not now.state or now.days > then.days:  # less of a slip is not another one
            changed[line] = now
    if not changed:
        return PromiseEffects()
    customer_of = orders.customers_of_lines(changed)
    who: dict[PromiseState, set[int]] = {}
    for line, now in changed.items():
        who.setdefault(now.state, set()).add(customer_of[line])
    slipped = who.get(PromiseState.SLIPPED, set()) | who.get(PromiseState.HOPE_SLIPPED, set())
    return PromiseEffects(
        len(slipped),
        max((now.days for now in changed.values() if now.state in BROKEN), default=0),
        len(who.get(PromiseState.COVER_LOST, ())),
        len(who.get(PromiseState.EARLIER, ())),
        len(who.get(PromiseState.READY, ())),
    )
