"""What has become of promises, in words, and what an act did to them."""

from __future__ import annotations

from app.domain.matching import Footing
from app.domain.promise_states import PromiseState
from app.domain.tellings import PromiseEffects
from app.formats.dates import days
from app.formats.footings import WaitingRow
from app.formats.numbers import quantity
from app.words import N_, NN_, _, ngettext

STATE: dict[PromiseState, str] = {
    PromiseState.UNTOLD: N_("Not told"),
    PromiseState.KEPT: N_("Kept"),
    PromiseState.HOPE_SLIPPED: N_("Hope slipped"),
    PromiseState.COVER_LOST: N_("Cover lost"),
    PromiseState.EARLIER: N_("Earlier"),
    PromiseState.SLIPPED: N_("Slipped"),
    PromiseState.READY: N_("Ready"),
}


def promise_words_short(state: PromiseState, slip_days: int = 0) -> str:
    """What has become of a promise, for a chip or a narrow column: "Slipped 3 days", "Earlier by 4 days", "Kept"."""
    if state in (PromiseState.SLIPPED, PromiseState.HOPE_SLIPPED) and slip_days > 0:
        text = _("Slipped {days}") if state is PromiseState.SLIPPED else _("Hope slipped {days}")
        return text.format(days=days(slip_days))
    if state is PromiseState.EARLIER and slip_days < 0:
        return _("Earlier by {days}").format(days=days(-slip_days))
    return _(STATE[state])


def line_promise_words(row: WaitingRow) -> str:
    """`promise_words` of a line; where its goods are here and held, it says that too."""
    text = promise_words(row.state, row.slip_days)
    if row.state is PromiseState.SLIPPED and row.footing is Footing.IN_STOCK and row.ready < row.waiting:
        return _("{text}: it is here, and held").format(text=text)
    return text


def promise_words(state: PromiseState, slip_days: int = 0) -> str:
    """The same where there is room: "Slipped 3 days since last told", "A date now, none was told"."""
    if state is PromiseState.SLIPPED and slip_days > 0:
        return _("Slipped {days} since last told").format(days=days(slip_days))
    if state is PromiseState.HOPE_SLIPPED:
        if slip_days > 0:
            return _("The hoped date slipped {days} since last told").format(days=days(slip_days))
        return _("The hoped date that was told is gone")
    if state is PromiseState.EARLIER:
        if slip_days < 0:
            return _("{days} earlier than last told").format(days=days(-slip_days))
        return _("A date now, none was told")
    if state is PromiseState.COVER_LOST:
        return _("The cover is lost since last told")
    if state is PromiseState.READY:
        return _("All of it is ready")
    return _(STATE[state])


def effects_text(effects: PromiseEffects) -> str:
    """What an act did to promises: "slips 3 customers, 9 days at most; takes the cover from 1 customer"; else ""."""
    texts = []
    if effects.slipped:
        text = ngettext("slips {count} customer", "slips {count} customers", effects.slipped)
        text = text.format(count=quantity(effects.slipped))
        if effects.most_days > 0:
            text = _("{slips}, {days} at most").format(slips=text, days=days(effects.most_days))
        texts.append(text)
    for count, forms in (
        (effects.lost, NN_("takes the cover from {count} customer", "takes the cover from {count} customers")),
        (effects.earlier, NN_("has better news for {count} customer", "has better news for {count} customers")),
        (effects.ready, NN_("is ready for {count} customer told before", "is ready for {count} customers told before")),
    ):
        if count:
            texts.append(ngettext(*forms, count).format(count=quantity(count)))
    return "; ".join(texts)
