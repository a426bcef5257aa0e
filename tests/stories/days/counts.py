"""What is on the shelves is counted, while everything else goes on."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app import catalogue, counting
from app.data.store.bulk import rows
from app.domain.count_reviews import Reviewed
from app.domain.counts import LineState
from app.domain.tallies import Tallied
from tests.stories.days.desk import DeskDays, any_of, reasons, yes

ACTS = frozenset(
    ["open_count", "scan", "key", "undo_tally", "begin_bin", "finish_bin", "attach", "dismiss", "recount"]
).union(["leave_out", "approve", "post_count", "cancel_count", "count_honestly", "posted_truly"], ["several_bins"])
BINS = ("A-01", "B-02")
keyed = st.sampled_from([0, 1, 5, 8, -1, 20_000])
people = st.sampled_from(["Kim", "Lee"])
CODES = ("BOLT", "NUT", "ROPE", "A-01", "B-02", "5901234123457", "96385074")
OPEN = "SELECT id FROM stock_count WHERE state = 'open' ORDER BY id"
CODES_OF_OPEN = """SELECT u.id FROM unknown_code u JOIN stock_count c ON c.id = u.count_id WHERE c.state = 'open'
ORDER BY u.id DESC"""
# What is really on the shelf moves with goods, not with corrections of the record.
PHYSICAL = """SELECT coalesce(sum(m.quantity), 0) FROM movement m LEFT JOIN movement o ON o.id = m.reverses_id
WHERE m.item_id = ? AND 'count' NOT IN (m.kind, coalesce(o.kind, ''))"""
BOOK = "SELECT coalesce(sum(quantity), 0) FROM movement WHERE item_id = ?"
STEPS = """SELECT t.act_id FROM tally t WHERE t.line_id = ? AND t.kind <> 'undo' AND t.act_id > ?
AND NOT EXISTS (SELECT 1 FROM tally u WHERE u.undoes_id = t.id)"""


class Counts(DeskDays):
    """`gone` is what left the shelves without a word; `honest` are lines of which the truth was keyed, in one step:
    the act of that, and what the book was wrong by at that moment.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gone: dict[int, int] = {}
        self.honest: dict[int, tuple[int, int]] = {}

    @rule(items=st.lists(st.integers(1, 3), max_size=3), bin=st.sampled_from(BINS), person=people)
    def begin_count(self, items: list[int], bin: str, person: str) -> None:
        """A count of items, or of a bin; the first item gets a place in one then."""
        self.desk.person = person
        if items:
            return self.play("open_count", lambda _: counting.open_count(self.desk, items))
        place = rows("SELECT b.code FROM item i JOIN bin b ON b.id = i.bin_id WHERE i.id = 1")
        if not place:
            version = rows("SELECT version FROM item WHERE id = 1")[0][0]
            self.play("put_into_bin", lambda _: catalogue.amend_item(self.desk, 1, version, bin=bin))
        return self.play("open_count", lambda _: counting.open_bin(self.desk, place[0][0] if place else bin))

    @rule(item=st.integers(1, 3), bins=st.sampled_from([("A-01",), ("A-01", "B-02"), ("B-02", "C-03"), ()]))
    def lies_in(self, item: int, bins: tuple[str, ...]) -> None:
        """An item gets one place, several or none."""
        [(version,)] = rows("SELECT version FROM item WHERE id = ?", (item,))
        placed = {"bin": "".join(bins[:1]), "more_bins": bins[1:]}
        name = "several_bins" if len(bins) > 1 else "put_into_bin"
        self.play(name, lambda _: catalogue.amend_item(self.desk, item, version, **placed))

    @rule(which=any_of, code=st.sampled_from(CODES), bin=st.sampled_from(["", *BINS]), person=people)
    def scan(self, which: int, code: str, bin: str, person: str) -> None:
        count = self.open(which)
        self.desk.person = person
        self.play("scan", lambda _: counting.scan(self.desk, count, code, bin))

    @rule(which=any_of, item=st.integers(1, 3), quantity=keyed, how=st.sampled_from(["key", "put", "undo"]), agree=yes)
    def key(self, which: int, item: int, quantity: int, how: str, agree: bool) -> None:
        """So many are keyed, beside what is tallied or in its place; or the last step is undone, or all of them are."""
        count, amount, desk = self.open(which), Decimal(quantity), self.desk
        if how == "put":
            return self.play("put", lambda consent: counting.put(desk, count, item, amount, consent=consent), agree)
        if how == "key":
            return self.play("key", lambda consent: counting.key(desk, count, item, amount, consent=consent), agree)
        if agree:
            return self.play("undo_tally", lambda _: counting.undo(desk, count))
        return self.play("take_out", lambda _: counting.take_out(desk, count, item))

    @rule(which=any_of, item=any_of, pieces=st.integers(-2, 3))
    def count_honestly(self, which: int, item: int, pieces: int) -> None:
        """Something is lost, or found behind the shelf; then somebody keys what is really there, in one step, of a line
        that was not counted yet.
        """
        if self.truth(item % 3 + 1) - pieces * 1000 >= 0:
            self.gone[item % 3 + 1] = self.gone.get(item % 3 + 1, 0) + pieces * 1000
        self._count_honestly(self.open(which), item)

    @rule(which=any_of, bin=st.sampled_from(BINS), agree=yes, what=st.sampled_from(["begin", "finish", "code", "code"]))
    def bins_and_codes(self, which: int, bin: str, agree: bool, what: str) -> None:
        if what == "code":
            code = self.unknown(which)
            if not agree:
                return self._dismiss(code)
            return self.play("attach", lambda _: counting.attach(self.desk, code, which % 3 + 1, Decimal(6)))
        count = self.open(which)
        if what == "begin" or not rows("SELECT 1 FROM bin_visit WHERE count_id = ?", (count,)):
            self._begin_bin(count, bin, agree)
        if what == "finish":
            self.play("finish_bin", lambda _: counting.finish_bin(self.desk, count, bin))
        return None

    @rule(which=any_of, reason=reasons, agree=yes, what=st.sampled_from(["recount", "leave_out", "approve"]))
    def review(self, which: int, reason: str, agree: bool, what: str) -> None:
        line = self.line(which)
        if what == "recount":
            return self.play("recount", lambda _: counting.recount(self.desk, [line]))
        if what == "leave_out":
            return self.play("leave_out", lambda _: counting.leave_out(self.desk, [line], reason))
        return self.play("approve", lambda consent: counting.approve(self.desk, line, reason, consent), agree)

    @rule(which=any_of, agree=yes, what=st.sampled_from(["post", "settle", "settle", "cancel"]))
    def end_count(self, which: int, agree: bool, what: str) -> None:
        """A count is cancelled, or posted; or first whatever it asks is answered truly."""
        count = self.open(which)
        if what == "cancel":
            return self.play("cancel_count", lambda _: counting.cancel(self.desk, count))
        if what == "settle":
            self._settle_all(count)
        return self._post(count, agree)

    def _settle_all(self, count: int) -> None:
        while unknown := counting.codes(count):
            self._dismiss(unknown[0].id)
        for _ in range(4):
            for each in counting.reviewed(self.desk, count)[1]:
                if not each.settled:
                    self._settle(count, each)

    def _dismiss(self, code: int) -> None:
        self.play("dismiss", lambda _: counting.dismiss(self.desk, code))

    def _begin_bin(self, count: int, bin: str, agree: bool) -> None:
        self.play("begin_bin", lambda consent: counting.begin_bin(self.desk, count, bin, consent), agree)

    def _deny(self, line: int, move: int) -> None:
        """Nothing that was booked later had happened when it was counted: here everything is booked as it happens."""
        self.play("answer_count", lambda _: counting.answer(self.desk, line, move, False))

    def _settle(self, count: int, each: Reviewed) -> None:
        line = [each.line]
        if each.state is LineState.UNCOUNTED:
            self._count_honestly(count, each.item.id - 1)
        elif each.state is LineState.COUNTING:
            for bin in each.bins_open:
                self._begin_bin(count, bin, True)
            self.play("finish_all", lambda _: counting.finish_all(self.desk, count))
        elif each.state is LineState.ASKED:
            assert each.compared
            for move in each.compared.asked:
                self._deny(each.line, move.id)
        elif each.state is LineState.TO_APPROVE:
            self.play("approve", lambda consent: counting.approve(self.desk, each.line, "so it is", consent), True)
        else:
            self.play("recount", lambda _: counting.recount(self.desk, line))

    def _count_honestly(self, count: int, item: int) -> None:
        item = item % 3 + 1
        found = [each for each in counting.reviewed(self.desk, count)[1] if each.item.id == item]
        truth, book = self.truth(item), self._sum(BOOK, item)
        if truth < 0 or (found and found[0].compared):
            return
        self.desk.person = "Lee" if self.desk.person == "Kim" else "Kim"
        before = self.done["count_honestly"]
        quantity = Decimal(truth) / 1000
        done: list[Tallied] = []
        self.play("count_honestly", lambda _: done.append(counting.key(self.desk, count, item, quantity)))
        if self.done["count_honestly"] > before:
            self.honest[done[0].line] = done[0].act, truth - book

    def _post(self, count: int, agree: bool) -> None:
        """What is posted of a line that was counted truly in one step is what the book was wrong by at that moment."""
        honest = {
            line: wrong
            for line, (act, wrong) in self.honest.items()
            if self._steps(line) == [act] and not self._answered(line)
        }
        before = self.done["post_count"]
        self.play("post_count", lambda consent: counting.post(self.desk, count, consent), agree)
        if self.done["post_count"] == before:
            return
        for line, counted_less_book in rows(
            """SELECT r.line_id, r.counted - r.book FROM count_result r JOIN stock_count c ON c.ended_id = r.act_id
            WHERE c.id = ?""",
            (count,),
        ):
            if line in honest:
                assert counted_less_book == honest[line]
                self.done["posted_truly"] += 1

    def _steps(self, line: int) -> list[int]:
        began = rows(
            """SELECT coalesce(max(act_id), 0) FROM count_decision d WHERE line_id = ? AND kind = 'recount'
            AND NOT EXISTS (SELECT 1 FROM act WHERE reverses_id = d.act_id)""",
            (line,),
        )[0][0]
        return [act for (act,) in rows(STEPS, (line, began))]

    def _answered(self, line: int) -> Sequence[object]:
        return rows("SELECT 1 FROM count_decision WHERE line_id = ? AND kind = 'counted'", (line,))

    def truth(self, item: int) -> int:
        return self._sum(PHYSICAL, item) - self.gone.get(item, 0)

    def _sum(self, query: str, item: int) -> int:
        return int(rows(query, (item,))[0][0])

    def open(self, which: int) -> int:
        """An open count; where there is none one is begun first."""
        if not self.one(OPEN, which):
            self.play("open_count", lambda _: counting.open_count(self.desk, [which % 3 + 1, 1]))
        return self.one(OPEN, which)

    def unknown(self, which: int) -> int:
        """A code that nobody knew on some count; where there is none one is scanned first."""
        if not self.one(CODES_OF_OPEN, which):
            count = self.open(which)
            self.play("scan", lambda _: counting.scan(self.desk, count, f"X{which}"))
        return self.one(CODES_OF_OPEN, which)

    def line(self, which: int) -> int:
        """A line of an open count."""
        self.open(which)
        return self.one(
            "SELECT l.id FROM count_line l JOIN stock_count c ON c.id = l.count_id WHERE c.state = 'open' ORDER BY 1",
            which,
        )
