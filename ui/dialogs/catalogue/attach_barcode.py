"""A scanned code that nothing here has: the item that it stands for, and how many are in the package."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import catalogue, formats
from app.domain.errors import Consent, Unreadable
from app.domain.items import ONE
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done
from ui.dialogs.frame.searches import item_search, take_item_scan
from ui.widgets.search import Choice


class AttachBarcode(ActDialog):
    """The item is searched for, or another of its codes scanned."""

    def __init__(self, context: Context, *, code: str, parent: QWidget | None = None) -> None:
        about = ((code, "strong"), (_("Nothing here has this code. Which item is it on?"), "muted"))
        super().__init__(context, _("Attach a code"), parent, about)
        self.code = code
        self.search = item_search(context, _("Name or SKU"), keeps=True)
        self.search.picked.connect(self._picked)
        self.entries.add(_("Item"), self.search)
        self.factor = self.entries.line(_("Pack of"), formats.quantity(ONE))
        self.finish(_("Attach"))

    def take_scan(self, text: str) -> None:
        take_item_scan(self, self.search, text)

    def _picked(self, choice: Choice) -> None:
        self.search.take(choice)
        self.factor.setFocus()
        self.factor.selectAll()

    def act(self, consent: Consent) -> Done:
        if self.search.choice is None:
            raise Unreadable("pick.item", field=_("Item"), text=self.search.text())
        item = catalogue.item(self.context.desk, int(str(self.search.choice.key)))
        factor = self.entries.needed_quantity(_("Pack of"))
        catalogue.add_barcode(self.context.desk, item.id, self.code, factor)
        said = _("{code} now stands for {quantity} of {item}.")
        return Done(
            said.format(code=self.code, quantity=formats.quantity(factor), item=item.sku), self.context.desk.last_act
        )
