"""A line jumps its queue: before whom, who moves back for it, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from app import formats, views
from app.domain.errors import Consent
from app.domain.overrides import Queued
from app.domain.promises import Hold
from app.promising import effects
from app.queueing import moving
from app.views.queue import QueueRow
from app.words import _
from ui.acts import undo, with_effects
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.frame.override import NOBODY, Override


class MoveUp(Override):
    """The lines ahead of it to choose from, the first of the queue chosen; the table follows the choice."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        row = views.queue.detail(context.desk, line_id).row
        super().__init__(context, _("Move up"), row, parent)
        ahead = [
            other
            for other in views.queue.rows(context.desk, [row.item_id])
            if other.position < row.position
            and other.hold is not Hold.PASSED
            and not (row.ship_complete and other.order == row.order)
        ]
        self.before = self.entries.choice(_("Directly before"), [(_named(other), other.id) for other in ahead])
        self.before.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.before.setMinimumContentsLength(30)
        self.reason = self.ask_reason(_("needed: kept, and printed in the audit"))
        self.cancel_button()
        self.move_button = self.primary_button(_("Move up"), self.move_up)
        self.move_button.setEnabled(bool(ahead))
        self.before.currentIndexChanged.connect(lambda _at: self._foresee())
        self._foresee()
        self.reason.setFocus()

    def lacking(self) -> str:
        return _("Nobody is ahead of this line.")

    def _foresee(self) -> None:
        chosen = self.before.currentData()
        if chosen is None:
            self.foresee(NOBODY)
            self.said.setText(self.lacking())
            return
        effect, wrong = tried(lambda: moving.preview_move(self.context.desk, self.row.id, chosen))
        self.foresee(effect or NOBODY)
        if effect is None:
            self.said.setText(wrong)

    def move_up(self) -> None:
        before = effects.standings(self.context.desk)
        done = self.attempt(self._move, self.entries.fields)
        if done is not None:
            self.accept()
            text = _("{item} for {customer} has moved up.").format(item=done.sku, customer=done.customer)
            with_effects(self.context, text, before, (undo(self.context, done.act),))

    def _move(self, consent: Consent) -> Queued:
        reason = self.entries.needed(_("Why"))
        return moving.move_up(self.context.desk, self.row.id, self.before.currentData(), reason, self.agreed(consent))


def _named(row: QueueRow) -> str:
    place = formats.ordinal(row.position)
    return f"{place}  {row.order}  {row.customer} · {formats.amount(row.waiting, row.unit)}"
