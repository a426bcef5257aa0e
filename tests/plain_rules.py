"""The rules of queue, promise and tray, worked out the slow way from the store's rows: what the program is measured
against. Nothing of the matcher, the board or the promise states is used here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from app.data.store.bulk import rows

IN_STOCK, CONFIRMED, UNCONFIRMED, UNDATED, OVERDUE, PLANNED, NONE = range(7)
FOOTINGS = ("in_stock", "confirmed", "unconfirmed", "undated", "overdue", "planned", "none")
LINES = """SELECT l.id, l.item_id, l.order_id, l.place_on, l.place_number, l.place_sub, l.waiting, o.ship_complete,
h.passed, l.reserved_on IS NOT NULL FROM order_line l JOIN customer_order o ON o.id = l.order_id
LEFT JOIN hold h ON h.line_id = l.id
WHERE l.waiting > 0"""
ROWS = """SELECT r.id, l.item_id, p.number, l.position, r.position, r.quantity - r.received - r.short, r.confirmed,
CASE r.confirmed WHEN 1 THEN r.confirmed_on ELSE r.requested_on END, p.state = 'draft'
FROM schedule_row r JOIN purchase_line l ON l.id = r.line_id JOIN purchase_order p ON p.id = l.po_id
WHERE p.state IN ('draft', 'sent') AND r.quantity > r.received + r.short"""
STOCK = "SELECT item_id, sum(quantity) FROM movement GROUP BY item_id"
REACHED = "SELECT max(place_on) FROM order_line WHERE reserved_on IS NULL"
CORRECTIONS = "SELECT k.first_id, k.last_id, a.on_day FROM clock_correction k JOIN act a ON a.id = k.act_id"
AT_THE_DESK = """SELECT a.id, a.on_day FROM act a WHERE a.id < ? AND EXISTS
(SELECT 1 FROM order_line_change c WHERE c.act_id = a.id AND c.kind = 'accepted')"""
BOOK = "SELECT id, line_id, how, promised_on, footing, hoped_on, strikes_id, held, told_on FROM telling ORDER BY id"


OFFERS = """SELECT s.item_id, s.supplier_id FROM source s JOIN supplier p ON p.id = s.supplier_id
ORDER BY s.preferred DESC, p.name, s.supplier_sku"""
ITEMS = """SELECT i.id, i.reorder_point, i.order_up_to, i.discontinued, i.decimals,
(SELECT coalesce(sum(quantity), 0) FROM movement m WHERE m.item_id = i.id)
- (SELECT coalesce(sum(waiting), 0) FROM order_line l WHERE l.item_id = i.id)
+ (SELECT coalesce(sum(r.quantity - r.received - r.short), 0) FROM schedule_row r
    JOIN purchase_line l ON l.id = r.line_id JOIN purchase_order p ON p.id = l.po_id
    WHERE l.item_id = i.id AND p.state IN ('draft', 'sent') AND r.quantity > r.received + r.short) FROM item i"""


OWED_ROWS = """SELECT CASE r.confirmed WHEN 1 THEN r.confirmed_on ELSE r.requested_on END, r.confirmed,
r.quantity - r.received - r.short, r.requested_on FROM schedule_row r JOIN purchase_line l ON l.id = r.line_id
WHERE l.po_id = ? AND l.item_id = ? AND r.quantity > r.received + r.short ORDER BY l.position, r.position"""


class Waiting(NamedTuple):
    """A waiting line; quantities are thousandths. `passed` is None where it is not held."""

    id: int
    item: int
    order: int
    place: tuple[str, int, int]
    waiting: int
    ship_complete: bool
    passed: bool | None
    reserved: bool


class Supply(NamedTuple):
    """Stock (row 0) or an open schedule row; `key` is its place among the supplies."""

    key: tuple[object, ...]
    row: int
    quantity: int
    footing: int
    ready: date | None


class Plain(NamedTuple):
    """What a line gets; `ready` is what it may ship of its share of stock.

    `held` is None, False where it is only held, True where it is passed on.
    """

    item: int
    order: int
    held: bool | None
    waiting: int
    ready: int
    promise: date | None
    hoped: date | None
    footing: int
    shares: tuple[tuple[int, int], ...]
    reserved: date | None = None  # the day from which it holds a place, where that is to come


class State(NamedTuple):
    state: str
    days: int
    due: bool


class Book(NamedTuple):
    """The telling that counts: `held` where it was here and could not be had, `supplied` where it was inbound or
    being ordered.
    """

    promised: date | None
    footing: int | None
    hoped: date | None
    held: bool
    supplied: bool
    told_on: date


def waiting_lines() -> list[Waiting]:
    return [
        Waiting(
            id, item, order, (on, number, sub), waiting, whole == 1, None if passed is None else passed == 1, kept == 1
        )
        for id, item, order, on, number, sub, waiting, whole, passed, kept in rows(LINES)
    ]


def supplies(today: date, dock_days: int, closed: Collection[date]) -> dict[int, list[Supply]]:
    """What each item's queue draws on, in that order, by section 3 of the domain."""
    found: dict[int, list[Supply]] = {}
    for item, quantity in rows(STOCK):
        if quantity:
            found.setdefault(item, []).append(Supply((0,), 0, quantity, IN_STOCK, today))
    for row, item, po, line, position, quantity, confirmed, due, draft in rows(ROWS):
        named = (int(po.removeprefix("PO-")), line, position)
        if draft:
            supply = Supply((3, *named), row, quantity, PLANNED, None)
        elif due is None:
            supply = Supply((2, *named), row, quantity, UNDATED, None)
        else:
            ready = on_the_shelf(date.fromisoformat(due), dock_days, closed)
            footing = OVERDUE if ready < today else CONFIRMED if confirmed else UNCONFIRMED
            day = max(ready, today)
            supply = Supply((1, day, footing, *named), row, quantity, footing, day)
        found.setdefault(item, []).append(supply)
    return {item: sorted(several) for item, several in found.items()}


