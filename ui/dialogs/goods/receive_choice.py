"""Goods at the door: which purchase order are they of? A scan of it, or of what came, says."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import formats, views
from app.domain.meanings import Hit
from app.views.arriving import Arriving
from app.words import _
from ui import dialogs
from ui.context import Context
from ui.dialogs.frame.grid import Grid, GridColumn
from ui.dialogs.goods.receiving_scans import ScanDialog
from ui.look.theme import FOOTING_TONE
from ui.widgets.card import text_label

SIZE = QSize(860, 520)
NUMBER, SUPPLIER, LINES, NEXT = range(4)


class ReceiveChoice(ScanDialog):
    """The orders that are on their way, the earliest due first. An item that only one of them has leads there at once,
    counted; one that several have leaves those to choose from.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Receive a delivery"), parent, SIZE, _("Scan the order's number, or what came"))
        self.rows: list[Arriving] = []
        self._came: tuple[Hit, Decimal] | None = None
        self.body.addWidget(self.scan)
        self.body.addWidget(self.last)
        self.grid = Grid(
            (
                GridColumn(_("Number"), 110),
                GridColumn(_("Supplier")),
                GridColumn(_("Deliveries"), 90, right=True),
                GridColumn(_("Next"), 250),
            ),
            _("Purchase orders on their way"),
        )
        self.grid.opened.connect(self.open_row)
        self.grid.cellDoubleClicked.connect(lambda row, _column: self.open_row(row))
        self.body.addWidget(self.grid, 1)
        self.none = text_label(_("No purchase order is on its way."), "muted")
        self.body.addWidget(self.none)
        self.button(_("Without an order…"), self.without_order)
        self.cancel_button()
        self.open_button = self.primary_button(_("Receive"), lambda: self.open_row(self.grid.currentRow()))
        self._show(views.arriving.rows(context.desk))
        self.scan.setFocus()

    def lacking(self) -> str:
        return _("Scan the order's number or what came, or choose an order.")

    def count(self, hit: Hit, quantity: Decimal) -> None:
        """What came of an item: the orders that it may be of."""
        self._came = (hit, quantity)
        found = views.arriving.rows(self.context.desk, hit.id)
        if len(found) == 1:
            self._open(found[0].id)
        elif found:
            self._show(found)
            said = _("is on {count} orders. Which one has come?").format(count=formats.quantity(len(found)))
            self.last.warn(hit.title, said, detail=hit.detail)
            self.grid.go(0, NUMBER)
        else:
            actions = [(_("Without an order…"), self.without_order), (_("Ignore"), self._forget)]
            self.last.warn(hit.title, _("is on no order that is on its way."), detail=hit.detail, actions=actions)

    def go_to_order(self, hit: Hit) -> None:
        self._open(hit.id)

    def open_row(self, row: int) -> None:
        if 0 <= row < len(self.rows):
            self._open(self.rows[row].id)

    def without_order(self) -> None:
        if self.context.open(dialogs.goods.ReceiveWithoutOrder, parent=self.parentWidget(), counted=self._came):
            self.accept()

    def _open(self, po_id: int) -> None:
        """Receive the order over this dialog, which goes with it once that is booked."""
        counted = self._came
        opened = self.context.open(dialogs.goods.Receive, po_id=po_id, counted=counted, parent=self)
        if opened is not None:
            opened.finished.connect(lambda booked: self.accept() if booked else self._forget())

    def _forget(self) -> None:
        self._came = None
        self.last.hide()
        self._show(views.arriving.rows(self.context.desk))

    def _show(self, rows: list[Arriving]) -> None:
        self.rows = rows
        texts = [
            [row.number, row.supplier, formats.quantity(row.lines), formats.next_text(row.footing, row.on)]
            for row in rows
        ]
        self.grid.fill(texts)
        for place, row in enumerate(rows):
            self.grid.put(place, NEXT, texts[place][NEXT], tone_name=FOOTING_TONE[row.footing])
        if rows:
            self.grid.setCurrentCell(0, NUMBER)
        self.none.setVisible(not rows)
        self.open_button.setEnabled(bool(rows))
