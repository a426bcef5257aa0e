"""What is exported makes the same stockroom again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app import catalogue, purchasing, views
from app.cli.written import lists
from app.cli.written.columns import values
from app.data import items, purchases
from app.desk import Clock, Desk
from app.domain.asked_lines import Asked
from app.domain.errors import Faulty, Refused
from app.domain.orders import IfNothing
from app.exchange import KINDS, export_file, import_file
from app.goods import receiving, shipping
from app.ordering import accepting, cancelling
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order
from tests.stores import new_desk

TODAY = date(2026, 5, 12)


def furnish(desk: Desk) -> None:
    """A queue with stock, confirmed, unconfirmed, undated and planned supply, partly served; awkward texts."""
    cable = an_item(desk, "CABLE", on_hand="12.5", decimals=1, unit="m", bin="A-1", reorder_point=Decimal(5))
    nut = an_item(desk, "NUT", on_hand=2, name='Nut, "M8"\u00e9 <b>', critical=True)
    catalogue.amend_item(desk, nut, 1, bin="B-1", more_bins=("B-2", "C-7"))
    catalogue.add_barcode(desk, nut, "4006381333931")
    catalogue.add_barcode(desk, nut, "NUT-DOZEN", Decimal(12))
    acme, smith = a_supplier(desk, address="Street 1\nTown"), a_customer(desk)
    miller = a_customer(desk, "Miller; Sons", ship_complete=True)
    a_source(desk, nut, acme, pack_size=Decimal(10), unit_cost=Decimal("0.0525"), preferred=True)
    an_order(desk, smith, (cable, "20"), (nut, 5))
    an_order(desk, miller, (nut, 30), (cable, "0.5"))
    an_order(desk, miller, (nut, 3), (nut, 4), ship_complete=False)
    shipping.ship_ready(desk, "SO-0001")
    catalogue.add_substitute(desk, nut, cable, Decimal("1.5"))
    desk.save_settings(replace(desk.settings, reserve_days=14))
    far = Asked(nut, Decimal(9), date(2026, 8, 1), IfNothing.WAIT)
    accepting.accept(desk, smith, [far])
    desk.save_settings(replace(desk.settings, reserve_days=0))
    po = a_purchase_order(desk, acme, (nut, 20), (cable, 5), confirmed_on=date(2026, 6, 1))
    a_purchase_order(desk, acme, (nut, 10), requested_on=date(2026, 6, 10))
    a_purchase_order(desk, acme, (cable, 1), sent=False)
    a_purchase_order(desk, acme, (nut, 6), (nut, 7), requested_on=date(2026, 6, 10))
    no_date = a_purchase_order(desk, acme, (nut, 8), requested_on=date(2026, 6, 10))
    purchasing.confirm_all(desk, no_date, None)
    receiving.receive(desk, po, {purchases.lines(po)[0].id: Decimal(8)})


def shown(desk: Desk) -> tuple[object, object]:
    queue = views.queue.rows(desk)
    return values(lists.queue(queue), queue), values(lists.ITEMS, views.items.rows(desk))


def test_the_files_of_all_kinds_make_the_same_stockroom_again(desk: Desk, tmp_path: Path) -> None:
    furnish(desk)
    before = shown(desk)
    for kind in KINDS:
        assert export_file(desk, kind, tmp_path / f"{kind}.csv").rows > 0
    desk.close()
    again = new_desk(tmp_path / "again.desk", clock=Clock(TODAY), person="Kim")
    try:
        for kind in KINDS:
            import_file(again, kind, tmp_path / f"{kind}.csv")
        assert shown(again) == before
        assert items.by_sku("NUT").bins == ("B-1", "B-2", "C-7")
        assert [(code.code, code.pack_factor) for code in items.barcodes(items.by_sku("NUT").id)] == [
            ("4006381333931", 1),
            ("NUT-DOZEN", 12),
        ]
        assert [row.reserved_from for row in views.queue.rows(again) if row.reserved_from] == [date(2026, 7, 18)]
        assert [row.ship_complete for row in views.queue.rows(again) if row.order == "SO-0003"] == [False, False]
        for kind in KINDS:
            export_file(again, kind, tmp_path / "second.csv")
            assert (tmp_path / "second.csv").read_bytes() == (tmp_path / f"{kind}.csv").read_bytes()
    finally:
        again.close()


def test_importing_an_export_into_its_own_store_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    furnish(desk)
    before = shown(desk)
    for kind in KINDS:
        export_file(desk, kind, tmp_path / "out.csv")
        done = import_file(desk, kind, tmp_path / "out.csv")
        assert (done.added, done.updated) == (0, 0), kind
    assert shown(desk) == before


def test_an_export_of_before_a_shipment_doubles_nothing_after_it(desk: Desk, tmp_path: Path) -> None:
    nut = an_item(desk, "NUT", on_hand=4)
    order = an_order(desk, a_customer(desk), (nut, 10))
    line = order.lines[0].line.id
    export_file(desk, "orders", tmp_path / "all.csv")
    shipping.ship(desk, [(line, Decimal(1))])
    export_file(desk, "orders", tmp_path / "nine.csv")
    shipping.ship(desk, [(line, Decimal(2))])
    cancelling.cancel_line(desk, line, Decimal(3))
    before = shown(desk)
    assert import_file(desk, "orders", tmp_path / "all.csv").kept == 1
    with pytest.raises(Faulty) as caught:
        import_file(desk, "orders", tmp_path / "nine.csv")
    assert [error.id for error in caught.value.errors] == ["import.order_differs"]
    assert shown(desk) == before


def test_an_export_that_cannot_be_written_leaves_nothing_behind(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        export_file(desk, "items", tmp_path / "no such folder" / "items.csv")
    assert caught.value.id == "export.cannot_write"
    (tmp_path / "taken").mkdir()
    with pytest.raises(Refused):
        export_file(desk, "items", tmp_path / "taken")
    assert sorted(path.name for path in tmp_path.iterdir() if "backorder" not in path.name) == ["taken"]
