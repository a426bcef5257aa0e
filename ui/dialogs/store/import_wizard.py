"""A spreadsheet comes in: choose the kind and the file, see what it would bring or all that is wrong, then import."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QWidget,
)

from app import exchange
from app.exchange import Columns, FileColumns, Proposal
from app.words import _
from ui.acts import undo
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog, quiet_button
from ui.dialogs.frame.entries import label_of
from ui.dialogs.store.import_choices import ImportChoices
from ui.dialogs.store.import_columns import ImportColumns
from ui.dialogs.store.import_encoding import EncodingChoice
from ui.dialogs.store.import_texts import KINDS, PAGE_OF, brought_text, plan_text, refusal_report, report
from ui.tasks import Task
from ui.widgets.card import text_label

SIZE = QSize(760, 520)


class ImportWizard(Dialog):
    """The file is checked as a whole before anything is imported, and imported whole or not at all."""

    def __init__(self, context: Context, *, kind: str = "items", path: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, _("Import a spreadsheet"), parent, size=SIZE)
        self.task: Task | None = None
        self._next: list[tuple[str | None, Path]] = []  # chosen together with the file that stands there
        self._checked: tuple[str, str] | None = None
        self._guessed = path  # the file whose header was looked at
        self.choices = ImportChoices()
        hint = _(
            "CSV files, as every spreadsheet program saves them. Several chosen at once come in the order they need."
        )
        self.body.addWidget(text_label(hint, "muted"))
        self._build_form(kind, path)
        self.after = text_label("", "muted")
        self.after.hide()
        self.body.addWidget(self.after)
        self.report = QPlainTextEdit(readOnly=True)
        self.report.setAccessibleName(_("What the file would bring"))
        self.report.setPlaceholderText(_("Check the file first: nothing is imported by that."))
        self.report.setTabChangesFocus(True)
        self.body.addWidget(self.report, 1)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("Progress"))
        self.progress.hide()
        self.body.addWidget(self.progress)
        self.stop_button = self.button(_("Stop"), self.stop)
        self.stop_button.hide()
        self.close_button = self.cancel_button(_("Close"))
        self.check_button = self.button(_("Check the file"), self.check)
        self.import_button = self.primary_button(_("Import"), lambda: self.bring_in())
        self.import_button.setEnabled(False)
        self.kind.setFocus()

    def _build_form(self, kind: str, path: str) -> None:
        self.fields: QFormLayout = self.form()
        self.kind = QComboBox()
        for value, text in KINDS:
            self.kind.addItem(_(text), value)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.kind.setAccessibleName(_("What"))
        self.kind.currentIndexChanged.connect(lambda: self._start_over())
        self.path = QLineEdit(path, placeholderText=_("The file"))
        self.path.setAccessibleName(_("File"))
        self.path.textChanged.connect(lambda: self._another_file())
        self.path.editingFinished.connect(self._typed)
        # Its kind is known once typing is finished, which is told after Enter.
        self.path.returnPressed.connect(lambda: QTimer.singleShot(0, self, self.check_button.click))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.path, 1)
        line.addWidget(quiet_button(_("Choose…"), self.choose))
        self.columns_button = quiet_button(
            _("Columns…"), self.ask_columns, hint=_("Say which column of the file is which of ours.")
        )
        line.addWidget(self.columns_button)
        self.fields.addRow(label_of(_("What"), self.kind), self.kind)
        self.fields.addRow(label_of(_("File"), self.path), line)
        self.encoding = EncodingChoice()
        self.encoding.activated.connect(lambda: self._encoding_chosen())
        self.fields.addRow(label_of(_("Text"), self.encoding), self.encoding)
        self._offer_encodings(())

    def choose(self) -> None:
        folder = str(self.context.settings.get("import/folder", str(Path.home())))
        paths, _kind = QFileDialog.getOpenFileNames(
            self, _("Choose one file or several"), folder, "CSV (*.csv *.txt *.tsv);;* (*)"
        )
        if paths:
            self.context.settings.put("import/folder", str(Path(paths[0]).parent))
            self.take([Path(path) for path in paths])

    def take(self, paths: Sequence[Path]) -> None:
        """Go through these files one by one, those first that others need."""
        self._next = exchange.in_order(list(paths))
        self._go_on()

    def _go_on(self) -> None:
        """Show the next of the files chosen together."""
        kind, path = self._next.pop(0)
        self.path.setText(str(path))
        self._offer_kind(kind)
        names = ", ".join(path.name for _kind, path in self._next)
        self.after.setText(_("After it: {files}").format(files=names) if names else "")
        self.after.setVisible(bool(names))

    def _typed(self) -> None:
        path = self.path.text().strip()
        if path and self._guessed != path:
            self._offer_kind(exchange.guess_kind(Path(path)))

    def _offer_kind(self, kind: str | None) -> None:
        """Stand on the kind that the file's header names; another one can still be chosen."""
        self._guessed = self.path.text().strip()
        if kind is not None:
            self.kind.setCurrentIndex(self.kind.findData(kind))

    def _start_over(self) -> None:
        self._checked = None
        self.choices = ImportChoices(notation=self.choices.notation)
        self.report.clear()
        self.say("")
        self.import_button.setEnabled(False)

    def _another_file(self) -> None:
        self._start_over()
        self.choices = ImportChoices()
        self._offer_encodings(())

    # text, columns and rows

    def _offer_encodings(self, proposals: Sequence[Proposal]) -> None:
        self.encoding.offer(proposals)
        self.fields.setRowVisible(self.encoding, bool(proposals))

    def _encoding_chosen(self) -> None:
        self._start_over()
        if self.encoding.encoding:
            self.check()

    def _is_text_known(self) -> bool:
        """Whether the file's own bytes say how its text reads, or a person has; else it is asked."""
        if not self.encoding.count():
            self._offer_encodings(exchange.proposals(Path(self.path.text().strip())))
        if self.encoding.encoding or not self.encoding.count():
            return True
        self.say(_("The file is not UTF-8. Choose how its text reads right."), (), "bad")
        self.encoding.setFocus()
        return False

    def ask_columns(self) -> None:
        """Let a person say which column of the file is which of ours."""
        if self._named() and self._is_text_known():
            file = self._look_at_columns()
            if file is not None:
                self._say_columns(file)

    def _look_at_columns(self) -> FileColumns | None:
        """The file's columns; None where it cannot be read, which is said."""
        kind, path = self._chosen()
        encoding = self.encoding.encoding
        return self.attempt(lambda consent: exchange.file_columns(self.context.desk, kind, Path(path), encoding))

    def _say_columns(self, file: FileColumns) -> None:
        if self.choices.columns is not None:
            file = file._replace(columns=self.choices.columns)
        asking = ImportColumns(self.context, self, self._chosen()[0], file)
        asking.said.connect(self._take_columns)
        asking.open()

    def _take_columns(self, columns: Columns) -> None:
        self._start_over()
        self.choices.columns = columns
        self.check()

    def _choose(self, choices: ImportChoices) -> None:
        """Go on with what a person has chosen, who has seen what it would be."""
        self.choices = choices
        self.check()

    # the runs

    def check(self, *, agreed: bool = False) -> None:
        """See what the file would bring, without importing it."""
        if not (self._named() and self._is_text_known()):
            return
        if self.choices.columns is None:
            file = self._look_at_columns()
            if file is None:
                return
            if not file.fits and not file.remembered:
                self._say_columns(file)
                return
        task = self._run(["--dry-run", *(["--yes"] if agreed else [])])
        task.finished.connect(self._show_plan)
        task.failed.connect(lambda text: self._failed(task, text, lambda: self.check(agreed=True)))
        task.start()

    def bring_in(self, *, agreed: bool = False) -> None:
        """Import the file that was checked. A question is put to the person before it goes on."""
        if self._checked != self._chosen():
            self.check()
            return
        self.attempt(lambda _consent: self.context.desk.settle_clock(), done=lambda _nothing: self._bring_in(agreed))

    def _bring_in(self, agreed: bool) -> None:
        task = self._run(["--yes"] if agreed else [])
        task.finished.connect(self._brought)
        task.failed.connect(lambda text: self._failed(task, text, lambda: self.bring_in(agreed=True)))
        task.start()

    def stop(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def reject(self) -> None:
        if self.task is None:
            super().reject()
        else:
            self.say(_("The import is still running. Stop it first."))

    def _named(self) -> bool:
        if self.path.text().strip():
            return True
        self.say(_("Choose the file first."), (), "bad")
        self.path.setFocus()
        return False

    def _chosen(self) -> tuple[str, str]:
        return str(self.kind.currentData()), self.path.text().strip()

    def _run(self, options: list[str]) -> Task:
        kind, path = self._chosen()
        self.say("")
        self.report.clear()
        encoding = ["--encoding", self.encoding.encoding] if self.encoding.encoding else []
        arguments = ["import", kind, path, *options, *self.choices.options(), *encoding]
        task = self.context.tasks.run(arguments, person=self.context.desk.person)
        task.progressed.connect(self._progressed)
        task.cancelled.connect(lambda: self.say(_("Stopped. Nothing has been imported.")))
        task.ended.connect(self._ended)
        self.task = task
        self.progress.setRange(0, 0)
        self._running(True)
        return task

    def _progressed(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _ended(self) -> None:
        self.task = None
        self._running(False)

    def _running(self, running: bool) -> None:
        self.progress.setVisible(running)
        self.stop_button.setVisible(running)
        for widget in (self.kind, self.path, self.encoding, self.columns_button, self.check_button, self.close_button):
            widget.setEnabled(not running)
        self.import_button.setEnabled(not running and self._checked == self._chosen())

    def _show_plan(self, answer: Any) -> None:
        self._checked = self._chosen()
        self.report.setPlainText(report(plan_text(answer), answer))
        self.say(_("The file is in order."))
        self.import_button.setEnabled(True)

    def _brought(self, answer: Any) -> None:
        kind = self._chosen()[0]
        self._checked = None
        text = brought_text(answer)
        self.report.setPlainText(report(text, answer))
        self.say(text)
        page = PAGE_OF.get(kind)
        actions = [(_("Show them"), lambda: self.context.open_page(page))] if page is not None else []
        if answer.get("act") is not None:
            actions.append(undo(self.context, int(answer["act"])))
        self.context.say(text, actions)
        if self._next:
            self._go_on()
            self.say(text, [(_("Check the next file"), self.check)])

    def _failed(self, task: Task, text: str, again: Any) -> None:
        answer = task.answer if isinstance(task.answer, dict) else {}
        sentence = str(answer.get("sentence", text))
        first, _newline, rest = sentence.partition("\n")
        self.report.setPlainText("\n\n".join(filter(None, [*refusal_report(answer), rest])))
        actions = [(_("Go on"), again)] if answer.get("asks") else []
        actions += [(text, partial(self._choose, choices)) for text, choices in self.choices.ways_on(answer)]
        self.say(first, actions, "bad")
