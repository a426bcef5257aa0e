"""Twenty came, half of them broken: the sound ones go out at once, the others come again when the supplier says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from app import formats, purchasing, views
from app.acts import reversing
from app.data import histories, purchases
from app.desk import Clock, Desk, upkeep
from app.domain.purchase_orders import State
from app.domain.rejections import Rejects
from app.domain.tellings import How
from app.goods import receiving, rejecting, shipping
from app.promising import effects, telling, tray
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.stores import new_desk

MONDAY, TUESDAY, SECOND, NINTH = date(2026, 5, 11), date(2026, 5, 12), date(2026, 6, 2), date(2026, 6, 9)


def queue(desk: Desk) -> list[tuple[str, int, int, date | None]]:
    """(customer, waiting, ready, promise) along the queue."""
    return [(row.customer, int(row.waiting), int(row.ready), row.promise) for row in views.queue.rows(desk)]


def test_half_of_it_broken(tmp_path: Path) -> None:
    # Twenty lamps are confirmed for Tuesday. Smith waits for eight, Jones for ten; both were told so.
    desk = new_desk(tmp_path / "stockroom.desk", clock=Clock(MONDAY), person="Dana")
    lamp = an_item(desk, "LMP-40", name="Lamp 40 W")
    po = a_purchase_order(desk, a_supplier(desk, "Acme"), (lamp, 20), confirmed_on=TUESDAY)
    for name, quantity in (("Smith", 8), ("Jones", 10)):
        an_order(desk, a_customer(desk, name), (lamp, quantity))
    telling.tell(desk, [row.id for row in views.queue.rows(desk)], How.PHONE)
    desk.clock = Clock(TUESDAY)
    [line] = purchases.lines(po)

    # All twenty are in the box, but half of them are broken. Dana books ten and rejects ten, in one act.
    rejects = Rejects({line.id: Decimal(10)}, "glass broken, carton crushed")
    before = effects.standings(desk)
    done = receiving.receive(desk, po, {line.id: Decimal(10)}, rejects=rejects)
    assert formats.served_text(done.served[0]) == "of these 10: 8 to Smith (SO-0001), 2 to Jones (SO-0002), 0 to shelf"
    assert not done.closed

    # Broken lamps are no stock. They are still to come, without a date; Jones has lost his, and is to be told.
    assert views.items.rows(desk)[0].on_hand == 10
    assert queue(desk) == [("Smith", 8, 8, TUESDAY), ("Jones", 10, 2, None)]
    done = effects.effects(desk, before)
    assert [row.customer for notice in tray.tray(desk) for row in notice.lines if row.customer == "Jones"]
    assert formats.effects_text(done)

    # The order says what happened to it, and why.
    texts = [formats.history_text(entry) for entry in histories.of_purchase_order(po)]
    assert texts[-2:] == ["Received: 10 (LMP-40)", "Rejected: 10 (LMP-40: glass broken, carton crushed)"]

    # Smith's go out. Acme will replace them by 2 June, and Jones has a date again.
    shipping.ship_ready(desk, "SO-0001")
    purchasing.confirm_all(desk, po, SECOND, note="replacement, says Mr Hall")
    assert queue(desk) == [("Jones", 10, 2, SECOND)]

    # The replacement comes, and one of these is broken too. This time Acme sends nothing more: the rest is closed.
    desk.clock = Clock(SECOND)
    last = receiving.receive(desk, po, {line.id: Decimal(9)}, rejects=Rejects({line.id: Decimal(1)}, "broken", True))
    assert last.closed
    assert purchases.order(po).state is State.CLOSED
    assert queue(desk) == [("Jones", 10, 10, SECOND)]

    # It turns out to be sound. The whole of that receipt is taken back and booked as it should have been.
    reversing.reverse(desk, last.act, "only the lid was loose")
    assert purchases.order(po).state is State.SENT
    assert sum(int(row.open) for row in purchases.rows(po)) == 10
    again = receiving.receive(desk, po)
    assert formats.served_text(again.served[0]) == "of these 10: 8 to Jones (SO-0002), 2 to shelf"
    shipping.ship_ready(desk)
    assert queue(desk) == []
    assert views.items.rows(desk)[0].on_hand == 2
    assert upkeep.verify(desk) == []

    # A week later five more lamps, ordered meanwhile, are the wrong ones: all are rejected and nothing becomes stock.
    desk.clock = Clock(NINTH)
    other = a_purchase_order(desk, 1, (lamp, 5), confirmed_on=NINTH)
    [line] = purchases.lines(other)
    rejecting.reject(desk, other, Rejects({line.id: Decimal(5)}, "60 W instead of 40 W"))
    assert views.items.rows(desk)[0].on_hand == 2
    assert [(int(row.open), row.due) for row in purchases.rows(other)] == [(5, None)]
    desk.close()
