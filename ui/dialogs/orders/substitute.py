"""Another item goes out instead of what a line waits for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import formats, views
from app.catalogue import substitutes
from app.domain.errors import Consent
from app.domain.substitutes import SubstituteOffer, most
from app.ordering import substituting
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done, about_item


class SubstituteLine(ActDialog):
    """Which substitute, and for how many of the original; only free stock of it is taken."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        row = views.queue.detail(context.desk, line_id).row
        fact = _("{waiting} wait for {customer} ({order}). The substitute joins the order; the rest keeps its place.")
        fact = fact.format(waiting=formats.amount(row.waiting, row.unit), customer=row.customer, order=row.order)
        super().__init__(context, _("Substitute"), parent, about_item(f"{row.sku}  {row.name}", fact))
        self.row = row
        self.offers = substitutes.offers(context.desk, [row.item_id]).get(row.item_id, [])
        options: list[tuple[str, object]] = [(formats.offer_text(offer), offer.item.id) for offer in self.offers]
        self.which = self.entries.choice(_("Substitute"), options)
        self.quantity = self.entries.line(_("For how many"), hint=_("In whole units of what was ordered"))
        self.entries.line(_("Note"), placeholder=_("kept in the history"))
        self.which.currentIndexChanged.connect(lambda: self._suggest())
        self.finish(_("Substitute"))
        self._suggest()

    def _chosen(self) -> SubstituteOffer | None:
        return next((offer for offer in self.offers if offer.item.id == self.which.currentData()), None)

    def _suggest(self) -> None:
        """As many as wait and its free stock makes up."""
        offer = self._chosen()
        if offer is not None:
            fits = most(self.row.waiting, offer.free, offer.substitute.factor, offer.item.decimals)
            self.quantity.setText(formats.quantity(fits))

    def lacking(self) -> str:
        return _("{item} has no substitute yet. Add one to the item.").format(item=self.row.sku)

    def act(self, consent: Consent) -> Done:
        quantity = self.entries.needed_quantity(_("For how many"))
        note = self.entries.text(_("Note"))
        offer = self._chosen()
        other = self.row.item_id if offer is None else offer.item.id
        done = substituting.substitute(self.context.desk, self.row.id, quantity, other, note)
        return Done(formats.substituted_text(done), done.act)
