"""`backorder`, the headless program: every act of a day without a window.

With `--json` the answer is one JSON value on standard output, also for a refusal, whose sentence goes to standard error
as ever. An import that takes longer than a moment then reports on standard error, one line of JSON at a time:
`{"progress": 1500, "of": 3147}`. Ending the process takes back what it has not finished.
"""

from __future__ import annotations

import click

from app.cli import (
    count_reviews,
    files,
    giving_up,
    history,
    importing,
    lists,
    orders,
    printing,
    promises,
    queueing,
    receiving,
    sending,
    suggesting,
    suppliers,
)
from app.cli.options import Acts


@click.group(cls=Acts, context_settings={"help_option_names": ["-h", "--help"]})
def backorder() -> None:
    """Keep a small stockroom's promises, without a window."""


for command in (
    *(files.init, files.demo, importing.import_, files.export),
    *(lists.queue, lists.items, suggesting.suggest),
    *(sending.send, suppliers.confirm, suppliers.chase, sending.ship),
    *(giving_up.reduce, giving_up.close_short, giving_up.cancel_po),
    *(receiving.receive, receiving.reject, receiving.put_away),
    count_reviews.count,
    *(history.history, history.reverse),
    *(queueing.hold, queueing.release, queueing.cancel, queueing.move_up),
    orders.order,
    *(queueing.held, queueing.lend, queueing.substitute),
    *(promises.notices, promises.tell, promises.answer),
    *(printing.print_, files.backup, files.verify),
):
    backorder.add_command(command)
