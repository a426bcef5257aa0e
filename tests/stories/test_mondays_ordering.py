"""Monday's ordering: what needs it and why, edited before any draft exists, sent, and then changed for less."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app import catalogue, formats, purchasing, views
from app.acts import reversing
from app.data import purchases
from app.desk import Clock, Desk, upkeep
from app.domain.drafts import Proposal
from app.domain.errors import NeedsConsent, Refused
from app.domain.purchase_orders import State
from app.ordering import cancelling
from tests.builders import a_customer, a_source, a_supplier, an_item, an_order

MONDAY, FRIDAY = date(2026, 5, 11), date(2026, 5, 22)
D = Decimal


@pytest.fixture(autouse=True)
def today(in_britain: None) -> None:
    formats.set_today(MONDAY)


def said(lines: list[Proposal]) -> list[tuple[str, str, str, str]]:
    """Supplier, SKU, quantity and packs of every line."""
    return [
        (
            line.offer.supplier.name if line.offer else "nobody",
            line.suggestion.item.sku,
            formats.quantity(line.quantity),
            formats.packs_text(line.quantity, line.offer.source.pack_size) if line.offer else "",
        )
        for line in lines
    ]


def test_mondays_ordering(desk: Desk) -> None:
    desk.clock = Clock(MONDAY)
    acme = a_supplier(desk, "Acme", currency="EUR")
    best = a_supplier(desk, "Best Seals", currency="USD")
    washer = an_item(desk, "WASHER", 4, reorder_point=D(10), order_up_to=D(100))
    seal = an_item(desk, "SEAL", 10, reorder_point=D(10), order_up_to=D(40), critical=True)
    nut = an_item(desk, "NUT", 200, reorder_point=D(50), order_up_to=D(100))
    old = an_item(desk, "OLD-PUMP", 0)
    an_item(desk, "ODD", 1, reorder_point=D(2))
    a_source(desk, washer, acme, pack_size=D(12), unit_cost=D("0.1234"), supplier_sku="AF-12", preferred=True)
    a_source(desk, seal, acme, pack_size=D(5), share=D(70), unit_cost=D(2), preferred=True)
    a_source(desk, seal, best, share=D(30), unit_cost=D("2.5"))
    a_source(desk, nut, acme)
    a_source(desk, old, acme, minimum=D(5))
    smith, jones = a_customer(desk, "Smith"), a_customer(desk, "Jones")
    an_order(desk, smith, (washer, 20), (old, 3))
    an_order(desk, jones, (washer, 10))

    # Somebody discontinues the pump: only what its queue needs is ordered of it, for the last time.
    catalogue.amend_item(desk, old, catalogue.item(desk, old).version, discontinued=True)

    # What needs ordering. The seal stands exactly at its reorder point; the nut has plenty; nobody offers the odd one.
    found = purchasing.suggest(desk)
    assert said(purchasing.proposals(found, "refill")) == [
        ("Acme", "OLD-PUMP", "5", ""),
        ("Acme", "SEAL", "20", "4 × 5"),
        ("Acme", "WASHER", "132", "11 × 12"),
        ("Best Seals", "SEAL", "10", ""),
        ("nobody", "ODD", "2", ""),
    ]
    assert said(purchasing.proposals(found, "cover")) == [
        ("Acme", "OLD-PUMP", "5", ""),
        ("Acme", "WASHER", "36", "3 × 12"),
    ]

    # Why 132 washers: a sum that can be checked.
    lines = purchasing.proposals(found, "refill")
    washers = lines[2]
    checked = formats.sum_lines(washers.suggestion.advice, washers.suggestion.item, washers.portion, refill=True)
    assert [f"{line.text} {line.figure}" for line in checked] == [
        "on hand 4",
        "+ on order 0",
        "+ in drafts 0",
        "− waiting 30",
        "= available −26",
        "order up to 100",
        "− available −26",
        "= needed 126",
        "in packs of 12 11 × 12",
        "= to order 132",
    ]

    # The odd one stops everything until it is left out. Ten packs of washers are enough, and wanted on Friday week.
    with pytest.raises(Refused, match=r"suggest\.no_source"):
        purchasing.draft_proposals(desk, lines)
    assert purchases.orders() == []
    fewer = washers.asking(formats.read_packs("10 packs", 0, size=D(12)))._replace(requested_on=FRIDAY)
    drafts = purchasing.draft_proposals(desk, [lines[0], lines[1], fewer, lines[3]])

    # One draft a supplier, each in his currency, with his packs, numbers and costs frozen.
    rows = {row.supplier: row for row in views.purchases.rows(desk)}
    assert {name: (row.lines, row.currency) for name, row in rows.items()} == {
        "Acme": (3, "EUR"),
        "Best Seals": (1, "USD"),
    }
    assert formats.money(rows["Best Seals"].open_value, "USD") == "US$25.00"
    [line] = [line for line in views.purchases.detail(desk, drafts[0]).lines if line.item.sku == "WASHER"]
    assert (line.line.supplier_sku, line.line.pack_size, line.line.unit_cost) == ("AF-12", 12, D("0.1234"))
    assert (line.open, line.rows[0].row.requested_on) == (120, FRIDAY)
    a_source(desk, washer, acme, pack_size=D(10), unit_cost=D(9), supplier_sku="AF-12")
    [line] = [line for line in views.purchases.detail(desk, drafts[0]).lines if line.item.sku == "WASHER"]
    assert (line.line.pack_size, line.line.unit_cost) == (12, D("0.1234"))

    # Asking again suggests nothing but what nobody offers, on drafts as well as sent.
    assert [one.item.sku for one in purchasing.suggest(desk)] == ["ODD"]
    for po in drafts:
        purchasing.send(desk, po)
    assert [one.item.sku for one in purchasing.suggest(desk)] == ["ODD"]

    # Acme cannot send so many: only 20 washers. Jones, the youngest, is named first; his line stays as it is.
    queue = [(row.order, row.waiting) for row in views.queue.rows(desk)]
    with pytest.raises(NeedsConsent) as asked:
        purchasing.reduce(desk, line.rows[0].row.id, D(20))
    assert "Jones (SO-0002) 6 of WASHER" in formats.sentence(asked.value)
    done = purchasing.reduce(desk, line.rows[0].row.id, D(20), consent=frozenset({asked.value.question}))
    assert [(row.order, row.waiting) for row in views.queue.rows(desk)] == queue
    assert [one.item.sku for one in purchasing.suggest(desk)] == ["WASHER", "ODD"]

    # They can after all: the reduction is taken back.
    reversing.reverse(desk, done.act)
    assert [one.item.sku for one in purchasing.suggest(desk)] == ["ODD"]

    # The pump's customer gives up. Its last buy serves nobody any more, and the order says so; it is closed short.
    [waiting] = [row for row in views.queue.rows(desk) if row.sku == "OLD-PUMP"]
    cancelling.cancel_line(desk, waiting.id, D(3))
    [pump] = [line for line in views.purchases.detail(desk, drafts[0]).lines if line.item.sku == "OLD-PUMP"]
    assert (pump.rows[0].surplus, views.purchases.rows(desk, [drafts[0]])[0].surplus) == (5, 1)
    purchasing.close_short(desk, pump.rows[0].row.id, "nobody waits")
    assert views.purchases.rows(desk, [drafts[0]])[0].surplus == 0

    # Best Seals' order is cancelled while nothing has come of it: nobody loses cover, so nothing is asked.
    purchasing.cancel(desk, drafts[1])
    assert purchases.order(drafts[1]).state is State.CANCELLED
    assert upkeep.verify(desk) == []
