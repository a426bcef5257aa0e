"""Files that come in: figures of a count made elsewhere, lists of every kind; and imports that are undone again."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.acts import reversing
from app.data.store.bulk import rows
from app.domain.errors import Consent
from app.exchange import import_file
from app.goods import receiving
from tests import plain_counts, plain_files
from tests.imported_files import a_file, facts, otherwise
from tests.stories.days.counts import BINS
from tests.stories.days.desk import DeskDays, any_of, reasons, yes
from tests.stories.watching_counts import SMALL_PER_CENT, SMALL_VALUE

# The items of whose stock something was not taken back: what comes for any other is an opening.
MOVED = """SELECT m.item_id FROM movement m WHERE m.reverses_id IS NULL
AND m.quantity + coalesce((SELECT sum(b.quantity) FROM movement b WHERE b.reverses_id = m.id), 0) <> 0"""
# What is left on hand, by item, without what an act brought.
LEFT = """SELECT item_id, sum(CASE WHEN act_id = ? THEN 0 ELSE quantity END) FROM movement
GROUP BY item_id HAVING sum(CASE WHEN act_id = ? THEN quantity ELSE 0 END) > 0"""
ACTS = frozenset(["stock_file", "within_tolerance", "over_tolerance", "breaks_promises", "undone_at_once"]).union(
    ["import_items", "import_orders", "import_purchase-orders", "import_partners", "undo_import", "undo_import!"]
)
PARTNERS = ("customers", "sources", "suppliers")
SKUS = {1: "BOLT", 2: "NUT", 3: "ROPE"}
# By how much the figure of a file differs from the book: of pieces, and of rope, which is counted by the tenth.
off_by = st.sampled_from([None, 0, 0, 1, -1, -3, 40])
rope_off_by = st.sampled_from([None, "0", "0.1", "-0.1", "0.2", "-9.5"])
# What a file says otherwise of a row that is there, and what is new in it, by kind.
OTHERWISE: dict[str, dict[str, tuple[str, ...]]] = {
    "items": {"name": ("Other",), "bin": BINS, "reorder_point": ("3", "7"), "price": ("7", "0.335")},
    "suppliers": {"email": ("x@acme.example",), "lead_days": ("9",)},
    "sources": {"pack_size": ("5",), "minimum": ("3",)},
    "customers": {"email": ("x@smith.example",), "collects": ("yes", "no")},
    "orders": {"wanted_on": ("2026-07-01",)},
    "purchase-orders": {"unit_cost": ("1.5",)},
}
NEW: dict[str, tuple[dict[str, str], ...]] = {
    "items": ({"sku": "NEW-1", "name": "New", "on_hand": "4", "barcode": "4006381333931"},),
    "suppliers": ({"supplier": "New Ltd"},),
    "sources": ({"sku": "ROPE", "supplier": "Acme", "pack_size": "3", "preferred": "yes"},),
    "customers": ({"customer": "New & Co"},),
    "orders": (
        {"order": "SO-0900", "customer": "Smith", "accepted_on": "2026-04-01", "sku": "NUT", "quantity": "3"},
        {"order": "SO-0901", "customer": "Far", "accepted_on": "2026-05-04", "sku": "ROPE", "quantity": "2.5"},
    ),
    "purchase-orders": (
        {"po": "PO-0900", "supplier": "Acme", "sku": "BOLT", "quantity": "8", "sent_on": "2026-05-01"},
        {"po": "PO-0901", "supplier": "Acme", "sku": "NUT", "quantity": "8"},
    ),
}
IMPORTS = """SELECT f.act_id FROM imported_file f WHERE NOT EXISTS
(SELECT 1 FROM act WHERE reverses_id = f.act_id) ORDER BY f.act_id DESC"""


class Figure(NamedTuple):
    """So much of an item was counted; thousandths, as the book has it."""

    item: int
    counted: int
    book: int


class Files(DeskDays):
    @rule(bolts=off_by, nuts=off_by, rope=rope_off_by, bins=st.booleans(), agree=yes)
    def stock_file(self, bolts: int | None, nuts: int | None, rope: str | None, bins: bool, agree: bool) -> None:
        """Figures that come as a file are a count: asked where they are over the tolerance or break a promise."""
        book = dict(rows("SELECT item_id, sum(quantity) FROM movement GROUP BY item_id"))
        off = {1: bolts, 2: nuts, 3: None if rope is None else Decimal(rope)}
        figures = [
            Figure(item, max(0, there + int(by * 1000)), there)
            for item, by in off.items()
            if by is not None
            for there in [book.get(item, 0)]
        ]
        lines = [
            f"{SKUS[each.item]},{Decimal(each.counted) / 1000},{BINS[each.item % 2] if bins else ''}"
            for each in figures
        ]
        path = self.written("stock", "sku,quantity,bin", *lines)
        lost = plain_files.lost({each.item: each.counted for each in figures}, self.plain)
        moved = {item for (item,) in rows(MOVED)}
        counted = [each for each in figures if each.item in moved]
        over = [each for each in counted if each.counted != each.book and not self._small(each)]
        done = self.done["stock_file"]
        self.play("stock_file", self._taken_in("stock", path), agree)
        self._asked_rightly(over, lost)
        if self.done["stock_file"] > done:
            now = dict(rows("SELECT item_id, sum(quantity) FROM movement GROUP BY item_id"))
            assert {each.item: now.get(each.item, 0) for each in figures} == {e.item: e.counted for e in figures}
            changed = {each.item for each in counted if each.counted != each.book}
            self.done["over_tolerance"] += bool(over)
            self.done["within_tolerance"] += bool(changed - {each.item for each in over})
            self.done["breaks_promises"] += bool(lost)

    def _small(self, figure: Figure) -> bool:
        [(cost,)] = rows("SELECT unit_cost FROM item WHERE id = ?", (figure.item,))
        abc = plain_counts.classes(self.desk.today).get(figure.item, "C")
        return plain_counts.small(figure.counted - figure.book, figure.book, cost, SMALL_PER_CENT[abc], SMALL_VALUE)

    def _asked_rightly(self, over: list[Figure], lost: list[tuple[int, int]]) -> None:
        """What is over, and whom it takes from, the youngest first; both at once where both are."""
        expected = ["import.over_tolerance"] * bool(over) + ["import.breaks"] * bool(lost)
        asked = [each.id for each in self.asked]
        assert asked == (expected if len(expected) < 2 else ["import.several"])
        for each in self.asked:
            if each.id == "import.over_tolerance":
                assert [figure.item.id for figure in each.facts["figures"]] == [figure.item for figure in over]
            if each.id == "import.breaks":
                assert [(line.line, int(line.quantity * 1000)) for line in each.facts["who"]] == lost

    @rule(kind=st.sampled_from(sorted(NEW)), seed=any_of, undo=st.booleans(), agree=yes)
    def list_comes_in(self, kind: str, seed: int, undo: bool, agree: bool) -> None:
        """A list of the store's own with some of it otherwise; undone at once, everything is as it was."""
        dice = random.Random(seed)
        here = rows("SELECT sku FROM item")  # of an undone import too
        new = [row for row in NEW[kind] if kind != "items" or (row["sku"],) not in here]
        path = a_file(self.desk, self.folder, kind, dice, OTHERWISE[kind], new)
        before = facts(self.desk, self.folder) if undo else {}
        last = self.one(IMPORTS, 0)
        name = f"import_{'partners' if kind in PARTNERS else kind}"
        self.play(name, self._taken_in(kind, path), agree)
        act = self.one(IMPORTS, 0)
        if undo and act > last:
            self.play("undone_at_once", lambda consent: reversing.reverse(self.desk, act, consent=consent), True)
            assert otherwise(before, facts(self.desk, self.folder)) == {}

    @rule(which=any_of, reason=reasons, touched=st.booleans(), agree=yes)
    def undo_import(self, which: int, reason: str, touched: bool, agree: bool) -> None:
        """An import of some time ago is undone whole, or what stands on it is named; where there is none, bolts are
        counted elsewhere first, and some come in since.
        """
        if not rows(IMPORTS):
            self.stock_file(1, None, None, False, True)
            if touched:
                came = {1: Decimal(2)}
                self.play("receive_without_order", lambda _: receiving.receive_without_order(self.desk, came, "found"))
        act = self.one(IMPORTS, which)
        standing, done = plain_files.standing_on(act), self.done["undo_import"]
        lost = plain_files.lost(dict(rows(LEFT, (act, act))), self.plain)
        self.play("undo_import", lambda consent: reversing.reverse(self.desk, act, reason, consent), agree)
        if self.refused is None:
            breaks = [line for each in self.asked if each.id == "reverse.import_breaks" for line in each.facts["who"]]
            assert [(line.line, int(line.quantity * 1000)) for line in breaks] == lost
        if self.done["undo_import"] > done:
            assert standing == set()
            assert plain_files.left_over(act) == []
        elif self.refused is not None and self.refused.id == "reverse.import_touched":
            named = {(each.on_day.isoformat(), str(each.verb)) for each in self.refused.facts["acts"]}
            assert standing <= named

    def _taken_in(self, kind: str, path: Path) -> Callable[[Consent], object]:
        return lambda consent: import_file(self.desk, kind, path, consent=consent)

    def written(self, kind: str, *lines: str) -> Path:
        path = self.folder / f"{kind}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path
