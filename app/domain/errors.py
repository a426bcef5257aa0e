"""What can go wrong, as facts. The words are written by `app.formats.sentence`.

Every error carries the id of a sentence in `app/sentences` and the facts that the sentence names, so that a screen,
a log and a machine can each say it in their own way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Question(NamedTuple):
    """What a person is asked before an act goes on: the id of a sentence and its facts.

    Consent is the question itself, handed back. It therefore counts only while its facts are unchanged: were they to
    change between asking and acting, the verb asks a different question.
    """

    id: str
    facts: tuple[tuple[str, object], ...]

    def fact(self, name: str) -> object:
        """The fact called `name`. Raises KeyError where the question has none of that name."""
        return dict(self.facts)[name]


Consent = frozenset[Question]
NO_CONSENT: Consent = frozenset()


class DeskError(Exception):
    """An act that did not happen, with the id of its sentence and the facts it names."""

    def __init__(self, id: str, **facts: object) -> None:
        super().__init__(id, facts)
        self.id = id
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        return f"{self.id} {dict(self.facts)}"


class Unreadable(DeskError):
    """A text that cannot be read as what its field holds. `field` names the field, `text` is what was typed."""

    def __init__(self, id: str, *, field: str, text: str, **facts: object) -> None:
        super().__init__(id, field=field, text=text, **facts)
        self.field = field
        self.text = text


class NotFound(DeskError):
    """Something named that the store does not have."""


class Refused(DeskError):
    """Not allowed now. The facts say why, the sentence what to do next."""


class NeedsConsent(DeskError):
    """Allowed once a person has agreed. Call the verb again with `question` among its consent."""

    def __init__(self, id: str, **facts: object) -> None:
        super().__init__(id, **facts)
        self.question = Question(id, tuple(sorted(facts.items())))


class ClockAsked(DeskError):
    """Which is right, the clock of this PC (or a stated day) or the last act? Asked before an act is recorded.

    `behind` where this PC says an earlier time than the last act: were it right, the wrong days would be named first.
    """

    @property
    def behind(self) -> bool:
        return self.id == "clock.behind"


class StoreTrouble(DeskError):
    """The store itself cannot do it: disk full, locked, read-only, damaged, foreign or newer file."""


class Problem(DeskError):
    """Something wrong with the store that `verify` found. Listed, not raised."""


class Faulty(DeskError):
    """Several things wrong with one input, all of them named at once (an import's rows)."""

    def __init__(self, id: str, errors: tuple[DeskError, ...], **facts: object) -> None:
        super().__init__(id, count=len(errors), **facts)
        self.errors = errors


def ask(question: NeedsConsent, consent: Consent) -> None:
    """Raise `question` unless `consent` answers it."""
    if question.question not in consent:
        raise question
