"""What customers were told, how, and what they chose."""

from __future__ import annotations

from datetime import date

from app.domain.promise_states import Told
from app.domain.tellings import Choice, How, Telling
from app.formats.dates import date_text
from app.formats.footings import share_parts
from app.formats.line_parts import with_evidence
from app.formats.numbers import quantity
from app.formats.ways import how_done
from app.words import N_, _, ngettext


def told_short(told: Told | Telling | None) -> str:
    """What a customer was last told: "20 May", "no date", or "not told"."""
    if told is None:
        return _("not told")
    return date_text(told.promised_on) or _("no date")


def told_how(told: Told | Telling) -> str:
    """When and how it was told: "by telephone, 4 May"."""
    return ", ".join(text for text in (how_done(told.how), date_text(told.told_on)) if text)


CHOICE: dict[Choice, str] = {
    Choice.WAIT: N_("Wait"),
    Choice.PART: N_("Take part now"),
    Choice.SUBSTITUTE: N_("Substitute"),
    Choice.CANCEL: N_("Cancel"),
}


def choice_words(choice: Choice) -> str:
    return _(CHOICE[choice])


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
