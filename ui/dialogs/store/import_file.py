"""Which file comes in, of which kind, and how its text reads; of several chosen at once each in its turn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from app import exchange
from app.exchange import Proposal
from app.words import _
from ui.dialogs.frame.dialog import quiet_button
from ui.dialogs.frame.entries import label_of
from ui.dialogs.store.import_encoding import EncodingChoice
from ui.dialogs.store.import_texts import KINDS
from ui.settings import Settings
from ui.widgets.card import text_label


class ImportFile(QObject):
    """Its lines in a form. `another` once it is another file, `other_kind` once the same is to be another kind,
    `text_chosen` once its encoding is; `entered` where Enter ends its name.
    """

    another = Signal()
    other_kind = Signal()
    text_chosen = Signal()
    entered = Signal()

    def __init__(self, settings: Settings, form: QFormLayout, beside: QWidget, *, kind: str, path: str) -> None:
        """`beside` stands in the line of the file."""
        super().__init__(form)
        self._settings, self._form = settings, form
        self._next: list[tuple[str | None, Path]] = []  # chosen together with the file that stands there
        self._guessed = path  # the file whose header was looked at
        self.kind = QComboBox()
        for value, text in KINDS:
            self.kind.addItem(_(text), value)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.kind.setAccessibleName(_("What"))
        self.kind.currentIndexChanged.connect(lambda: self.other_kind.emit())
        self.path = QLineEdit(path, placeholderText=_("The file"))
        self.path.setAccessibleName(_("File"))
        self.path.textChanged.connect(lambda: self._changed())
        self.path.editingFinished.connect(self._typed)
        # Its kind is known once typing is finished, which is told after Enter.
        self.path.returnPressed.connect(lambda: QTimer.singleShot(0, self, self.entered.emit))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.path, 1)
        choosing = quiet_button(_("Choose…"), self.choose)
        line.addWidget(choosing)
        line.addWidget(beside)
        form.addRow(label_of(_("What"), self.kind), self.kind)
        form.addRow(label_of(_("File"), self.path), line)
        QWidget.setTabOrder(choosing, beside)
        self.encoding = EncodingChoice()
        self.encoding.activated.connect(lambda: self.text_chosen.emit())
        form.addRow(label_of(_("Text"), self.encoding), self.encoding)
        self._offer_encodings(())
        self.after = text_label("", "muted")
        self.after.hide()

    @property
    def chosen(self) -> tuple[str, str]:
        """Its kind, and where it is."""
        return str(self.kind.currentData()), self.path.text().strip()

    def choose(self) -> None:
        folder = str(self._settings.get("import/folder", str(Path.home())))
        paths, _kind = QFileDialog.getOpenFileNames(
            self.path.window(), _("Choose one file or several"), folder, "CSV (*.csv *.txt *.tsv);;* (*)"
        )
        if paths:
            self._settings.put("import/folder", str(Path(paths[0]).parent))
            self.take([Path(path) for path in paths])

    def take(self, paths: Sequence[Path]) -> None:
        """Go through these files one by one, those first that others need."""
        self._next = exchange.in_order(list(paths))
        self.go_on()

    def go_on(self) -> bool:
        """Show the next of the files chosen together; False where there is none."""
        if not self._next:
            return False
        kind, path = self._next.pop(0)
        self.path.setText(str(path))
        self._offer_kind(kind)
        names = ", ".join(path.name for _kind, path in self._next)
        self.after.setText(_("After it: {files}").format(files=names) if names else "")
        self.after.setVisible(bool(names))
        return True

    def wanting(self) -> str:
        """What is still to be said before it can be read, with the keyboard on it; "" for nothing. Its own bytes say
        how its text reads, or a person does.
        """
        if not self.path.text().strip():
            self.path.setFocus()
            return _("Choose the file first.")
        if not self.encoding.count():
            self._offer_encodings(exchange.proposals(Path(self.path.text().strip())))
        if self.encoding.encoding or not self.encoding.count():
            return ""
        self.encoding.setFocus()
        return _("The file is not UTF-8. Choose how its text reads right.")

    def _changed(self) -> None:
        self._offer_encodings(())
        self.another.emit()

    def _typed(self) -> None:
        path = self.path.text().strip()
        if path and self._guessed != path:
            self._offer_kind(exchange.guess_kind(Path(path)))

    def _offer_kind(self, kind: str | None) -> None:
        """Stand on the kind that the file's header names; another one can still be chosen."""
        self._guessed = self.path.text().strip()
        if kind is not None:
            self.kind.setCurrentIndex(self.kind.findData(kind))

    def _offer_encodings(self, proposals: Sequence[Proposal]) -> None:
        self.encoding.offer(proposals)
        self._form.setRowVisible(self.encoding, bool(proposals))
