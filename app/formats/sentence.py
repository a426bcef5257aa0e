"""The sentence of an error or a question, written from its facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from app.domain.acts import StandingAct
from app.domain.count_reviews import Figure
from app.domain.doubtful import DoubtfulCell
from app.domain.errors import ClockAsked, DeskError, Faulty, Question
from app.domain.items import Status
from app.domain.matching import ZERO, Footing
from app.domain.money import Amount
from app.domain.overrides import MovedBack, Overtaken
from app.domain.purchase_orders import AnswerPart, State, Uncovered
from app.domain.receipts import ServedLine
from app.formats.acts import standing_text
from app.formats.dates import date_full, date_text, stamp_text
from app.formats.footings import footing_words
from app.formats.numbers import money, quantity
from app.formats.queueing import moved_text, overtaken_text
from app.formats.serving import serves_text
from app.formats.states import state_words, status_words
from app.sentences import SENTENCES
from app.words import _, ngettext

NAMED = 8  # lines in a sentence, at most


def sentence(said: DeskError | Question) -> str:
    """What to say to the person at the desk. Faulty is followed by the sentence of each of its errors, a line each;
    a question of the clock by what saying that this PC is right would do.
    """
    facts = said.facts if isinstance(said, DeskError) else dict(said.facts)
    if isinstance(said, ClockAsked):  # it is about years too
        facts = {name: date_full(fact) if type(fact) is date else fact for name, fact in facts.items()}
    text = _filled(said.id, facts)
    if isinstance(said, Faulty):
        return "\n".join([text, *(sentence(error) for error in said.errors)])
    if isinstance(said, ClockAsked) and facts.get("count"):
        return " ".join((text, _filled("clock.places_anew", facts)))
    return text


def fact_text(fact: object) -> str:
    """One fact as a sentence writes it."""
    if isinstance(fact, Decimal):
        return quantity(fact) if fact.is_finite() else str(fact)
    if isinstance(fact, datetime):
        return stamp_text(fact)
    if isinstance(fact, date):
        return date_text(fact)
    if isinstance(fact, State):
        return state_words(fact)
    if isinstance(fact, Status):
        return status_words(fact)
    if isinstance(fact, Footing):
        return footing_words(fact)
    if isinstance(fact, int) and not isinstance(fact, bool):
        return quantity(fact)
    if isinstance(fact, PurePath):
        return str(fact)
    if isinstance(fact, Amount):
        return money(fact.value, fact.currency)
    if isinstance(fact, tuple) and fact and type(fact[0]) in LINES:
        return LINES[type(fact[0])](fact)
    if isinstance(fact, (tuple, list, frozenset)):
        texts = [fact_text(each) for each in fact]
        return ", ".join(sorted(texts) if isinstance(fact, frozenset) else texts)
    return str(fact)


def _first(text: Callable[[Any], str]) -> Callable[[Sequence[Any]], str]:
    """The first few in words, with a mark where there are more."""
    return lambda found: "; ".join([*(text(each) for each in found[:NAMED]), *("…" for _ in found[NAMED : NAMED + 1])])


def _uncovered(line: Uncovered) -> str:
    return _("{customer} ({order}) {quantity} of {sku}").format(
        customer=line.customer, order=line.order, quantity=quantity(line.quantity), sku=line.sku
    )


def _figure(figure: Figure) -> str:
    return _("{sku} {counted} and not {book}").format(
        sku=figure.item.sku, counted=quantity(figure.counted), book=quantity(figure.book)
    )


def _part(part: AnswerPart) -> str:
    return _("{quantity} for {date}").format(
        quantity=quantity(part.quantity), date=date_text(part.on) if part.on else _("no date")
    )


def reading_text(text: str, value: object) -> str:
    """One way to read a doubtful cell: "“1.500” is 1,500"."""
    return _("“{text}” is {value}").format(text=text, value=fact_text(value))


def _doubt(doubt: DoubtfulCell) -> str:
    return _("“{text}” (line {line}, {column}) is {readings}").format(
        text=doubt.text,
        line=doubt.line,
        column=doubt.column,
        readings=_(" or ").join(dict.fromkeys(fact_text(value) for _way, value in doubt.readings)),
    )


# What a sentence says of several lines, by their class.
LINES: dict[type, Callable[[Sequence[Any]], str]] = {
    MovedBack: lambda found: moved_text(found, 5),
    Overtaken: _first(overtaken_text),
    StandingAct: lambda found: standing_text(found, 5),
    ServedLine: lambda found: serves_text(found, ZERO),
    Uncovered: _first(_uncovered),
    Figure: _first(_figure),
    DoubtfulCell: _first(_doubt),
    AnswerPart: _first(_part),
}


class _Facts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _filled(id: str, facts: Mapping[str, object]) -> str:
    texts = _Facts({name: fact_text(fact) for name, fact in facts.items()})
    template = SENTENCES.get(id)
    if template is None:
        named = ", ".join(f"{name}: {text}" for name, text in texts.items())
        return _("This cannot be done ({id}). {facts}").format(id=id, facts=named).strip()
    if isinstance(template, tuple):
        counted = facts.get("count", 2)
        number = int(counted) if isinstance(counted, (int, Decimal)) and counted == int(counted) else 2
        return ngettext(*template, number).format_map(texts)
    return _(template).format_map(texts)
