"""What can be done with lines at the review of a count, by what they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app import counting
from app.desk import Desk
from app.domain.counts import LineState
from app.domain.errors import Consent
from app.views.count_reviews import ReviewRow
from app.words import _, ngettext
from ui.widgets.detail import OfferedAct

Do = Callable[[str, Callable[[Consent], Any]], Any]  # words of what is done, and the doing
_COUNTED = (LineState.MOVED, LineState.CORRECTED, LineState.ASKED, LineState.RECOUNT, LineState.TO_APPROVE)
_FINE = (LineState.AGREES, LineState.WITHIN, LineState.APPROVED)


def acts_of(
    desk: Desk,
    count_id: int,
    row: ReviewRow,
    selected: Sequence[ReviewRow],
    do: Do,
    *,
    count_it: Callable[[], Any],
    approve: Callable[[], Any],
) -> Sequence[OfferedAct]:
    """The acts that apply to `row`, and to the other selected lines of its kind, now; the likeliest first."""
    state = row.state
    same = [each for each in selected if each.state is state] or [row]
    lines = [each.line for each in same]

    def none_there(consent: Consent) -> int:
        return counting.none_there(desk, count_id, [each.reviewed.item.id for each in same])

    untouched = sorted({bin for each in same for bin in each.reviewed.bins_lacking})
    begun = sorted({bin for each in same for bin in each.reviewed.bins_open}.difference(untouched))

    def bins_done(consent: Consent) -> int:
        act = 0
        for bin in begun:
            act = counting.finish_bin(desk, count_id, bin)
        return act

    said = row.reviewed.item.sku if len(same) == 1 else _("{count} lines").format(count=len(same))
    count = OfferedAct("go_on_count", _("Count it"), count_it, primary=True)
    none = OfferedAct(
        "none_there", _("None there"), lambda: do(_("{lines}: none there.").format(lines=said), none_there)
    )
    out = OfferedAct(
        "leave_out",
        _("Leave out"),
        lambda: do(_("{lines}: left out.").format(lines=said), lambda consent: counting.leave_out(desk, lines)),
    )
    again = OfferedAct(
        "count_again",
        _("Have it counted again"),
        lambda: do(_("{lines}: to be counted again.").format(lines=said), lambda c: counting.recount(desk, lines)),
        primary=state in (LineState.RECOUNT, LineState.MOVED, LineState.CORRECTED),
    )
    approving = OfferedAct("approve_count", _("Approve…"), approve, primary=True)
    done = OfferedAct(
        "finish_bin", _("The bin is done"), lambda: do(_("{lines}: done.").format(lines=said), bins_done), primary=True
    )
    if state is LineState.UNCOUNTED:
        return (count, none, out)
    nothing = OfferedAct(
        "nothing_in_bin",
        ngettext("Nothing in bin {bins}", "Nothing in bins {bins}", len(untouched)).format(bins=", ".join(untouched)),
        lambda: do(
            _("{lines}: done.").format(lines=said), lambda consent: counting.nothing_in(desk, count_id, untouched)
        ),
    )
    if state is LineState.COUNTING:
        count_on = OfferedAct("go_on_count", _("Count on"), count_it, primary=not begun)
        return (*([done] if begun else []), count_on, *([nothing] if untouched else []))
    if state is LineState.TO_APPROVE:
        return (approving, again)
    if state in (LineState.CORRECTED, LineState.MOVED):
        return (again, out)
    return (again,) if state in _COUNTED or state in _FINE else (count, none)
