"""The purchase orders tab: from draft to received, each step one act away."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import views
from app.desk import Desk
from app.domain.purchase_orders import State
from app.goods import receiving
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.keys import found
from tests.ui.filled import filled
from ui.context import Context
from ui.dialogs.buying.confirm import Confirm
from ui.dialogs.buying.new_purchase_order import NewPurchaseOrder
from ui.dialogs.goods.receive import Receive
from ui.pages.purchase_orders.page import COLUMNS, PurchaseOrdersPage

MAY_20 = date(2026, 5, 20)


@pytest.fixture
def orders(desk: Desk) -> dict[str, int]:
    """One order in every state, all of them of washers that Smith waits for."""
    item, acme = an_item(desk, "FAS-1", name="Washer"), a_supplier(desk, "Acme", email="")
    an_order(desk, a_customer(desk, "Smith"), (item, 25))
    made = {
        "draft": a_purchase_order(desk, acme, (item, 10), sent=False),
        "sent": a_purchase_order(desk, acme, (item, 10), requested_on=MAY_20),
        "confirmed": a_purchase_order(desk, acme, (item, 10), confirmed_on=MAY_20),
        "overdue": a_purchase_order(desk, acme, (item, 10), requested_on=date(2026, 5, 4)),
        "received": a_purchase_order(desk, acme, (item, 10)),
    }
    receiving.receive(desk, made["received"], None)
    return made


def the_page(ctx: Context) -> PurchaseOrdersPage:
    ctx.open_page("purchase_orders")
    page = ctx.window.page
    assert isinstance(page, PurchaseOrdersPage)
    return filled(page)


def shown(page: PurchaseOrdersPage, id: int) -> dict[str, str]:
    [row] = [row for row in page.model.all_rows() if row.id == id]
    return {column.key: column.show(row) for column in COLUMNS}


def test_each_order_says_what_comes_next(qtbot: QtBot, desk: Desk, ctx: Context, orders: dict[str, int]) -> None:
    page = the_page(ctx)
    assert {name: shown(page, id)["next"] for name, id in orders.items()} == {
        "draft": "□ Being ordered",
        "sent": "◇ Hoped for 20 May",
        "confirmed": "◆ Confirmed for 20 May",
        "overdue": "▲ Was due 4 May",
        "received": "",
    }
    assert shown(page, orders["overdue"])["days_to"] == "8 days over"
    assert shown(page, orders["confirmed"])["customers_waiting"] == "1"


@pytest.mark.parametrize(
    ("chip", "names"),
    [
        ("drafts", {"draft"}),
        ("unconfirmed", {"sent", "overdue"}),
        ("confirmed", {"confirmed"}),
        ("overdue", {"overdue"}),
        ("to_chase", {"overdue"}),
        ("received", {"received"}),
    ],
)
def test_chips(qtbot: QtBot, desk: Desk, ctx: Context, orders: dict[str, int], chip: str, names: set[str]) -> None:
    page = the_page(ctx)
    page.choose_chip(chip)
    assert {row.id for row in page.model.shown_rows()} == {orders[name] for name in names}


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("draft", {"send", "edit_draft", "print_po", "supplier_record", "cancel_po"}),
        ("sent", {"confirm", "receive", "print_po", "po_papers", "supplier_record", "close_short", "cancel_po"}),
        ("confirmed", {"receive", "confirm", "print_po", "po_papers", "supplier_record", "close_short", "cancel_po"}),
        (
            "overdue",
            {"confirm", "receive", "chase", "print_po", "po_papers", "supplier_record", "close_short", "cancel_po"},
        ),
        ("received", {"print_po", "po_papers", "supplier_record", "reverse_receipt"}),
    ],
)
def test_the_acts_follow_the_state(
    qtbot: QtBot, desk: Desk, ctx: Context, orders: dict[str, int], name: str, offered: set[str]
) -> None:
    page = the_page(ctx)
    page.select(orders[name])
    assert set(page.offers()) - {"open", "open_po"} == offered


@pytest.mark.parametrize(("name", "dialog"), [("draft", NewPurchaseOrder), ("sent", Confirm), ("confirmed", Receive)])
def test_enter_opens_what_comes_next(
    qtbot: QtBot, desk: Desk, ctx: Context, orders: dict[str, int], name: str, dialog: type
) -> None:
    page = the_page(ctx)
    page.select(orders[name])
    page.open_row(page.table.current_row())
    assert found(ctx, dialog).isVisible()


def test_sending_to_a_supplier_without_e_mail_says_how_it_gets_there(
    qtbot: QtBot, desk: Desk, ctx: Context, orders: dict[str, int]
) -> None:
    page = the_page(ctx)
    page.select(orders["draft"])
    qtbot.waitUntil(lambda: page.panel.button("Send") is not None)
    page.panel.button("Send").click()
    assert shown(page, orders["draft"])["state"] == "Sent"
    assert "no e-mail" in ctx.window.banner.text()


@pytest.mark.parametrize("agreed", [True, False])
def test_cancelling_names_who_loses_cover(
    qtbot: QtBot, desk: Desk, ctx: Context, orders: dict[str, int], monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("ui.attempt.ask_person", lambda _parent, text: bool(asked.append(text)) or agreed)
    for name in ("sent", "overdue", "draft"):
        page = the_page(ctx)
        page.select(orders[name])
        page.offers()["cancel_po"]()
    assert any("Smith" in text for text in asked)
    assert (views.purchases.detail(desk, orders["draft"]).po.state is State.CANCELLED) is agreed


def test_the_detail_shows_lines_dates_and_whom_they_serve(
    qtbot: QtBot, desk: Desk, ctx: Context, orders: dict[str, int]
) -> None:
    page = the_page(ctx)
    page.select(orders["confirmed"])
    qtbot.waitUntil(lambda: "PO-0003" in page.panel.texts())
    said = page.panel.texts()
    assert "FAS-1  Washer" in said
    assert any("Smith (SO-0001)" in text for text in said)
    assert any(text.startswith("Confirmed: 10") for text in said)


def test_no_orders_yet_offers_what_needs_ordering(qtbot: QtBot, ctx: Context) -> None:
    page = the_page(ctx)
    labels = [label.text() for label in page.table.findChildren(QLabel) if label.isVisible()]
    assert labels[0] == "No purchase orders yet"
