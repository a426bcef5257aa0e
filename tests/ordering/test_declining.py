"""What is declined is a lost sale, kept for good, and enters no queue."""

from __future__ import annotations

from decimal import Decimal

import pytest
from peewee import IntegrityError

from app import views
from app.data.store.bulk import rows
from app.desk import Desk, upkeep
from app.domain.asked_lines import Asked
from app.domain.errors import Refused
from app.ordering import declining
from tests.builders import a_customer, an_item

D = Decimal


def test_a_declined_order_is_kept_as_lost_sales(desk: Desk) -> None:
    washer, nut = an_item(desk), an_item(desk, "NUT")
    declining.decline(desk, a_customer(desk), [Asked(washer, D(4)), Asked(nut, D(2))], " too late ")
    declining.decline(desk, None, [Asked(nut, D(1))])
    found = [(lost.customer, lost.sku, lost.quantity, lost.reason) for lost in declining.declined(desk)]
    assert found == [("", "NUT", 1, ""), ("Smith", "NUT", 2, "too late"), ("Smith", "M8-WASHER", 4, "too late")]
    assert views.queue.rows(desk) == []
    assert upkeep.verify(desk) == []


def test_nothing_half_declined(desk: Desk) -> None:
    washer = an_item(desk)
    for asked, why in (([], r"decline\.nothing"), ([Asked(washer, D(1)), Asked(washer, D(0))], r"quantity\.")):
        with pytest.raises(Refused, match=why):
            declining.decline(desk, None, asked)
    assert declining.declined(desk) == []


@pytest.mark.parametrize("sql", ["UPDATE lost_sale SET quantity = 1", "DELETE FROM lost_sale"])
def test_a_lost_sale_is_never_changed(desk: Desk, sql: str) -> None:
    declining.decline(desk, None, [Asked(an_item(desk), D(1000))])
    with pytest.raises(IntegrityError, match="never changed"), desk.change("meddle"):
        rows(sql)
    assert declining.declined(desk)[0].quantity == 1000
