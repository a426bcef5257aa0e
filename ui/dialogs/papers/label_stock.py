"""On what labels are printed: the sheet or roll, the kind of code, and the first place that is free."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app import formats
from app.documents.label_stock import STOCKS, Stock
from app.documents.labels import LabelsSheet, Symbol
from app.domain.errors import Refused
from app.papers import labels
from app.words import N_, _
from ui.attempt import tried
from ui.context import Context
from ui.look.theme import look
from ui.widgets.label_sheet import LabelSheet

WIDTH = 350
SYMBOLS = {Symbol.BARS: N_("Bars (Code 128)"), Symbol.QR: N_("QR code")}
STOCK, SYMBOL = "labels/stock", "labels/symbol"


class LabelStock(QWidget):
    """What was chosen last is chosen again: the stock, the kind of code, and for each stock the next free place.

    `changed` tells that a choice has changed.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = context.settings
        self.stock_box, self.symbol_box, self.start_line = QComboBox(), QComboBox(), QLineEdit()
        for stock in STOCKS.values():
            self.stock_box.addItem(labels.stock_text(stock), stock.name)
        for symbol, text in SYMBOLS.items():
            self.symbol_box.addItem(_(text), symbol.value)
        remembered = self.settings.get(STOCK)
        name = remembered if remembered in STOCKS else labels.first_stock(context.desk)
        self.stock_box.setCurrentIndex(self.stock_box.findData(name))
        self.symbol_box.setCurrentIndex(max(0, self.symbol_box.findData(self.settings.get(SYMBOL))))
        self.sheet = LabelSheet()
        self.sheet.chosen.connect(self.start_at)
        self._lay_out()
        self._stock_changed()
        self.stock_box.currentIndexChanged.connect(lambda _at: self._stock_changed())
        self.symbol_box.currentIndexChanged.connect(lambda _at: self.settings.put(SYMBOL, self.symbol.value))
        self.start_line.textEdited.connect(lambda _text: self.changed.emit())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        rows = (
            (_("Sheet or roll"), self.stock_box),
            (_("Code"), self.symbol_box),
            (_("First label at place"), self.start_line),
        )
        for text, field in rows:
            label = QLabel(text)
            label.setBuddy(field)
            field.setAccessibleName(text)
            form.addRow(label, field)
        note = QLabel(_("Print at 100 %, not fitted to the page."))
        look(note, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.sheet, 1)
        column.addWidget(note)
        self.setFixedWidth(WIDTH)

    @property
    def stock(self) -> Stock:
        return STOCKS[str(self.stock_box.currentData())]

    @property
    def symbol(self) -> Symbol:
        return Symbol(self.symbol_box.currentData())

    def start(self) -> int:
        """The place of the first label. Raises Unreadable, or Refused where the sheet has no such place."""
        text = self.start_line.text().strip()
        number = int(formats.read_quantity(text, 0, _("First label at place"))) if text else 1
        if not 1 <= number <= self.stock.places:
            raise Refused("labels.start", start=number, places=self.stock.places)
        return number

    def start_at(self, place: int) -> None:
        self.start_line.setText(formats.quantity(place))
        self.changed.emit()

    def show_count(self, count: int) -> None:
        """Show on the picture where so many labels would go."""
        stock = self.stock
        start, _wrong = tried(self.start)
        places = [QRectF(*stock.corner(place), stock.width, stock.height) for place in range(stock.places)]
        self.sheet.show_sheet(QSizeF(*stock.page), places, start or 1, count)

    def printed(self, sheet: LabelsSheet) -> None:
        """The next print begins where this one ended."""
        self.settings.put(f"labels/start/{sheet.stock}", labels.next_start(sheet))
        if self.stock.name == sheet.stock:
            self.start_at(self._next_free())

    def _stock_changed(self) -> None:
        self.settings.put(STOCK, self.stock.name)
        self.start_line.setEnabled(not self.stock.is_roll)
        self.start_at(self._next_free())

    def _next_free(self) -> int:
        place = self.settings.get(f"labels/start/{self.stock.name}", 1)
        return place if isinstance(place, int) and 1 <= place <= self.stock.places else 1
