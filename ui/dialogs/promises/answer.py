"""What a customer answered when they were asked to choose: it is written down and done."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import formats, views
from app.catalogue import substitutes
from app.domain.errors import Consent
from app.domain.substitutes import SubstituteOffer, most
from app.domain.tellings import Answered, Choice
from app.ordering import answering
from app.promising import effects
from app.words import _
from ui.acts import with_effects
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.widgets.card import text_label

SIZE = QSize(560, 370)


class Answer(Dialog):
    """Wait only says so; part ships what is ready; cancel takes from the queue; a substitute goes out or is noted."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Record the answer"), parent, size=SIZE)
        self.row = row = views.queue.detail(context.desk, line_id).row
        self.body.addWidget(text_label(f"{row.order} · {row.customer}", "muted"))
        self.body.addWidget(text_label(f"{formats.amount(row.waiting, row.unit)} × {row.name}", "strong"))
        self.entries = Entries(self.form())
        choices: list[tuple[str, object]] = [(formats.choice_words(choice), choice) for choice in Choice]
        self.choice = self.entries.choice(_("They chose"), choices)
        self.offers = substitutes.offers(context.desk, [row.item_id]).get(row.item_id, [])
        options: list[tuple[str, object]] = [(formats.offer_text(offer), offer.item.id) for offer in self.offers]
        options.append((_("another one, noted as a wish"), None))
        self.which = self.entries.choice(_("Substitute"), options, options[0][1])
        self.which.currentIndexChanged.connect(lambda: self._show_choice())
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
        offer = self._offer()
        amount = {Choice.PART: row.ready, Choice.CANCEL: row.waiting}.get(choice)
        if offer is not None:
            amount = most(row.waiting, offer.free, offer.substitute.factor)
        self.which.setEnabled(choice is Choice.SUBSTITUTE and bool(self.offers))
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
        if offer is not None:
            says[Choice.SUBSTITUTE] = _("The substitute goes out for this much of it; the rest keeps its place.")
        self.outcome.setText(says[choice])

    def _offer(self) -> SubstituteOffer | None:
        """The known substitute that was chosen, if one was."""
        if Choice(self.choice.currentData()) is not Choice.SUBSTITUTE:
            return None
        return next((offer for offer in self.offers if offer.item.id == self.which.currentData()), None)

    def record(self) -> None:
        before = effects.standings(self.context.desk)
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
        offer = self._offer()
        if choice in (Choice.PART, Choice.CANCEL) or offer is not None:
            quantity = self.entries.quantity(_("Quantity"), self.row.decimals)
        note, other = self.entries.text(_("Note")), None if offer is None else offer.item.id
        return answering.answer(self.context.desk, self.row.id, choice, note, quantity, other)