def on_the_shelf(day: date, dock_days: int, closed: Collection[date]) -> date:
    left = dock_days
    while True:
        if day.weekday() < 5 and day not in closed:
            if not left:
                return day
            left -= 1
        day += timedelta(1)


def overlaps(start: int, end: int, several: Iterable[Supply]) -> list[tuple[Supply, int]]:
    """The parts of the supplies, laid end to end, that lie between two points: those are a line's shares."""
    found, begins = [], 0
    for supply in several:
        ends = begins + supply.quantity
        part = min(end, ends) - max(start, begins)
        if part > 0:
            found.append((supply, part))
        begins = ends
    return found


def reached(today: date) -> date:
    """The day that the queues have reached: today, or that of a later place that was not reserved."""
    return max(today, _day(rows(REACHED)[0][0]) or today)


def corrections() -> Callable[[int, str], str]:
    """What gives the day that counts of what an act wrote down: that of a correction of the clock which names it, if
    earlier.
    """
    known = rows(CORRECTIONS)
    return lambda act, day: min([day, *(on for first, last, on in known if first <= act <= last)])


def place_days(act: int, day: date, wanted: date | None, reserve_days: int) -> tuple[date, date | None]:
    """The place date of a line that an act accepts at the desk on a day, and the day from which it is reserved: the
    later of its day and the latest on which a line was accepted, or the reserve-from date, if that is later still.
    """
    corrected = corrections()
    before = [date.fromisoformat(corrected(other, on)) for other, on in rows(AT_THE_DESK, (act,))]
    at_once = max([day, *before])
    ahead = wanted - timedelta(reserve_days) if wanted else day
    return (ahead, ahead) if ahead > at_once else (at_once, None)


def everyone(today: date, dock_days: int = 0, closed: Collection[date] = ()) -> dict[int, Plain]:
    """What every waiting line gets, by line: of each item in queue order."""
    lines = waiting_lines()
    inbound = supplies(today, dock_days, closed)
    found: dict[int, Plain] = {}
    for item in {line.item for line in lines}:
        found |= _queue([line for line in lines if line.item == item], inbound.get(item, []), reached(today))
    for order in {line.order for line in lines if line.ship_complete}:
        ids = [line.id for line in lines if line.order == order]
        found |= _whole_order({id: found[id] for id in ids})
    return found


