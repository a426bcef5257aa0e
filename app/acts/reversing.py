"""Taking an act back: opposite movements and restored quantities, each linked to the first, once only; what of a
receipt has left the shelf, later.

Telling and sending are not here: what a customer or a supplier has read is withdrawn by a new act, not undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from app.acts import undoing_imports, undoing_records
from app.acts.taking import Taken, Taking
from app.counting import taking_back
from app.data import acts, buying, chasing, items, orders, purchases, reversals, substitutes
from app.data.reversals import PostedMovement
from app.desk import ActUnderWay, Desk
from app.domain.acts import Reversed, Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, NotFound, Refused, ask
from app.domain.matching import ZERO
from app.domain.movements import Kind
from app.domain.orders import LineChange
from app.domain.purchase_orders import State
from app.goods import putting_away, rejecting
from app.ordering import substituting
from app.ordering.cancelling import cancel_waiting
from app.purchasing import giving_up
from app.queueing import holding, moving

_TOPICS = Topic.ORDERS | Topic.STOCK | Topic.PURCHASES


Take = Callable[[Taking], Taken]


def reverse(desk: Desk, act_id: int, reason: str = "", consent: Consent = NO_CONSENT) -> Reversed:
    """Take an act back as a whole, or say in words why not. Of a receipt of which a part has left, the rest is asked.

    Raises NotFound "act.unknown".
    """
    of = acts.by_id(act_id)
    if of.verb == Verb.GO_BACK:
        raise Refused("reverse.clock", on=of.on_day)
    take = TAKEN_BACK.get(of.verb)
    if take is None:
        raise Refused("reverse.of_reversal" if of.reverses else "reverse.not_this", on=of.on_day, person=of.person)
    with desk.change(Verb.REVERSE, topics=_TOPICS, reverses=act_id) as act:
        done = take(Taking(desk, act, of, reason.strip(), consent))
    in_part = acts.reversal_of(act_id) is None
    return Reversed(act.id, of.id, of.verb, done.freed, in_part=in_part, retired=done.retired)


def reversible(desk: Desk, act_id: int) -> bool:
    """Whether an act can be taken back by its kind and something of it is left. Trying says what stands against it."""
    return acts.by_id(act_id).verb in TAKEN_BACK and acts.reversal_of(act_id) is None


def last_receipt(desk: Desk, po_id: int) -> int | None:
    """The latest receipt (its act) of a purchase order of which something can be taken back; None without one."""
    return reversals.last_receipt(po_id)


def last_act(desk: Desk) -> int:
    """The latest act that can still be taken back. Raises NotFound "reverse.none"."""
    for act in acts.latest(_LOOKED_THROUGH, tuple(TAKEN_BACK.keys() - set(STEPS))):
        if acts.reversal_of(act.id) is None:
            return act.id
    raise NotFound("reverse.none")


def _movements(taking: Taking) -> Taken:
    """All movements of an act, the other way round; refused where that would take more than is on hand."""
    moved = reversals.movements_of(taking.of.id)
    _check_returned(moved)
    on_hand = items.on_hand({each.item for each in moved})
    for item, taken in _taken(moved).items():
        if taken > on_hand.get(item, ZERO):
            raise _not_there(taking, item, taken, on_hand.get(item, ZERO))
    _post(taking, [(each, -each.quantity) for each in moved])
    return Taken()


def _receipt(taking: Taking) -> Taken:
    """What was received and is still here goes back to being on its way, what was rejected comes by its old date; an
    order that closed with it is open again. What has left the shelf can be taken back later, once it is back there.
    """
    moved = reversals.left_of(taking.of.id)
    rows = rejecting.undo_rejects(taking.act, taking.of.id, taking.reason)
    on_hand = items.on_hand({each.item for each in moved})
    left: dict[int, Decimal] = {}
    for item, taken in _taken(moved).items():
        left[item] = min(taken, on_hand.get(item, ZERO))
    if moved and not any(left.values()):
        item, taken = next(iter(_taken(moved).items()))
        raise _not_there(taking, item, taken, ZERO)
    for item, taken in _taken(moved).items():
        if left[item] < taken:
            facts = _facts(taking, item, taken, left[item])
            asked = "reverse.received_part" if facts["shipments"] else "reverse.received_rest"
            ask(NeedsConsent(asked, **facts), taking.consent)
    opposite = []
    for each in reversed(moved):
        part = min(each.quantity, left[each.item])
        left[each.item] -= part
        if part:
            opposite.append((each, -part))
    _post(taking, opposite)
    for po_id in reversals.orders_of_rows({*rows, *(each.row for each, _ in opposite if each.row is not None)}):
        if purchases.order(po_id).state is State.CLOSED and purchases.has_open(po_id):
            buying.set_state(po_id, State.SENT)
    return Taken()


def _put_away(taking: Taking) -> Taken:
    putting_away.undo_put_away(taking.act, taking.of.id)
    return Taken()


def _cancellation(taking: Taking) -> Taken:
    """What was cancelled waits again, in the place that its line always had."""
    cancelled = reversals.changes_of(taking.of.id, LineChange.CANCELLED)
    cancelled += reversals.changes_of(taking.of.id, LineChange.CLOSED)
    gone = reversals.taken_back(line for line, _ in cancelled)
    for line in gone:
        raise Refused("reverse.order_gone", order=orders.names([line])[line].order)
    orders.add_changes(
        taking.act.id, LineChange.RESTORED, [(line, quantity, taking.reason) for line, quantity in cancelled]
    )
    _touch_lines(taking, (line for line, _ in cancelled))
    return Taken()


def _acceptance(taking: Taking) -> Taken:
    """An order that should not have been accepted: everything of it is cancelled, substitutes too, as long as nothing
    has gone out.
    """
    ids = [line for line, _ in reversals.changes_of(taking.of.id, LineChange.ACCEPTED)]
    ids += [line for line in substitutes.lines_instead_of(ids) if line not in ids]
    names = orders.names(ids)
    for line, out in reversals.out(ids).items():
        item = items.by_id(orders.line(line).item)
        raise Refused("reverse.shipped", quantity=out.shipped, unit=item.unit, sku=item.sku, **names[line]._asdict())
    waiting = [line for line in orders.lines(ids) if line.waiting]
    if not waiting:
        raise Refused("reverse.nothing_waits", order=next(iter(names.values())).order)
    freed = cancel_waiting(taking.desk, taking.act, waiting, taking.reason)
    _touch_lines(taking, ids)
    return Taken(freed)


def _by(undo: Callable[[ActUnderWay, int, str], object]) -> Take:
    """Taken back by a function of the reversing act, the act taken back and the reason; nothing is freed by it."""

    def taken(taking: Taking) -> Taken:
        undo(taking.act, taking.of.id, taking.reason)
        return Taken()

    return taken


def _count_posting(taking: Taking) -> Taken:
    _movements(taking)
    taking_back.reopened(taking.act, taking.of.id)
    return Taken()


def _of_a_count(take: Callable[[ActUnderWay, int], None]) -> Take:
    def taken(taking: Taking) -> Taken:
        take(taking.act, taking.of.id)
        taking.act.touch(Topic.COUNTS | Topic.TALLIES, items=taking.of.change.items)
        return Taken()

    return taken


def _chase(taking: Taking) -> Taken:
    """A chase that is reversed counts no more; the log keeps it."""
    taking.act.touch(items=chasing.items_of(taking.of.id))
    return Taken()


def _import(taking: Taking) -> Taken:
    return undoing_imports.take_back(taking, lambda: _movements(taking))


def _amendment(taking: Taking) -> Taken:
    """More is cancelled again, less waits again."""
    more = reversals.changes_of(taking.of.id, LineChange.ACCEPTED)
    return _acceptance(taking) if more else _cancellation(taking)


# Verb -> how an act of it is taken back. Whatever is not named here is withdrawn or corrected by a new act.
TAKEN_BACK: dict[str, Take] = {
    Verb.SHIP: _movements,
    Verb.LEND: _movements,
    Verb.SHORT_PICK: _movements,
    Verb.TAKE_BACK: _movements,
    Verb.ISSUE: _movements,
    Verb.CORRECT: _movements,
    Verb.OPENING: _movements,
    Verb.RECEIVE: _receipt,
    Verb.RECEIVE_WITHOUT_ORDER: _receipt,
    Verb.REJECT: _receipt,
    Verb.PUT_AWAY: _put_away,
    Verb.IMPORT: _import,
    Verb.ADD_BARCODE: undoing_records.barcode,
    Verb.ATTACH_CODE: undoing_records.attached,
    Verb.DRAFT: undoing_records.drafted,
    Verb.CANCEL_LINE: _cancellation,
    Verb.ACCEPT: _acceptance,
    Verb.AMEND_LINE: _amendment,
    Verb.AMEND_ORDER: undoing_records.amended_order,
    Verb.CLOSE_REST: _cancellation,
    Verb.CHASE: _chase,
    Verb.REDUCE: _by(giving_up.undo),
    Verb.CLOSE_SHORT: _by(giving_up.undo),
    Verb.CANCEL_PURCHASE_ORDER: _by(giving_up.undo),
    Verb.HOLD: _by(holding.undo_hold),
    Verb.MOVE_UP: _by(moving.undo_move),
    Verb.SUBSTITUTE: _by(substituting.undo_substitute),
    Verb.SUBSTITUTE_BACK: _by(substituting.undo_back),
    Verb.OPEN_COUNT: _of_a_count(taking_back.opened),
    Verb.TALLY: _of_a_count(taking_back.take_back),
    Verb.COUNT_AGAIN: _of_a_count(taking_back.settled),
    Verb.LEAVE_OUT: _of_a_count(taking_back.settled),
    Verb.COUNT_ANSWER: _of_a_count(taking_back.settled),
    Verb.APPROVE_COUNT: _of_a_count(taking_back.settled),
    Verb.DISMISS_CODE: _of_a_count(taking_back.settled),
    Verb.POST_COUNT: _count_posting,
    Verb.CANCEL_COUNT: _of_a_count(taking_back.reopened),
    Verb.DOUBT: _of_a_count(taking_back.settled),
}
# Of a count there are thousands: they are undone where they were done.
STEPS = (Verb.TALLY, Verb.UNTALLY, Verb.PARK, Verb.DISMISS_CODE, Verb.BEGIN_BIN, Verb.FINISH_BIN)
_LOOKED_THROUGH = 1000  # acts, from the latest back


def _post(taking: Taking, opposite: list[tuple[PostedMovement, Decimal]]) -> None:
    reversals.post(taking.act.id, taking.desk.today, opposite, taking.reason)
    taking.act.touch(items={each.item for each, _ in opposite})
    _touch_lines(taking, (each.line for each, _ in opposite if each.line is not None))


def _touch_lines(taking: Taking, ids: Iterable[int]) -> None:
    lines = orders.lines(set(ids))
    taking.act.touch(items={line.item for line in lines}, orders={line.order for line in lines})


def _taken(moved: Iterable[PostedMovement]) -> dict[int, Decimal]:
    """What taking movements back takes off the shelf, by item; items that gain by it are left out."""
    sums: dict[int, Decimal] = {}
    for each in moved:
        sums[each.item] = sums.get(each.item, ZERO) + each.quantity
    return {item: taken for item, taken in sums.items() if taken > ZERO}


def _check_returned(moved: Iterable[PostedMovement]) -> None:
    """Goods that a customer has brought back cannot come back a second time."""
    shipped: dict[int, Decimal] = {}
    for each in moved:
        if each.kind is Kind.SHIPMENT and each.line is not None:
            shipped[each.line] = shipped.get(each.line, ZERO) - each.quantity
    for line, out in reversals.out(shipped).items():
        if out.shipped - shipped[line] < out.returned:
            item = items.by_id(orders.line(line).item)
            names = orders.names([line])[line]
            raise Refused("reverse.returned", quantity=out.returned, unit=item.unit, sku=item.sku, **names._asdict())


def _not_there(taking: Taking, item_id: int, taken: Decimal, on_hand: Decimal) -> Refused:
    facts = _facts(taking, item_id, taken, on_hand)
    return Refused("reverse.went_out" if facts["shipments"] else "reverse.not_there", **facts)


def _facts(taking: Taking, item_id: int, taken: Decimal, on_hand: Decimal) -> dict[str, object]:
    item = items.by_id(item_id)
    return {
        "sku": item.sku,
        "unit": item.unit,
        "quantity": taken,
        "on_hand": on_hand,
        "gone": taken - on_hand,
        "shipments": tuple(reversals.shipped_since(taking.of.id, item_id, taken - on_hand)),
    }
