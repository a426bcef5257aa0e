"""Short texts of who is to be told what."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.promise_states import PromiseState, Told
from app.formats.numbers import quantity
from app.formats.tellings import told_short
from app.words import _, ngettext

_ORDER = (
    PromiseState.COVER_LOST,
    PromiseState.SLIPPED,
    PromiseState.HOPE_SLIPPED,
    PromiseState.READY,
    PromiseState.EARLIER,
    PromiseState.UNTOLD,
    PromiseState.KEPT,
)


def told_since(told: Told | None, state: PromiseState, slip_days: int) -> str:
    """What was last told and what has become of it, for a column: "17 May  +3 d", "3 May  cover lost", "no date"."""
    text = told_short(told)
    if state in (PromiseState.SLIPPED, PromiseState.HOPE_SLIPPED):
        return f"{text}  " + (_("+{days} d").format(days=quantity(slip_days)) if slip_days > 0 else _("hope gone"))
    if state is PromiseState.COVER_LOST:
        return f"{text}  " + _("cover lost")
    if state is PromiseState.EARLIER:
        return f"{text}  " + (_("−{days} d").format(days=quantity(-slip_days)) if slip_days < 0 else _("a date now"))
    return text


def states_sum(states: Iterable[PromiseState]) -> str:
    """What a customer is to be told, summed up, the worst first: "2 slipped, 1 not told"."""
    count: dict[PromiseState, int] = {}
    for state in states:
        count[state] = count.get(state, 0) + 1
    return ", ".join(_counted(state, count[state]) for state in _ORDER if state in count)


def _counted(state: PromiseState, number: int) -> str:
    texts = {
        PromiseState.COVER_LOST: ngettext("{count} lost its cover", "{count} lost their cover", number),
        PromiseState.SLIPPED: ngettext("{count} slipped", "{count} slipped", number),
        PromiseState.HOPE_SLIPPED: ngettext("{count} hope slipped", "{count} hopes slipped", number),
        PromiseState.READY: ngettext("{count} ready", "{count} ready", number),
        PromiseState.EARLIER: ngettext("{count} earlier", "{count} earlier", number),
        PromiseState.UNTOLD: ngettext("{count} not told", "{count} not told", number),
        PromiseState.KEPT: ngettext("{count} kept", "{count} kept", number),
    }
    return texts[state].format(count=quantity(number))
