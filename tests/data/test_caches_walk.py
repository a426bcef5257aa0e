"""Whatever is booked, in whatever order: what is cached is what the ledger says, and `verify` is clean."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from peewee import IntegrityError

from app.data.store.bulk import rows
from app.desk import upkeep
from app.domain.errors import Refused
from tests.data.rows import a_movement, a_schedule_row, an_item, an_order_line, insert
from tests.stores import new_desk

ITEMS = 2
THOUSANDTHS = st.integers(1, 6000)
BOOKINGS = st.lists(
    st.one_of(
        st.tuples(st.just("count"), st.integers(1, ITEMS), st.integers(-6000, 6000)),
        st.tuples(
            st.sampled_from(["shipment", "receipt", "cancelled", "substituted", "restored"]),
            st.integers(1, ITEMS),
            THOUSANDTHS,
        ),
        st.tuples(st.just("reversal"), st.integers(1, 12), THOUSANDTHS),
    ),
    max_size=25,
)


def book(act: int, kind: str, which: int, quantity: int) -> None:
    """One booking; item, order line and schedule row of the same number belong together."""
    if kind == "count":
        a_movement(which, act, quantity)
    elif kind == "shipment":
        a_movement(which, act, -quantity, kind, order_line_id=which)
    elif kind == "receipt":
        a_movement(which, act, quantity, kind, row_id=which)
    elif kind in ("cancelled", "substituted", "restored"):
        insert("order_line_change", line_id=which, act_id=act, kind=kind, quantity=quantity)
    else:
        found = rows("SELECT item_id, quantity, order_line_id, row_id FROM movement WHERE id = ?", (which,))
        for item, moved, line, row in found:
            back = -quantity if moved > 0 else quantity
            a_movement(item, act, back, kind, order_line_id=line, row_id=row, reverses_id=which)


@settings(max_examples=60, deadline=None)
@given(BOOKINGS)
def test_caches_keep_in_step(bookings: list[tuple[str, int, int]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.closing(new_desk(Path(folder) / "stockroom.backorder", person="Kim")) as desk,
    ):
        with desk.change("begin") as act:
            for number in range(1, ITEMS + 1):
                item = an_item(f"M{number}")
                an_order_line(item, act.id, 9000, number)
                a_schedule_row(item, 9000, number)
        for kind, which, quantity in bookings:
            with contextlib.suppress(Refused, IntegrityError), desk.change(kind) as act:
                book(act.id, kind, which, quantity)
        assert upkeep.verify(desk) == []
