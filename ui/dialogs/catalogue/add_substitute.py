"""What may go out instead of an item, and how many of it for one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import catalogue, formats, views
from app.domain.errors import Consent, Unreadable
from app.domain.items import ONE
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done, about_item
from ui.dialogs.frame.searches import item_search, take_item_scan
from ui.widgets.search import Choice


class AddSubstitute(ActDialog):
    """One way: it may go out instead of the item, not the item instead of it."""

    def __init__(self, context: Context, *, item_id: int, parent: QWidget | None = None) -> None:
        item = views.items.detail(context.desk, item_id).item
        fact = _("It may go out instead of this item, not the other way round. Say how many of it make up one {unit}.")
        super().__init__(context, _("Add a substitute"), parent, about_item(item.name, fact.format(unit=item.unit)))
        self.item = item
        self.other: int | None = None
        self.search = item_search(context, _("Scan or type an item"), keeps=True)
        self.search.picked.connect(self._picked)
        self.search.let_go.connect(self._let_go)
        self.entries.add(_("Substitute"), self.search)
        self.entries.line(_("Of it for one"), formats.quantity(ONE))
        self.finish(_("Add"))

    def _picked(self, choice: Choice) -> None:
        if isinstance(choice.key, int):
            self.other = choice.key
            self.search.take(choice)
            self.entries.fields[_("Of it for one")].setFocus()

    def take_scan(self, text: str) -> None:
        take_item_scan(self, self.search, text)

    def _let_go(self) -> None:
        self.other = None

    def act(self, consent: Consent) -> Done:
        if self.other is None:
            raise Unreadable("pick.item", field=_("Substitute"), text=self.search.text())
        factor = self.entries.needed_quantity(_("Of it for one"))
        catalogue.add_substitute(self.context.desk, self.item.id, self.other, factor)
        other = catalogue.item(self.context.desk, self.other)
        return Done(_("{other} may go out instead of {item}.").format(other=other.sku, item=self.item.sku))
