"""The ways in which people are told and asked, in words: as a choice, and as how it was done."""

from __future__ import annotations

from app.domain.tellings import How
from app.words import N_, _

HOW: dict[How, tuple[str, str]] = {
    How.LETTER: (N_("Letter"), N_("by letter")),
    How.EMAIL: (N_("E-mail"), N_("by e-mail")),
    How.PHONE: (N_("Telephone"), N_("by telephone")),
    How.IN_PERSON: (N_("In person"), N_("in person")),
    How.ELSEWHERE: (N_("Told elsewhere"), N_("told elsewhere")),
    How.WITHDRAWN: (N_("Taken back"), N_("taken back")),
}


def how_words(how: How) -> str:
    """A way to choose: "Telephone"."""
    return _(HOW[how][0])


def how_done(how: str) -> str:
    """How it was done: "by telephone"."""
    return _(HOW[How(how)][1])
