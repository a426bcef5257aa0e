"""A scan at the window: where it leads, what is said of it, and that dialogs in front have it first."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app import catalogue, counting
from app.desk import Desk
from app.domain import codes
from app.domain.codes import Kind
from app.goods import receiving, shipping
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.keys import ENTER, found, opened, scanned, typed
from ui import forms
from ui.context import Context
from ui.dialogs.catalogue.add_barcode import AddBarcode
from ui.dialogs.catalogue.attach_barcode import AttachBarcode
from ui.dialogs.catalogue.choose_meaning import ChooseMeaning
from ui.dialogs.catalogue.item_edit import ItemEdit
from ui.dialogs.goods.receive import Receive
from ui.dialogs.goods.receive_lines import HERE
from ui.dialogs.goods.ship import Ship
from ui.dialogs.goods.take_back import TakeBack
from ui.dialogs.orders.new_order import NewOrder
from ui.dialogs.store.teach_scanner import TeachScanner
from ui.forms.tally import TallyForm
from ui.scanning.bursts import Key, Taught
from ui.scanning.scanner import Scanner, recall
from ui.widgets.last_scan import LastScan
from ui.window.main_window import MainWindow

EAN = "4006381333931"


@pytest.fixture
def bolt(desk: Desk) -> int:
    bolt = catalogue.add_item(desk, sku="M8-BOLT", name="Bolt M8 × 40", bin="A-02")
    catalogue.add_barcode(desk, bolt, EAN)
    catalogue.add_barcode(desk, bolt, "14006381333938", Decimal(10))
    return bolt


def last(window: MainWindow) -> LastScan:

    assert window.scans.last is not None
    return window.scans.last


@pytest.fixture
def listening(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.scans.listen()
    return window


def test_a_scan_leads_to_its_item_and_says_it_in_large_type(
    ctx: Context, listening: MainWindow, bolt: int, qtbot: QtBot
) -> None:
    listening.find_box.setFocus()
    for text in (EAN, codes.make(Kind.ITEM, bolt)):
        ctx.open_page("queue")
        scanned(ctx, text)
        assert listening.tabs.name == "items"
        assert listening.page is not None
        qtbot.waitUntil(lambda: listening.page.table.current_row() is not None)
        assert listening.page.table.current_row().sku == "M8-BOLT"
        assert (last(listening).title.text(), last(listening).tone) == ("M8-BOLT", "good")
    assert listening.find_box.text() == ""


def test_a_sent_purchase_order_is_received(ctx: Context, listening: MainWindow, desk: Desk, bolt: int) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (bolt, 20))
    scanned(ctx, codes.make(Kind.PURCHASE_ORDER, po))
    dialog = found(ctx, Receive)
    scanned(ctx, EAN)
    scanned(ctx, "14006381333938")
    assert dialog.grid.text(0, HERE) == "11"


def test_a_draft_and_an_order_are_shown(ctx: Context, listening: MainWindow, desk: Desk, bolt: int) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (bolt, 20), sent=False)
    order = an_order(desk, a_customer(desk), (bolt, 2))
    scanned(ctx, codes.make(Kind.PURCHASE_ORDER, po))
    assert listening.tabs.name == "purchase_orders"
    assert not [dialog for dialog in listening.findChildren(QDialog) if dialog.isVisible()]
    scanned(ctx, codes.make(Kind.ORDER, order.order_id))
    assert listening.tabs.name == "queue"
    assert last(listening).title.text() == "SO-0001"


def test_a_bin_shows_what_lies_in_it(ctx: Context, listening: MainWindow, desk: Desk, bolt: int, qtbot: QtBot) -> None:
    an_item(desk, "ELSEWHERE")
    for text in ("A-02", codes.make(Kind.BIN, 1)):
        scanned(ctx, text)
        assert listening.page is not None
        qtbot.waitUntil(lambda: [row.sku for row in listening.page.model.shown_rows()] == ["M8-BOLT"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5901234123457", "Nothing here has the code"),
        ("4006381333932", "check digit"),
        ("9" * 300, "too long"),
        ("12*", "Open one first"),
    ],
)
def test_what_leads_nowhere_is_said(ctx: Context, listening: MainWindow, bolt: int, text: str, words: str) -> None:
    scanned(ctx, text)
    assert words in last(listening).state.text()
    assert last(listening).tone == "bad"
    assert last(listening).isVisible()


def test_a_code_on_two_items_is_chosen_and_meant_from_then_on(
    ctx: Context, listening: MainWindow, desk: Desk, bolt: int, qtbot: QtBot
) -> None:
    other = an_item(desk, EAN, name="Another one")
    scanned(ctx, EAN)
    dialog = found(ctx, ChooseMeaning)
    assert dialog.list.count() == 2
    scanned(ctx, "M8-BOLT")
    assert "takes a scan" in dialog.message.text()
    dialog.list.setCurrentRow([hit.id for hit in dialog.meaning.hits].index(other))
    qtbot.keyClick(dialog.list, ENTER)
    assert last(listening).title.text() == EAN
    scanned(ctx, EAN)
    assert last(listening).title.text() == EAN
    assert last(listening).detail.toolTip() == "Another one"
    [again] = last(listening).buttons
    again.click()
    assert found(ctx, ChooseMeaning).list.count() == 2


def test_a_scan_adds_its_item_to_an_order_wherever_the_keyboard_stands(
    qtbot: QtBot, ctx: Context, listening: MainWindow, desk: Desk, bolt: int
) -> None:
    dialog = opened(qtbot, ctx, NewOrder)
    for field in (dialog.head.customer, dialog.head.wanted, dialog.accept_button, dialog.item):
        field.setFocus()
        scanned(ctx, EAN)
    scanned(ctx, "14006381333938")
    assert [(line.item.sku, line.quantity.text()) for line in dialog.lines] == [("M8-BOLT", "14")]
    assert (dialog.head.customer.text(), dialog.head.wanted.text(), dialog.item.text()) == ("", "", "")
    scanned(ctx, "4006381333932")
    assert "check digit" in dialog.message.text()


def test_in_a_search_line_several_are_listed_and_the_choice_is_remembered(
    qtbot: QtBot, ctx: Context, listening: MainWindow, desk: Desk, bolt: int
) -> None:
    an_item(desk, EAN, name="Another one")
    dialog = opened(qtbot, ctx, NewOrder)
    scanned(ctx, EAN)
    assert set(dialog.item.offered()) == {"M8-BOLT", EAN}
    assert "several items" in dialog.message.text()
    picked = dialog.item.offered()[0]
    qtbot.keyClick(dialog.item, ENTER)
    assert [line.item.sku for line in dialog.lines] == [picked]
    scanned(ctx, EAN)
    assert [(line.item.sku, line.quantity.text()) for line in dialog.lines] == [(picked, "2")]


def test_a_quantity_being_typed_is_taken_before_the_next_scan(
    qtbot: QtBot, ctx: Context, listening: MainWindow, desk: Desk, bolt: int
) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (bolt, 20))
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    dialog.grid.go(0, HERE)
    qtbot.keyClick(dialog.grid, "5")
    assert isinstance(dialog.focusWidget(), QLineEdit)
    scanned(ctx, EAN)
    assert dialog.grid.text(0, HERE) == "6"


def test_shipping_goes_to_the_line_that_was_scanned(
    qtbot: QtBot, ctx: Context, listening: MainWindow, desk: Desk, bolt: int
) -> None:
    washer = an_item(desk, "WASHER", 9)
    an_item(desk, "NOT-HERE")
    an_order(desk, a_customer(desk), (washer, 1))
    an_order(desk, a_customer(desk, "Jones"), (washer, 2))
    dialog = opened(qtbot, ctx, Ship)
    scanned(ctx, "SO-0002")
    assert dialog.grid.currentRow() == 1
    scanned(ctx, "WASHER")
    assert dialog.grid.currentRow() == 0
    scanned(ctx, "NOT-HERE")
    assert "NOT-HERE" in dialog.message.text()
    assert dialog.isVisible()


def test_an_order_s_code_says_what_came_back(
    qtbot: QtBot, ctx: Context, listening: MainWindow, desk: Desk, bolt: int
) -> None:
    order = an_order(desk, a_customer(desk, "Smith"), (bolt, 1))
    dialog = opened(qtbot, ctx, TakeBack)
    scanned(ctx, EAN)
    assert "code of an order" in dialog.message.text()
    scanned(ctx, codes.make(Kind.ORDER, order.order_id))
    assert dialog.order.text() == "SO-0001"


def test_a_carton_s_gs1_code_is_added_without_its_lot(
    qtbot: QtBot, ctx: Context, listening: MainWindow, desk: Desk
) -> None:
    item = an_item(desk, "FAS-1")
    dialog = opened(qtbot, ctx, AddBarcode, item_id=item)
    scanned(ctx, f"]C1010{EAN}10LOT7")
    assert dialog.code.text() == EAN
    assert dialog.factor.hasFocus()


def test_a_dialog_with_no_use_for_a_scan_says_so_and_types_nothing(
    qtbot: QtBot, ctx: Context, listening: MainWindow, bolt: int
) -> None:
    dialog = opened(qtbot, ctx, ItemEdit)
    scanned(ctx, EAN)
    assert EAN in dialog.message.text()
    assert [field.text() for field in dialog.findChildren(QLineEdit) if EAN in field.text()] == []
    assert dialog.isVisible()


def test_scans_wait_for_one_another(listening: MainWindow, ctx: Context) -> None:
    taken: list[str] = []

    class Slow:
        def take_scan(self, text: str) -> None:
            taken.append(f"{text} begun")
            if text == "1":
                scanned(ctx, "2")  # it comes while the first one is dealt with
            taken.append(f"{text} done")

    listening.scans.router._otherwise = Slow()
    scanned(ctx, "1")
    assert taken == ["1 begun", "1 done", "2 begun", "2 done"]


def test_keys_of_a_real_keyboard_become_a_scan_and_a_person_s_keys_go_on(
    qtbot: QtBot, listening: MainWindow, bolt: int
) -> None:
    """As the window system would deliver them: `spontaneous`, with a time."""
    scanner = listening.scans.scanner
    handle = listening.windowHandle()
    listening.find_box.setFocus()

    def tap(text: str, stamp: int) -> bool:
        key = Qt.Key.Key_Return if text == "\r" else Qt.Key(ord(text.upper()))
        return tapped(scanner, handle, key, text, stamp)

    with qtbot.waitSignal(scanner.scanned) as signal:
        assert all(tap(character, 1000 + 5 * place) for place, character in enumerate(f"{EAN}\r"))
    assert signal.args == [EAN, EAN]
    assert listening.find_box.text() == ""
    assert tap("a", 5000)
    qtbot.waitUntil(lambda: listening.find_box.text() == "a")
    assert tap("b", 6000)
    assert not scanner.eventFilter(handle, QEvent(QEvent.Type.MouseButtonPress))
    assert listening.find_box.text() == "ab"


def test_keys_that_come_late_are_one_scan_by_their_own_times(qtbot: QtBot, listening: MainWindow, bolt: int) -> None:
    scanner, handle = listening.scans.scanner, listening.windowHandle()
    listening.find_box.setFocus()
    with qtbot.waitSignal(scanner.scanned) as signal:
        for place, character in enumerate(f"{EAN}\r"):
            key = Qt.Key.Key_Return if character == "\r" else Qt.Key(ord(character))
            assert tapped(scanner, handle, key, character, 1000 + 5 * place)
            qtbot.wait(2 * Taught().gap if place in (0, 6) else 0)  # the PC has something else to do
    assert signal.args == [EAN, EAN]
    assert listening.find_box.text() == ""


def test_the_places_of_the_keys_come_out_with_what_they_type(qtbot: QtBot, listening: MainWindow) -> None:
    scanner, handle = listening.scans.scanner, listening.windowHandle()
    places = {"&": 2, "é": 3, '"': 4, "'": 5}
    with qtbot.waitSignal(scanner.scanned) as signal:
        for number, (typed, place) in enumerate(places.items()):
            tapped(scanner, handle, Qt.Key(ord(typed.upper())), typed, 1000 + 5 * number, place)
        tapped(scanner, handle, Qt.Key.Key_Return, "\r", 1030)
    assert signal.args == ["&é\"'", "1234"]


def test_a_window_that_opens_in_the_middle_of_a_scan_does_not_cut_it(
    qtbot: QtBot, ctx: Context, listening: MainWindow, bolt: int
) -> None:
    scanner = listening.scans.scanner
    listening.find_box.setFocus()

    def tap(window: QWindow, text: str, stamp: int) -> bool:
        return tapped(scanner, window, Qt.Key.Key_Return if text == "\r" else Qt.Key(ord(text.upper())), text, stamp)

    first = listening.windowHandle()
    tap(first, "a", 500)
    scanner._follow(None)
    qtbot.waitUntil(lambda: listening.find_box.text() == "a")
    dialog = opened(qtbot, ctx, NewOrder)
    second = dialog.windowHandle()
    with qtbot.waitSignal(scanner.scanned) as signal:
        for place, character in enumerate(f"{EAN}\r"):
            if place == 7:
                scanner._follow(second)
            assert tap(first if place < 7 else second, character, 1000 + 5 * place)
    assert signal.args == [EAN, EAN]
    assert (listening.find_box.text(), dialog.item.text(), dialog.head.customer.text()) == ("a", "", "")


class _Spontaneous(QKeyEvent):
    def spontaneous(self) -> bool:
        return True


def tapped(scanner: Scanner, window: QWindow, key: Qt.Key, text: str, stamp: int, place: int = 0) -> bool:
    """Press a key and let it go; whether the scanner kept the press from the window."""
    kept = []
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = _Spontaneous(kind, key, Qt.KeyboardModifier.NoModifier, place and place + 8, 0, 0, text)
        event.setTimestamp(stamp)
        kept.append(scanner.eventFilter(window, event))
    return kept[0]


def keys(text: str, gap: int) -> list[Key]:
    return [Key(True, ord(character), character, 1000 + gap * place) for place, character in enumerate(text)]


def test_the_program_is_taught_a_scanner(qtbot: QtBot, ctx: Context, listening: MainWindow, bolt: int) -> None:
    dialog = opened(qtbot, ctx, TeachScanner)
    qtbot.waitUntil(dialog.pad.hasFocus)
    for code in (f"~{EAN}", "~M8-BOLT"):
        for key in keys(f"{code}\r", 40):
            dialog.scanner.key_came.emit(key)
        qtbot.waitUntil(lambda: not dialog._over.isActive())
    assert dialog.pad.text.text() == "~M8-BOLT<Enter>"
    assert [dialog.keys.text(row, 1) for row in (0, 1)] == ["", "40 ms"]
    assert dialog.prefix.text() == "~"
    assert dialog.gap.value() == 80
    assert "M8-BOLT" in dialog.said.text()
    assert dialog.message.text() == ""
    dialog.suffix.setText("<ETX>")
    dialog.save()
    assert recall(ctx.settings) == dialog.scanner.taught == Taught(80, "~", "\x03")
    assert not dialog.scanner.watched


def test_what_is_wrong_with_the_scanner_s_setting_is_said(qtbot: QtBot, ctx: Context, listening: MainWindow) -> None:
    dialog = opened(qtbot, ctx, TeachScanner)
    qtbot.waitUntil(dialog.pad.hasFocus)
    for text, words in ((EAN, "No Enter or Tab"), ("&é\"'(-\r", "another country"), ("AB\r", "too short")):
        for key in keys(text, 5):
            dialog.scanner.key_came.emit(key)
        qtbot.waitUntil(lambda: not dialog._over.isActive())
        assert words in dialog.message.text()
    before = dialog.scanner.taught
    dialog.reject()
    assert dialog.scanner.taught == Taught() != before


FRENCH = EAN.translate(str.maketrans("1234567890", "&é\"'(-è_çà"))


def test_a_scanner_that_types_as_for_another_keyboard_is_understood_and_named_once(
    ctx: Context, listening: MainWindow, bolt: int
) -> None:
    listening.scans.router.take(FRENCH, EAN)
    assert (last(listening).title.text(), last(listening).tone) == ("M8-BOLT", "good")
    assert "as for another keyboard" in listening.banner.label.text()
    listening.banner.clear()
    listening.scans.router.take(FRENCH, EAN)
    assert not listening.banner.isVisible()


def test_a_dialog_that_takes_a_scan_names_the_other_keyboard_itself(
    qtbot: QtBot, ctx: Context, listening: MainWindow, bolt: int
) -> None:
    dialog = opened(qtbot, ctx, NewOrder)
    listening.scans.router.take(FRENCH, EAN)
    assert [line.item.sku for line in dialog.lines] == ["M8-BOLT"]
    assert "as for another keyboard" in dialog.message.text()


def test_a_code_that_nobody_knows_is_kept_as_the_keys_places_have_it(
    qtbot: QtBot, ctx: Context, listening: MainWindow, bolt: int
) -> None:
    dialog = opened(qtbot, ctx, AddBarcode, item_id=bolt)
    listening.scans.router.take("(à&é\"'(à&&('è", "5012345011547")
    assert dialog.code.text() == "5012345011547"


def test_a_scanner_is_taught_to_type_as_on_another_keyboard(
    qtbot: QtBot, ctx: Context, listening: MainWindow, bolt: int
) -> None:
    dialog = opened(qtbot, ctx, TeachScanner)
    qtbot.waitUntil(dialog.pad.hasFocus)
    places = zip(keys(f"{FRENCH}\r", 5), f"{EAN}\r", strict=True)
    for key in (key._replace(placed=placed) for key, placed in places):
        dialog.scanner.key_came.emit(key)
    qtbot.waitUntil(lambda: not dialog._over.isActive())
    assert "It is M8-BOLT" in dialog.said.text()
    assert dialog.by_place.isChecked()
    assert dialog.message.text() == ""
    dialog.save()
    assert recall(ctx.settings).by_place
    listening.scans.router.take("whatever", "more")  # nobody knows either: the places count
    assert last(listening).title.text() == "more"


def attached(qtbot: QtBot, ctx: Context, to: str) -> None:
    """Say in the dialog that asks for it which item the code is on."""
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in ctx.window.findChildren(AttachBarcode)))
    dialog = found(ctx, AttachBarcode)
    typed(qtbot, dialog.search, to)
    dialog.save()


UNKNOWN = "5901234123457"


def test_an_unknown_scan_is_attached_there_with_one_key(
    qtbot: QtBot, ctx: Context, listening: MainWindow, bolt: int
) -> None:
    scanned(ctx, UNKNOWN)
    qtbot.waitUntil(listening.isActiveWindow)
    qtbot.keyClick(listening, Qt.Key.Key_F8)
    attached(qtbot, ctx, "M8-BOLT")
    assert (last(listening).title.text(), last(listening).tone) == ("M8-BOLT", "good")
    assert f"{UNKNOWN} now stands for 1" in listening.banner.label.text()
    scanned(ctx, "4006381333932")  # read wrongly: there is nothing to attach
    assert last(listening).buttons == []


def test_a_dialog_goes_on_with_a_code_that_was_attached_in_it(
    qtbot: QtBot, ctx: Context, listening: MainWindow, desk: Desk, bolt: int
) -> None:
    dialog = opened(qtbot, ctx, NewOrder)
    scanned(ctx, UNKNOWN)
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    attached(qtbot, ctx, "M8-BOLT")
    assert [line.item.sku for line in dialog.lines] == ["M8-BOLT"]


def test_receiving_counts_a_code_that_was_attached_in_it(
    qtbot: QtBot, ctx: Context, listening: MainWindow, desk: Desk, bolt: int
) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (bolt, 20))
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    scanned(ctx, UNKNOWN)
    [offer] = dialog.last.buttons
    offer.click()
    scanned(ctx, EAN)  # another code of the item says which it is
    found(ctx, AttachBarcode).save()
    assert dialog.grid.text(0, HERE) == "1"


def test_what_was_typed_and_not_found_is_attached_too(
    qtbot: QtBot, ctx: Context, listening: MainWindow, bolt: int
) -> None:
    qtbot.waitUntil(lambda: listening.find_box.isEnabled() and listening.isActiveWindow())
    typed(qtbot, listening.find_box, UNKNOWN)
    [offer] = listening.banner.buttons
    offer.click()
    attached(qtbot, ctx, "M8-BOLT")
    assert listening.find_box.text() == ""


def test_a_purchase_order_that_cannot_be_received_is_shown_and_said(
    ctx: Context, listening: MainWindow, desk: Desk, bolt: int, qtbot: QtBot
) -> None:
    draft = a_purchase_order(desk, a_supplier(desk), (bolt, 20), sent=False)
    closed = a_purchase_order(desk, a_supplier(desk, "Other"), (bolt, 5))
    receiving.receive(desk, closed)
    for po, words in ((draft, "Send it to the supplier first"), (closed, "is closed")):
        ctx.open_page("items")
        scanned(ctx, codes.make(Kind.PURCHASE_ORDER, po))
        assert listening.tabs.name == "purchase_orders"
        qtbot.waitUntil(lambda po=po: listening.page.table.current_row().id == po)
        assert (words in last(listening).state.text(), last(listening).tone) == (True, "warn")


def test_an_order_leads_to_its_lines_or_says_that_none_waits(
    ctx: Context, listening: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    bolt = an_item(desk, "BOLT", 2)
    first, second = (an_order(desk, a_customer(desk, name), (bolt, 2)) for name in ("Smith", "Jones"))
    scanned(ctx, codes.make(Kind.ORDER, second.order_id))
    qtbot.waitUntil(lambda: [row.order for row in listening.page.model.shown_rows()] == ["SO-0002"])
    shipping.ship_ready(desk)
    scanned(ctx, codes.make(Kind.ORDER, first.order_id))
    assert "Nothing of SO-0001 is waiting" in last(listening).state.text()
    [back] = last(listening).buttons
    back.click()
    assert found(ctx, TakeBack).order.text() == "SO-0001"


def test_an_open_count_goes_on_and_a_posted_one_is_shown(
    ctx: Context, listening: MainWindow, desk: Desk, bolt: int, qtbot: QtBot
) -> None:
    count = counting.open_count(desk, [bolt])
    scanned(ctx, codes.make(Kind.COUNT, count.id))
    form = listening.stack.form
    assert isinstance(form, TallyForm)
    scanned(ctx, EAN)
    assert form.tallied is not None
    assert form.tallied.item.id == bolt
    counting.put(desk, count.id, bolt, Decimal(0))
    form.leave()
    counting.post(desk, count.id)
    scanned(ctx, count.number)
    assert listening.stack.form is None
    assert listening.tabs.name == "counts"
    assert "is posted already" in last(listening).state.text()
    qtbot.waitUntil(lambda: listening.page.table.current_row().id == count.id)


def test_the_head_of_the_form_follows_who_is_at_the_desk(ctx: Context, listening: MainWindow, bolt: int) -> None:
    count = counting.open_count(ctx.desk, [bolt])
    form = ctx.open_form(forms.TallyForm, count_id=count.id)
    assert isinstance(form, TallyForm)
    listening.foot.person_chosen.emit("Ann")
    assert form.about.toolTip().endswith("Ann")
