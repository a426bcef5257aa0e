"""Every refusal and question that the program can raise is a finished sentence, with all of its facts."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app import formats
from app.domain.errors import Faulty, NeedsConsent, NotFound, Question, Refused
from app.domain.purchase_orders import State
from app.sentences import SENTENCES

ROOT = Path(__file__).parents[2]
RAISED = {"Refused", "NotFound", "Unreadable", "NeedsConsent", "StoreTrouble", "Faulty"}
GIVEN = {"Unreadable": {"field", "text"}, "Faulty": {"count"}}


def raised() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where a DeskError is made with a literal id: place, id, and its facts (None where they are not all literal)."""
    for path in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in RAISED:
                continue
            if not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            facts = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
            whole = all(keyword.arg is not None for keyword in node.keywords)
            place = f"{path.relative_to(ROOT)}:{node.lineno}"
            yield place, str(node.args[0].value), facts | GIVEN.get(node.func.id, set()) if whole else None


def fields(sentence: str | tuple[str, str]) -> set[str]:
    forms = sentence if isinstance(sentence, tuple) else (sentence,)
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


def test_every_error_has_its_sentence_and_its_facts() -> None:
    found = list(raised())
    assert len(found) > 20
    unsaid = [f"{place}: {id}" for place, id, _ in found if id not in SENTENCES]
    assert not unsaid
    without = [
        f"{place}: {id} lacks {sorted(fields(SENTENCES[id]) - facts)}"
        for place, id, facts in found
        if facts is not None and fields(SENTENCES[id]) - facts
    ]
    assert not without


@pytest.mark.parametrize("id", sorted(SENTENCES))
def test_a_sentence_is_a_finished_one(id: str) -> None:
    sentence = SENTENCES[id]
    for form in sentence if isinstance(sentence, tuple) else (sentence,):
        assert form[0].isupper() or form[0] in "{“"
        assert form.removesuffix("\n{said}")[-1] in ".?:)"  # finished sentences may follow
        assert "!" not in form
        assert "successfully" not in form


@pytest.mark.usefixtures("in_britain")
def test_facts_are_written_as_people_write_them() -> None:
    said = formats.fact_text
    assert said(Decimal("1234.50")) == "1,234.5"
    assert said(date(2026, 5, 20)) == "20 May"
    assert said(State.SENT) == "Sent"
    assert said(("a", Decimal(2))) == "a, 2"
    error = Refused("quantity.not_positive", item="M8", quantity=Decimal(-1))
    assert formats.sentence(error) == "−1 of M8 cannot be booked. Enter a quantity above zero."


def test_a_question_reads_as_the_error_that_asked_it() -> None:
    error = NeedsConsent("po.uncovers", count=1, who="Smith (SO-0118) 3 of M8")
    assert isinstance(error.question, Question)
    assert formats.sentence(error.question) == formats.sentence(error)
    assert "1 waiting line:" in formats.sentence(error)


def test_faults_are_listed_a_line_each() -> None:
    faults = (NotFound("po.unknown", po="PO-1"), NotFound("po.unknown", po="PO-2"))
    assert formats.sentence(Faulty("faulty", faults)).splitlines() == [
        "2 things are wrong, so nothing was done. Correct them and try again.",
        "There is no purchase order PO-1. Check the number.",
        "There is no purchase order PO-2. Check the number.",
    ]


def test_an_error_without_a_sentence_still_says_what_it_knows() -> None:
    assert formats.sentence(Refused("nobody.wrote_it", sku="M8")) == "This cannot be done (nobody.wrote_it). sku: M8"


def test_text_with_braces_is_a_fact_like_any_other() -> None:
    assert "{quantity}" in formats.sentence(NotFound("po.unknown", po="{quantity}"))
