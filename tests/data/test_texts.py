"""Every text that a person or a file gives is of a kind with limits, at the one place where it is written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.counting import opening
from app.data.models import acts, catalogue, counts, ledger, orders, promises, purchases
from app.data.models.table import TEXT, Table
from app.desk import Desk
from app.domain.errors import Refused
from app.goods import stock
from tests.builders import a_customer, a_supplier, an_item

OURS = {  # words that the program writes itself, or that are checked by their form
    *("setting.key", "setting.value", "counter.kind", "act.verb", "act.items", "act.orders", "imported_file.file"),
    *("queue_override.kind", "queue_override.moved_back", "telling.evidence", "chasing.how", "imported_file.kind"),
    *("records_made.record", "field_change.record", "field_change.field", "field_change.before", "field_change.after"),
    *("customer.language", "supplier.language", "supplier.currency"),
    *("purchase_order.currency", "order_line.currency"),
}


def test_no_column_takes_any_text() -> None:
    modules = (acts, catalogue, counts, ledger, orders, promises, purchases)
    tables = {each for module in modules for each in vars(module).values() if _is_table(each)}
    free = {f"{table.table}.{name}" for table in tables for name, field in table.fields.items() if field.kind is TEXT}
    assert free - OURS == set()


def _is_table(each: object) -> bool:
    return isinstance(each, type) and issubclass(each, Table) and each is not Table


@pytest.mark.parametrize("text", ["x" * 3000, "a\u202eb", "a\x07b"])
def test_names_notes_reasons_and_addresses_are_refused_in_a_sentence(desk: Desk, text: str) -> None:
    item = an_item(desk, "A1", 5)
    for act in (
        lambda: an_item(desk, text),
        lambda: an_item(desk, "B1", unit=text),
        lambda: a_customer(desk, text),
        lambda: a_customer(desk, "Jones", address=text),
        lambda: a_supplier(desk, "Bolts", phone=text),
        lambda: stock.correct(desk, item, Decimal(3), text),
        lambda: opening.open_count(desk, [item], note=text),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.id in ("text.too_long", "text.control")