def _queue(lines: list[Waiting], several: list[Supply], reached: date) -> dict[int, Plain]:
    found: dict[int, Plain] = {}
    firm = [supply for supply in several if supply.footing in (IN_STOCK, CONFIRMED)]
    ahead, worst = 0, IN_STOCK
    hopes: list[date | None] = [date.min]  # of the lines ahead; None once one of them has neither promise nor hope
    for line in sorted((line for line in lines if not line.passed), key=lambda line: line.place):
        end = ahead + line.waiting
        promised, hoping = overlaps(ahead, end, firm), overlaps(ahead, end, several)
        covered = sum(part for _, part in hoping) == line.waiting
        worst = max([worst, *(supply.footing for supply, _ in hoping), IN_STOCK if covered else NONE])
        own = sum(part for supply, part in hoping if supply.footing == IN_STOCK)
        if sum(part for _, part in promised) == line.waiting:
            promise = max(supply.ready for supply, _ in promised if supply.ready)
            footing, shares = max(supply.footing for supply, _ in promised), promised
        else:
            promise, footing, shares = None, max(worst, UNCONFIRMED), hoping
        ready = 0 if line.passed is not None else own
        reserved = day if (day := date.fromisoformat(line.place[0])) > reached and line.reserved else None
        if reserved:  # nothing is promised or ready before that day
            promise, footing, shares, ready = None, max(worst, UNCONFIRMED), hoping, 0
        hoped = _hope(promise, [supply for supply, _ in hoping] if covered else [], reserved, hopes)
        hopes.append(hoped)
        drawn = tuple((supply.row, part) for supply, part in shares)
        found[line.id] = Plain(
            line.item, line.order, line.passed, line.waiting, ready, promise, hoped, footing, drawn, reserved
        )
        ahead = end
    for line in lines:
        if line.passed:
            found[line.id] = Plain(line.item, line.order, True, line.waiting, 0, None, None, NONE, ())
    return found


def _hope(promise: date | None, several: list[Supply], reserved: date | None, ahead: list[date | None]) -> date | None:
    """The hoped date: of a line with these hoped shares (none where it is not wholly covered), behind these hopes."""
    days = [supply.ready for supply in several if supply.ready and supply.footing <= UNCONFIRMED]
    if promise:
        own = promise if several[-1].footing == OVERDUE else min(promise, several[-1].ready or promise)
    elif None in ahead or not several or len(days) < len(several):
        return None
    else:
        own = days[-1]
    return max([own, *(hope for hope in ahead if hope), *([reserved] if reserved else [])])


def _whole_order(lines: Mapping[int, Plain]) -> dict[int, Plain]:
    """The latest date and the worst footing of them all; nothing is ready until all of it is."""
    promises = [line.promise for line in lines.values() if line.promise]
    hopes = [line.hoped for line in lines.values() if line.hoped]
    promise = max(promises) if len(promises) == len(lines) else None
    hoped = max(hopes) if len(hopes) == len(lines) else None
    footing = max(line.footing for line in lines.values())
    if promise is None:
        footing = max(footing, UNCONFIRMED)
    ready = all(line.ready == line.waiting for line in lines.values())
    return {
        id: line._replace(promise=promise, hoped=hoped, footing=footing, ready=line.ready if ready else 0)
        for id, line in lines.items()
    }


def free(item: int, now: Mapping[int, Plain]) -> int:
    """What a new order can have of an item at once."""
    stock = dict(rows(STOCK)).get(item, 0)
    return max(0, stock - sum(line.waiting for line in now.values() if line.item == item and not _apart(line)))


def _apart(line: Plain) -> bool:
    """Whether a line takes nothing from a new order: it is passed on, or reserved from a later day."""
    return line.held is True or line.reserved is not None


