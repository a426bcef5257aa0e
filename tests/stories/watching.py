"""What must hold at the desk after everything that happens there: the laws, by the store's own rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from app import purchasing
from app.data import queueing
from app.data.queueing import Override
from app.data.store.bulk import rows
from app.desk import Desk
from app.desk.looking import look
from app.domain.lending import BY_SETTING
from app.domain.promises import Hold, Outlook
from app.domain.settings import StockroomSettings
from app.goods import putting_away
from app.promising import tray
from tests import plain_ready, plain_rules
from tests.plain_rules import Plain
from tests.stories.watching_chases import chases_in_order
from tests.stories.watching_counts import ON_A_COUNT, SMALL_PER_CENT, counts_in_order
from tests.stories.watching_money import FrozenPrices, purchases_add_up

CLOSED = frozenset({date(2026, 5, 14), date(2026, 5, 25)})
SETTINGS = StockroomSettings(
    time_zone="Europe/Vienna",
    closed=CLOSED,
    dock_days=1,
    reserve_days=8,
    **{f"count_{name.lower()}_percent": Decimal(percent) for name, percent in SMALL_PER_CENT.items()},
)
GROWING = ("movement", "telling", "notice", "answer", "queue_override", "order_line_change")
GROWING += ("row_change", "rejection", "chasing", "act", "clock_correction", "lost_sale")
GROWING += ("kept_paper", "imported_file", "records_made", "field_change")
GROWING += ("tally", "bin_visit", "unknown_code", "unknown_code_end", "count_decision", "count_result", "doubt")
LAST_OF_ALL = " UNION ALL ".join(f"SELECT '{table}', coalesce(max(id), 0) FROM {table}" for table in GROWING)
# Acts by which nobody may be promised a later day but in the order that they are about.
HARMLESS = {"accept", "amend", "answer", "buy", "cancel", "close_rest", "hold", "issue", "pass_on", "receive", "send"}
HARMLESS |= {
    "put_away",
    "receive_over",
    "receive_without_order",
    "ship",
    "strike",
    "take_back",
    "tell",
    "confirm_order",
}
HARMLESS |= {"chase", "chase_order"} | ON_A_COUNT
OVERRIDES = {"lend", "move_up", "release", "ship_more", "take_queued"}
WHOLE = "SELECT l.id FROM order_line l JOIN customer_order o ON o.id = l.order_id WHERE o.ship_complete = 1"
PLACED = "SELECT place_on, reserved_on, wanted_on FROM order_line WHERE id = ?"
BELOW_ZERO = """SELECT item_id FROM
(SELECT item_id, sum(quantity) OVER (PARTITION BY item_id ORDER BY id) AS level FROM movement) WHERE level < 0"""
WRONG_SUMS = """SELECT l.id FROM order_line l WHERE l.ordered <> l.waiting
- (SELECT coalesce(sum(m.quantity), 0) FROM movement m LEFT JOIN movement o ON o.id = m.reverses_id
    WHERE m.order_line_id = l.id AND 'shipment' IN (m.kind, o.kind))
+ (SELECT coalesce(sum(iif(c.kind = 'restored', -c.quantity, c.quantity)), 0) FROM order_line_change c
    WHERE c.line_id = l.id AND c.kind IN ('cancelled', 'closed', 'substituted', 'restored'))"""
# What came and was rejected is all that a row knows besides what is open, and nothing rejected ever became stock.
WRONG_ROWS = """SELECT r.id FROM schedule_row r WHERE r.received <> (SELECT coalesce(sum(m.quantity), 0) FROM movement m
LEFT JOIN movement o ON o.id = m.reverses_id WHERE m.row_id = r.id AND 'receipt' IN (m.kind, o.kind))
OR r.short < (SELECT coalesce(sum(iif(q.reverses_id IS NULL, q.quantity, -q.quantity)), 0) FROM rejection q
    WHERE q.row_id = r.id AND q.short = 1)"""
WRONG_STATES = """SELECT p.id FROM purchase_order p WHERE p.state IN ('sent', 'closed') AND (p.state = 'closed') =
EXISTS (SELECT 1 FROM purchase_line l JOIN schedule_row r ON r.line_id = l.id
    WHERE l.po_id = p.id AND r.quantity > r.received + r.short)"""
SHIPMENTS = """SELECT m.order_line_id, l.item_id, l.order_id, o.ship_complete, -sum(m.quantity),
(SELECT coalesce(sum(e.quantity), 0) FROM movement e WHERE e.item_id = l.item_id AND e.id < :first
    OR e.item_id = l.item_id AND e.act_id = m.act_id AND e.kind = 'count')
