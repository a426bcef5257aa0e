"""The codes of a count that nobody knows, at its review: said beside what it needs, and settled there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app import formats, views
from app.domain.tallies import Attached
from app.views.count_reviews import Review
from app.views.tally_list import TallyList
from app.words import _
from ui import dialogs
from ui.acts import undo
from ui.context import Context


class ReviewCodes(QPushButton):
    """Says how many there are, and asks what the latest of them is. Hidden where there are none."""

    def __init__(self, context: Context, count_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, autoDefault=False)
        self._context, self._count_id = context, count_id
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _checked=False: self.settle())
        self.hide()

    def show_codes(self, found: Review) -> None:
        codes = formats.codes_text(len({code.code for code in found.parked}))
        self.setText(f"{codes}…")
        self.setVisible(bool(codes))

    def settle(self) -> None:
        """Ask which item the latest of the codes stands for, or whether it is dismissed."""
        codes = TallyList(views.counts.tallying(self._context.desk, self._count_id)).codes()
        if codes:
            self._context.open(
                dialogs.counting.AttachCode, entry=codes[0], attached=self._attached, dismissed=self._dismissed
            )

    def _attached(self, done: Attached) -> None:
        item = done.item
        quantity = formats.amount(done.quantity, item.unit, item.decimals)
        said = _("{code} stands for {sku}: {quantity} counted.").format(code=done.code, sku=item.sku, quantity=quantity)
        self._context.say(said, [undo(self._context, done.act)])

    def _dismissed(self, code: str, act: int) -> None:
        said = _("{code} is dismissed: nothing is counted for it.").format(code=code)
        self._context.say(said, [undo(self._context, act)])
