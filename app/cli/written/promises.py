"""What the headless program writes of the promise book: notices, lists of what is left open, what was told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app import formats
from app.cli.written.text import Value, iso, number, table
from app.domain.promise_states import Told
from app.domain.tellings import Answered, Choice, ToldLines
from app.promising.tray import Notice, Unanswered, Uncollected
from app.views.queue import QueueRow
from app.words import _


def notices_values(notices: Iterable[Notice]) -> list[Value]:
    return [
        {
            "customer": notice.customer.name,
            "email": notice.customer.email or None,
            "phone": notice.customer.phone or None,
            "first": notice.first,
            "asks": notice.asks,
            "lines": [_line(row) for row in notice.lines],
        }
        for notice in notices
    ]


def notices_table(notices: Sequence[Notice], today: date) -> str:
    rows = [(notice.customer.name, row) for notice in notices for row in notice.lines]
    return table(
        (_("Customer"), _("Order"), _("SKU"), _("Waiting"), _("Why"), _("Last told"), _("Now")),
        (
            (customer, *_named(row), formats.line_promise_words(row), *_then_and_now(row, today))
            for customer, row in rows
        ),
        frozenset({3}),
    )


def unanswered_values(found: Iterable[Unanswered]) -> list[Value]:
    return [
        {"customer": each.row.customer, "asked_on": iso(each.asked_on), "days": each.days, **_line(each.row)}
        for each in found
    ]


def unanswered_table(found: Sequence[Unanswered], today: date) -> str:
    return table(
        (_("Customer"), _("Order"), _("SKU"), _("Waiting"), _("Asked"), _("Last told"), _("Now")),
        (
            (
                each.row.customer,
                *_named(each.row),
                formats.date_text(each.asked_on, today),
                *_then_and_now(each.row, today),
            )
            for each in found
        ),
        frozenset({3}),
    )


def uncollected_values(found: Iterable[Uncollected]) -> list[Value]:
    return [
        {
            "customer": each.row.customer,
            "ready": number(each.row.ready),
            "since": iso(each.since),
            "days": each.days,
            **_line(each.row),
        }
        for each in found
    ]


def uncollected_table(found: Sequence[Uncollected], today: date) -> str:
    return table(
        (_("Customer"), _("Order"), _("SKU"), _("Waiting"), _("Ready"), _("Knows since")),
        (
            (
                each.row.customer,
                *_named(each.row),
                formats.quantity(each.row.ready, each.row.decimals),
                formats.date_text(each.since, today),
            )
            for each in found
        ),
        frozenset({3, 4}),
    )


def told_values(told: ToldLines, rows: Iterable[QueueRow]) -> Value:
    told_of = {line.line: line for line in told.lines}
    return {
        "lines": [
            {
                "customer": row.customer,
                "order": row.order,
                "sku": row.sku,
                "promised_on": iso(told_of[row.id].promised_on),
                "hoped_on": iso(told_of[row.id].hoped_on),
                "footing": told_of[row.id].footing.name.lower(),
            }
            for row in rows
        ]
    }


def answered_values(done: Answered) -> Value:
    return {
        "order": done.order,
        "customer": done.customer,
        "sku": done.sku,
        "choice": str(done.choice),
        "quantity": number(done.quantity),
    }


def answered_text(done: Answered) -> str:
    facts = {
        "customer": done.customer,
        "sku": done.sku,
        "order": done.order,
        "quantity": formats.quantity(done.quantity),
    }
    text = {
        Choice.WAIT: _("{customer} waits for {sku} on {order}."),
        Choice.PART: _("{customer} takes {quantity} of {sku} on {order} now: shipped."),
        Choice.SUBSTITUTE: _("{customer} would take a substitute for {sku} on {order}: noted."),
        Choice.CANCEL: _("{quantity} of {sku} on {order} are cancelled for {customer}."),
    }[done.choice]
    return text.format(**facts)


def _line(row: QueueRow) -> dict[str, Value]:
    return {
        "order": row.order,
        "sku": row.sku,
        "waiting": number(row.waiting),
        "state": str(row.state),
        "slip_days": row.slip_days,
        "promise": iso(row.promise),
        "hoped": iso(row.hoped),
        "footing": row.footing.name.lower(),
        "told": None if row.told is None else _told(row.told),
    }


def _told(told: Told) -> Value:
    return {
        "promised_on": iso(told.promised_on),
        "hoped_on": iso(told.hoped_on),
        "told_on": iso(told.told_on),
        "how": str(told.how),
    }


def _named(row: QueueRow) -> tuple[str, str, str]:
    return row.order, row.sku, formats.quantity(row.waiting, row.decimals)


def _then_and_now(row: QueueRow, today: date) -> tuple[str, str]:
    now = formats.line_when(row, today)
    return formats.told_short(row.told), now
