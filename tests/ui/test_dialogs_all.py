"""What holds of every dialog: small enough, named for those who cannot see, and never closed by a scan's Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import catalogue, counting, exchange, papers, views
from app.desk import Clock, Desk
from app.domain.asked_lines import Asked
from app.domain.items import ONE
from app.goods import receiving
from app.papers import chase_letter
from app.promising import telling
from app.queueing import holding
from app.views.tally_list import TallyList
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order
from tests.conftest import TODAY
from tests.keys import ENTER
from tests.stores import copied, new_desk
from ui import dialogs
from ui.context import Context
from ui.dialogs.catalogue.person_edit import CustomerEdit, SupplierEdit
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.store.import_columns import ImportColumns

LONG = (
    "Hexagon socket head cap screw M10 × 40 mm, stainless A4-80, DIN 912 / ISO 4762, fully threaded, box of 100 pieces"
)
MOST_WIDTH, MOST_HEIGHT = 1000, 640
Opener = Callable[[Context, dict[str, int]], QDialog | None]


def customer_edit(ctx: Context, ids: dict[str, int]) -> QDialog:
    dialog = CustomerEdit(ctx, None, catalogue.customer(ctx.desk, ids["customer"]))
    dialog.open()
    return dialog


def supplier_edit(ctx: Context, ids: dict[str, int]) -> QDialog:
    dialog = SupplierEdit(ctx, None, catalogue.supplier(ctx.desk, ids["supplier"]))
    dialog.open()
    return dialog


def attach_code(ctx: Context, ids: dict[str, int]) -> QDialog | None:
    counting.scan(ctx.desk, ids["count"], "7610200339089 " + "X" * 60)
    [code] = TallyList(views.counts.tallying(ctx.desk, ids["count"])).codes()
    return ctx.open(dialogs.counting.AttachCode, entry=code, attached=print, dismissed=print)


def import_columns(ctx: Context, ids: dict[str, int]) -> QDialog:
    headings = tuple(LONG[at:] for at in range(12))
    columns = exchange.Columns({"sku": headings[0], "name": headings[1]}, {"bin": LONG})
    file = exchange.FileColumns(headings, ((LONG, LONG),) * len(headings), columns, False, False)
    dialog = ImportColumns(ctx, ctx.window, "items", file)
    dialog.open()
    return dialog


DIALOGS: dict[str, Opener] = {
    "new order": lambda ctx, ids: ctx.open(dialogs.orders.NewOrder, customer_id=ids["customer"], item_id=ids["item"]),
    "new purchase order": lambda ctx, ids: ctx.open(dialogs.buying.NewPurchaseOrder),
    "draft": lambda ctx, ids: ctx.open(dialogs.buying.NewPurchaseOrder, po_id=ids["draft"]),
    "suggest": lambda ctx, ids: ctx.open(dialogs.buying.Suggest),
    "order item": lambda ctx, ids: ctx.open(dialogs.buying.OrderItem, item_id=ids["item"]),
    "confirm": lambda ctx, ids: ctx.open(dialogs.buying.Confirm, po_id=ids["po"]),
    "paste answer": lambda ctx, ids: ctx.open(dialogs.buying.PasteAnswer, po_id=ids["po"]),
    "receive": lambda ctx, ids: ctx.open(dialogs.goods.Receive, po_id=ids["po"]),
    "receive a delivery": lambda ctx, ids: ctx.open(dialogs.goods.ReceiveChoice),
    "receive without order": lambda ctx, ids: ctx.open(dialogs.goods.ReceiveWithoutOrder),
    "put away": lambda ctx, ids: ctx.open(dialogs.goods.PutAway),
    "chase": lambda ctx, ids: ctx.open(dialogs.buying.Chase, supplier_id=ids["supplier"]),
    "chase list": lambda ctx, ids: ctx.open(dialogs.buying.ChaseList),
    "supplier record": lambda ctx, ids: ctx.open(dialogs.buying.SupplierRecord, supplier_id=ids["supplier"]),
    "close short": lambda ctx, ids: ctx.open(dialogs.buying.CloseShort, po_id=ids["po"]),
    "ship": lambda ctx, ids: ctx.open(dialogs.goods.Ship),
    "short pick": lambda ctx, ids: ctx.open(dialogs.goods.ShortPick, line_id=ids["line"]),
    "tell": lambda ctx, ids: ctx.open(dialogs.promises.Tell, line_ids=[ids["line"]]),
    "confirm order": lambda ctx, ids: ctx.open(
        dialogs.promises.Tell, line_ids=[ids["line"]], confirms=views.queue.rows(ctx.desk)[0].order_id
    ),
    "notices": lambda ctx, ids: ctx.open(dialogs.promises.Notices),
    "notice paper": lambda ctx, ids: ctx.open_paper(papers.table.NOTICES.of([ids["line"]])),
    "answer": lambda ctx, ids: ctx.open(dialogs.promises.Answer, line_id=ids["line"]),
    "strike": lambda ctx, ids: ctx.open(dialogs.promises.Strike, line_id=ids["line"], telling_id=ids["telling"]),
    "take back": lambda ctx, ids: ctx.open(dialogs.goods.TakeBack),
    "papers that left": lambda ctx, ids: ctx.open(dialogs.papers.KeptPapers),
    "recent acts": lambda ctx, ids: ctx.open(dialogs.store.RecentActs),
    "receiving slip": lambda ctx, ids: ctx.open_paper(papers.table.RECEIVING_SLIP.of(act_id=ids["receipt"])),
    "labels": lambda ctx, ids: ctx.open(dialogs.papers.Labels, act_id=ids["receipt"], item_ids=[ids["item"]]),
    "chase letter": lambda ctx, ids: ctx.open_paper(papers.table.CHASE_LETTER.of(chase_letter.open_rows(ids["po"]))),
    "new count": lambda ctx, ids: ctx.open(dialogs.counting.OpenCount, item_ids=[ids["item"]]),
    "doubt": lambda ctx, ids: ctx.open(dialogs.counting.Doubt, item_id=ids["item"]),
    "enter sheet": lambda ctx, ids: ctx.open(dialogs.counting.EnterSheet, count_id=ids["count"]),
    "attach code": attach_code,
    "approve count": lambda ctx, ids: ctx.open(
        dialogs.counting.ApproveCount, reviewed=counting.reviewed(ctx.desk, ids["count"])[1][0]
    ),
    "count sheet": lambda ctx, ids: ctx.open_paper(papers.table.COUNT_SHEET.of(ids["count"])),
    "variance report": lambda ctx, ids: ctx.open_paper(papers.table.VARIANCE_REPORT.of(ids["count"])),
    "pick list": lambda ctx, ids: ctx.open_paper(papers.table.PICK_LIST.of()),
    "cancel line": lambda ctx, ids: ctx.open(dialogs.orders.CancelLine, line_id=ids["line"]),
    "hold": lambda ctx, ids: ctx.open(dialogs.queue.HoldLine, line_id=ids["line"]),
    "release": lambda ctx, ids: ctx.open(dialogs.queue.Release, line_id=ids["passed"]),
    "move up": lambda ctx, ids: ctx.open(dialogs.queue.MoveUp, line_id=ids["second"]),
    "substitute": lambda ctx, ids: ctx.open(dialogs.orders.SubstituteLine, line_id=ids["line"]),
    "add substitute": lambda ctx, ids: ctx.open(dialogs.catalogue.AddSubstitute, item_id=ids["item"]),
    "amend": lambda ctx, ids: ctx.open(dialogs.orders.AmendLine, line_id=ids["line"]),
    "close rest": lambda ctx, ids: ctx.open(dialogs.orders.CloseRest, line_id=ids["line"]),
    "decline": lambda ctx, ids: ctx.open(
        dialogs.orders.Decline, customer_id=ids["customer"], asked=[Asked(ids["item"], ONE)]
    ),
    "lost sales": lambda ctx, ids: ctx.open(dialogs.orders.LostSales),
    "ship more": lambda ctx, ids: ctx.open(dialogs.goods.ShipMore, line_id=ids["line"]),
    "lend": lambda ctx, ids: ctx.open(dialogs.queue.Lend, line_id=ids["borrower"]),
    "lend from": lambda ctx, ids: ctx.open(dialogs.queue.Lend, line_id=ids["lender"], lender=True),
    "held stock": lambda ctx, ids: ctx.open(dialogs.queue.HeldForWholeOrders),
    "audit": lambda ctx, ids: ctx.open_paper(papers.table.OVERRIDE_AUDIT.of()),
    "item": lambda ctx, ids: ctx.open(dialogs.catalogue.ItemEdit, item=catalogue.item(ctx.desk, ids["item"])),
    "correct": lambda ctx, ids: ctx.open(dialogs.goods.CorrectStock, item_id=ids["item"]),
    "issue": lambda ctx, ids: ctx.open(dialogs.goods.IssueStock, item_id=ids["item"]),
    "attach": lambda ctx, ids: ctx.open(dialogs.catalogue.AttachBarcode, code="5901234123457"),
    "barcode": lambda ctx, ids: ctx.open(dialogs.catalogue.AddBarcode, item_id=ids["item"]),
    "source": lambda ctx, ids: ctx.open(dialogs.catalogue.SourceEdit, item_id=ids["item"]),
    "people": lambda ctx, ids: ctx.open(dialogs.catalogue.People),
    "customer": customer_edit,
    "supplier": supplier_edit,
    "choose meaning": lambda ctx, ids: ctx.open(
        dialogs.catalogue.ChooseMeaning, text="TWICE", meaning=catalogue.meaning(ctx.desk, "TWICE"), done=print
    ),
    "teach scanner": lambda ctx, ids: ctx.open(dialogs.store.TeachScanner),
    "settings": lambda ctx, ids: ctx.open(dialogs.store.DeskSettings),
    "import columns": import_columns,
    "import": lambda ctx, ids: ctx.open(dialogs.store.ImportWizard),
    "export": lambda ctx, ids: ctx.open(dialogs.store.ExportFile),
    "paper": lambda ctx, ids: ctx.open_paper(papers.table.PURCHASE_ORDER.of(ids["po"])),
    "status paper": lambda ctx, ids: ctx.open_paper(papers.table.STATUS.of()),
    "history": lambda ctx, ids: ctx.open(
        dialogs.orders.History, title="PO", lines=views.purchases.detail(ctx.desk, ids["po"]).history
    ),
    "ledger": lambda ctx, ids: ctx.open(
        dialogs.goods.Ledger, title="SKU", rows=views.items.detail(ctx.desk, ids["item"]).ledger
    ),
}


def too_long(store: Path) -> dict[str, int]:
    """Make a stockroom where every name is far too long. Returns the ids of what is in it."""
    with closing(new_desk(store, clock=Clock(TODAY), person="Kim")) as desk:
        return filled(desk)


def filled(desk: Desk) -> dict[str, int]:
    item = an_item(desk, "FAS-1040-A4-80-FT-BOX100", 18, name=LONG)
    supplier = a_supplier(desk, f"{LONG} and Sons Limited")
    a_source(desk, item, supplier, preferred=True, supplier_sku="X" * 40)
    customer = a_customer(desk, f"{LONG} Trading Company")
    an_order(desk, customer, (item, 30))
    made = {"item": item, "supplier": supplier, "customer": customer, "line": views.queue.rows(desk)[0].id}
    for name in ("second", "passed"):
        an_order(desk, customer, (item, 10))
        made[name] = views.queue.rows(desk)[-1].id
    holding.hold(desk, made["passed"], pass_on=True)
    other, wanting = an_item(desk, "HELD", 5, name=LONG), an_item(desk, "WANTING", name=LONG)
    order = an_order(desk, customer, (other, 5), (wanting, 1), ship_complete=True)
    made["lender"] = order.lines[0].line.id
    made["borrower"] = an_order(desk, customer, (other, 3)).lines[0].line.id
    telling.tell(desk, [made["line"]], "phone")
    made["telling"] = views.queue.detail(desk, made["line"]).tellings[-1].id
    made["po"] = a_purchase_order(desk, supplier, (item, 60), requested_on=date(2026, 5, 20))
    a_purchase_order(desk, supplier, (item, 90), requested_on=date(2026, 5, 4), sent_on=date(2026, 5, 1))
    arrived = a_purchase_order(desk, supplier, (item, 5))
    made["receipt"] = receiving.receive(desk, arrived).act
    made["count"] = counting.open_count(desk, [item]).id
    catalogue.add_item(desk, sku="TWICE", name=LONG, bin="TWICE")
    made["draft"] = a_purchase_order(desk, supplier, (item, 60), sent=False)
    return made


@pytest.fixture
def ids(store: Path) -> dict[str, int]:
    return copied(too_long, store)


@pytest.fixture
def desk(store: Path, ids: dict[str, int]) -> Iterator[Desk]:
    with closing(Desk.open(store, clock=Clock(TODAY), person="Kim")) as opened:
        yield opened


@pytest.fixture(params=list(DIALOGS))
def dialog(request: pytest.FixtureRequest, qtbot: QtBot, ctx: Context, ids: dict[str, int]) -> QDialog:
    opened = DIALOGS[request.param](ctx, ids)
    assert opened is not None
    qtbot.waitUntil(opened.isActiveWindow)
    return opened


def parts(dialog: QDialog) -> list[QWidget]:
    """Whatever in a dialog can be used."""
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, QPushButton, QAbstractItemView)
    found = [widget for widget in dialog.findChildren(QWidget) if isinstance(widget, kinds)]
    return [widget for widget in found if widget.isVisible() and not isinstance(widget.parent(), QComboBox | QSpinBox)]


def a_dialog_fits_a_small_screen(dialog: QDialog) -> None:
    assert dialog.width() <= MOST_WIDTH
    assert dialog.height() <= MOST_HEIGHT
    assert dialog.minimumSizeHint().width() <= MOST_WIDTH
    assert dialog.minimumSizeHint().height() <= MOST_HEIGHT


def squeezed(dialog: QDialog) -> list[tuple[str, int, int]]:
    return [
        (field.accessibleName(), field.height(), field.sizeHint().height())
        for field in parts(dialog)
        if isinstance(field, QLineEdit | QComboBox) and field.isVisible() and field.height() < field.sizeHint().height()
    ]


def test_its_fields_are_not_squeezed(qtbot: QtBot, dialog: QDialog) -> None:
    assert not squeezed(dialog)
    if isinstance(dialog, Dialog):
        dialog.say(f"{LONG} cannot be taken. {LONG} is what can.")
        qtbot.waitUntil(dialog.message.isVisible)
        qtbot.waitUntil(lambda: not squeezed(dialog))


def everything_in_it_has_a_name(dialog: QDialog) -> None:
    names = {
        widget: widget.accessibleName() or (widget.text() if hasattr(widget, "text") else "")
        for widget in parts(dialog)
    }
    headers = [view for view in parts(dialog) if type(view).__name__ == "QHeaderView"]
    assert [widget for widget, name in names.items() if not name.strip() and widget not in headers] == []


def test_enter_neither_closes_it_nor_presses_a_button(qtbot: QtBot, dialog: QDialog) -> None:
    pressed: list[str] = []
    for button in dialog.findChildren(QPushButton):
        assert not button.autoDefault(), button.text()
        assert not button.isDefault(), button.text()
        button.clicked.connect(lambda _checked=False, text=button.text(): pressed.append(text))
    qtbot.keyClick(dialog, ENTER)
    for field in [widget for widget in parts(dialog) if isinstance(widget, QLineEdit) and widget.isEnabled()]:
        qtbot.keyClick(field, ENTER)
    assert dialog.isVisible()
    assert pressed == []


def no_shortcut_is_a_bare_key(dialog: QDialog) -> None:
    keys = [button.shortcut() for button in dialog.findChildren(QPushButton)]
    keys += [key for action in dialog.actions() for key in action.shortcuts()]
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    assert [key.toString() for key in keys if not key.isEmpty() and not key[0].keyboardModifiers() & modifiers] == []
    assert len({key.toString() for key in keys if not key.isEmpty()}) == len([key for key in keys if not key.isEmpty()])


def tab_stops(dialog: QDialog) -> list[QWidget]:
    takes = {part for part in parts(dialog) if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled()}
    order: list[QWidget] = []
    widget = dialog.nextInFocusChain()
    while widget is not dialog:
        if widget in takes:
            order.append(widget)
        widget = widget.nextInFocusChain()
    return order


def tab_goes_in_reading_order(dialog: QDialog) -> None:
    for one, next_one in pairwise(tab_stops(dialog)):
        here, there = (place(stop, dialog) for stop in side_by_side(one, next_one))
        assert there.bottom() > here.top(), (one.accessibleName(), next_one.accessibleName())
        if there.top() < here.bottom():
            assert there.left() > here.left(), (one.accessibleName(), next_one.accessibleName())


def side_by_side(one: QWidget, other: QWidget) -> tuple[QWidget, QWidget]:
    """Each of the two, or the area it is scrolled in without the other: what is scrolled out of sight has no place."""
    return (scrolled_without(one, other), scrolled_without(other, one))


def scrolled_without(widget: QWidget, other: QWidget) -> QWidget:
    outer, parent = widget, widget.parentWidget()
    while parent is not None and not parent.isAncestorOf(other):
        if isinstance(parent, QScrollArea):
            outer = parent
        parent = parent.parentWidget()
    return outer


def place(widget: QWidget, dialog: QDialog) -> QRect:
    return QRect(widget.mapTo(dialog, QPoint(0, 0)), widget.size())


LOOKS = (
    a_dialog_fits_a_small_screen,
    everything_in_it_has_a_name,
    no_shortcut_is_a_bare_key,
    tab_goes_in_reading_order,
)


def test_what_is_seen_at_a_glance(dialog: QDialog) -> None:
    """All of it on one dialog: opening it takes longer than looking at it."""
    for holds in LOOKS:
        holds(dialog)


def test_what_is_gone_is_said_instead_of_opened(qtbot: QtBot, ctx: Context, ids: dict[str, int]) -> None:
    assert ctx.open(dialogs.orders.CancelLine, line_id=999_999) is None
    assert ctx.window.banner.text()


@pytest.mark.parametrize(
    "name", ["new order", "notices", "suggest", "import", "confirm", "item", "settings", "receive"]
)
@pytest.mark.parametrize("room", [QSize(900, 470), QSize(675, 350)], ids=["150 %", "200 %"])
def test_where_the_screen_is_too_small_the_body_scrolls_and_the_foot_stays_in_sight(
    qtbot: QtBot, ctx: Context, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch, name: str, room: QSize
) -> None:
    monkeypatch.setattr("ui.dialogs.frame.dialog.room_on_screen", lambda _window: room)
    dialog = DIALOGS[name](ctx, ids)
    assert isinstance(dialog, Dialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.size().boundedTo(room) == dialog.size()
    foot = [widget for at in range(dialog.foot.count()) if (widget := dialog.foot.itemAt(at).widget()) is not None]
    in_foot = [stop in foot for stop in tab_stops(dialog)]
    assert in_foot == sorted(in_foot), "Tab comes to the foot last"
    for widget in foot:
        assert not widget.isVisible() or dialog.rect().contains(place(widget, dialog)), widget
    dialog.say(f"{LONG} cannot be taken.")
    assert dialog.size().boundedTo(room) == dialog.size()
