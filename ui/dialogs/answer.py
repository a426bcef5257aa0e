"""What a customer answered when they were asked to choose: it is written down and done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from app import formats, promising, views
from app.domain.errors import Consent
from app.domain.tellings import Choice
from app.promising import Answered
from app.words import _
from ui.context import Context
from ui.dialogs.dialog import Dialog
from ui.dialogs.entries import Entries
from ui.promises_done import with_effects
from ui.widgets.card import text_label

SIZE = QSize(560, 330)


def show(
    context: Context, *, line_id: int, parent: QWidget | None = None, done: Callable[[], object] | None = None
) -> QDialog:
    dialog = Answer(context, line_id, parent)
    if done is not None:
        dialog.accepted.connect(lambda: done())
    dialog.open()
    return dialog


class Answer(Dialog):
    """Wait only says so; part ships what is ready; cancel takes it from the queue; a substitute is noted as a wish."""

    def __init__(self, context: Context, line_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Record the answer"), parent, size=SIZE)
        self.row = row = views.queue.detail(context.desk, line_id).row
        self.body.addWidget(text_label(f"{row.order} · {row.customer}", "muted"))
        self.body.addWidget(text_label(f"{formats.amount(row.waiting, row.unit)} × {row.name}", "strong"))
        self.entries = Entries(self.form())
        choices: list[tuple[str, object]] = [(formats.choice_words(choice), choice) for choice in Choice]
        self.choice = self.entries.choice(_("They chose"), choices)
        self.quantity = self.entries.line(_("Quantity"))
        self.note = self.entries.line(_("Note"), placeholder=_("kept with the answer"))
        self.outcome = text_label("", "muted")
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
        self.cancel_button()
        self.primary_button(_("Record the answer"), self.record)
        self.choice.currentIndexChanged.connect(lambda: self._show_choice())
        self._show_choice()
        self.choice.setFocus()

    def _show_choice(self) -> None:
        choice, row = Choice(self.choice.currentData()), self.row
        amount = {Choice.PART: row.ready, Choice.CANCEL: row.waiting}.get(choice)
        self.quantity.setEnabled(amount is not None)
        self.quantity.setText(formats.quantity(amount) if amount is not None else "")
        says = {
            Choice.WAIT: _("The line keeps its place and waits."),
            Choice.PART: _("This much of what is ready is shipped now; the rest keeps its place."),
            Choice.SUBSTITUTE: _(
                "Note which substitute they would take. The line keeps its place until it is changed."
            ),
            Choice.CANCEL: _("This much is cancelled; its cover goes down the queue."),
        }
        self.outcome.setText(says[choice])

    def record(self) -> None:
        before = promising.standings(self.context.desk)
        answered = self.attempt(self._record, self.entries.fields)
        if isinstance(answered, Answered):
            self.accept()
            text = _("{customer} answered about {item} on {order}: {choice}.").format(
                customer=answered.customer,
                item=answered.sku,
                order=answered.order,
                choice=formats.choice_words(answered.choice),
            )
            with_effects(self.context, text, before)

    def _record(self, consent: Consent) -> Answered:
        choice = Choice(self.choice.currentData())
        quantity = None
        if choice in (Choice.PART, Choice.CANCEL):
            quantity = self.entries.quantity(_("Quantity"), self.row.decimals)
        return promising.answer(self.context.desk, self.row.id, choice, self.entries.text(_("Note")), quantity)
