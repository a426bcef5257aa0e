"""Counting: what is due, counts, what was scanned, how a count stands and what posting it did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app import formats
from app.cli.written.goods import served_values
from app.cli.written.text import Value, iso, number, table
from app.domain.count_reviews import Posted
from app.domain.count_schedule import Due
from app.domain.tallies import BinBegun, Outcome, Parked, Tallied
from app.views.count_reviews import Review
from app.views.counts import CountRow
from app.words import _


def due_values(found: Iterable[Due]) -> list[Value]:
    return [
        {
            "sku": due.item.sku,
            "name": due.item.name,
            "bin": due.item.bin,
            "class": due.abc.value,
            "due": iso(due.due_on),
            "last_counted": iso(due.counted_on),
            "reasons": [reason.value for reason in due.reasons],
        }
        for due in found
    ]


def due_table(found: Iterable[Due], today: date) -> str:
    return table(
        (_("SKU"), _("Name"), _("Bin"), _("Last counted"), _("Why")),
        (
            (
                due.item.sku,
                due.item.name,
                due.item.bin,
                formats.date_short(due.counted_on, today),
                formats.due_text(due, today),
            )
            for due in found
        ),
    )


def counts_values(rows: Iterable[CountRow]) -> list[Value]:
    return [
        {
            "count": row.count.number,
            "state": row.count.state.value,
            "why": row.count.why.value,
            "bin": row.count.note if row.count.why.value == "bin" else None,
            "opened_on": iso(row.count.opened_on),
            "opened_by": row.count.opened_by,
            "items": row.items,
            "tallied": row.tallied,
        }
        for row in rows
    ]


def counts_table(rows: Iterable[CountRow]) -> str:
    return table(
        (_("Count"), _("State"), _("What"), _("Begun"), _("By"), _("Items"), _("Counted")),
        (
            (
                row.count.number,
                formats.count_state_words(row.count.state),
                formats.count_title(row.count),
                formats.date_short(row.count.opened_on),
                row.count.opened_by,
                formats.quantity(row.items),
                formats.quantity(row.tallied),
            )
            for row in rows
        ),
        frozenset({5, 6}),
    )


def scanned_values(outcomes: Iterable[Outcome]) -> list[Value]:
    return [value for outcome in outcomes if (value := _scanned(outcome)) is not None]


def scanned_text(outcomes: Sequence[Outcome]) -> str:
    return "\n".join(text for outcome in outcomes if (text := _said(outcome))) or _("Nothing was scanned.")


def review_values(review: Review) -> Value:
    return {
        "count": review.count.number,
        "state": review.count.state.value,
        "ready": review.ready,
        "unknown_codes": [{"code": code.code, "quantity": number(code.quantity)} for code in review.parked],
        "lines": [
            {
                "sku": row.reviewed.item.sku,
                "state": row.state.value,
                "book": number(row.reviewed.compared.book) if row.reviewed.compared else None,
                "counted": number(row.reviewed.compared.counted) if row.reviewed.compared else None,
                "variance": number(row.reviewed.variance) if row.reviewed.compared else None,
                "round": row.reviewed.round,
                "bins_open": list(row.reviewed.bins_open),
            }
            for row in review.rows
        ],
    }


def review_table(review: Review) -> str:
    rows = []
    for row in review.rows:
        item, compared = row.reviewed.item, row.reviewed.compared
        rows.append(
            (
                item.sku,
                item.name,
                formats.quantity(compared.book, item.decimals) if compared else "",
                formats.quantity(compared.counted, item.decimals) if compared else "",
                formats.variance_text(compared.variance) if compared else "",
                formats.line_state_words(row.state),
            )
        )
    heads = (_("SKU"), _("Name"), _("Book"), _("Counted"), _("Difference"), _("State"))
    return table(heads, rows, frozenset({2, 3, 4}))


def posted_values(posted: Posted) -> Value:
    posting = posted.posting
    return {
        "act": posted.act,
        "count": posting.number,
        "lines": len(posting.lines),
        "left_out": len(posting.left_out),
        "differences": [
            {"sku": line.item.sku, "quantity": number(line.variance)} for line in posting.lines if line.variance
        ],
        "broken": [
            {
                "sku": each.item.sku,
                "order": each.line.order,
                "customer": each.line.customer,
                "quantity": number(each.line.quantity),
            }
            for each in posting.broken
        ],
        "served": served_values(posting.served),
    }


def _scanned(outcome: Outcome) -> Value | None:
    if isinstance(outcome, Tallied):
        return {
            "item": outcome.item.sku,
            "bin": outcome.bin,
            "quantity": number(outcome.quantity),
            "total": number(outcome.total),
            "found": outcome.found,
        }
    if isinstance(outcome, BinBegun):
        return {"bin": outcome.bin}
    if isinstance(outcome, Parked):
        return {"unknown": outcome.code, "bin": outcome.bin, "quantity": number(outcome.quantity)}
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
