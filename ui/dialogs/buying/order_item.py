"""One item is put on a draft to one of its suppliers."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import formats, purchasing, views
from app.domain.errors import Consent
from app.domain.items import Source
from app.words import _
from ui import dialogs
from ui.acts import undo
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.widgets.card import text_label

SIZE = QSize(600, 230)


class OrderItem(Dialog):
    """Joins the supplier's open draft, or starts one. The quantity is raised to whole packs and the minimum."""

    def __init__(self, context: Context, *, item_id: int, parent: QWidget | None = None) -> None:
        detail = views.items.detail(context.desk, item_id)
        super().__init__(context, _("Order an item"), parent, size=SIZE)
        self.item = detail.item
        self.body.addWidget(text_label(detail.item.name, "strong"))
        self.body.addWidget(text_label(formats.standing_text(detail.standing), "muted"))
        self.entries = Entries(self.form())
        offers = sorted(detail.sources, key=lambda found: not found.source.preferred)
        options: list[tuple[str, object]] = [
            (
                " · ".join(
                    text
                    for text in (
                        found.supplier.name,
                        formats.source_text(found.source, found.supplier.currency or context.desk.settings.currency),
                    )
                    if text
                ),
                found.source,
            )
            for found in offers
        ]
        self.supplier = self.entries.choice(_("From"), options)
        self.supplier.setMinimumContentsLength(24)
        wanted = next(
            (found.advice for found in purchasing.suggest(context.desk) if found.item.id == self.item.id), None
        )
        self.quantity = self.entries.line(
            _("Quantity"),
            formats.quantity(wanted.refill_rounded) if wanted is not None else "",
            hint=_("In units, or “3 packs”, “3 packs of 12”, “3 × 12”."),
        )
        self.body.addStretch(1)
        if not offers:
            self.say(
                _("Nobody offers this yet. Add a source first."),
                [(_("Add a source…"), lambda: self._add_source())],
            )
        self.cancel_button()
        self.primary_button(_("Put on the draft"), self.order).setEnabled(bool(offers))
        self.quantity.setFocus()
        self.quantity.selectAll()

    def _add_source(self) -> None:
        self.reject()
        self.context.open(dialogs.catalogue.SourceEdit, item_id=self.item.id)

    def order(self) -> None:
        number = self.attempt(self._order, self.entries.fields)
        if number is not None:
            self.accept()
            text = _("{item} is on draft {number}.").format(item=self.item.sku, number=number)
            show = (_("Show it"), lambda: self.context.open_page("purchase_orders", None, "drafts"))
            self.context.say(text, [show, undo(self.context, self.context.desk.last_act)])

    def _order(self, consent: Consent) -> str:
        source: Source = self.supplier.currentData()
        typed = self.entries.text(_("Quantity"))
        quantity = formats.read_packs(typed, self.item.decimals, _("Quantity"), source.pack_size)
        desk = self.context.desk
        return purchasing.add_to_draft(desk, source.supplier, self.item.id, quantity, source_id=source.id)
