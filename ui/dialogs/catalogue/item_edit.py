"""An item: new, or amended."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import catalogue, formats
from app.domain.errors import Consent
from app.domain.items import Item
from app.words import _
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries

SIZE = QSize(560, 520)


class ItemEdit(Dialog):
    """Once it is saved the page stands on it. An amended item that somebody else changed meanwhile is refused."""

    def __init__(
        self, context: Context, *, item: Item | None = None, sku: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(context, _("Item") if item else _("New item"), parent, size=SIZE)
        self.item = item
        shown = item or Item(0, sku, "")
        entries = self.entries = Entries(self.form())
        self.sku = entries.line(_("SKU"), shown.sku, hint=_("The stockroom's own number for it, each once."))
        self.name = entries.line(_("Name"), shown.name)
        entries.line(_("Unit"), shown.unit, hint=_("What one of it is called: pcs, m, kg …"))
        entries.line(_("Bin"), shown.bin, hint=_("Where it lies."))
        also = _("Other bins that it lies in, with commas between them. A count of it is compared when all are done.")
        entries.line(_("Also in"), ", ".join(shown.more_bins), hint=also)
        places = [(_("whole ones only"), 0), ("0.1", 1), ("0.01", 2), ("0.001", 3)]
        self.decimals = entries.choice(_("Counted to"), list(places), shown.decimals)
        entries.line(
            _("Reorder point"), formats.quantity(shown.reorder_point), hint=_("Order when available falls to this.")
        )
        entries.line(
            _("Order up to"), formats.quantity(shown.order_up_to), hint=_("What a refill brings available up to.")
        )
        home = context.desk.settings.currency
        in_home = _("In {currency}.").format(currency=home)
        entries.line(_("Unit cost"), formats.figure(shown.unit_cost, home), hint=in_home)
        entries.line(_("Price"), formats.figure(shown.price, home), hint=in_home)
        self.critical = entries.flag(_("Critical: worth a second source"), shown.critical)
        self.discontinued = entries.flag(
            _("Discontinued: takes no new backorders"), shown.discontinued, hint=_("What is free can still be sold.")
        )
        self.discontinued.setVisible(item is not None)
        self.body.addStretch(1)
        self.cancel_button()
        self.primary_button(_("Save"), self.save)
        (self.name if sku else self.sku).setFocus()

    def save(self) -> None:
        found = self.attempt(self._write, self.entries.fields)
        if found is not None:
            self.accept()
            self.context.open_page("items", found)

    def _write(self, consent: Consent) -> int:
        read = self.entries
        decimals = int(self.decimals.currentData())
        facts: dict[str, Any] = {
            "sku": read.needed(_("SKU")),
            "name": read.needed(_("Name")),
            "unit": read.needed(_("Unit")),
            "bin": read.text(_("Bin")),
            "more_bins": tuple(read.text(_("Also in")).split(",")),
            "decimals": decimals,
            "reorder_point": read.quantity(_("Reorder point"), decimals),
            "order_up_to": read.quantity(_("Order up to"), decimals),
            "unit_cost": read.money(_("Unit cost")),
            "price": read.money(_("Price")),
            "critical": self.critical.isChecked(),
        }
        if self.item is None:
            return catalogue.add_item(self.context.desk, **facts)
        facts["discontinued"] = self.discontinued.isChecked()
        catalogue.amend_item(self.context.desk, self.item.id, self.item.version, **facts)
        return self.item.id
