"""A file with columns of its own: a person says which of them is which of ours, with what stands under each."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from app.exchange import Columns, FileColumns, our_columns, place_of, said_heading
from app.words import _
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.look.theme import look, mark_wrong
from ui.widgets.card import text_label
from ui.widgets.detail import Elided

SIZE = QSize(820, 600)
WIDTHS = (150, 210, 210, 130)


class _Asked(NamedTuple):
    """One of our columns: which heading it is, what stands under that, and what stands in every row instead."""

    name: str
    needed: bool
    heading: QComboBox
    sample: Elided
    always: QLineEdit


class ImportColumns(Dialog):
    """Emits `said` with the Columns. What the headings seem to mean, or meant the last time, is chosen already."""

    said = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None, kind: str, file: FileColumns) -> None:
        super().__init__(context, _("Which column is which"), parent, size=SIZE)
        self.file = file
        hint = _("What is chosen is remembered for files with the same columns. Columns not named here are left out.")
        self.body.addWidget(text_label(hint, "muted"))
        table = QFrame()
        look(table, "clear")
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for at, (title, width) in enumerate(
            zip((_("Ours"), _("In the file"), _("For instance"), _("Or in every row")), WIDTHS, strict=True)
        ):
            head = QLabel(title)
            look(head, "head")
            grid.addWidget(head, 0, at)
            grid.setColumnMinimumWidth(at, width)
        grid.setColumnStretch(2, 1)
        self.asked = [self._ask(grid, row, name, needed) for row, (name, needed) in enumerate(our_columns(kind), 1)]
        grid.setRowStretch(len(self.asked) + 1, 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setAccessibleName(_("Columns"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(table)
        self.body.addWidget(scroll, 1)
        self.cancel_button()
        self.primary_button(_("Use these columns"), self.use)
        self.asked[0].heading.setFocus()

    def _ask(self, grid: QGridLayout, row: int, name: str, needed: bool) -> _Asked:
        words = name.replace("_", " ")
        label = QLabel(_("{column} (needed)").format(column=words) if needed else words)
        look(label, "strong" if needed else "plain")
        heading = QComboBox()
        heading.addItem(_("— not in the file —"), -1)
        for place in range(len(self.file.headings)):
            heading.addItem(self.file.title(place), place)
        heading.setAccessibleName(_("{column} in the file").format(column=words))
        heading.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        heading.setMinimumContentsLength(18)
        sample = Elided()
        look(sample, "muted")
        always = QLineEdit(self.file.columns.always.get(name, ""))
        always.setAccessibleName(_("{column} in every row").format(column=words))
        label.setBuddy(heading)
        for column, widget in enumerate((label, heading, sample, always)):
            grid.addWidget(widget, row, column)
        asked = _Asked(name, needed, heading, sample, always)
        heading.currentIndexChanged.connect(lambda: self._show_sample(asked))
        heading.setCurrentIndex(heading.findData(self._chosen(name)))
        self._show_sample(asked)
        return asked

    def _chosen(self, name: str) -> int:
        said = self.file.columns.headings.get(name)
        return -1 if said is None else place_of(self.file.headings, said)

    def _show_sample(self, asked: _Asked) -> None:
        place = int(asked.heading.currentData())
        samples = self.file.samples[place] if place >= 0 else ()
        asked.sample.show_text(" · ".join(samples))
        asked.always.setEnabled(place < 0)
        mark_wrong(asked.heading, False)

    def columns(self) -> Columns:
        """What is chosen."""
        headings = {
            asked.name: said_heading(self.file.headings, asked.heading.currentData())
            for asked in self.asked
            if asked.heading.currentData() >= 0
        }
        always = {
            asked.name: asked.always.text().strip()
            for asked in self.asked
            if asked.heading.currentData() < 0 and asked.always.text().strip()
        }
        without = tuple(
            asked.name for asked in self.asked if self.file.has(asked.name) and asked.name not in {**headings, **always}
        )
        return Columns(headings, always, without)

    def use(self) -> None:
        columns = self.columns()
        lacking = [
            asked
            for asked in self.asked
            if asked.needed and asked.name not in columns.headings and asked.name not in columns.always
        ]
        if lacking:
            for asked in lacking:
                mark_wrong(asked.heading, True)
            lacking[0].heading.setFocus()
            names = ", ".join(asked.name.replace("_", " ") for asked in lacking)
            self.say(_("Say which column is: {names}.").format(names=names), (), "bad")
            return
        self.accept()
        self.said.emit(columns)
