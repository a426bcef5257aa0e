"""What a customer answered when they were asked to choose: it is written down and done."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import formats, views
from app.catalogue import substitutes
from app.domain.errors import Consent
from app.domain.substitutes import SubstituteOffer, most
from app.domain.tellings import Choice
from app.ordering import answering
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done, about_line
from ui.widgets.card import text_label

SIZE = QSize(560, 370)


class Answer(ActDialog):
    """Wait only says so; part ships what is ready; cancel takes from the queue; a substitute goes out or is noted."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        row = views.queue.detail(context.desk, line_id).row
        super().__init__(context, _("Record the answer"), parent, about_line(row), size=SIZE)
        self.row = row
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
        self.finish(_("Record the answer"))
        self.choice.currentIndexChanged.connect(lambda: self._show_choice())
        self._show_choice()

    def _show_choice(self) -> None:
        choice, row = Choice(self.choice.currentData()), self.row
        offer = self._offer()
        amount = {Choice.PART: row.ready, Choice.CANCEL: row.waiting}.get(choice)
        if offer is not None:
            amount = most(row.waiting, offer.free, offer.substitute.factor, offer.item.decimals)
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

    def act(self, consent: Consent) -> Done:
        choice = Choice(self.choice.currentData())
        quantity = None
        offer = self._offer()
        if choice in (Choice.PART, Choice.CANCEL) or offer is not None:
            quantity = self.entries.quantity(_("Quantity"), self.row.decimals)
        note, other = self.entries.text(_("Note")), None if offer is None else offer.item.id
        done = answering.answer(self.context.desk, self.row.id, choice, note, quantity, other)
        words = formats.choice_words(done.choice)
        said = _("{customer} answered about {item} on {order}: {choice}.")
        return Done(said.format(customer=done.customer, item=done.sku, order=done.order, choice=words))
