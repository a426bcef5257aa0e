"""What the review of a count lists: what each line says against the book, and what it needs."""

from __future__ import annotations

from decimal import Decimal

from app import formats
from app.domain.counts import LineState
from app.domain.matching import ZERO
from app.views.count_reviews import ReviewRow
from app.words import N_
from ui.tables.column import Column

STATES = list(LineState)
TONES = {
    LineState.UNCOUNTED: "warn",
    LineState.COUNTING: "confirmed",
    LineState.MOVED: "warn",
    LineState.CORRECTED: "warn",
    LineState.ASKED: "warn",
    LineState.RECOUNT: "bad",
    LineState.TO_APPROVE: "bad",
    LineState.LEFT_OUT: "muted",
}


def worst_first(row: ReviewRow) -> tuple[bool, Decimal, Decimal, str]:
    """What needs a person first, then the dearest difference, then the largest."""
    each = row.reviewed
    return each.settled, -abs(each.value or ZERO), -abs(each.variance), each.item.sku


def _amount(row: ReviewRow, quantity: Decimal | None) -> str:
    item = row.reviewed.item
    return "" if quantity is None else formats.amount(quantity, item.unit, item.decimals)


def _variance(row: ReviewRow) -> str:
    each = row.reviewed
    if each.compared is None or not each.variance:
        return ""
    return formats.variance_text(each.variance, each.item.unit, each.item.decimals)


def _worth(row: ReviewRow) -> str:
    value = row.reviewed.value
    return formats.money(value, row.reviewed.currency) if value else ""


def _tone(row: ReviewRow) -> str | None:
    each = row.reviewed
    if each.settled:
        return None
    return "bad" if each.variance < 0 else None


COLUMNS: tuple[Column[ReviewRow], ...] = (
    Column.text(N_("SKU"), lambda row: row.reviewed.item.sku, width=90, key="sku"),
    Column.text(N_("Item"), lambda row: row.reviewed.item.name, long=True, width=200, key="item"),
    Column(
        N_("Needs"),
        lambda row: STATES.index(row.state),
        lambda row: formats.line_state_words(row.state),
        tone=lambda row: TONES.get(row.state),
        hint=lambda row: formats.line_next(row.state, row.reviewed.bins_open, row.reviewed.bins_lacking),
        width=130,
        key="needs",
    ),
    Column(
        N_("Book"),
        lambda row: row.reviewed.compared.book if row.reviewed.compared else None,
        lambda row: _amount(row, row.reviewed.compared.book if row.reviewed.compared else None),
        "right",
        width=80,
        key="book",
    ),
    Column(
        N_("Counted"),
        lambda row: row.reviewed.compared.counted if row.reviewed.compared else None,
        lambda row: _amount(row, row.reviewed.compared.counted if row.reviewed.compared else None),
        "right",
        width=80,
        key="counted",
    ),
    Column(
        N_("Difference"),
        lambda row: row.reviewed.variance,
        _variance,
        "right",
        tone=_tone,
        width=90,
        key="difference",
    ),
    Column(N_("Worth"), lambda row: row.reviewed.value, _worth, "right", tone=_tone, width=90, key="worth"),
    Column(
        N_("Bin"),
        lambda row: row.reviewed.item.bin or None,
        lambda row: row.reviewed.item.bin,
        tone=lambda row: "muted",
        width=60,
        key="bin",
        hidden=True,
    ),
)
