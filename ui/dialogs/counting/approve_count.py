"""A difference beyond the tolerance stands after a recount: approved with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import counting, formats
from app.domain.count_reviews import Reviewed
from app.domain.errors import Consent
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done, about_item


class ApproveCount(ActDialog):
    """One line, and why its record was wrong."""

    def __init__(self, context: Context, *, reviewed: Reviewed, parent: QWidget | None = None) -> None:
        item = reviewed.item
        difference = formats.variance_text(reviewed.variance, item.unit, item.decimals)
        worth = formats.money(reviewed.value, context.desk.settings.currency) if reviewed.value else ""
        fact = _("{difference} against the book, counted {times}. It is posted with the count.").format(
            difference=" · ".join(part for part in (difference, worth) if part),
            times=formats.times_text(len(reviewed.rounds)),
        )
        super().__init__(context, _("Approve a difference"), parent, about_item(f"{item.sku}  {item.name}", fact))
        self.reviewed = reviewed
        self.entries.line(_("Why it was wrong"), placeholder=_("Broken and thrown away"))
        self.finish(_("Approve"))

    def act(self, consent: Consent) -> Done:
        reason = self.entries.text(_("Why it was wrong"))
        act = counting.approve(self.context.desk, self.reviewed.line, reason, consent)
        return Done(_("The difference of {sku} is approved.").format(sku=self.reviewed.item.sku), act)
