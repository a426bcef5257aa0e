"""Goods that no purchase order speaks of: a sample, a replacement, something ordered by telephone."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import catalogue, formats
from app.domain.errors import Consent, Unreadable
from app.domain.meanings import Hit
from app.domain.receipts import Received
from app.goods import receiving
from app.promising import effects
from app.words import _
from ui import dialogs
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.frame.entries import Entries
from ui.dialogs.frame.searches import MOST, supplier_choices
from ui.dialogs.goods.receive_lines import Arrivals
from ui.dialogs.goods.received import announce
from ui.dialogs.goods.receiving_scans import ScanDialog
from ui.widgets.card import text_label
from ui.widgets.search import Choice, Search

SIZE = QSize(900, 580)


class ReceiveWithoutOrder(ScanDialog):
    """A scan puts its item on the list, or counts it up."""

    def __init__(
        self, context: Context, *, counted: tuple[Hit, Decimal] | None = None, parent: QWidget | None = None
    ) -> None:
        title = _("Receive without a purchase order")
        super().__init__(context, title, parent, SIZE, _("Scan or type what came"))
        self.body.addWidget(self.scan)
        self.body.addWidget(self.last)
        self.grid = Arrivals(rejecting=False)
        self.grid.changed.connect(lambda _item: self._changed())
        self.grid.currentCellChanged.connect(lambda *_cells: self._show_whole())
        self.body.addWidget(self.grid, 1)
        self.whole = text_label("", "muted")
        self.body.addWidget(self.whole)
        self.entries = Entries(self.form())
        self.entries.line(_("Why"), placeholder=_("a sample, a replacement, ordered by telephone"))
        self.supplier = Search(
            self._suppliers, name=_("From"), placeholder=_("the supplier, where that is known"), keeps=True
        )
        self.entries.add(_("From"), self.supplier)
        self.entries.line(_("Arrived on"), placeholder=formats.date_text(context.desk.today))
        self.cancel_button()
        self.receive_button = self.primary_button(_("Book the receipt"), self.receive)
        self._changed()
        self.scan.setFocus()
        if counted is not None:
            self.count(*counted)

    def count(self, hit: Hit, quantity: Decimal) -> None:
        total = self.grid.count_up(hit.id, quantity)
        if total is None:
            self.grid.add_line(catalogue.item(self.context.desk, hit.id))
            total = self.grid.count_up(hit.id, quantity)
        self.counted(hit, quantity, total or quantity)

    def go_to_order(self, hit: Hit) -> None:
        self.last.hide()
        self.context.open(dialogs.goods.Receive, po_id=hit.id, parent=self)

    def unsaved(self) -> str:
        return _("What you counted is not booked yet.") if self.grid.something() else ""

    def lacking(self) -> str:
        return _("Scan what came, or type its name or code.")

    def receive(self) -> None:
        before = effects.standings(self.context.desk)
        done = self.attempt(self._receive, self.entries.fields)
        if done is not None:
            self.grid.show_lines(())
            self.accept()
            announce(self.context, done, before)
        elif not self.entries.text(_("Why")):
            self.entries.fields[_("Why")].setFocus()

    def _receive(self, _consent: Consent) -> Received:
        desk = self.context.desk
        day = self.entries.day(_("Arrived on"), desk.today)
        named = self.supplier.choice
        if named is None and self.supplier.text().strip():
            raise Unreadable("pick.sender", field=_("From"), text=self.supplier.text())
        supplier = named.key if named is not None else None
        return receiving.receive_without_order(
            desk,
            self.grid.sound(),
            self.entries.text(_("Why")),
            supplier_id=supplier if isinstance(supplier, int) else None,
            happened_on=day,
        )

    def _changed(self) -> None:
        self.say("")
        wrong = self.grid.faults()
        sound = {} if wrong else self.grid.sound()
        if not wrong:
            found, wrong = tried(lambda: receiving.preview_without_order(self.context.desk, sound))
            self.grid.show_served(found or ())
        if wrong:
            self.say(wrong, (), "bad")
        self._show_whole()
        self.receive_button.setEnabled(bool(sound) and not wrong)

    def _show_whole(self) -> None:
        self.whole.setText(self.grid.whole())
        self.whole.setVisible(bool(self.whole.text()))

    def _suppliers(self, text: str) -> list[Choice]:
        """Those that are known: a new one is added where suppliers are kept."""
        return [choice for choice in supplier_choices(self.context.desk, text) if choice.key is not None][:MOST]
