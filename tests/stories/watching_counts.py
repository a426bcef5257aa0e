"""What must hold of counts after everything that happens at the desk."""

from __future__ import annotations

from app import counting, views
from app.data.store.bulk import rows
from app.desk import Desk
from tests import plain_counts

# In ten-thousandths; of each class the same, since what an item is classed by is that of the day it was first asked.
SMALL_PER_CENT, SMALL_VALUE = dict.fromkeys("ABC", 5), 100_000
# Acts on a count that touch nothing else; what they are called in a day.
ON_A_COUNT = {"open_count", "scan", "key", "undo_tally", "begin_bin", "finish_bin", "finish_all", "attach"}
ON_A_COUNT |= {"dismiss", "recount", "leave_out", "answer_count", "approve", "cancel_count", "count_honestly"}
ON_A_COUNT |= {"put", "take_out"}


def counts_in_order(desk: Desk) -> None:
    """Every open count stands as the plain rules say, and the form shows the same."""
    for (count,) in rows("SELECT id FROM stock_count WHERE state = 'open'"):
        lines = counting.reviewed(desk, count)[1]
        stand = [(each.line, str(each.state), each.compared and int(each.variance * 1000)) for each in lines]
        assert stand == [tuple(plain) for plain in plain_counts.lines(count, desk.today, SMALL_PER_CENT, SMALL_VALUE)]
        form = views.counts.tallying(desk, count)
        assert [row.total for row in form.rows] == [each.compared and each.compared.counted for each in lines]