def most_instead(waiting: int, free: int, factor: int, decimals: int) -> int:
    """The most whole units of a line for which an exact quantity of free stock can stand; all in thousandths."""
    step = 10 ** (3 - decimals)
    fits = (n for n in range(waiting // 1000 + 1) if n * factor <= free and n * factor % step == 0)
    return max(fits) * 1000


def offers() -> dict[int, list[int]]:
    """The suppliers of each item, the one to buy from first: preferred, then by name, then by part number."""
    found: dict[int, list[int]] = {}
    for item, supplier in rows(OFFERS):
        found.setdefault(item, []).append(supplier)
    return found


def to_order() -> dict[int, tuple[int, int]]:
    """Cover and refill of every item that needs ordering, before packs, by section 8 of the domain."""
    found = {}
    for item, point, level, discontinued, decimals, available in rows(ITEMS):
        cover, refill = max(0, -available), 0
        at_or_below = point is not None and available <= point and not discontinued
        if level is None and point is not None:
            level = point + 10 ** (3 - decimals)
        if (at_or_below or cover) and level is not None and not discontinued:
            refill = level - available
        if cover or refill > 0:
            found[item] = (cover, max(cover, refill))
    return found


def owed(po: int, item: int) -> Counter[tuple[str | None, bool]]:
    """How much of an item is open on an order, by date and whether it is confirmed; thousandths."""
    sums: Counter[tuple[str | None, bool]] = Counter()
    for on, confirmed, quantity, _ in rows(OWED_ROWS, (po, item)):
        sums[on, confirmed == 1] += quantity
    return sums


def answered(po: int, item: int, said: Iterable[tuple[Decimal, date | None]], rest: str) -> Counter[Any]:
    """What is owed after an answer, by section 8 of the domain."""
    asked = {on: 0 for _, on in said}
    for quantity, on in said:
        asked[on] += int(quantity * 1000)
    named = {None if on is None else on.isoformat(): left for on, left in asked.items()}
    block = [[on, confirmed == 1, requested, left] for on, confirmed, left, requested in rows(OWED_ROWS, (po, item))]
    after: Counter[Any] = Counter()
    days = sorted(named, key=lambda on: (on is None, on or ""))
    for on in days:  # first what bears its date
        for row in sorted(block, key=lambda row: not row[1]):
            if row[0] == on and (row[1] or on is not None):
                named[on], row[3] = _given(after, (on, True), named[on], row[3])
    for on in days:  # then unanswered, undated, the others by date
        for row in sorted(block, key=lambda row: (row[1], row[1] and row[0] is not None, row[0] or "9")):
            named[on], row[3] = _given(after, (on, True), named[on], row[3])
        after[on, True] += named[on]
    for on, confirmed, requested, left in block:
        if rest == "undated":
            after[None, True] += left
        elif rest == "coming" and confirmed and on in named:
            after[requested, False] += left
        elif rest == "coming":
            after[on, confirmed] += left
    return +after


def _given(after: Counter[Any], key: object, wanted: int, there: int) -> tuple[int, int]:
    part = min(wanted, there)
    after[key] += part
    return wanted - part, there - part


def book() -> dict[int, Book]:
    """The last telling of each line that counts: a correction stands where the entry stood that it strikes."""
    entries: dict[int, list[tuple[int, bool, Book]]] = {}
    for id, line, how, promised, footing, hoped, strikes, held, told_on in rows(BOOK):
        supplied = hoped is not None or footing in FOOTINGS[UNCONFIRMED:NONE]
        known = FOOTINGS.index(footing) if footing else None
        entry = Book(_day(promised), known, _day(hoped), held == 1, supplied, date.fromisoformat(told_on))
        told = entries.setdefault(line, [])
        if strikes is None:
            told.append((id, True, entry))
        else:
            [at] = [at for at, (other, _, _) in enumerate(told) if other == strikes]
            told[at] = (id, how != "withdrawn", entry)
    last = {line: [entry for _, counts, entry in told if counts][-1:] for line, told in entries.items()}
    return {line: entry[0] for line, entry in last.items() if entry}


def state(told: Book | None, now: Plain, earlier_days: int, hope_days: int, in_good_time: bool = False) -> State:
    """The table of section 7 of the domain; `in_good_time` where what is ready is sent and may yet go out."""
    if told is None:
        return State("untold", 0, True)
    if told.promised is None and now.reserved:
        return State("kept", 0, False)
    ready, knew = now.footing == IN_STOCK and now.ready == now.waiting, told.footing == IN_STOCK and not told.held
    if ready and not knew:
        return State("ready", 0, not in_good_time)
    if told.promised is None:
        if now.promise is not None:
            return State("earlier", 0, True)
        if told.supplied and now.footing == NONE and not any(row for row, _ in now.shares):
            return State("cover_lost", 0, True)
        if told.hoped is None:
            return State("kept", 0, False)
        if now.hoped is None:
            return State("hope_slipped", 0, True)
        moved = (now.hoped - told.hoped).days
        return State("hope_slipped", moved, True) if moved > hope_days else State("kept", moved, False)
    if now.promise is None:
        return State("cover_lost", 0, True)
    moved = (now.promise - told.promised).days
    if moved and now.footing == told.footing == IN_STOCK:  # here as they were told, be it held or to be collected
        return State("ready", 0, False) if ready else State("kept", 0, False)
    if moved > 0:
        return State("slipped", moved, True)
    return State("earlier", moved, True) if moved < -earlier_days else State("kept", moved, False)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
