"""Verbs of the promise book: write down what customers were told, and strike what was written down wrongly."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from app.data import items as stored_items
from app.data import orders, promises, purchases
from app.data.promises import NewTelling
from app.data.purchases import Evidence
from app.desk import ActUnderWay, Desk
from app.desk.lines import under_name
from app.desk.looking import look
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NotFound, Refused
from app.domain.kept_papers import Leaving, PaperKind
from app.domain.matching import Footing, Share
from app.domain.orders import OrderLine
from app.domain.promises import Outlook
from app.domain.tellings import DIRECT, TOLD, WRITTEN, Correction, Ground, How, ToldLine, ToldLines


def tell(
    desk: Desk,
    line_ids: Collection[int],
    how: How | str,
    *,
    told_on: date | None = None,
    asks: bool = False,
    confirms: int | None = None,
) -> ToldLines:
    """Write down that customers have been told how these lines stand now, a notice for each customer.

    `asks` where they were asked to choose; `confirms` is the order (by id) where its confirmation told them. Refused
    where a line does not wait any more; then nobody counts as told.
    """
    if how not in DIRECT:
        raise Refused("tell.how", how=str(how))
    with desk.change(Verb.TELL, topics=Topic.PROMISES) as act:
        leaving = None
        if how in WRITTEN:
            written = Leaving(PaperKind.NOTICE, lines=tuple(line_ids))
            leaving = written if confirms is None else Leaving(PaperKind.CONFIRMATION, confirms)
        told = _record(desk, act, line_ids, How(how), told_on, leaving)
        promises.add_notices(act.id, dict.fromkeys(line.customer_id for line in told.lines), asks)
        return told


def told_elsewhere(desk: Desk, line_ids: Collection[int], told_on: date | None = None) -> ToldLines:
    """Write down that customers know how these lines stand now from elsewhere, as after an import."""
    with desk.change(Verb.TOLD_ELSEWHERE, topics=Topic.PROMISES) as act:
        return _record(desk, act, line_ids, How.ELSEWHERE, told_on)


def strike(desk: Desk, telling_id: int, corrected: Correction | None = None) -> int:
    """Strike an entry of the promise book by a new one, which counts in its place. None: nobody was told anything.

    Returns the new entry's act. Refused where the entry has been struck already.
    """
    with desk.change(Verb.STRIKE, topics=Topic.PROMISES) as act:
        wrong = promises.telling(telling_id)
        if wrong.struck:
            raise Refused("telling.struck", telling=telling_id)
        if wrong.how is How.WITHDRAWN:
            raise Refused("telling.withdrawn", telling=telling_id)
        line = orders.line(wrong.line)
        if corrected is None:
            entry = NewTelling(line.id, desk.today, How.WITHDRAWN, None, None, None, (), wrong.id)
        else:
            if corrected.how not in TOLD:
                raise Refused("tell.how", how=str(corrected.how))
            day, how = desk.day_of(corrected.told_on, "tell.future"), How(corrected.how)
            day = _told_days(desk, [line], day)[line.id]
            promised_on = corrected.promised_on
            hoped_on = corrected.hoped_on if promised_on is None else None
            held = wrong.held or promised_on != wrong.promised_on  # of another date, ready is news still
            entry = NewTelling(line.id, day, how, promised_on, wrong.footing, hoped_on, wrong.evidence, wrong.id, held)
        promises.record(act.id, [entry])
        act.touch(items=[line.item], orders=[line.order])
        return act.id


def _record(
    desk: Desk,
    act: ActUnderWay,
    line_ids: Collection[int],
    how: How,
    told_on: date | None,
    leaving: Leaving | None = None,
) -> ToldLines:
    day = desk.day_of(told_on, "tell.future")
    wanted = dict.fromkeys(line_ids)
    if not wanted:
        raise Refused("tell.nobody")
    lines = _waiting(wanted)
    days = _told_days(desk, lines, day)
    items = {line.item for line in lines}
    outlook_of = {outlook.line.id: outlook for found in look(desk, items).values() for outlook in found}
    outlooks = [outlook_of[line] for line in wanted]
    evidence = purchases.evidence({share.supply.row for each in outlooks for share in each.shares} - {0})
    if leaving is not None:
        act.leaves(leaving)  # which says what was told before
    promises.record(act.id, (_entry(outlook, how, days[outlook.line.id], evidence) for outlook in outlooks))
    act.touch(items=items, orders={line.order for line in lines})
    customer_of = orders.customers_of_lines(wanted)
    return ToldLines(
        act.id,
        tuple(
            ToldLine(
                outlook.line.id,
                customer_of[outlook.line.id],
                outlook.promise,
                _hoped(outlook),
                outlook.footing,
            )
            for outlook in outlooks
        ),
    )


def _told_days(desk: Desk, lines: Collection[OrderLine], day: date) -> dict[int, date]:
    """The day that each line counts as told on: `day`, or that of its acceptance where it is told today and a clock, a
    zone or a stated day went back meanwhile. Refused for an earlier day.
    """
    accepted = orders.accepted_days(line.id for line in lines)
    for line in lines:
        if day < accepted[line.id] and day != desk.today:
            raise Refused("tell.before_accepted", on=day, accepted=accepted[line.id], **under_name(line).facts)
    return {line: max(day, on) for line, on in accepted.items()}


def _waiting(line_ids: Iterable[int]) -> list[OrderLine]:
    """The lines, all of which wait."""
    lines = {line.id: line for line in orders.lines(line_ids)}
    for line_id in line_ids:
        if line_id not in lines:
            raise NotFound("line.unknown", line=line_id)
        line = lines[line_id]
        if not line.waiting:
            order, customer = orders.names([line_id])[line_id]
            raise Refused("tell.done", order=order, customer=customer, sku=stored_items.by_id(line.item).sku)
    return list(lines.values())


def _entry(outlook: Outlook, how: How, day: date, evidence: Mapping[int, Evidence]) -> NewTelling:
    hoped_on = _hoped(outlook)
    grounds = _grounds(outlook.shares, evidence) if outlook.reserved_from is None else ()
    held = outlook.footing is Footing.IN_STOCK and outlook.ready < outlook.line.waiting
    return NewTelling(outlook.line.id, day, how, outlook.promise, outlook.footing, hoped_on, grounds, held=held)


def _hoped(outlook: Outlook) -> date | None:
    """The hoped date that goes with "no date"; with a line reserved from a later day none is named."""
    return outlook.hoped if outlook.promise is None and outlook.reserved_from is None else None


def _grounds(shares: Sequence[Share], evidence: Mapping[int, Evidence]) -> tuple[Ground, ...]:
    found = []
    for _, supply, quantity in shares:
        behind = evidence.get(supply.row)
        on = supply.due if supply.footing is Footing.OVERDUE else supply.ready
        supplier, confirmed_on, by = "", None, ""
        if behind is not None:
            supplier = behind.supplier
            if supply.footing is Footing.CONFIRMED:
                confirmed_on, by = behind.confirmed_on_day, behind.by
        found.append(Ground(quantity, supply.row, supply.po, supplier, supply.footing, on, confirmed_on, by))
    return tuple(found)
