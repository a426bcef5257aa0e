"""A supplier moves a date: who was told what, who is told anew, and what they choose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app import catalogue, formats, purchasing, views
from app.desk import Clock, Desk, upkeep
from app.domain.asked_lines import Asked
from app.domain.drafts import DraftLine
from app.domain.errors import Refused
from app.domain.promise_states import PromiseState
from app.domain.purchase_orders import AnswerPart
from app.domain.tellings import Choice, How
from app.goods import receiving, shipping, stock
from app.ordering import accepting, answering
from app.papers import status
from app.promising import effects, telling, tray
from tests.stores import new_desk

pytestmark = pytest.mark.usefixtures("in_britain")

MONDAY, TUESDAY = date(2026, 5, 4), date(2026, 5, 5)
MAY_11, MAY_12, MAY_18, MAY_20 = date(2026, 5, 11), date(2026, 5, 12), date(2026, 5, 18), date(2026, 5, 20)
MAY_29, JUNE_1 = date(2026, 5, 29), date(2026, 6, 1)
D = Decimal


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "stockroom.desk"
    new_desk(path, clock=Clock(MONDAY), person="Dana").close()
    return path


def told(desk: Desk) -> list[tuple[str, list[str]]]:
    """Who is due to be told, and why, as the window says it."""
    return [
        (notice.customer.name, [formats.promise_words(line.state, line.slip_days) for line in notice.lines])
        for notice in tray.tray(desk)
    ]


def states(desk: Desk) -> dict[str, PromiseState]:
    return {row.customer: row.state for row in views.queue.rows(desk)}


def test_a_date_slips(store: Path) -> None:
    # Monday. Four seal kits on the shelf, ten more confirmed by Acme for the twentieth.
    desk = Desk.open(store, clock=Clock(MONDAY), person="Dana")
    acme = catalogue.add_supplier(desk, name="Acme Fasteners")
    kit = catalogue.add_item(desk, sku="SEA-2510", name="Seal kit 25 mm")
    stock.opening(desk, kit, D(4))
    po = purchasing.draft(desk, acme, [DraftLine(kit, D(10), None)])
    purchasing.send(desk, po)
    [row] = views.purchases.detail(desk, po).lines[0].rows
    purchasing.confirm(desk, row.row.id, [AnswerPart(D(10), MAY_20)])

    # Smith stands at the counter and hears at once what to expect; Jones and Brown write, and are not told yet.
    smith, jones, brown = (catalogue.add_customer(desk, name=name) for name in ("Smith", "Jones", "Brown"))
    accepting.accept(desk, smith, [Asked(kit, D(6))], tell=How.IN_PERSON)
    accepting.accept(desk, jones, [Asked(kit, D(3))])
    accepting.accept(desk, brown, [Asked(kit, D(3))])
    assert told(desk) == [("Brown", ["Not told"]), ("Jones", ["Not told"])]
    desk.close()

    # Tuesday. Letters go to both; only when they are ticked as sent have they been told. It was the wrong Jones.
    desk = Desk.open(store, clock=Clock(TUESDAY), person="Lee")
    due = [line.id for notice in tray.tray(desk) for line in notice.lines]
    status.status_sheet(desk, jones)
    assert states(desk) == {"Smith": PromiseState.KEPT, "Jones": PromiseState.UNTOLD, "Brown": PromiseState.UNTOLD}
    telling.tell(desk, due, How.LETTER)
    assert tray.tray(desk) == []
    smiths, joness, browns = views.queue.rows(desk)
    [letter] = views.queue.detail(desk, joness.id).tellings
    telling.strike(desk, letter.id)
    assert states(desk)["Jones"] is PromiseState.UNTOLD
    telling.tell(desk, [joness.id], How.PHONE)
    book = views.queue.detail(desk, joness.id).tellings
    assert [formats.telling_text(entry) for entry in book] == [
        "20 May: by letter, 5 May (Lee), struck",
        "The entry before was a mistake, 5 May (Lee)",
        "20 May: by telephone, 5 May (Lee)",
    ]
    desk.close()

    # The eleventh. Acme writes: not the twentieth but the twenty-ninth. The banner says what that does to promises.
    desk = Desk.open(store, clock=Clock(MAY_11), person="Dana")
    before = effects.standings(desk)
    purchasing.confirm(desk, row.row.id, [AnswerPart(D(10), MAY_29)])
    assert formats.effects_text(effects.effects(desk, before)) == "slips 3 customers, 9 days at most"
    assert views.today.summary(desk).to_tell == 3
    assert told(desk) == [(name, ["Slipped 9 days since last told"]) for name in ("Brown", "Jones", "Smith")]
    assert all(notice.asks and not notice.first for notice in tray.tray(desk))

    # All three are asked what they want. Smith takes what is here, Brown cancels, Jones does not answer.
    telling.tell(desk, [smiths.id, joness.id, browns.id], How.EMAIL, asks=True)
    assert tray.tray(desk) == []
    desk.close()
    desk = Desk.open(store, clock=Clock(MAY_12), person="Dana")
    taken = answering.answer(desk, smiths.id, Choice.PART, "will fetch the rest")
    assert taken.quantity == 4
    answering.answer(desk, browns.id, Choice.CANCEL)
    with pytest.raises(Refused) as refused:
        answering.answer(desk, smiths.id, Choice.CANCEL)
    assert "has answered about SEA-2510" in formats.sentence(refused.value)
    assert [(row.customer, row.waiting) for row in views.queue.rows(desk)] == [("Smith", 2), ("Jones", 3)]
    desk.close()

    # A week on, Jones is on the list of those who were asked; nothing has been cancelled for him.
    desk = Desk.open(store, clock=Clock(MAY_18), person="Lee")
    assert [(each.row.customer, each.days) for each in tray.unanswered(desk)] == [("Jones", 7)]
    answering.answer(desk, joness.id, Choice.WAIT)
    assert tray.unanswered(desk) == []
    [section] = status.status_sheet(desk, jones).sections
    assert section.lines[0].told == "Told on 11 May: 29 May"
    desk.close()

    # It comes on the day, and everybody is called in; on Monday that is done.
    desk = Desk.open(store, clock=Clock(MAY_29), person="Dana")
    receiving.receive(desk, po, None)
    assert states(desk) == {"Smith": PromiseState.READY, "Jones": PromiseState.READY}
    desk.close()
    desk = Desk.open(store, clock=Clock(JUNE_1), person="Dana")
    ready = "All of it is ready"
    assert told(desk) == [("Jones", [ready]), ("Smith", [ready])]
    telling.tell(desk, [smiths.id, joness.id], How.PHONE)
    assert tray.tray(desk) == []
    shipping.ship(desk, [(smiths.id, D(2))])
    with pytest.raises(Refused) as refused:
        telling.tell(desk, [smiths.id], How.PHONE)
    assert "does not wait for SEA-2510 any more" in formats.sentence(refused.value)

    # A week later Jones's three are still on the shelf, and the list says since when he knows.
    desk.clock.stated = date(2026, 6, 8)
    [left] = tray.ready_not_collected(desk)
    assert (left.row.customer, left.row.ready, left.since, left.days) == ("Jones", 3, JUNE_1, 7)
    desk.save_settings(replace(desk.settings, uncollected_days=14))
    assert tray.ready_not_collected(desk) == []
    assert upkeep.verify(desk) == []
    desk.close()
