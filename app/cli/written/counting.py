"""Counting: what is due, counts, what was scanned, how a count stands and what posting it did."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from app import formats
from app.cli.written.columns import Column, Columns, Value, amount, record, values
from app.cli.written.goods import SERVED
from app.domain.count_reviews import Posted, Reviewed
from app.domain.count_schedule import Due
from app.domain.counts import CountWhy
from app.domain.tallies import BinBegun, Outcome, Parked, Tallied
from app.views.count_reviews import Review
from app.views.counts import CountRow
from app.words import N_, _

T = TypeVar("T")


def _decimals(line: Reviewed) -> int:
    return line.item.decimals


def _day(key: str, head: str, value: Callable[[T], date | None]) -> Column[T]:
    return Column(key, head, value, lambda row: formats.date_short(value(row)))


DUE: Columns[Due] = (
    Column("sku", N_("SKU"), lambda due: due.item.sku),
    Column("name", N_("Name"), lambda due: due.item.name),
    Column("bin", N_("Bin"), lambda due: due.item.bin),
    Column("class", None, lambda due: due.abc),
    Column("due", None, lambda due: due.due_on),
    Column(
        "last_counted", N_("Last counted"), lambda due: due.counted_on, lambda due: formats.date_short(due.counted_on)
    ),
    Column("reasons", N_("Why"), lambda due: due.reasons, formats.due_text),
)

COUNTS: Columns[CountRow] = (
    Column("count", N_("Count"), lambda row: row.count.number),
    Column("state", N_("State"), lambda row: row.count.state, lambda row: formats.count_state_words(row.count.state)),
    Column("why", N_("What"), lambda row: row.count.why, lambda row: formats.count_title(row.count)),
    Column("bin", None, lambda row: row.count.note if row.count.why is CountWhy.BIN else None),
    Column(
        "opened_on", N_("Begun"), lambda row: row.count.opened_on, lambda row: formats.date_short(row.count.opened_on)
    ),
    Column("opened_by", N_("By"), lambda row: row.count.opened_by),
    amount("items", N_("Items"), lambda row: row.items),
    amount("tallied", N_("Counted"), lambda row: row.tallied),
)

REVIEW: Columns[Reviewed] = (
    Column("sku", N_("SKU"), lambda line: line.item.sku),
    Column(None, N_("Name"), lambda line: line.item.name),
    Column("state", None, lambda line: line.state),
    amount("book", N_("Book"), lambda line: line.compared.book if line.compared else None, _decimals),
    amount("counted", N_("Counted"), lambda line: line.compared.counted if line.compared else None, _decimals),
    Column(
        "variance",
        N_("Difference"),
        lambda line: line.variance if line.compared else None,
        lambda line: formats.variance_text(line.variance) if line.compared else "",
        right=True,
    ),
    Column("round", None, lambda line: line.round),
    Column("bins_open", None, lambda line: line.bins_open),
    Column(None, N_("State"), lambda line: formats.line_state_words(line.state)),
)


def review_values(review: Review) -> Value:
    return {
        "count": review.count.number,
        "state": review.count.state,
        "ready": review.ready,
        "unknown_codes": [record(code, "code", "quantity") for code in review.parked],
        "lines": values(REVIEW, [row.reviewed for row in review.rows]),
    }


def posted_values(posted: Posted) -> Value:
    posting = posted.posting
    return {
        "act": posted.act,
        "count": posting.number,
        "lines": len(posting.lines),
        "left_out": len(posting.left_out),
        "differences": [{"sku": line.item.sku, "quantity": line.variance} for line in posting.lines if line.variance],
        "broken": [
            {"sku": each.item.sku, **record(each.line, "order", "customer", "quantity")} for each in posting.broken
        ],
        "served": values(SERVED, posting.served),
    }


def scanned_values(outcomes: Iterable[Outcome]) -> list[Value]:
    return [value for outcome in outcomes if (value := _scanned(outcome)) is not None]


def scanned_text(outcomes: Iterable[Outcome]) -> str:
    return "\n".join(text for outcome in outcomes if (text := _said(outcome))) or _("Nothing was scanned.")


def _scanned(outcome: Outcome) -> Value | None:
    if isinstance(outcome, Tallied):
        return {"item": outcome.item.sku, **record(outcome, "bin", "quantity", "total", "found")}
    if isinstance(outcome, BinBegun):
        return {"bin": outcome.bin}
    if isinstance(outcome, Parked):
        return {"unknown": outcome.code, "bin": outcome.bin, "quantity": outcome.quantity}
    return None


def _said(outcome: Outcome) -> str:
    if isinstance(outcome, Tallied):
        text = _("{quantity} × {sku}, {total} in all")
        counted = {"quantity": formats.quantity(outcome.quantity), "total": formats.quantity(outcome.total)}
        return text.format(sku=outcome.item.sku, **counted)
    if isinstance(outcome, BinBegun):
        return _("Bin {bin}").format(bin=outcome.bin)
    if isinstance(outcome, Parked):
        text = _("{code} is not known here: it is kept on the count, to be attached to an item or dismissed.")
        if outcome.hits:
            text = _("{code} may mean several things: it is kept on the count, to choose one.")
        return text.format(code=outcome.code)
    return ""
