"""Somebody at the desk does not believe an item's record: it is counted before anything else."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import counting, views
from app.domain.errors import Consent
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done, about_item


class Doubt(ActDialog):
    """One item and what makes a person doubt it."""

    def __init__(self, context: Context, *, item_id: int, parent: QWidget | None = None) -> None:
        item = views.items.detail(context.desk, item_id).item
        fact = _("It comes first among what is due to be counted. The record itself stays as it is until then.")
        super().__init__(context, _("Doubt the record"), parent, about_item(f"{item.sku}  {item.name}", fact))
        self.item = item
        self.entries.line(_("What was seen"), placeholder=_("Shelf looks empty"))
        self.finish(_("Count it first"))

    def act(self, consent: Consent) -> Done:
        act = counting.doubt(self.context.desk, self.item.id, self.entries.text(_("What was seen")))
        return Done(_("{sku} comes first among what is due to be counted.").format(sku=self.item.sku), act)
