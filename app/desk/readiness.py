"""Since when goods are ready, and which of them may still go out in good time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from app.data import histories, queues
from app.data.histories import StockEvent
from app.domain.day import Day
from app.domain.lending import Turn, held_since
from app.domain.matching import ZERO
from app.domain.promise_states import Told
from app.domain.promises import Outlook

CompleteOrders = Mapping[int, Sequence[tuple[int, int]]]  # order id -> its waiting (line, item)


def in_stock_since(
    outlook: Outlook, events: Iterable[StockEvent], on_hand: Decimal, *, whole: bool = False
) -> date | None:
    """The day from which stock has reached a line (`whole`: covered all of it) without a break, by what happened to its
    item, the latest first. None where that is before all of it.
    """
    place, own = outlook.line.place, outlook.line.waiting if whole else ZERO
    turns = (
        Turn(
            on,
            stock - waiting if where is not None and where < place else stock,
            waiting if own and where == place else ZERO,
        )
        for on, where, stock, waiting in events
    )
    return held_since(turns, on_hand - outlook.ahead, own)


def going_out(
    day: Day,
    news: Collection[int],
    told: Mapping[int, Told],
    lines: Mapping[int, Outlook],
    complete: CompleteOrders,
    on_hand: Callable[[int], Decimal],
) -> set[int]:
    """Of ready lines whose customers do not know it (`news`), those that are sent to their customers and for which the
    open day after they became ready is not over. `lines` has every outlook, `on_hand` the stock of an item.
    """
    sent = queues.sent(news)
    mates = {line: complete.get(order, [(line, item)]) for line, item, order in sent}
    if not mates:
        return set()
    first = min(told[line].told_on for line in mates)
    order_of = {line: order for line, _, order in sent if order in complete}
    item_of = {line: item for several in mates.values() for line, item in several}
    events = histories.of_stock(set(item_of.values()), first)
    let_go, lost = histories.let_go(item_of), histories.lost_a_line(order_of.values())
    since = {
        line: max(
            in_stock_since(lines[line], events.get(item, ()), on_hand(item), whole=True) or first,
            min(lines[line].line.place.on, day.today),
            let_go.get(line, first),
        )
        for line, item in item_of.items()
        if line in lines
    }
    found = set()
    for line, several in mates.items():
        days = [told[line].told_on, lost.get(order_of.get(line, 0), first)]
        ready = max(*days, *(since[mate] for mate, _ in several if mate in since))
        if day.today <= day.calendar.add_open_days(ready, 1):
            found.add(line)
    return found
