"""Goods that arrived: scan or key the quantities, see whom they serve, book them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from app import formats, promising, receiving, views
from app.domain.errors import Consent
from app.domain.matching import ZERO
from app.domain.promise_states import Compared
from app.domain.receipts import ServedItem
from app.receiving import Received
from app.views.purchases import PurchaseLineDetail
from app.words import _, ngettext
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.choices import item_choices
from ui.dialogs.dialog import Dialog, quiet_button
from ui.dialogs.grid import Grid, GridColumn
from ui.promises_done import with_effects
from ui.undo import undo
from ui.widgets.card import text_label
from ui.widgets.search import Choice, Search

SIZE = QSize(980, 580)
ITEM, OPEN, HERE, SERVES = range(4)
NAMED, LISTED = 4, 16  # orders named in one row, and under the grid


def show(context: Context, *, po_id: int) -> QDialog:
    dialog = Receive(context, po_id)
    dialog.open()
    return dialog


class Receive(Dialog):
    """One sent purchase order. A scan counts its item up; Enter in a quantity goes to the next line."""

    def __init__(self, context: Context, po_id: int, parent: QWidget | None = None) -> None:
        self.po_id = po_id
        detail = views.purchases.detail(context.desk, po_id)
        self.number = detail.po.number
        title = _("Receive {number}, {supplier}").format(number=detail.po.number, supplier=detail.supplier.name)
        super().__init__(context, title, parent, size=SIZE)
        self.lines: list[PurchaseLineDetail] = [line for line in detail.lines if line.open]
        self._build_head()
        self.grid = Grid(
            (
                GridColumn(_("Item"), 300),
                GridColumn(_("Open"), 90, right=True),
                GridColumn(_("Arrived"), 100, right=True, typed=True),
                GridColumn(_("Serves")),
            ),
            _("Lines to receive"),
        )
        self.grid.typed.connect(lambda *_: self._typed())
        self.grid.currentCellChanged.connect(lambda *_cells: self._show_whole())
        self.body.addWidget(self.grid, 1)
        self.whole = text_label("", "muted")
        self.body.addWidget(self.whole)
        self.cancel_button()
        self.receive_button = self.primary_button(_("Book the receipt"), self.receive)
        self.grid.fill([[_name(line), formats.quantity(line.open), "", ""] for line in self.lines])
        self._show_served()
        self.scan.setFocus()

    def _build_head(self) -> None:
        desk = self.context.desk
        self.scan = Search(
            lambda text: item_choices(desk, text), name=_("Item"), placeholder=_("Scan an item to count it up")
        )
        self.scan.picked.connect(self._count_up)
        self.scan.missed.connect(self._missed)
        self.happened = QLineEdit(placeholderText=formats.date_text(desk.today))
        self.happened.setAccessibleName(_("Arrived on"))
        self.happened.setMaximumWidth(130)
        label = QLabel(_("Arrived on"))
        label.setBuddy(self.happened)
        line = QHBoxLayout()
        line.addWidget(self.scan, 1)
        line.addWidget(quiet_button(_("All that is open"), self.fill_all, key="Ctrl+Shift+E"))
        line.addSpacing(12)
        line.addWidget(label)
        line.addWidget(self.happened)
        self.body.addLayout(line)

    # quantities

    def fill_all(self) -> None:
        """Enter everything that is open, as when the whole delivery is there."""
        for place, line in enumerate(self.lines):
            self.grid.put(place, HERE, formats.quantity(line.open))
        if self.grid.currentRow() < 0:
            self.grid.setCurrentCell(0, HERE)
        self._show_served()

    def _count_up(self, choice: Choice) -> None:
        self.say("")
        places = [place for place, line in enumerate(self.lines) if line.item.id == choice.key]
        if not places:
            self.say(_("{item} is not open on {number}.").format(item=choice.title, number=self.number), (), "bad")
            return
        place = places[0]
        before, _wrong = tried(lambda: self._quantity(place))
        self.grid.put(place, HERE, formats.quantity((before or ZERO) + choice.quantity))
        self.grid.setCurrentCell(place, HERE)
        self._show_served()

    def _missed(self, text: str) -> None:
        self.say(_("No item has the code or name “{text}”.").format(text=text), (), "bad")

    def _quantity(self, place: int) -> Decimal | None:
        text = self.grid.text(place, HERE)
        return formats.read_quantity(text, self.lines[place].item.decimals, _("The quantity")) if text else None

    def quantities(self) -> dict[int, Decimal]:
        """What arrived, by purchase line. Raises Unreadable."""
        read = {line.line.id: self._quantity(place) for place, line in enumerate(self.lines)}
        return {line: quantity for line, quantity in read.items() if quantity}

    def _typed(self) -> None:
        self.say("")
        self._show_served()

    def _show_served(self) -> None:
        """Show, line by line and in sum, whom the quantities typed so far would serve."""
        faulty = ""
        for place in range(len(self.lines)):
            _quantity, wrong = tried(partial(self._quantity, place))
            faulty = faulty or wrong
            self.grid.fault(place, HERE, wrong) if wrong else self._plain(place)
        quantities, _wrong = tried(self.quantities)
        desk = self.context.desk
        served, wrong = tried(lambda: receiving.preview(desk, self.po_id, quantities or {}) if quantities else [])
        said = {found.item.id: found for found in served or ()}
        for place, line in enumerate(self.lines):
            found = said.get(line.item.id) if quantities and line.line.id in quantities else None
            text = formats.served_text(found, NAMED) if found is not None else ""
            self.grid.put(place, SERVES, text, hint=formats.served_text(found, LISTED) if found is not None else "")
        if faulty or wrong:
            self.say(faulty or wrong, (), "bad")
        self._show_whole()
        self.summary.setText(_sum(len(quantities or {}), served or []))
        self.receive_button.setEnabled(bool(quantities) and not (faulty or wrong))

    def _show_whole(self) -> None:
        """Under the grid, all of what does not fit into the current line."""
        cell = self.grid.item(self.grid.currentRow(), SERVES)
        self.whole.setText(cell.toolTip() if cell is not None else "")
        self.whole.setVisible(bool(self.whole.text()))

    def _plain(self, place: int) -> None:
        self.grid.put(place, HERE, self.grid.text(place, HERE))

    # booking

    def unsaved(self) -> str:
        typed = any(self.grid.text(place, HERE) for place in range(len(self.lines)))
        return _("What you counted is not booked yet.") if typed else ""

    def receive(self) -> None:
        before = promising.standings(self.context.desk)
        received = self.attempt(self._receive, {_("Arrived on"): self.happened})
        if isinstance(received, Received):
            self.lines.clear()
            self.accept()
            self._announce(received, before)

    def _receive(self, consent: Consent) -> Received:
        desk = self.context.desk
        text = self.happened.text().strip()
        day = formats.read_date(text, desk.today, _("Arrived on")) if text else None
        return receiving.receive(desk, self.po_id, self.quantities(), happened_on=day, consent=consent)

    def _announce(self, received: Received, before: Mapping[int, Compared]) -> None:
        said = _("{number} received in full.") if received.closed else _("{number} received.")
        text = said.format(number=received.number)
        served = {line.order for found in received.served for line in found.serves}
        if len(received.served) == 1:
            text = f"{text} {received.served[0].item.sku}: {formats.served_text(received.served[0], NAMED)}"
        elif served:
            many = ngettext("It serves {count} order.", "It serves {count} orders.", len(served))
            text = f"{text} {many.format(count=formats.quantity(len(served)))}"
        lines = [line.line for found in received.served for line in found.serves]
        ready = [line for line in lines if (now := self.context.desk.board.line(line)) is not None and now.ready]
        show_ready = (_("Ready to ship"), lambda: self.context.open_page("queue", None, "ready"))
        ship = (_("Ship…"), lambda: self.context.open_dialog("ship", line_ids=ready))
        actions = [ship, show_ready] if ready else []
        with_effects(self.context, text, before, [undo(self.context, received.act), *actions])


def _name(line: PurchaseLineDetail) -> str:
    parts = [line.item.sku, line.item.name]
    if line.line.supplier_sku:
        parts.append(f"({line.line.supplier_sku})")
    return "  ".join(parts)


def _sum(lines: int, served: list[ServedItem]) -> str:
    if not lines:
        return ""
    orders = {line.order for found in served for line in found.serves}
    text = ngettext("{count} line arrived", "{count} lines arrived", lines).format(count=formats.quantity(lines))
    if not orders:
        return text
    many = ngettext("serves {count} order", "serves {count} orders", len(orders))
    return f"{text}, {many.format(count=formats.quantity(len(orders)))}"
