"""What reads and writes tables follows from what they are stated to be: what goes in comes out the same."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest

import app.data
from app.data.models import catalogue, orders, purchases
from app.data.models.table import DAY
from app.data.store import records
from app.data.store.bulk import rows
from app.data.store.records import Record
from app.desk import Desk
from app.domain.items import Source, Supplier
from app.domain.purchase_orders import PurchaseOrder, State
from tests.builders import a_supplier, an_item

RECORDS = [
    (f"{module.name}.{name}", record)
    for module in pkgutil.iter_modules(app.data.__path__)
    if not module.ispkg
    for name, record in vars(importlib.import_module(f"app.data.{module.name}")).items()
    if isinstance(record, Record)
]
MADE_IN_THE_QUERY = {  # what stands behind FROM
    "receipts._RECEIVED": "WITH moved AS (SELECT * FROM movement), waiting AS (SELECT * FROM receipt)"
}


@pytest.mark.parametrize(("name", "record"), RECORDS, ids=[name for name, _ in RECORDS])
def test_every_record_is_of_columns_that_there_are(desk: Desk, name: str, record: Record[object]) -> None:
    if record.source:  # else it is a part of others
        assert rows(f"EXPLAIN {MADE_IN_THE_QUERY.get(name, '')} {record.select}")
    assert callable(record.of)
    assert callable(record.all)


def test_there_are_records() -> None:
    assert len(RECORDS) > 30


def test_dates_numbers_money_flags_and_words_come_out_as_they_went_in(desk: Desk) -> None:
    item, supplier = an_item(desk), a_supplier(desk)
    offers = [
        Source(0, item, supplier, "A-1", Decimal("2.5"), Decimal(10), 7, Decimal("0.1234"), Decimal(1), True),
        Source(0, item, supplier, "A-2", Decimal("0.001"), Decimal(0), None, None, Decimal("0.5"), False),
    ]
    bought = PurchaseOrder(7, "PO-7", supplier, State.SENT, date(2026, 5, 12), "GBP", "soon")
    with desk.change("before"):
        records.add_all(catalogue.Source, offers, Source)
        records.add_all(purchases.PurchaseOrder, [bought], PurchaseOrder, ids=True)
    found = Record(Source, catalogue.Source).find("ORDER BY id")
    assert [records.fields_of(each) for each in found] == [records.fields_of(each) for each in offers]
    assert Record(PurchaseOrder, purchases.PurchaseOrder).find() == [bought]
    assert type(Record(PurchaseOrder, purchases.PurchaseOrder).find()[0].state) is State


def test_a_change_gives_a_new_version_and_leaves_the_rest(desk: Desk) -> None:
    kept = Record(Supplier, catalogue.Supplier)
    supplier = a_supplier(desk, email="a@acme.example")
    [before] = kept.find()
    with desk.change("before"):
        records.change(catalogue.Supplier, supplier, phone="1")
        records.change_all(catalogue.Supplier, kept.find(), Supplier, but=("email",), currency="EUR")
    [after] = kept.find()
    assert (after.phone, after.currency, after.email, after.version) == ("1", "EUR", "a@acme.example", 3)
    assert after.name == before.name


def test_what_is_the_same_for_all_may_be_asked_of_each(desk: Desk) -> None:
    with desk.change("before"):
        records.add_all(catalogue.Bin, [("a",), ("b",)], ("code",))
        sized = [Size("c"), Size("d")]
        records.add_all(catalogue.Bin, sized, Size, code=lambda size: size.code.upper())
    assert [code for (code,) in rows("SELECT code FROM bin ORDER BY id")] == ["a", "b", "C", "D"]


def test_a_field_that_the_table_lacks_is_told(desk: Desk) -> None:
    with pytest.raises(KeyError):
        records.add(catalogue.Bin, colour="red")
    with pytest.raises(KeyError):
        records.add_all(catalogue.Bin, [("a", "red")], ("code", "colour"))
    with pytest.raises(KeyError):
        records.change_all(catalogue.Bin, [(1, "red")], ("id", "colour"))
    with pytest.raises(KeyError):
        records.add_all(catalogue.Bin, [Outer("a", On(None))], Outer)
    with pytest.raises(KeyError):
        _ = Record(Size, orders.Hold).select


def test_a_record_within_a_record_and_pairs(desk: Desk) -> None:
    inner = Record(On, on=DAY("b"))
    outer = Record(Outer, None, "(SELECT 1 AS key, 'x' AS a, '2026-05-12' AS b)", text="a", inner=inner)
    assert outer.find() == [Outer("x", On(date(2026, 5, 12)))]
    assert outer.first("WHERE FALSE") is None
    assert outer.keyed(rows(f"SELECT key, {outer.columns} FROM {outer.source}")) == [(1, outer.find()[0])]


@dataclass(frozen=True)
class Size:
    code: str


class On(NamedTuple):
    on: date | None


class Outer(NamedTuple):
    text: str
    inner: On
