"""A supplier's offer of an item."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from app import catalogue, formats, views
from app.domain.errors import Consent, Unreadable
from app.domain.items import ONE, Source
from app.domain.matching import ZERO
from app.words import _
from ui.context import Context
from ui.dialogs.catalogue.person_edit import SupplierEdit
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries, label_of
from ui.dialogs.frame.searches import supplier_choices
from ui.look.theme import look
from ui.widgets.search import Choice, Search

SIZE = QSize(540, 420)


class SourceEdit(Dialog):
    """New, or amended: a supplier has one offer of an item."""

    def __init__(
        self, context: Context, *, item_id: int, source_id: int | None = None, parent: QWidget | None = None
    ) -> None:
        detail = views.items.detail(context.desk, item_id)
        found = next((row for row in detail.sources if row.source.id == source_id), None)
        item, source = detail.item, found.source if found is not None else None
        supplier = found.supplier if found is not None else None
        currency = (supplier.currency if supplier is not None else "") or context.desk.settings.currency
        super().__init__(context, _("Source"), parent, size=SIZE)
        self.item = item
        self.source_id = source.id if source is not None else None
        name = QLabel(item.name)
        look(name, "strong")
        name.setWordWrap(True)
        self.body.addWidget(name)
        form = self.form()
        self.supplier = Search(
            self._suppliers, name=_("Supplier"), placeholder=_("Type a name"), keeps=True, parent=self
        )
        self.supplier.picked.connect(self._picked)
        form.addRow(label_of(_("Supplier"), self.supplier), self.supplier)
        entries = self.entries = Entries(form)
        shown = source or Source(0, item.id, 0)
        entries.line(_("Their part number"), shown.supplier_sku)
        entries.line(_("Pack size"), formats.quantity(shown.pack_size), hint=_("They sell it in packs of so many."))
        entries.line(_("Minimum"), formats.quantity(shown.minimum), hint=_("The least they sell at once."))
        entries.line(_("Lead time in days"), formats.quantity(shown.lead_days))
        entries.line(_("Unit cost"), formats.figure(shown.unit_cost, currency), hint=_("In their own currency."))
        entries.line(
            _("Share"),
            formats.quantity(shown.share),
            hint=_("A critical item is split over its suppliers by their shares, as 70 to 30; 0 takes no part."),
        )
        self.preferred = entries.flag(_("Order from here first"), shown.preferred)
        self.body.addStretch(1)
        self.cancel_button()
        self.primary_button(_("Save"), self.save)
        if supplier is not None:
            self.supplier.take(Choice(supplier.id, supplier.name))
            self.supplier.setEnabled(False)
        self.setTabOrder(self.supplier, entries.fields[_("Their part number")])

    def _suppliers(self, text: str) -> Sequence[Choice]:
        return supplier_choices(self.context.desk, text)

    def _picked(self, choice: Choice) -> None:
        if choice.key is None:
            self.supplier.take(None)
            new = SupplierEdit(self.context, self, name=choice.detail)
            new.saved.connect(lambda id: self.supplier.take(Choice(id, new.name.text().strip())))
            new.open()

    def save(self) -> None:
        if self.attempt(self._write, {**self.entries.fields, _("Supplier"): self.supplier}) is not None:
            self.accept()

    def _write(self, consent: Consent) -> int:
        chosen = self.supplier.choice
        if chosen is None or not isinstance(chosen.key, int):
            raise Unreadable("pick.supplier", field=_("Supplier"), text=self.supplier.text())
        read = self.entries
        return catalogue.put_source(
            self.context.desk,
            item_id=self.item.id,
            supplier_id=chosen.key,
            supplier_sku=read.text(_("Their part number")),
            pack_size=_or(read.quantity(_("Pack size")), ONE),
            minimum=_or(read.quantity(_("Minimum")), ZERO),
            lead_days=read.whole(_("Lead time in days")),
            unit_cost=read.money(_("Unit cost")),
            share=_or(read.quantity(_("Share")), ONE),
            preferred=self.preferred.isChecked(),
            source_id=self.source_id,
            further=True,
        )


def _or(typed: Decimal | None, otherwise: Decimal) -> Decimal:
    """What stands for an empty field; a typed zero is a zero."""
    return otherwise if typed is None else typed
