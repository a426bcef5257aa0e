"""An order that ships complete, with one line of it held: queue, tray, shipping and the list of held stock agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app import formats, views
from app.desk import Desk
from app.domain.errors import Refused
from app.domain.matching import Footing
from app.domain.tellings import How
from app.goods import shipping
from app.promising import telling, tray
from app.queueing import holding
from app.views import held
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY


def test_with_one_line_held_the_others_say_what_they_wait_for(desk: Desk) -> None:
    bolt, nut = an_item(desk, "BOLT", on_hand=5), an_item(desk, "NUT", on_hand=5)
    order = an_order(desk, a_customer(desk, ship_complete=True), (bolt, 5), (nut, 5))
    first, second = (line.line.id for line in order.lines)
    holding.hold(desk, first)
    desk.save_settings(replace(desk.settings, held_days=0))
    rows = {row.sku: row for row in views.queue.rows(desk)}
    assert [row.ready for row in rows.values()] == [0, 0]
    assert formats.line_when(rows["BOLT"]) == "In stock, held"
    waits = "In stock; waits for BOLT of the same order, which is held"
    assert formats.line_when(rows["NUT"]) == formats.line_when_long(rows["NUT"]) == waits
    with pytest.raises(Refused) as refused:
        shipping.ship(desk, [(second, order.lines[1].line.waiting)])
    assert "BOLT on it is held" in formats.sentence(refused.value)
    [holds] = held.held_stock(desk)
    assert (holds.row.sku, [row.sku for row in holds.wanting]) == ("NUT", ["BOLT"])
    telling.tell(desk, [first, second], How.PHONE)
    assert tray.tray(desk) == []
    holding.release(desk, first)
    assert [line.sku for notice in tray.tray(desk) for line in notice.lines] == ["BOLT", "NUT"], "now it is ready"
    assert {formats.line_when(row) for row in views.queue.rows(desk)} == {"Ready to ship"}


def test_a_line_that_is_covered_shows_its_own_shares_and_that_the_rest_decides(desk: Desk) -> None:
    bolt, nut, washer = an_item(desk, "BOLT"), an_item(desk, "NUT", on_hand=5), an_item(desk, "WASHER")
    a_purchase_order(desk, a_supplier(desk), (bolt, 5), confirmed_on=TODAY + timedelta(8))
    an_order(desk, a_customer(desk, ship_complete=True), (bolt, 5), (nut, 5), (washer, 5))
    rows = {row.sku: row for row in views.queue.rows(desk)}
    assert [row.promise for row in rows.values()] == [None] * 3
    assert [share.footing for share in rows["BOLT"].shares] == [Footing.CONFIRMED]
    assert formats.line_when(rows["BOLT"]).startswith("5 confirmed for 20 May (PO-0001, Acme, confirmed 12 May)")
    assert formats.line_when(rows["BOLT"]).endswith("; rest of its order: Nothing inbound")
    assert formats.line_when(rows["NUT"]) == "5 in stock; rest of its order: Nothing inbound"
    assert formats.line_when(rows["WASHER"]) == "Nothing inbound"
