"""A new count: of what is due, of a bin, or of items that were chosen; of a size that a person can finish."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QRadioButton, QSizePolicy, QWidget

from app import counting, formats, views
from app.domain.counts import Opened
from app.domain.errors import Consent, Unreadable
from app.words import _
from ui import forms
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.widgets.card import text_label

SIZE = QSize(520, 330)


class OpenCount(Dialog):
    """One of three ways to choose what is counted; then the counting form opens."""

    def __init__(
        self, context: Context, *, item_ids: Sequence[int] = (), bin: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, _("New count"), parent, size=SIZE)
        desk = context.desk
        self.item_ids = list(item_ids)
        self.due = views.count_list.due_rows(desk)
        self.known_bins = views.count_list.bins()
        self.of_items = QRadioButton(_("What is selected: {items}").format(items=formats.items_text(len(item_ids))))
        self.of_due = QRadioButton(_("What is due: {items}").format(items=formats.items_text(len(self.due))))
        self.of_bin = QRadioButton(_("A bin"))
        form = self.form()
        self.entries = Entries(form)
        form.addRow(self.of_items)
        self.of_items.setVisible(bool(item_ids))
        form.addRow(self.of_due)
        size = formats.quantity(desk.settings.count_sheet)
        hint = _("The most pressing of them, so many as one person finishes at one go.")
        self.size_line = self.entries.line(_("Items at most"), size, hint=hint)
        form.addRow(self.of_bin)
        self.bin_box = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        for code, items in self.known_bins:
            self.bin_box.addItem(f"{code}   {formats.items_text(items)}", code)
        self.bin_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.entries.add(_("Bin"), self.bin_box)
        self.bin_box.setAccessibleName(_("Bin"))
        self.saying = text_label("", "muted")
        self.body.addWidget(self.saying)
        self.body.addStretch(1)
        self.cancel_button()
        self.primary_button(_("Begin"), self.begin)
        self._stand(bin)
        for choice in (self.of_items, self.of_due, self.of_bin):
            choice.toggled.connect(lambda _on: self._offer())
        self._offer()

    def _stand(self, bin: str | None) -> None:
        """Choose what was asked for, else what is likeliest."""
        if self.item_ids:
            self.of_items.setChecked(True)
        elif bin is not None or not self.due:
            self.of_bin.setChecked(True)
            if bin:
                self.bin_box.setEditText(bin)
        else:
            self.of_due.setChecked(True)
        chosen = self.bin_box if self.of_bin.isChecked() else self.of_due if self.of_due.isChecked() else self.of_items
        chosen.setFocus()

    def _offer(self) -> None:
        self.size_line.setEnabled(self.of_due.isChecked())
        self.bin_box.setEnabled(self.of_bin.isChecked())
        blind = self.context.desk.settings.count_blind
        self.saying.setText(
            _("Whoever counts sees no book figures.") if blind else _("Whoever counts sees the book figures on paper.")
        )

    def begin(self) -> None:
        opened = self.attempt(self._open, self.entries.fields)
        if opened is not None:
            self.accept()
            self.context.open_form(forms.TallyForm, count_id=opened.id)

    def _open(self, consent: Consent) -> Opened:
        desk = self.context.desk
        if self.of_items.isChecked():
            return counting.open_count(desk, self.item_ids)
        if self.of_due.isChecked():
            return counting.open_due(desk, self._size())
        return counting.open_bin(desk, self._bin())

    def _size(self) -> int:
        size = self.entries.whole(_("Items at most"))
        if not size or size < 1:
            raise Unreadable("read.empty", field=_("Items at most"), text=self.entries.text(_("Items at most")))
        return size

    def _bin(self) -> str:
        text = self.bin_box.currentText().strip()
        at = self.bin_box.findText(text)
        return str(self.bin_box.itemData(at)) if at >= 0 else text
