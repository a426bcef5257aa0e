"""Which act made a record, changed a field of it and took it out is kept, whoever writes."""

from __future__ import annotations

from decimal import Decimal

from app.catalogue import items
from app.data.models.table import Table
from app.data.store.bulk import rows
from app.desk import Desk
from tests.builders import a_supplier, an_item

CHANGES = "SELECT act_id, record, record_id, field, before, after FROM field_change ORDER BY id"


def last_act() -> int:
    return int(rows("SELECT max(id) FROM act")[0][0])


def test_a_changed_field_is_kept_with_what_it_was_and_its_act(desk: Desk) -> None:
    item = an_item(desk, reorder_point=Decimal(3))
    items.amend_item(desk, item, 1, reorder_point=None, name="Washer, zinc", unit="pcs")
    act = last_act()
    assert sorted(rows(CHANGES)) == [
        (act, "item", item, "name", "M8-WASHER by name", "Washer, zinc"),
        (act, "item", item, "reorder_point", "3000", None),
    ]


def test_what_was_made_and_taken_out_is_kept(desk: Desk) -> None:
    item = an_item(desk)
    code = items.add_barcode(desk, item, "4006381333931")
    made = last_act()
    items.remove_barcode(desk, code)
    spans = rows("SELECT act_id, first, last FROM records_made WHERE record = 'barcode'")
    assert spans == [(made, code, code)]
    held = [("item_id", str(item)), ("code", "4006381333931"), ("pack_factor", "1000"), ("", None)]
    assert rows(CHANGES) == [(last_act(), "barcode", code, field, value, None) for field, value in held]


def test_preferring_one_source_is_a_change_of_the_other(desk: Desk) -> None:
    item = an_item(desk)
    first = items.put_source(desk, item_id=item, supplier_id=a_supplier(desk), preferred=True)
    items.put_source(desk, item_id=item, supplier_id=a_supplier(desk, "Bolts & Co"), preferred=True)
    assert rows(CHANGES) == [(last_act(), "source", first, "preferred", "1", "0")]


def test_every_record_that_is_changed_by_hand_or_by_file_is_remembered() -> None:
    """A table with a version, or one that is changed or taken out by its id, and no history of its own."""
    remembered = {table.table for table in Table.__subclasses__() if table.remembered}
    assert remembered >= {table.table for table in Table.__subclasses__() if "version" in table.fields}
    assert remembered == {
        *("bin", "item", "item_bin", "barcode", "supplier", "source", "customer", "substitute"),
        *("customer_order", "order_line", "purchase_order", "purchase_line", "schedule_row"),
    }
