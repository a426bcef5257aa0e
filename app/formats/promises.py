"""The words of the promise book: states, tellings, answers, and what an act did to promises."""

from __future__ import annotations

from datetime import date

from app.domain.matching import Footing
from app.domain.promise_states import State, Told
from app.domain.tellings import Choice, How, PromiseEffects, Telling
from app.formats.dates import date_text, days
from app.formats.footings import WaitingRow, share_parts
from app.formats.items import told_how
from app.formats.numbers import quantity
from app.formats.shares import with_evidence
from app.words import N_, NN_, _, ngettext

STATE: dict[State, str] = {
    State.UNTOLD: N_("Not told"),
    State.KEPT: N_("Kept"),
    State.HOPE_SLIPPED: N_("Hope slipped"),
    State.COVER_LOST: N_("Cover lost"),
    State.EARLIER: N_("Earlier"),
    State.SLIPPED: N_("Slipped"),
    State.READY: N_("Ready to collect"),
}

CHOICE: dict[Choice, str] = {
    Choice.WAIT: N_("Wait"),
    Choice.PART: N_("Take part now"),
    Choice.SUBSTITUTE: N_("Substitute"),
    Choice.CANCEL: N_("Cancel"),
}


def choice_words(choice: Choice) -> str:
    return _(CHOICE[choice])


def promise_words_short(state: State, slip_days: int = 0) -> str:
    """What has become of a promise, for a chip or a narrow column: "Slipped 3 days", "Earlier by 4 days", "Kept"."""
    if state in (State.SLIPPED, State.HOPE_SLIPPED) and slip_days > 0:
        text = _("Slipped {days}") if state is State.SLIPPED else _("Hope slipped {days}")
        return text.format(days=days(slip_days))
    if state is State.EARLIER and slip_days < 0:
        return _("Earlier by {days}").format(days=days(-slip_days))
    return _(STATE[state])


def line_promise_words(row: WaitingRow) -> str:
    """`promise_words` of a line; where its goods are here and held, it says that too."""
    text = promise_words(row.state, row.slip_days)
    if row.state is State.SLIPPED and row.footing is Footing.IN_STOCK and row.ready < row.waiting:
        return _("{text}: it is here, and held").format(text=text)
    return text


def promise_words(state: State, slip_days: int = 0) -> str:
    """The same where there is room: "Slipped 3 days since last told", "A date now, none was told"."""
    if state is State.SLIPPED and slip_days > 0:
        return _("Slipped {days} since last told").format(days=days(slip_days))
    if state is State.HOPE_SLIPPED:
        if slip_days > 0:
            return _("The hoped date slipped {days} since last told").format(days=days(slip_days))
        return _("The hoped date that was told is gone")
    if state is State.EARLIER:
        if slip_days < 0:
            return _("{days} earlier than last told").format(days=days(-slip_days))
        return _("A date now, none was told")
    if state is State.COVER_LOST:
        return _("The cover is lost since last told")
    if state is State.READY:
        return _("Ready since the day that was told: call them in")
    return _(STATE[state])


def told_text(told: Told, today: date | None = None) -> str:
    """What was last told, for paper: "Told on 4 May: 20 May", "Told on 4 May: no date, hoped for 2 June"."""
    return _("Told on {date}: {what}").format(date=date_text(told.told_on, today), what=_what(told, today))


def telling_text(telling: Telling, today: date | None = None) -> str:
    """One entry of the promise book: "20 May: by telephone, 4 May (Kim)"; one struck since says so."""
    if telling.how is How.WITHDRAWN:
        text = _("The entry before was a mistake, {date}").format(date=date_text(telling.told_on, today))
    else:
        text = _("{what}: {how}").format(what=_what(telling, today), how=told_how(telling))
    text = _("{text} ({person})").format(text=text, person=telling.person)
    return _("{text}, struck").format(text=text) if telling.struck else text


def evidence_text(telling: Telling, today: date | None = None) -> str:
    """What a telling stood on: "3 ready; 12 confirmed for 20 May (PO-0017, Acme, confirmed 2 May), Kim". None: ""."""
    texts = [text for _footing, _quantity, text in share_parts(telling.evidence, today=today)]
    by = dict.fromkeys(ground.by for ground in telling.evidence if ground.by)
    return with_evidence("; ".join(texts), [_("taken down by {people}").format(people=", ".join(by))] if by else [])


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
        (effects.ready, NN_("is ready for {count} customer", "is ready for {count} customers")),
    ):
        if count:
            texts.append(ngettext(*forms, count).format(count=quantity(count)))
    return "; ".join(texts)


def told_lines_text(lines: int, customers: int) -> str:
    """What an act of telling has told: "3 lines of 2 customers are told."."""
    text = ngettext("{count} line of {customers} is told.", "{count} lines of {customers} are told.", lines)
    named = ngettext("{count} customer", "{count} customers", customers).format(count=quantity(customers))
    return text.format(count=quantity(lines), customers=named)


def _what(told: Told | Telling, today: date | None) -> str:
    """The date that was told: "20 May", "no date", "no date, hoped for 2 June"."""
    if told.promised_on is None and told.hoped_on is not None:
        return _("no date, hoped for {date}").format(date=date_text(told.hoped_on, today))
    return date_text(told.promised_on, today) or _("no date")
