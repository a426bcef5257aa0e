"""What the headless program writes of the promise book: notices, lists of what is left open, what was told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app import formats
from app.cli.written.columns import Column, Columns, Value, amount, record, values, within
from app.domain.tellings import Answered, Choice, ToldLines
from app.promising.tray import Notice, Unanswered, Uncollected
from app.views.queue import QueueRow
from app.words import N_, _

_NAMED: Columns[QueueRow] = (
    Column("order", N_("Order"), lambda row: row.order),
    Column("sku", N_("SKU"), lambda row: row.sku),
    amount("waiting", N_("Waiting"), lambda row: row.waiting, lambda row: row.decimals),
)
_STANDS: Columns[QueueRow] = (
    Column("state", None, lambda row: row.state),
    Column("slip_days", None, lambda row: row.slip_days),
    Column("promise", None, lambda row: row.promise),
    Column("hoped", None, lambda row: row.hoped),
    Column("footing", None, lambda row: row.footing.name.lower()),
)
_TOLD: Column[QueueRow] = Column(
    "told",
    N_("Last told"),
    lambda row: row.told and record(row.told, "promised_on", "hoped_on", "told_on", "how"),
    lambda row: formats.told_short(row.told),
)
_NOW: Column[QueueRow] = Column(None, N_("Now"), formats.line_when)

NOTICE_LINES: Columns[QueueRow] = (
    Column(None, N_("Customer"), lambda row: row.customer),
    *_NAMED,
    Column(None, N_("Why"), formats.line_promise_words),
    *_STANDS,
    _TOLD,
    _NOW,
)

_OF_SEVERAL: Columns[QueueRow] = (Column("customer", None, lambda row: row.customer), *NOTICE_LINES)

NOTICES: Columns[Notice] = (
    Column("customer", None, lambda notice: notice.customer and notice.customer.name),
    Column("email", None, lambda notice: (notice.customer and notice.customer.email) or None),
    Column("phone", None, lambda notice: (notice.customer and notice.customer.phone) or None),
    Column("behind", None, lambda notice: notice.behind or None, optional=True),
    Column("first", None, lambda notice: notice.first),
    Column("asks", None, lambda notice: notice.asks),
    Column("lines", None, lambda notice: values(NOTICE_LINES if notice.customer else _OF_SEVERAL, notice.lines)),
)

UNANSWERED: Columns[Unanswered] = (
    Column("customer", N_("Customer"), lambda each: each.row.customer),
    Column("asked_on", None, lambda each: each.asked_on),
    Column("days", None, lambda each: each.days),
    *within(_NAMED, lambda each: each.row),
    Column(None, N_("Asked"), lambda each: formats.date_text(each.asked_on)),
    *within((*_STANDS, _TOLD, _NOW), lambda each: each.row),
)

UNCOLLECTED: Columns[Uncollected] = (
    Column("customer", N_("Customer"), lambda each: each.row.customer),
    Column("ready", None, lambda each: each.row.ready),
    Column("since", None, lambda each: each.since),
    Column("days", None, lambda each: each.days),
    *within(_NAMED, lambda each: each.row),
    amount(None, N_("Ready"), lambda each: each.row.ready, lambda each: each.row.decimals),
    Column(None, N_("Knows since"), lambda each: formats.date_text(each.since)),
    *within((*_STANDS, replace(_TOLD, head=None)), lambda each: each.row),
)


def told_values(told: ToldLines, rows: Iterable[QueueRow]) -> Value:
    told_of = {line.line: line for line in told.lines}
    return {
        "lines": [
            {
                **record(row, "customer", "order", "sku"),
                **record(told_of[row.id], "promised_on", "hoped_on"),
                "footing": told_of[row.id].footing.name.lower(),
            }
            for row in rows
        ]
    }


def answered_values(done: Answered) -> Value:
    return record(done, "order", "customer", "sku", "choice", "quantity")


def answered_text(done: Answered) -> str:
    text = {
        Choice.WAIT: _("{customer} waits for {sku} on {order}."),
        Choice.PART: _("{customer} takes {quantity} of {sku} on {order} now: shipped."),
        Choice.SUBSTITUTE: _("{customer} would take a substitute for {sku} on {order}: noted."),
        Choice.CANCEL: _("{quantity} of {sku} on {order} are cancelled for {customer}."),
    }[done.choice]
    facts = record(done, "customer", "sku", "order")
    return text.format(quantity=formats.quantity(done.quantity), **facts)
