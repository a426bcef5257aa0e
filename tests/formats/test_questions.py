"""What a refusal or a question keeps is values: the words are those of the locale it is shown in, and of no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app import counting, formats, purchasing
from app.acts import reversing
from app.desk import Desk
from app.domain.errors import DeskError, NeedsConsent
from app.exchange import import_file
from app.goods import lending, receiving, shipping, stock
from app.queueing import holding, moving
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order

pytestmark = pytest.mark.usefixtures("in_britain")

ORDERS = "order,customer,accepted_on,sku,quantity\nSO-0050,Jones,2026-05-04,WIRE,2000.5\n"


def waiting(desk: Desk, *names: str, on_hand: str = "0", ordered: str = "1234.5") -> tuple[int, list[int]]:
    """A wire counted in tenths that customers wait for in turn: its id, and the ids of their lines."""
    wire = an_item(desk, "WIRE", on_hand, unit="m", decimals=1)
    return wire, [an_order(desk, a_customer(desk, name), (wire, ordered)).lines[0].line.id for name in names]


def getting_ahead(desk: Desk, _folder: Path) -> Callable[[], object]:
    _, [smith, jones] = waiting(desk, "Smith", "Jones", on_hand="1234.5")
    return lambda: moving.move_up(desk, jones, smith, "he shouts")


def released(desk: Desk, _folder: Path) -> Callable[[], object]:
    _, [smith, _] = waiting(desk, "Smith", "Jones", on_hand="1234.5")
    holding.hold(desk, smith, pass_on=True)
    return lambda: holding.release(desk, smith, "has paid")


def shipped_beyond_its_share(desk: Desk, _folder: Path) -> Callable[[], object]:
    _, [_, jones] = waiting(desk, "Smith", "Jones", on_hand="1234.5")
    return lambda: shipping.ship_more(desk, jones, Decimal("1000.5"), "he shouts")


def lent(desk: Desk, _folder: Path) -> Callable[[], object]:
    wire = an_item(desk, "WIRE", "1234.5", unit="m", decimals=1)
    later = an_item(desk, "LATER")
    a_purchase_order(desk, a_supplier(desk), (later, 5), (wire, 500), confirmed_on=date(2026, 6, 1))
    an_order(desk, a_customer(desk), (wire, "1234.5"), (later, 1), ship_complete=True)
    jones = an_order(desk, a_customer(desk, "Jones"), (wire, "2000.5")).lines[0].line.id
    return lambda: lending.lend(desk, jones, Decimal("1000.5"), "he shouts")


def issued(desk: Desk, _folder: Path) -> Callable[[], object]:
    wire, _ = waiting(desk, "Smith", on_hand="1234.5")
    return lambda: stock.take_queued(desk, wire, Decimal("1000.5"), "the yard")


def counted(desk: Desk, _folder: Path) -> Callable[[], object]:
    wire, _ = waiting(desk, "Smith", on_hand="1234.5")
    count = counting.open_count(desk, [wire]).id
    counting.key(desk, count, wire, Decimal("0.5"))
    [line] = counting.reviewed(desk, count)[1]
    counting.recount(desk, [line.line])
    desk.person = "Lee"
    counting.key(desk, count, wire, Decimal("0.5"))
    counting.approve(desk, line.line, "gone")
    return lambda: counting.post(desk, count)


def given_up(desk: Desk, _folder: Path) -> Callable[[], object]:
    wire, _ = waiting(desk, "Smith")
    po = a_purchase_order(desk, a_supplier(desk), (wire, "1234.5"))
    return lambda: purchasing.reduce_item(desk, po, wire, Decimal(0))


def a_receipt_taken_back(desk: Desk, _folder: Path) -> Callable[[], object]:
    wire, [smith] = waiting(desk, "Smith")
    po = a_purchase_order(desk, a_supplier(desk), (wire, "2000.5"))
    act = receiving.receive(desk, po).act
    shipping.ship(desk, [(smith, Decimal("1234.5"))])
    return lambda: reversing.reverse(desk, act)


def imported_ahead(desk: Desk, folder: Path) -> Callable[[], object]:
    waiting(desk, *(f"Customer {number}" for number in range(12)))
    file = folder / "orders.csv"
    file.write_text(ORDERS, encoding="utf-8")
    return lambda: import_file(desk, "orders", file)


@pytest.mark.parametrize(
    ("made", "said_in_german"),
    [
        (getting_ahead, "Smith (SO-0001) loses its date 12. Mai"),
        (released, "Jones (SO-0002) loses its date 12. Mai"),
        (shipped_beyond_its_share, "Smith (SO-0001) loses its date 12. Mai"),
        (lent, "1. Juni"),
        (issued, "Smith (SO-0001) loses its date 12. Mai"),
        (counted, "1.234 to Smith (SO-0001)"),
        (given_up, "Smith (SO-0001) 1.234,5 of WIRE"),
        (a_receipt_taken_back, "1.234,5 to Smith (SO-0001)"),
        (imported_ahead, "SO-0001 (Customer 0) WIRE, 2.000,5 more ahead"),
    ],
    ids=lambda case: getattr(case, "__name__", ""),
)
def test_what_is_asked_is_the_same_in_every_locale(
    desk: Desk, tmp_path: Path, made: Callable[[Desk, Path], Callable[[], object]], said_in_german: str
) -> None:
    act = made(desk, tmp_path)
    asked: list[DeskError] = []
    for name in ("en_GB", "de_DE"):
        formats.set_locale(name)
        with pytest.raises(DeskError) as caught:
            act()
        asked.append(caught.value)
    english, german = asked
    assert (english.id, english.facts) == (german.id, german.facts)
    assert isinstance(english, NeedsConsent)
    assert isinstance(german, NeedsConsent)
    assert hash(english.question) == hash(german.question)
    assert said_in_german in formats.sentence(german.question)


def test_a_question_names_a_few_of_those_it_is_about(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NeedsConsent) as caught:
        imported_ahead(desk, tmp_path)()
    said = formats.sentence(caught.value)
    assert "12 lines" in said
    assert said.count("more ahead") == 8
    assert "; …" in said
