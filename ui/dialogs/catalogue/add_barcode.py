"""A code on a package, and how many are in it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import catalogue, formats, views
from app.catalogue import scanning
from app.counting.meaning import kept
from app.domain.errors import Consent
from app.domain.items import ONE
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done, about_item
from ui.widgets import sounds


class AddBarcode(ActDialog):
    """A code on a package, and how many are in it."""

    def __init__(self, context: Context, *, item_id: int, parent: QWidget | None = None) -> None:
        item = views.items.detail(context.desk, item_id).item
        fact = _("Scan the code on the package, then say how many are in it.")
        super().__init__(context, _("Add a barcode"), parent, about_item(item.name, fact))
        self.item = item
        self.code = self.entries.line(_("Code"))
        self.factor = self.entries.line(_("Pack of"), formats.quantity(ONE))
        self.finish(_("Add"))

    def take_scan(self, text: str) -> None:
        """The code scanned is the one to add: of GS1 elements the GTIN, since the lot changes."""
        self.code.setText(kept(scanning.read(text)))
        self.factor.setFocus()
        self.factor.selectAll()
        sounds.play("good")

    def act(self, consent: Consent) -> Done:
        code = self.entries.needed(_("Code"))
        factor = self.entries.needed_quantity(_("Pack of"))
        catalogue.add_barcode(self.context.desk, self.item.id, code, factor, typed=True, consent=consent)
        said = _("{code} now stands for {quantity} of {item}.")
        return Done(
            said.format(code=code, quantity=formats.quantity(factor), item=self.item.sku), self.context.desk.last_act
        )
