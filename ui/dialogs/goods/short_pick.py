"""The shelf has fewer than the book says: ship what is there, and write off what is not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import formats, papers, views
from app.domain.errors import Consent
from app.domain.matching import ZERO
from app.goods import serving, shipping
from app.words import _
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done, about_item
from ui.widgets.card import text_label


class ShortPick(ActDialog):
    """One line is being picked, and the shelf is short. Who would lose by it is shown before anything is booked."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        row = views.queue.detail(context.desk, line_id).row
        item = views.items.detail(context.desk, row.item_id).row
        book = formats.amount(item.on_hand, row.unit, row.decimals)
        fact = _("The book says {quantity}. {ready} are ready for {customer} ({order}).")
        fact = fact.format(quantity=book, ready=formats.quantity(row.ready), customer=row.customer, order=row.order)
        super().__init__(context, _("Fewer on the shelf"), parent, about_item(f"{row.sku}  {row.name}", fact))
        self.row, self.on_hand = row, item.on_hand
        self.found = self.entries.line(_("On the shelf"))
        self.found.textChanged.connect(lambda _text: self._foresee())
        self.losing = text_label("", "muted")
        self.losing.setWordWrap(True)
        self.body.addWidget(self.losing)
        self.finish(_("Ship what is there"))

    def _foresee(self) -> None:
        """Who would have less, youngest first, as soon as the number makes sense."""
        found, _wrong = tried(lambda: self.entries.quantity(_("On the shelf"), self.row.decimals))
        if found is None or not ZERO <= found < self.on_hand:
            self.losing.setText("")
            return
        missing = formats.amount(self.on_hand - found, self.row.unit, self.row.decimals)
        lost = serving.losing({self.row.item_id: self.on_hand - found}, self.context.desk.today)
        text = _("{quantity} will be written off.").format(quantity=missing)
        if lost:
            losers = formats.serves_text([line for _, line in lost], ZERO)
            text = _("{text} No longer covered by stock: {lost}.").format(text=text, lost=losers)
        self.losing.setText(text)

    def act(self, consent: Consent) -> Done:
        found = self.entries.needed_quantity(_("On the shelf"), self.row.decimals)
        picked = shipping.short_pick(self.context.desk, self.row.id, found)
        if picked.shipped is None:
            text = _("Nothing of {sku} ships to {customer} ({order}); {missing} are written off as a bad stock record.")
        else:
            text = _(
                "{quantity} of {sku} shipped to {customer} ({order}); {missing} written off as a bad stock record."
            )
        said = text.format(
            quantity=formats.quantity(picked.shipped.quantity) if picked.shipped else "",
            sku=picked.sku,
            customer=self.row.customer,
            order=self.row.order,
            missing=formats.amount(picked.missing, self.row.unit, self.row.decimals),
        )
        context, act = self.context, picked.act
        slip = (_("Packing slip"), lambda: context.open_paper(papers.table.PACKING_SLIP.of(act)))
        return Done(said, act, [slip] if picked.shipped else ())
