"""Taking back what an act made of records: a code that stands for an item, what was put on drafts, who collects."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.acts.standing import refuse_standing
from app.acts.taking import Taken, Taking
from app.catalogue.meanings import forget_meaning
from app.counting import taking_back
from app.data import buying, record_histories, reversals, tallies
from app.data.acts import RecordedAct
from app.data.buying import Event
from app.data.reversals import PutOnDraft
from app.desk import ActUnderWay
from app.domain.changes import Topic
from app.domain.errors import Refused
from app.domain.matching import ZERO
from app.domain.purchase_orders import RowChange, State
from app.purchasing.cover import ask_uncovers
from app.purchasing.states import in_state


def barcode(taking: Taking) -> Taken:
    """A code that was added to an item stands for nothing again."""
    refuse_standing(taking.of, "reverse.touched")
    if not _take_out(taking.of, "barcode"):
        raise _unkept(taking.of)
    taking.act.touch(taking.of.change.topics, taking.of.change.items)
    return Taken()


def attached(taking: Taking) -> Taken:
    """A code that was attached on a count is parked there again, and what its scans had tallied is taken back."""
    act, of = taking.act, taking.of
    refuse_standing(of, "reverse.touched")
    taking_back.detached(act, of.id)
    if not _take_out(of, "barcode"):  # the code was known already, for several items
        for code, item in tallies.attached_by(of.id):
            forget_meaning(act, code, item)
    act.touch(of.change.topics | Topic.ITEMS, of.change.items)
    return Taken()


def drafted(taking: Taking) -> Taken:
    """What was put on drafts is taken out again; drafts that were made for it are cancelled. Asked where waiting lines
    lose cover, refused where one is no draft any more.
    """
    act, of = taking.act, taking.of
    refuse_standing(of, "reverse.touched")
    made = [span for span in record_histories.made_by(of.id) if span.record == "purchase_order"]
    new = {id for span in made for id in range(span.first, span.last + 1)}
    put = reversals.put_on_drafts(of.id)
    if not (new or put):
        raise _unkept(of)
    orders = [in_state(id, State.DRAFT) for id in sorted({*new, *(each.po for each in put)})]
    lost: dict[int, Decimal] = {}
    for each in put:
        lost[each.item] = lost.get(each.item, ZERO) + each.more
    ask_uncovers(", ".join(order.number for order in orders), lost, taking.consent)
    record_histories.put_back(of.id)
    for order in orders:
        if order.id in new:
            buying.withdraw(act.id, range(order.id, order.id + 1), taking.reason)
        else:
            _take_from(act, order.id, [each for each in put if each.po == order.id])
    act.touch(of.change.topics, of.change.items)
    return Taken()


def amended_order(taking: Taking) -> Taken:
    """Who brings an order home is as it was before."""
    refuse_standing(taking.of, "reverse.touched")
    if not record_histories.put_back(taking.of.id):
        raise _unkept(taking.of)
    taking.act.touch(taking.of.change.topics, taking.of.change.items, taking.of.change.orders)
    return Taken()


def _take_from(act: ActUnderWay, po_id: int, put: Sequence[PutOnDraft]) -> None:
    """Keep in the history of a draft what is taken from it, and take its new rows out."""
    buying.add_events(
        act.id,
        po_id,
        [
            Event(None, RowChange.REMOVED, each.more, note=each.sku)
            if each.made
            else Event(each.row, RowChange.AMENDED, each.left, each.requested_on, each.requested_on)
            for each in put
        ],
    )
    buying.remove_rows(po_id, [each.row for each in put if each.made])
    buying.touch(po_id)


def _take_out(of: RecordedAct, record: str) -> bool:
    """Take out what an act made of a kind of record; whether there was any."""
    made = [span for span in record_histories.made_by(of.id) if span.record == record]
    for span in made:
        record_histories.take_out(of.id, span)
    return bool(made)


def _unkept(of: RecordedAct) -> Refused:
    return Refused("reverse.unkept", on=of.on_day, person=of.person)
