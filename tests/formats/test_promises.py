"""The words of the promise book."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app import formats
from app.domain.matching import Footing
from app.domain.promise_states import PromiseState, Told
from app.domain.tellings import Choice, Ground, How, PromiseEffects, Telling

pytestmark = pytest.mark.usefixtures("in_britain")

MAY_4, MAY_20, JUNE_2 = date(2026, 5, 4), date(2026, 5, 20), date(2026, 6, 2)
ENTRY = Telling(
    7,
    1,
    3,
    datetime(2026, 5, 4, 9, tzinfo=UTC),
    "Kim",
    MAY_4,
    How.PHONE,
    MAY_20,
    Footing.CONFIRMED,
    None,
    (),
    None,
    False,
)


@pytest.mark.parametrize(
    ("state", "days", "short", "long"),
    [
        (PromiseState.UNTOLD, 0, "Not told", "Not told"),
        (PromiseState.KEPT, 0, "Kept", "Kept"),
        (PromiseState.KEPT, -2, "Kept", "Kept"),
        (PromiseState.SLIPPED, 1, "Slipped 1 day", "Slipped 1 day since last told"),
        (PromiseState.SLIPPED, 3, "Slipped 3 days", "Slipped 3 days since last told"),
        (PromiseState.HOPE_SLIPPED, 5, "Hope slipped 5 days", "The hoped date slipped 5 days since last told"),
        (PromiseState.HOPE_SLIPPED, 0, "Hope slipped", "The hoped date that was told is gone"),
        (PromiseState.COVER_LOST, 0, "Cover lost", "The cover is lost since last told"),
        (PromiseState.EARLIER, -4, "Earlier by 4 days", "4 days earlier than last told"),
        (PromiseState.EARLIER, 0, "Earlier", "A date now, none was told"),
        (PromiseState.READY, 0, "Ready", "All of it is ready"),
    ],
)
def test_what_has_become_of_a_promise(state: PromiseState, days: int, short: str, long: str) -> None:
    assert formats.promise_words_short(state, days) == short
    assert formats.promise_words(state, days) == long


def test_what_was_told() -> None:
    assert formats.told_text(Told(MAY_20, MAY_4, How.PHONE)) == "Told on 4 May: 20 May"
    assert formats.told_text(Told(None, MAY_4, How.PHONE)) == "Told on 4 May: no date"
    hoping = Told(None, MAY_4, How.PHONE, Footing.UNCONFIRMED, JUNE_2)
    assert formats.told_text(hoping) == "Told on 4 May: no date, hoped for 2 June"


def test_an_entry_of_the_book() -> None:
    assert formats.telling_text(ENTRY) == "20 May: by telephone, 4 May (Kim)"
    assert formats.telling_text(ENTRY._replace(struck=True)) == "20 May: by telephone, 4 May (Kim), struck"
    hoping = ENTRY._replace(promised_on=None, hoped_on=JUNE_2, how=How.IN_PERSON)
    assert formats.telling_text(hoping) == "no date, hoped for 2 June: in person, 4 May (Kim)"
    withdrawn = ENTRY._replace(how=How.WITHDRAWN, promised_on=None)
    assert formats.telling_text(withdrawn) == "The entry before was a mistake, 4 May (Kim)"


def test_what_an_entry_stood_on() -> None:
    stock = Ground(Decimal(3), 0, "", "", Footing.IN_STOCK, MAY_4, None, "")
    confirmed = Ground(Decimal(9), 4, "PO-0017", "Acme", Footing.CONFIRMED, MAY_20, MAY_4, "Lee")
    assert formats.evidence_text(ENTRY) == ""
    assert formats.evidence_text(ENTRY._replace(evidence=(stock,))) == "3 ready"
    assert formats.evidence_text(ENTRY._replace(evidence=(stock, confirmed))) == (
        "3 ready; 9 confirmed for 20 May (PO-0017, Acme, confirmed 4 May) (taken down by Lee)"
    )


@pytest.mark.parametrize(
    ("effects", "text"),
    [
        (PromiseEffects(), ""),
        (PromiseEffects(slipped=3, most_days=9), "slips 3 customers, 9 days at most"),
        (PromiseEffects(slipped=1, most_days=1), "slips 1 customer, 1 day at most"),
        (PromiseEffects(slipped=1), "slips 1 customer"),
        (PromiseEffects(lost=2, ready=1), "takes the cover from 2 customers; is ready for 1 customer told before"),
        (
            PromiseEffects(1, 2, 1, 1, 2),
            "slips 1 customer, 2 days at most; takes the cover from 1 customer;"
            " has better news for 1 customer; is ready for 2 customers told before",
        ),
    ],
)
def test_what_an_act_did_to_promises(effects: PromiseEffects, text: str) -> None:
    assert formats.effects_text(effects) == text


def test_every_way_and_every_choice_has_its_words() -> None:
    assert len({formats.how_words(how) for how in How}) == len(How)
    assert [formats.choice_words(choice) for choice in Choice] == ["Wait", "Take part now", "Substitute", "Cancel"]
    assert formats.told_lines_text(1, 1) == "1 line of 1 customer is told."
    assert formats.told_lines_text(3147, 2) == "3,147 lines of 2 customers are told."
