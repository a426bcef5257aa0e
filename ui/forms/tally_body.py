"""What the counting form is made of: the large card, the list that grows under it, and the bins at its right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app import formats
from app.desk import Desk
from app.domain.scans import has_check_digit
from app.views.tally_list import TallyList
from app.words import _
from ui.dialogs.frame.searches import item_choices
from ui.forms.tally_card import TallyCard
from ui.forms.tally_words import COLUMNS
from ui.look.theme import look
from ui.tables.model import TableModel
from ui.tables.view import TableView
from ui.widgets.bin_progress import BinList
from ui.widgets.button import Button
from ui.widgets.card import Card, text_label
from ui.widgets.empty_state import EmptyState
from ui.widgets.search import Search

SIDE_SHARE, SIDE_MOST = 0.3, 400
CARD_SHARE, CARD_LEAST, CARD_MOST = 0.34, 148, 230
ROOMY = 190  # a card of this height has room for the largest figures
LARGER = 1.25


class TallyBody(QWidget):
    """Emits `opened(entry)` for Enter on a line, `bin_chosen(code)`, and `codes_pressed` for the codes nobody knows."""

    opened = Signal(object)
    bin_chosen = Signal(str)
    codes_pressed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = TallyCard()
        self.table = TableView(TableModel(COLUMNS, place=lambda entry: -entry.at), "tally", None)
        self.table.setAccessibleName(_("Counted"))
        self.table.setSortingEnabled(False)  # the newest stays on top
        self.table.horizontalHeader().setSortIndicatorShown(True)  # its room stands in every title
        self.table.set_empty(EmptyState(_("Nothing is counted yet"), _("Scan a bin's label, then what is in the bin.")))
        font = self.table.font()
        font.setPointSizeF(font.pointSizeF() * LARGER)
        self.table.setFont(font)
        self.table.opened.connect(self.opened)
        self.search = Search(
            lambda text: () if has_check_digit(text.strip()) else item_choices(desk, text),  # a whole barcode is a scan
            name=_("Item without a barcode"),
            placeholder=_("Name or SKU"),
        )
        self.bins = BinList()
        self.bins.chosen.connect(self.bin_chosen)
        self.progress = QLabel(textFormat=Qt.TextFormat.PlainText)
        look(self.progress, "name")
        self.codes = Button()
        look(self.codes, "big")
        self.codes.clicked.connect(lambda _checked=False: self.codes_pressed.emit())
        self.codes.hide()
        self.side = self._side()
        lower = QHBoxLayout()
        lower.setSpacing(12)
        lower.addWidget(self.table, 1)
        lower.addWidget(self.side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.card)
        whole.addLayout(lower, 1)

    def _side(self) -> Card:
        side = Card()
        for text, widget in ((_("No barcode?"), self.search), (_("Bins"), self.bins)):
            head = text_label(text, "head")
            side.column.addWidget(head)
            side.column.addWidget(widget, 1 if widget is self.bins else 0)
        side.column.addWidget(self.codes)
        side.column.addWidget(self.progress)
        return side

    def show_all(self, listed: TallyList) -> None:
        """Show all that is listed, from its top."""
        self.table.rows.set_rows(listed.entries())
        self._stand_on_top()

    def show_entries(self, listed: TallyList, ids: Sequence[int]) -> None:
        """Show what has changed in the list, the newest on top."""
        *others, top = sorted(listed.named(ids), key=lambda entry: entry.at)
        if others:
            self.table.rows.replace([entry.id for entry in others], others)
        self.table.rows.bring_to_top(top)
        self.table.select(top.id)

    def show_progress(self, listed: TallyList, bin: str) -> None:
        """Show how far the bins and the count are; `bin` is the one at hand."""
        self.bins.show_bins(listed.bins(), bin)
        self.progress.setText(formats.lines_text(listed.lines_counted, listed.lines))
        codes = formats.codes_text(len({entry.code for entry in listed.codes()}))
        self.codes.setText(f"{codes}…")
        self.codes.setVisible(bool(codes))

    def _stand_on_top(self) -> None:
        top = self.table.rows.row(0)
        if top is not None:
            self.table.select(self.table.rows.id_of(top))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(min(SIDE_MOST, int(self.width() * SIDE_SHARE)))
        height = max(CARD_LEAST, min(CARD_MOST, int(self.height() * CARD_SHARE)))
        self.card.setFixedHeight(height)
        look(self.card.last.total, "largest" if height > ROOMY else "count")