FROM movement m JOIN order_line l ON l.id = m.order_line_id JOIN customer_order o ON o.id = l.order_id
WHERE m.kind = 'shipment' AND m.id >= :first GROUP BY m.order_line_id"""


class Watch:
    """Looks over the desk's shoulder. `now` is what every waiting line gets, by the plain rules."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        # Who looks at what is new, too.
        self.also: list[Callable[[Mapping[str, list[tuple[Any, ...]]]], None]] = [
            FrozenPrices(desk.settings.currency).look
        ]
        self.kept: dict[str, list[tuple[Any, ...]]] = {table: [] for table in GROWING}
        self._only_more()
        self.look_again()

    def look_again(self) -> None:
        """Check everything that must hold at any time."""
        self.now = plain_rules.everyone(self.desk.today, SETTINGS.dock_days, CLOSED)
        self._all_in_order()

    def done(self, name: str) -> None:
        """Check what was done, by its name, and everything that must hold at any time."""
        was = self.now
        self.now = plain_rules.everyone(self.desk.today, SETTINGS.dock_days, CLOSED)
        new = self._only_more()
        self._shipped_within_share(was, new)
        self._placed_in_turn(name, new)
        if not new["clock_correction"]:  # else days were set right too
            self._nobody_later_in_secret(name, was, new)
        self._told_what_stands(new)
        for look_at in self.also:
            look_at(new)
        self._all_in_order()

    def _only_more(self) -> dict[str, list[tuple[Any, ...]]]:
        """The books only grow; returns what is new in each."""
        new: dict[str, list[tuple[Any, ...]]] = {table: [] for table in GROWING}
        for table, last in rows(LAST_OF_ALL):
            before = self.kept[table]
            if last != (before[-1][0] if before else 0):
                new[table] = rows(f"SELECT * FROM {table} WHERE id > ? ORDER BY id", (before[-1][0] if before else 0,))
                before.extend(new[table])
        return new

    def nothing_lost(self) -> None:
        """The books are what they were, entry by entry, and what has come since."""
        for table, before in self.kept.items():
            now = rows(f"SELECT * FROM {table} ORDER BY id")
            if table == "row_change":  # a row that was joined to another is forgotten by its history
                before = [
                    (*then[:2], None, *then[3:]) if entry[2] is None else then
                    for then, entry in zip(before, now, strict=True)
                ]
            assert now == before, f"{table} lost or changed something"
        purchases_add_up(self.desk)

    def _shipped_within_share(self, was: Mapping[int, Plain], new: Mapping[str, list[tuple[Any, ...]]]) -> None:
        if not new["movement"]:
            return
        first = new["movement"][0][0]
        overridden = {override[2] for override in new["queue_override"]}
        for line, item, order, whole, shipped, on_hand in rows(SHIPMENTS.replace(":first", str(first))):
            assert was[line].held is None, "a held line does not ship"
            if line not in overridden:
                assert was[line].reserved is None, "what is reserved from a later day does not ship"
                ahead = self._ahead(was, item)[line]
                assert shipped <= max(0, min(was[line].waiting, on_hand - ahead)), "more than its share"
            if whole:
                assert not any(plain.order == order for plain in self.now.values()), "it was to ship complete"

    def _placed_in_turn(self, name: str, new: Mapping[str, list[tuple[Any, ...]]]) -> None:
        """Nobody who is accepted gets ahead of a queue, whatever the clock did."""
        days = {act[0]: date.fromisoformat(act[2]) for act in new["act"]}
        for _id, line, act, kind, *_ in new["order_line_change"]:
            if kind == "accepted":
                [(on, reserved, wanted)] = rows(PLACED, (line,))
                wanted = date.fromisoformat(wanted) if wanted and (reserved or name == "accept") else None
                placed = date.fromisoformat(on), reserved and date.fromisoformat(reserved)
                assert placed == plain_rules.place_days(act, days[act], wanted, SETTINGS.reserve_days)

    def _ahead(self, was: Mapping[int, Plain], item: int) -> dict[int, int]:
        """What waits before each line of an item."""
        ahead, sums = 0, {}
        for line, plain in was.items():  # in queue order
            if plain.item == item and plain.held is not True:
                sums[line], ahead = ahead, ahead + plain.waiting
        return sums

    def _nobody_later_in_secret(
        self, name: str, was: Mapping[int, Plain], new: Mapping[str, list[tuple[Any, ...]]]
    ) -> None:
        """Whoever is promised a later day, or none any more, by somebody getting ahead stands in the override."""
        later = {
            line: (then.promise, self.now[line].promise)
            for line, then in was.items()
            if line in self.now and then.promise and (self.now[line].promise or date.max) > then.promise
        }
        taken = {
            line: then.ready - self.now[line].ready
            for line, then in was.items()
            if line in self.now and then.ready > self.now[line].ready
        }
        acts = [found[0] for found in new["act"]]
        overrides = queueing.overrides(acts)
        assert all(override.reason.strip() for override in overrides)
        if name in OVERRIDES:
            ahead = {override.line for override in overrides}
            kept = [each for override in overrides for each in override.moved]
            assert {line: moved for line, moved in later.items() if line not in ahead} == {
                each.line: (each.before, each.after)
                for each in kept
                if each.before and (each.after or date.max) > each.before
            }
            if name == "lend":  # what is lent of what orders hold stands with each loan
                kept = [each for each in kept if not each.held]
            else:
                taken |= self._no_longer_held(was)
            assert {line: less for line, less in taken.items() if line not in ahead} == {
                each.line: each.taken * 1000 for each in kept if each.taken
            }
            if name == "lend":
                self._lent_what_was_held(was, overrides)
        elif name in HARMLESS:
            named = rows("SELECT orders FROM act WHERE id >= ?", (acts[0],))
            touched = {order for (orders,) in named for order in json.loads(orders)}
            assert {line for line in later if was[line].order not in touched} == set(), "later, and without a word"

    def _no_longer_held(self, was: Mapping[int, Plain]) -> dict[int, int]:
        """What lines have lost of the stock that they had until their whole orders are ready."""

        def in_stock(plain: Plain) -> int:
            return sum(part for row, part in plain.shares if row == 0)

        waited = {
            line: then
            for line, then in was.items()
            if line in self.now and not then.ready and then.held is None and then.reserved is None
        }
        lost = {line: in_stock(then) - in_stock(self.now[line]) for line, then in waited.items()}
        return {line: less for line, less in lost.items() if less > 0}

    def _lent_what_was_held(self, was: Mapping[int, Plain], loans: list[Override]) -> None:
        """A loan takes what whole orders ahead held without being able to ship; without a reason it hurts nobody."""
        assert loans
        order = list(was)
        whole = {line for (line,) in rows(WHOLE)}
        for loan in loans:
            assert loan.line is not None
            assert loan.before is not None
            lender = was[loan.before]
            assert loan.before in whole
            assert (lender.item, lender.held, lender.ready, lender.reserved) == (was[loan.line].item, None, 0, None)
            assert order.index(loan.before) < order.index(loan.line)
            assert 0 < (loan.quantity or 0) * 1000 <= sum(part for row, part in lender.shares if row == 0)
            assert loan.reason != BY_SETTING or not any(each.moved for each in loans), "later, and without a reason"

    def _told_what_stands(self, new: Mapping[str, list[tuple[Any, ...]]]) -> None:
        """What is written down as told is what stands."""
        for id, line, _, _, how, promised_on, footing, hoped_on, _, strikes, held in new["telling"]:
            if strikes is None:
                now = self.now[line]
                assert promised_on == (now.promise and now.promise.isoformat()), (id, how)
                named = None if now.promise or now.reserved else now.hoped
                assert hoped_on == (named and named.isoformat()), (id, how)
                assert footing == plain_rules.FOOTINGS[now.footing]
                assert held == (now.footing == plain_rules.IN_STOCK and now.ready < now.waiting)

    def _all_in_order(self) -> None:
        """Everything that must hold at any time."""
        desk, board = self.desk, self.desk.board
        sums = dict(rows("SELECT item_id, sum(quantity) FROM movement GROUP BY item_id"))
        assert {item: board.standing(item).on_hand * 1000 for item in sums} == sums
        assert rows(BELOW_ZERO) == []
        assert rows(WRONG_SUMS) == []
        assert rows(WRONG_ROWS) == []
        assert rows(WRONG_STATES) == []
        at_the_door = putting_away.by_item(desk)
        assert all(0 < quantity <= board.standing(item).on_hand for item, quantity in at_the_door.items())
        fresh = look(desk, None)
        assert {item: found for item in board.items() if (found := board.outlooks(item))} == {
            item: found for item, found in fresh.items() if found
        }
        assert {outlook.line.id: in_plain(outlook) for found in fresh.values() for outlook in found} == {
            line: plain[2:] for line, plain in self.now.items()
        }
        book, patience = plain_rules.book(), (desk.settings.earlier_days, desk.settings.hope_days)
        quiet = plain_ready.in_good_time(self.now, book, desk.today, CLOSED)
        states = {
            line: plain_rules.state(book.get(line), plain, *patience, line in quiet) for line, plain in self.now.items()
        }
        assert board.promises.found == states
        due = {line for line, state in states.items() if state.due}
        assert {row.id for notice in tray.tray(desk) for row in notice.lines} == due
        assert board.promises.lines_due() == len(due)
        assert {item: int(board.standing(item).free * 1000) for item in sums} == {
            item: plain_rules.free(item, self.now) for item in sums
        }
        counts_in_order(desk)
        self._suggested_in_order()
        chases_in_order(desk, CLOSED, SETTINGS.dock_days)

    def _suggested_in_order(self) -> None:
        """What is to be bought, from whom first, and how much is needed from each: together what is needed."""
        suggested = purchasing.suggest(self.desk)
        assert {
            each.item.id: (int(each.advice.cover * 1000), int(each.advice.refill * 1000)) for each in suggested
        } == plain_rules.to_order()
        offers = plain_rules.offers()
        for each in suggested:
            assert [offer.supplier.id for offer in each.offers] == offers.get(each.item.id, [])
            for needed, portions in (
                (each.advice.cover, each.advice.cover_portions),
                (each.advice.refill, each.advice.refill_portions),
            ):
                assert sum(portion.needed for portion in portions) == needed
                for source, _, quantity, _ in portions:
                    assert source is None or (quantity >= source.minimum and quantity % source.pack_size == 0)


def in_plain(outlook: Outlook) -> tuple[object, ...]:
    held = None if outlook.hold is Hold.NONE else outlook.hold is Hold.PASSED
    shares = tuple((share.supply.row, int(share.quantity * 1000)) for share in outlook.shares)
    waiting, ready = int(outlook.line.waiting * 1000), int(outlook.ready * 1000)
    return held, waiting, ready, outlook.promise, outlook.hoped, int(outlook.footing), shares, outlook.reserved_from
