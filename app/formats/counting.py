"""Counting in words: what is due and why, what a line needs, what a count came to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.domain.count_reviews import Broken, Documented, Posting
from app.domain.count_schedule import Due, DueFor
from app.domain.counts import Count, CountState, CountWhy, LineState, Move
from app.formats.dates import date_text, days
from app.formats.locale import today as stated_today
from app.formats.numbers import amount, quantity
from app.formats.serving import served_text, serves_text
from app.formats.states import KIND
from app.words import N_, _, ngettext

COUNT_STATE: dict[CountState, str] = {
    CountState.OPEN: N_("Open"),
    CountState.POSTED: N_("Posted"),
    CountState.CANCELLED: N_("Cancelled"),
}

LINE_STATE: dict[LineState, str] = {
    LineState.UNCOUNTED: N_("Not counted"),
    LineState.COUNTING: N_("Being counted"),
    LineState.MOVED: N_("Moved while counted"),
    LineState.CORRECTED: N_("Corrected since"),
    LineState.ASKED: N_("Already counted?"),
    LineState.RECOUNT: N_("Recount"),
    LineState.TO_APPROVE: N_("To approve"),
    LineState.AGREES: N_("Agrees"),
    LineState.WITHIN: N_("Within tolerance"),
    LineState.APPROVED: N_("Approved"),
    LineState.LEFT_OUT: N_("Left out"),
}

NEXT: dict[LineState, str] = {
    LineState.UNCOUNTED: N_("Nobody counted it. Is there none, or is it left out?"),
    LineState.MOVED: N_("Stock moved between its first and its last scan. Have it counted again."),
    LineState.CORRECTED: N_("Its record was corrected after it was counted. Have it counted again, or leave it out."),
    LineState.ASKED: N_("Something that was booked later may have been on the shelf, or gone from it, already."),
    LineState.RECOUNT: N_("It differs by more than the tolerance. Have another person count it again."),
    LineState.TO_APPROVE: N_("It differs after the recount too. Approve the difference with a reason."),
    LineState.AGREES: N_("Counted as the book says."),
    LineState.WITHIN: N_("The difference is small; it is posted with the count."),
    LineState.APPROVED: N_("The difference is approved; it is posted with the count."),
    LineState.LEFT_OUT: N_("Nothing of it is posted, and it stays due."),
}


def count_state_words(state: CountState) -> str:
    return _(COUNT_STATE[state])


def count_title(count: Count) -> str:
    """Which items it is a count of: "What is due", "Bin A-01", "Chosen items"."""
    if count.why is CountWhy.BIN:
        return _("Bin {bin}").format(bin=count.note)
    return count.note or (_("What is due") if count.why is CountWhy.DUE else _("Chosen items"))


def line_state_words(state: LineState) -> str:
    return _(LINE_STATE[state])


def line_next(state: LineState, bins_open: Sequence[str] = (), bins_lacking: Sequence[str] = ()) -> str:
    """What a line needs next, in sentences."""
    if state is not LineState.COUNTING:
        return _(NEXT[state])
    said, under_way = [], [bin for bin in bins_open if bin not in bins_lacking]
    if under_way:
        text = ngettext("Bin {bins} is not done yet.", "Bins {bins} are not done yet.", len(under_way))
        said.append(text.format(bins=", ".join(under_way)))
    if bins_lacking:
        text = _("Nobody counted it in {bins} yet. Count on there, or say that nothing is in there.")
        said.append(text.format(bins=", ".join(bins_lacking)))
    return " ".join(said)


def due_text(due: Due, today: date | None = None) -> str:
    """Why an item is due: "A short pick since it was counted; due in 3 days (class A)"."""
    texts = [_reason(due, reason) for reason in due.reasons if reason is not DueFor.INTERVAL]
    late = ((today or stated_today()) - due.due_on).days
    if late > 0:
        by_class = _("Due for {days}, class {abc}").format(days=days(late), abc=due.abc.value)
    elif late == 0:
        by_class = _("Due today, class {abc}").format(abc=due.abc.value)
    else:
        by_class = _("by its class {abc} only in {days}").format(days=days(-late), abc=due.abc.value)
    return "; ".join([*texts, by_class])


def last_counted_text(on: date | None) -> str:
    return _("Last counted {date}").format(date=date_text(on)) if on else _("Never counted")


def variance_text(variance: Decimal, unit: str = "", decimals: int | None = None) -> str:
    """A difference with its sign: "+2 pcs", "−3 pcs"; none: "0 pcs"."""
    sign = "+" if variance > 0 else ""
    return sign + amount(variance, unit, decimals)


def count_move_text(move: Move, behind: Documented, unit: str, decimals: int | None = None) -> str:
    """A movement around the scans: "+8 pcs, Received on 12 May (PO-0017), Kim"."""
    kind = next((_(words) for known, words in KIND.items() if known.value == behind.kind), behind.kind)
    text = _("{quantity}, {kind} on {date}").format(
        quantity=variance_text(move.quantity, unit, decimals), kind=kind, date=date_text(move.happened_on)
    )
    return ", ".join(part for part in (text, behind.document, behind.person) if part)


def broken_text(broken: Sequence[Broken]) -> str:
    """Whom a minus takes from, the youngest first: "2 to Jones (SO-0002), 1 to Smith (SO-0001)"."""
    return serves_text([each.line for each in broken], Decimal(0))


def counted_text(posting: Posting) -> str:
    """What a posted count came to: "12 lines counted, 2 of them differ, 1 left out"."""
    lines, differ = len(posting.lines), sum(1 for line in posting.lines if line.variance)
    text = ngettext("{count} line counted", "{count} lines counted", lines).format(count=quantity(lines))
    parts = [text, ngettext("{count} differs", "{count} differ", differ).format(count=quantity(differ))]
    if posting.left_out:
        out = len(posting.left_out)
        parts.append(ngettext("{count} left out", "{count} left out", out).format(count=quantity(out)))
    served = [f"{each.item.sku}: {served_text(each)}" for each in posting.served if each.serves]
    return ". ".join([", ".join(parts), *served])


def posted_text(number: str, posting: Posting) -> str:
    """ "CC-0003 is posted: 12 lines counted, 2 of them differ." """
    return _("{number} is posted: {what}.").format(number=number, what=counted_text(posting))


def accuracy_text(within: int, lines: int) -> str:
    """The share of lines within tolerance: "97.5 % of 120 lines"."""
    if not lines:
        return _("Nothing was counted yet.")
    share = quantity((Decimal(100 * within) / lines).quantize(Decimal("0.1")))
    text = ngettext("{share} % of {count} line", "{share} % of {count} lines", lines)
    return text.format(share=share, count=quantity(lines))


def _reason(due: Due, reason: DueFor) -> str:
    if reason is DueFor.DOUBTED:
        return _("Record doubted: {reason}").format(reason=due.doubt)
    if reason is DueFor.SHORT_PICK:
        return _("A short pick since it was counted")
    return _("A customer was told a date that does not hold")
