"""A paper count sheet, keyed in by the keyboard alone: a quantity, Enter, the next line; empty stays uncounted."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from app import counting, formats, views
from app.counting.opening import open_one
from app.domain.counts import Count
from app.domain.errors import Consent
from app.domain.items import Item
from app.words import _
from ui.context import Context
from ui.dialogs.dialog import Dialog
from ui.dialogs.grid import Grid, GridColumn
from ui.widgets.card import text_label

SIZE = QSize(860, 600)
COUNTED = 4


def show(context: Context, *, count_id: int, parent: QWidget | None = None) -> QDialog:
    dialog = EnterSheet(context, parent, open_one(count_id))
    dialog.open()
    return dialog


class EnterSheet(Dialog):
    """The lines in the order of the sheet. Each quantity is kept as soon as it is keyed, as a scan is."""

    def __init__(self, context: Context, parent: QWidget | None, count: Count) -> None:
        super().__init__(context, _("Key in the sheet of {number}").format(number=count.number), parent, size=SIZE)
        self.count = count
        said = _(
            "Key what the sheet says, Enter goes to the next line. What is empty stays uncounted; 0 is none there."
        )
        self.body.addWidget(text_label(said, "muted"))
        self.grid = Grid(
            (
                GridColumn(_("Line"), width=50, right=True),
                GridColumn(_("Bin"), width=70),
                GridColumn(_("SKU"), width=110),
                GridColumn(_("Item")),
                GridColumn(_("Counted"), width=110, right=True, typed=True),
                GridColumn(_("Unit"), width=60),
            ),
            _("Lines of the sheet"),
        )
        self.body.addWidget(self.grid, 1)
        self.button(_("Close"), self.reject)
        self.primary_button(_("Review"), self.review)
        self.lines: list[tuple[Item, str]] = []
        self.kept: list[str] = []
        self._fill()
        self.grid.typed.connect(self._typed)
        first = next((at for at, text in enumerate(self.kept) if not text), 0)
        self.grid.go(first, COUNTED)

    def _fill(self) -> None:
        desk = self.context.desk
        totals = {
            (row.item.id, bin): quantity
            for row in views.counts.tallying(desk, self.count.id).rows
            for bin, quantity in row.in_bins
        }
        texts = []
        for bin, rows in views.counts.sheet(desk, self.count.id).bins:
            for row in rows:
                item, found = row.item, totals.get((row.item.id, bin))
                self.lines.append((item, bin))
                self.kept.append("" if found is None else formats.quantity(found, item.decimals))
                texts.append((formats.quantity(len(self.lines)), bin, item.sku, item.name, self.kept[-1], item.unit))
        self.grid.fill(texts)
        self._say_progress()

    def _typed(self, line: int, _column: int, text: str) -> None:
        """A line was keyed: it is kept at once, in place of what was counted there; emptied, it is uncounted again."""
        if text == self.kept[line]:
            return
        done = self.attempt(lambda consent: self._keep(line, text, consent))
        if done is None:
            self.grid.fault(line, COUNTED, self.message.text() or _("Not taken: {text}").format(text=text))
            return
        item, _bin = self.lines[line]
        self.kept[line] = (
            "" if not text else formats.quantity(formats.read_quantity(text, item.decimals), item.decimals)
        )
        self.grid.put(line, COUNTED, self.kept[line])
        self._say_progress()

    def _keep(self, line: int, text: str, consent: Consent) -> object:
        item, bin = self.lines[line]
        desk, count = self.context.desk, self.count.id
        if not text:
            return counting.take_out(desk, count, item.id, bin) if self.kept[line] else True
        return counting.put(desk, count, item.id, formats.read_quantity(text, item.decimals, item.sku), bin, consent)

    def _say_progress(self) -> None:
        self.summary.setText(formats.lines_text(sum(map(bool, self.kept)), len(self.lines)))

    def review(self) -> None:
        """All that is keyed is done: its bins too."""
        desk, count_id = self.context.desk, self.count.id
        if self.attempt(lambda consent: counting.finish_all(desk, count_id)) is not None:
            self.accept()
            self.context.open_form("review", count_id=count_id)
