"""A spreadsheet comes in: choose the kind and the file, see what it would bring or all that is wrong, then import."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QWidget

from app import exchange
from app.exchange import Columns, FileColumns
from app.words import _
from ui.acts import undo
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog, quiet_button
from ui.dialogs.store.import_choices import ImportChoices
from ui.dialogs.store.import_columns import ImportColumns
from ui.dialogs.store.import_file import ImportFile
from ui.dialogs.store.import_texts import PAGE_OF, brought_text, plan_text, refusal_report, report
from ui.tasks import Task
from ui.widgets.card import text_label

SIZE = QSize(760, 520)


class ImportWizard(Dialog):
    """The file is checked as a whole before anything is imported, and imported whole or not at all."""

    def __init__(self, context: Context, *, kind: str = "items", path: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, _("Import a spreadsheet"), parent, size=SIZE)
        self.task: Task | None = None
        self._checked: tuple[str, str] | None = None
        self.choices = ImportChoices()
        hint = _(
            "CSV files, as every spreadsheet program saves them. Several chosen at once come in the order they need."
        )
        self.body.addWidget(text_label(hint, "muted"))
        self.columns_button = quiet_button(
            _("Columns…"), self.ask_columns, hint=_("Say which column of the file is which of ours.")
        )
        self.file = ImportFile(context.settings, self.form(), self.columns_button, kind=kind, path=path)
        self.kind, self.path, self.encoding = self.file.kind, self.file.path, self.file.encoding
        self.file.another.connect(self._another_file)
        self.file.other_kind.connect(self._start_over)
        self.file.text_chosen.connect(self._encoding_chosen)
        self.body.addWidget(self.file.after)
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
        self.file.entered.connect(self.check_button.click)
        self.import_button = self.primary_button(_("Import"), lambda: self.bring_in())
        self.import_button.setEnabled(False)
        self.kind.setFocus()

    def _start_over(self) -> None:
        self._checked = None
        self.choices = ImportChoices(notation=self.choices.notation)
        self.report.clear()
        self.say("")
        self.import_button.setEnabled(False)

    def _another_file(self) -> None:
        self._start_over()
        self.choices = ImportChoices()

    # text, columns and rows

    def _encoding_chosen(self) -> None:
        self._start_over()
        if self.encoding.encoding:
            self.check()

    def _is_known(self) -> bool:
        """Whether enough is said of the file for it to be read; else that is asked."""
        wanting = self.file.wanting()
        if wanting:
            self.say(wanting, (), "bad")
        return not wanting

    def ask_columns(self) -> None:
        """Let a person say which column of the file is which of ours."""
        if self._is_known():
            file = self._look_at_columns()
            if file is not None:
                self._say_columns(file)

    def _look_at_columns(self) -> FileColumns | None:
        """The file's columns; None where it cannot be read, which is said."""
        kind, path = self.file.chosen
        encoding = self.encoding.encoding
        return self.attempt(lambda consent: exchange.file_columns(self.context.desk, kind, Path(path), encoding))

    def _say_columns(self, file: FileColumns) -> None:
        if self.choices.columns is not None:
            file = file._replace(columns=self.choices.columns)
        asking = ImportColumns(self.context, self, self.file.chosen[0], file)
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
        if not self._is_known():
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
        if self._checked != self.file.chosen:
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

    def _run(self, options: list[str]) -> Task:
        kind, path = self.file.chosen
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
        self.import_button.setEnabled(not running and self._checked == self.file.chosen)

    def _show_plan(self, answer: Any) -> None:
        self._checked = self.file.chosen
        self.report.setPlainText(report(plan_text(answer), answer))
        asked = _("The file can be imported once you have agreed to what is asked above.")
        self.say(asked if answer.get("asks") else _("The file is in order."))
        self.import_button.setEnabled(True)

    def _brought(self, answer: Any) -> None:
        kind = self.file.chosen[0]
        self._checked = None
        text = brought_text(answer)
        self.report.setPlainText(report(text, answer))
        self.say(text)
        page = PAGE_OF.get(kind)
        actions = [(_("Show them"), lambda: self.context.open_page(page))] if page is not None else []
        if answer.get("act") is not None:
            actions.append(undo(self.context, int(answer["act"])))
        self.context.say(text, actions)
        if self.file.go_on():
            self.say(text, [(_("Check the next file"), self.check)])

    def _failed(self, task: Task, text: str, again: Any) -> None:
        answer = task.answer if isinstance(task.answer, dict) else {}
        sentence = str(answer.get("sentence", text))
        first, _newline, rest = sentence.partition("\n")
        self.report.setPlainText("\n\n".join(filter(None, [*refusal_report(answer), rest])))
        actions = [(_("Go on"), again)] if answer.get("asks") else []
        actions += [(text, partial(self._choose, choices)) for text, choices in self.choices.ways_on(answer)]
        self.say(f"{first.removesuffix(':')}." if first.endswith(":") else first, actions, "bad")
