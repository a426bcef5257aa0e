"""One line at the review of a count: what it needs, how it was counted, and what may explain the difference."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from app import formats
from app.domain.counts import LineState
from app.views.count_reviews import MoveRow, ReviewRow
from app.words import _
from ui.forms.review_columns import TONES
from ui.widgets.detail import Detail, Fact, OfferedAct

Answer = Callable[[int, bool], Any]


def write_line(panel: Detail, row: ReviewRow, currency: str, answer: Answer) -> None:
    """Write everything but the acts; `answer` says of a movement (id) whether it was counted already."""
    each = row.reviewed
    item, unit = each.item, each.item.unit
    panel.begin(f"{item.sku} · {formats.where_text(item)}", item.name)
    panel.text(formats.line_state_words(row.state), "headline", TONES.get(row.state, "ready"))
    panel.text(formats.line_next(row.state, each.bins_open, each.bins_lacking))
    if each.compared is not None and each.variance:
        difference = formats.variance_text(each.variance, unit, item.decimals)
        worth = "" if each.value is None else formats.money(each.value, currency)
        panel.text(" · ".join(part for part in (difference, worth) if part), "strong")
    if each.note:
        panel.text(_("Approved: {reason}").format(reason=each.note), "muted")
    if each.found:
        panel.text(_("It was not on the sheet: it was found while counting."), "muted")
    panel.section(_("Already counted?"), _asked(row, answer))
    panel.section(_("Moved while it was counted"), [Fact(_move(row, moved)) for moved in row.between])
    panel.section(_("May not be in its place"), _elsewhere(row))
    names = [(served, "bad") for served in row.broken]
    panel.section(
        _("A minus takes from, the youngest first"),
        [Fact(formats.amount(one.quantity, unit), f"{one.customer} ({one.order})", tone) for one, tone in names],
    )
    panel.section(
        _("A plus serves at once"),
        [Fact(formats.amount(one.quantity, unit), f"{one.customer} ({one.order})", "good") for one in row.served],
    )
    if len(each.rounds) > 1 or each.in_bins:
        rounds = [
            Fact(formats.amount(made.counted, unit, item.decimals), ", ".join(made.people)) for made in each.rounds
        ]
        panel.section(_("Counted by"), rounds)
    if len(each.in_bins) > 1:
        bins = [Fact(bin or _("no bin"), formats.amount(found, unit, item.decimals)) for bin, found in each.in_bins]
        panel.section(_("In the bins"), bins)
    panel.section(_("Booked later, not part of it"), [_answered(row, moved, answer) for moved in row.later])


def _move(row: ReviewRow, moved: MoveRow) -> str:
    item = row.reviewed.item
    return formats.count_move_text(moved.move, moved.behind, item.unit, item.decimals)


def _asked(row: ReviewRow, answer: Answer) -> list[Fact]:
    """Two lines a movement: it was counted already, or it was not."""
    facts = []
    for moved in row.asked:
        say = partial(answer, moved.move.id)
        facts.append(Fact(_move(row, moved), act=OfferedAct("count_answer", _("Counted"), partial(say, True))))
        facts.append(Fact("", act=OfferedAct("count_answer", _("Not counted"), partial(say, False))))
    return facts


def _answered(row: ReviewRow, moved: MoveRow, answer: Answer) -> Fact:
    """A movement that was answered for can be answered anew."""
    if moved.counted is None or row.state is LineState.LEFT_OUT:
        return Fact(_move(row, moved), tone="muted")
    said, other = (_("Counted"), _("Not counted")) if moved.counted else (_("Not counted"), _("Counted"))
    change = partial(answer, moved.move.id, not moved.counted)
    again = OfferedAct("count_answer", _("No: {answer}").format(answer=other), change)
    return Fact(f"{_move(row, moved)} · {said}", act=again)


def _elsewhere(row: ReviewRow) -> list[Fact]:
    """What may be off the shelf already, or not on it yet."""
    item = row.reviewed.item
    facts = []
    if row.picks:
        quantity = formats.amount(row.picks, item.unit, item.decimals)
        facts.append(Fact(quantity, _("ready: may be picked already"), "warn"))
    if row.at_the_door:
        quantity = formats.amount(row.at_the_door, item.unit, item.decimals)
        facts.append(Fact(quantity, _("received: may be at the door"), "warn"))
    return facts
