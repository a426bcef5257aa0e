"""The preview of a move in a queue of 1,000 lines is there at once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from statistics import median

from app import purchasing, views
from app.desk import Desk
from app.domain.asked_lines import Asked
from app.domain.drafts import DraftLine
from app.domain.orders import IfNothing
from app.ordering.accepting import accept
from app.queueing import moving
from tests.builders import a_customer, a_supplier, an_item
from tests.conftest import TODAY
from tests.limits import within
from tests.ratios import seconds

LINES = 1000


def test_the_preview_of_a_move_to_the_front_of_1000_lines(desk: Desk) -> None:
    item = an_item(desk)
    po = purchasing.draft(desk, a_supplier(desk), [DraftLine(item, Decimal(5 * LINES - 3), None)])
    purchasing.send(desk, po)
    purchasing.confirm_all(desk, po, TODAY + timedelta(9))
    customer = a_customer(desk)
    accept(desk, customer, [Asked(item, Decimal(5), None, IfNothing.WAIT) for _ in range(LINES)])
    rows = views.queue.rows(desk)
    assert len(rows) == LINES
    first, last = rows[0].id, rows[-1].id
    effect = moving.preview_move(desk, last, first)
    assert [each.after for each in effect.moved] == [None]
    took = median(seconds(lambda: moving.preview_move(desk, last, first)) for _ in range(9))
    within(f"preview of a move before {LINES - 1} lines", took, 0.1, "s")
