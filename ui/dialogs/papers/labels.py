"""Labels of items, of bins, and of what a receipt brought: which, how many of each, on which sheet or roll."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import formats
from app.documents.labels import Label, LabelsSheet
from app.papers import labels
from app.papers.labels import LabelCopies
from app.papers.table import printout
from app.words import N_, _, ngettext
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog, quiet_button
from ui.dialogs.frame.grid import Grid, GridColumn
from ui.dialogs.frame.searches import item_choices, say_missed
from ui.dialogs.papers.label_stock import LabelStock
from ui.dialogs.papers.preview_paper import PreviewPaper
from ui.widgets.search import Choice, Search

SIZE = QSize(960, 560)
LABEL, SAYS, COPIES = range(3)


class Labels(Dialog):
    """The labels of a receipt, of items or of bins, and how many of each. A scan adds its item's, or one more of it."""

    def __init__(
        self,
        context: Context,
        *,
        act_id: int | None = None,
        item_ids: Collection[int] = (),
        bins: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        desk = context.desk
        found = labels.receipt_labels(desk, act_id) if act_id is not None else []
        found += labels.item_labels(desk, list(item_ids))
        found += labels.bin_labels(desk, list(bins)) if bins else []
        super().__init__(context, _("Labels"), parent, size=SIZE)
        self.labels: list[Label] = []
        self._build_head()
        self.grid = Grid(
            (GridColumn(_("Label"), 200), GridColumn(_("Says")), GridColumn(_("Copies"), 80, right=True, typed=True)),
            _("Labels to print"),
        )
        self.grid.typed.connect(lambda *_typed: self._show_sum())
        self.stock = LabelStock(context)
        self.stock.changed.connect(self._show_sum)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.grid, 1)
        middle.addWidget(self.stock)
        self.body.addLayout(middle, 1)
        self.button(_("Close"), self.reject)
        self.preview_button = self.primary_button(_("Preview…"), self.preview)
        self.add(found)
        self.grid.setCurrentCell(0, COPIES)
        self.search.setFocus()

    def _build_head(self) -> None:
        desk = self.context.desk
        self.search = Search(
            lambda text: item_choices(desk, text), name=_("Item"), placeholder=_("Scan or search an item to label it")
        )
        self.search.picked.connect(self._add_item)
        say_missed(self, self.search)
        line = QHBoxLayout()
        line.addWidget(self.search, 1)
        line.addWidget(quiet_button(_("Every bin"), self.add_bins, hint=_("A label for each bin of the stockroom.")))
        line.addWidget(quiet_button(_("Clear"), self.clear, hint=_("Take all labels off the list.")))
        self.body.addLayout(line)

    def add(self, labels: Sequence[Label]) -> None:
        """Put labels on the list, one of each; of one that is on it already, one more is printed."""
        copies = self._copies()
        for label in labels:
            if label in self.labels:
                place = self.labels.index(label)
                copies[place] = str(int(copies[place]) + 1) if copies[place].isdigit() else "1"
            else:
                self.labels.append(label)
                copies.append("1")
        rows = [(label.head, " · ".join(label.lines), copy) for label, copy in zip(self.labels, copies, strict=True)]
        self.grid.fill(rows)
        if labels:
            place = self.labels.index(labels[-1])
            self.grid.setCurrentCell(place, COPIES)
            self.grid.scrollTo(self.grid.model().index(place, COPIES))
        self._show_sum()

    def add_bins(self) -> None:
        found = self.attempt(lambda consent: labels.bin_labels(self.context.desk))
        if found is not None:
            self.add([label for label in found if label not in self.labels])

    def clear(self) -> None:
        self.labels = []
        self.grid.fill([])
        self._show_sum()

    def wanted(self) -> list[LabelCopies]:
        """The labels with how many of each. Raises Unreadable."""
        numbers = [int(formats.read_quantity(text, 0, _("Copies"))) if text else 0 for text in self._copies()]
        return [LabelCopies(label, number) for label, number in zip(self.labels, numbers, strict=True)]

    def lacking(self) -> str:
        return _("Scan an item, or type how many of a label you want.")

    def preview(self) -> None:
        """Show the labels as they will be printed; from there they go to the printer."""
        sheet = self.attempt(lambda consent: self._sheet())
        if sheet is not None:
            paper = printout(self.context.desk, sheet, file_name=N_("labels {today}"))
            preview = PreviewPaper(self.context, paper, self)
            preview.printed.connect(lambda: self.stock.printed(sheet))
            preview.open()

    def _sheet(self) -> LabelsSheet:
        stock = self.stock
        return labels.labels_sheet(self.wanted(), stock.stock.name, start=stock.start(), symbol=stock.symbol)

    def _copies(self) -> list[str]:
        return [self.grid.text(place, COPIES) for place in range(self.grid.rowCount())]

    def _add_item(self, choice: Choice) -> None:
        self.say("")
        if isinstance(choice.key, int):
            self.add(labels.item_labels(self.context.desk, [choice.key]))

    def _show_sum(self) -> None:
        """Show how many labels that makes, on how many sheets, and where they go."""
        wanted, wrong = tried(self.wanted)
        start, wrong_start = tried(self.stock.start)
        count = sum(copies for _label, copies in wanted or ())
        self.stock.show_count(count)
        self.say(wrong or wrong_start, (), "bad")
        text = ngettext("{count} label", "{count} labels", count).format(count=formats.quantity(count))
        stock = self.stock.stock
        if not stock.is_roll and count:
            sheets = -(-((start or 1) - 1 + count) // stock.places)
            on = ngettext("{labels} on {count} sheet", "{labels} on {count} sheets", sheets)
            text = on.format(labels=text, count=formats.quantity(sheets))
        self.summary.setText(text)
        self.preview_button.setEnabled(bool(count) and not (wrong or wrong_start))
