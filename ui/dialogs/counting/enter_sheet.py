"""A paper count sheet, keyed in by the keyboard alone: a quantity, Enter, the next line; empty stays uncounted."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import counting, formats, views
from app.counting.opening import open_one
from app.domain.errors import Consent
from app.domain.items import Item
from app.domain.matching import ZERO
from app.words import _
from ui import forms
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.grid import Grid, GridColumn
from ui.widgets.card import text_label

SIZE = QSize(860, 600)
COUNTED = 4


class EnterSheet(Dialog):
    """The lines in the order of the sheet. Each quantity is kept as soon as it is keyed, as a scan is.

    What was scanned where no bin was named belongs to the line of the item's own bin; what was seen of it in other bins
    stands below that, without a number: it is not on the paper.
    """

    def __init__(self, context: Context, *, count_id: int, parent: QWidget | None = None) -> None:
        counted = open_one(count_id)
        super().__init__(context, _("Key in the sheet of {number}").format(number=counted.number), parent, size=SIZE)
        self.count = counted
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
        seen = {row.item.id: dict(row.in_bins) for row in views.counts.tallying(desk, self.count.id).rows}
        texts, numbers = [], count(1)
        for bin, rows in views.counts.sheet(desk, self.count.id).bins:
            for row in rows:
                item, by_bin = row.item, seen[row.item.id]
                own = [by_bin.pop(place) for place in self._meant(item, bin) if place in by_bin]
                places = [(formats.quantity(next(numbers)), bin, sum(own, ZERO) if own else None)]
                places += [("", other, by_bin.pop(other)) for other in [*by_bin] if other not in item.bins]
                for shown, place, quantity in places:
                    self.lines.append((item, place))
                    self.kept.append("" if quantity is None else formats.quantity(quantity, item.decimals))
                    texts.append((shown, place, item.sku, item.name, self.kept[-1], item.unit))
        self.grid.fill(texts)
        self._say_progress()

    @staticmethod
    def _meant(item: Item, bin: str) -> tuple[str, ...]:
        """Where what is counted in a line may lie: without a bin named, in the item's own."""
        return (bin, "") if bin == item.bin else (bin,)

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
        desk, count_id, own = self.context.desk, self.count.id, bin == item.bin
        if not text:
            return counting.take_out(desk, count_id, item.id, bin, unplaced=own) if self.kept[line] else True
        quantity = formats.read_quantity(text, item.decimals, item.sku)
        return counting.put(desk, count_id, item.id, quantity, bin, consent, unplaced=own)

    def _say_progress(self) -> None:
        counted = {item.id for (item, _), kept in zip(self.lines, self.kept, strict=True) if kept}
        self.summary.setText(formats.lines_text(len(counted), len({item.id for item, _ in self.lines})))

    def review(self) -> None:
        """All that is keyed is done: its bins too."""
        desk, count_id = self.context.desk, self.count.id
        if self.attempt(lambda consent: counting.finish_all(desk, count_id)) is not None:
            self.accept()
            self.context.open_form(forms.ReviewForm, count_id=count_id)
