"""A list goes out as a spreadsheet file that can be imported again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app import formats
from app.words import N_, _, ngettext
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog, quiet_button
from ui.dialogs.frame.entries import label_of
from ui.dialogs.store.import_texts import KINDS
from ui.tasks import Task

SIZE = QSize(620, 240)
SEPARATORS = ((",", N_("Comma")), (";", N_("Semicolon, numbers as they are written here")), ("tab", N_("Tab")))
KEPT = "export/separator"


class ExportFile(Dialog):
    """Orders are written as what still waits, purchase orders as what is still to come."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Export a spreadsheet"), parent, size=SIZE)
        self.task: Task | None = None
        self._agreed = ""  # the file that may be written over
        form = self.form()
        self.kind = QComboBox()
        for value, text in KINDS:
            self.kind.addItem(_(text), value)
        self.kind.setAccessibleName(_("What"))
        self.kind.currentIndexChanged.connect(lambda: self._propose())
        self.path = QLineEdit()
        self.path.setAccessibleName(_("File"))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.path, 1)
        line.addWidget(quiet_button(_("Choose…"), self.choose))
        self.separator = QComboBox()
        for value, text in SEPARATORS:
            self.separator.addItem(_(text), value)
        expected = ";" if formats.decimal_sign() == "," else ","
        kept = self.separator.findData(str(self.context.settings.get(KEPT, expected)))
        self.separator.setCurrentIndex(max(0, kept))
        self.separator.setAccessibleName(_("Between columns"))
        self.separator.setToolTip(_("As your spreadsheet program expects it; an import takes any of them."))
        form.addRow(label_of(_("What"), self.kind), self.kind)
        form.addRow(label_of(_("File"), self.path), line)
        form.addRow(label_of(_("Between columns"), self.separator), self.separator)
        self.body.addStretch(1)
        self.cancel_button(_("Close"))
        self.export_button = self.primary_button(_("Export"), self.export)
        self._propose()
        self.kind.setFocus()

    def _propose(self) -> None:
        folder = Path(str(self.context.settings.get("import/folder", str(Path.home()))))
        self.path.setText(str(folder / f"{self.kind.currentData()}.csv"))

    def choose(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(self, _("Export"), self.path.text(), "CSV (*.csv)")
        if path:
            self.path.setText(path)
            self._agreed = path  # the system's dialog has asked

    def export(self) -> None:
        path = self.path.text().strip()
        if not path:
            self.say(_("Choose the file first."), (), "bad")
            self.path.setFocus()
            return
        agreed = ["--yes"] if path == self._agreed else []
        separator = str(self.separator.currentData())
        self.context.settings.put(KEPT, separator)
        arguments = ["export", str(self.kind.currentData()), path, "--separator", separator, *agreed]
        task = self.task = self.context.tasks.run(arguments, person=self.context.desk.person)
        task.finished.connect(self._exported)
        task.failed.connect(lambda text: self._failed(task, text))
        task.cancelled.connect(self._stopped)
        task.ended.connect(self._ended)
        self.export_button.setEnabled(False)
        self.say(_("Writing…"))
        task.start()

    def reject(self) -> None:
        """Close it; while the file is being written that is stopped first."""
        if self.task is None:
            super().reject()
        else:
            self.task.cancel()

    def _stopped(self) -> None:
        super().reject()

    def _failed(self, task: Task, text: str) -> None:
        answer = task.answer if isinstance(task.answer, dict) else {}
        asked = bool(answer.get("asks"))
        said = str(answer.get("sentence", text)) if asked else text
        self.say(said, [(_("Write over it"), self._write_over)] if asked else (), "bad")

    def _write_over(self) -> None:
        self._agreed = self.path.text().strip()
        self.export()

    def _ended(self) -> None:
        self.task = None
        self.export_button.setEnabled(True)

    def _exported(self, answer: Any) -> None:
        rows = int(answer["rows"])
        text = ngettext("{count} row written to {path}.", "{count} rows written to {path}.", rows)
        said = text.format(count=formats.quantity(rows), path=answer["file"])
        self.context.say(f"{said} {answer['left_behind']}".strip())
        self.accept()
