"""Gathers what a count needs on paper: the sheet to count by, and the report of what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app import formats
from app.data import items
from app.desk import Desk
from app.documents.count_sheet import CountLine, CountSection, CountSheet
from app.documents.parts import Fact
from app.documents.variance_report import VarianceLine, VarianceReportSheet
from app.domain import codes
from app.domain.counts import Count, CountState, LineState
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.money import line_amount
from app.domain.receipts import ServedLine
from app.papers.letterhead import letterhead, on_paper, paper_of
from app.views import count_reviews, counts
from app.views.count_reviews import Review, ReviewRow
from app.views.counts import SheetRow
from app.words import _

SPARE_LINES = 1  # a bin, for what is found in it besides


@on_paper()
def count_sheet(desk: Desk, count_id: int) -> CountSheet:
    """The paper of a count, bin by bin as one walks. Raises NotFound "count.unknown"."""
    found = counts.sheet(desk, count_id)
    bins = items.bins()
    sections, number = [], 0
    for bin, rows in found.bins:
        lines = tuple(_count_line(row, number + place) for place, row in enumerate(rows, start=1))
        number += len(rows)
        code = codes.make(codes.Kind.BIN, bins[bin]) if bin else ""
        sections.append(CountSection(_("Bin {bin}").format(bin=bin) if bin else _("No bin"), code, lines))
    return CountSheet(
        paper=paper_of(desk.settings),
        letterhead=letterhead(desk.settings),
        title=_("Count sheet {number}").format(number=found.count.number),
        code=codes.make(codes.Kind.COUNT, count_id),
        facts=(*_facts(desk, found.count), Fact(_("To count"), formats.items_text(number))),
        sections=tuple(sections),
        spare_lines=SPARE_LINES,
        nothing=_("There is nothing to count here."),
        explanation=_(
            "Count what is there, also where it is none: write 0. Leave empty what you did not count. What is found"
            " besides goes on the empty lines, with its code. The lines are keyed in by their numbers."
        ),
    )


@on_paper()
def variance_report_sheet(desk: Desk, count_id: int) -> VarianceReportSheet:
    """What a count comes to as it stands; once it is posted, what it came to. Raises NotFound "count.unknown"."""
    review = count_reviews.review(desk, count_id)
    count = review.count
    posted = count.state is CountState.POSTED
    lines, values, within = _posted(desk, count) if posted else _open(desk, review)
    broken = () if posted else tuple(_broken(row, part) for row in review.rows for part in row.broken)
    return VarianceReportSheet(
        paper=paper_of(desk.settings),
        letterhead=letterhead(desk.settings),
        title=_("Variances of count {number}").format(number=count.number),
        facts=(
            *_facts(desk, count),
            Fact(_("State"), formats.count_state_words(count.state)),
            Fact(_("Lines"), formats.items_text(len(lines))),
        ),
        lines=lines,
        totals=_totals(desk, values, within) if values else (),
        broken=broken,
        broken_title=_("Whom the missing goods were for, the youngest first"),
        nothing=_("Nothing has been counted yet."),
        explanation=_("The book is as it was when the item was scanned; what moved before or after is no variance."),
    )


def _facts(desk: Desk, count: Count) -> tuple[Fact, ...]:
    return (
        Fact(_("Printed"), formats.date_full(desk.today)),
        Fact(_("Count of"), formats.count_title(count)),
        Fact(_("Begun"), formats.who_when(count.opened_by, count.opened_on)),
    )


def _count_line(row: SheetRow, number: int) -> CountLine:
    item = row.item
    book = formats.quantity(row.book, item.decimals) if row.book is not None else ""
    return CountLine(
        formats.quantity(number), item.sku, item.name, item.unit, book, codes.make(codes.Kind.ITEM, item.id)
    )


def _open(desk: Desk, review: Review) -> tuple[tuple[VarianceLine, ...], list[Decimal], int]:
    """The lines of an open count, those that differ most in value first; the value of each that was counted; and how
    many of these are within tolerance.
    """
    rows = sorted(
        review.rows,
        key=lambda row: (-abs(row.reviewed.value or ZERO), -abs(row.reviewed.variance), row.reviewed.item.sku),
    )
    counted = [row for row in rows if row.reviewed.compared is not None]
    within = sum(row.state in (LineState.AGREES, LineState.WITHIN) for row in counted)
    return tuple(_open_line(desk, row) for row in rows), [row.reviewed.value or ZERO for row in counted], within


def _open_line(desk: Desk, row: ReviewRow) -> VarianceLine:
    found = row.reviewed
    verdict = formats.line_state_words(row.state)
    if found.note:
        verdict = f"{verdict}: {found.note}"
    if found.compared is None:
        return VarianceLine(found.item.sku, found.item.name, found.item.bin, "", "", "", "", verdict)
    return _line(desk, found.item, found.compared.book, found.compared.counted, found.item.unit_cost, verdict)


def _posted(desk: Desk, count: Count) -> tuple[tuple[VarianceLine, ...], list[Decimal], int]:
    found = count_reviews.results(count)
    known = items.by_ids({result.item for result in found})
    currency = desk.settings.currency
    worth = [line_amount(result.counted - result.book, result.unit_cost, currency) or ZERO for result in found]
    ordered = sorted(zip(found, worth, strict=True), key=lambda each: (-abs(each[1]), known[each[0].item].sku))
    lines = []
    for result, _value in ordered:
        agrees = result.counted == result.book
        state = LineState.AGREES if agrees else LineState.WITHIN if result.within else LineState.APPROVED
        verdict = formats.line_state_words(state)
        lines.append(_line(desk, known[result.item], result.book, result.counted, result.unit_cost, verdict))
    return tuple(lines), worth, sum(result.within for result in found)


def _line(
    desk: Desk, item: Item, book: Decimal, counted: Decimal, unit_cost: Decimal | None, verdict: str
) -> VarianceLine:
    variance = counted - book
    currency = desk.settings.currency
    value = formats.money(line_amount(variance, unit_cost, currency), currency) if variance else ""
    return VarianceLine(
        sku=item.sku,
        item=item.name,
        bin=item.bin,
        book=formats.amount(book, item.unit, item.decimals),
        counted=formats.amount(counted, item.unit, item.decimals),
        variance=formats.variance_text(variance, "", item.decimals) if variance else "0",
        value=value,
        verdict=verdict,
    )


def _broken(row: ReviewRow, part: ServedLine) -> str:
    return _("{customer} ({order}): {quantity} of {sku}").format(
        customer=part.customer,
        order=part.order,
        quantity=formats.amount(part.quantity, row.reviewed.item.unit, row.reviewed.item.decimals),
        sku=row.reviewed.item.sku,
    )


def _totals(desk: Desk, values: Sequence[Decimal], within: int) -> tuple[Fact, ...]:
    currency = desk.settings.currency
    short, over = (sum((v for v in values if (v < 0) is less), ZERO) for less in (True, False))
    return (
        Fact(_("Missing"), formats.money(short, currency)),
        Fact(_("Found"), formats.money(over, currency)),
        Fact(_("In all"), formats.money(short + over, currency)),
        Fact(_("Within tolerance"), formats.accuracy_text(within, len(values))),
    )
