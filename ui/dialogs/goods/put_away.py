"""What was received and still stands at the door: mark it as put away, all of it or one receipt."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import formats
from app.domain.receipts import ToPutAway
from app.goods import putting_away
from app.words import _, ngettext
from ui.acts import undo
from ui.attempt import quietly
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog, quiet_button
from ui.dialogs.frame.grid import Grid, GridColumn
from ui.widgets.card import text_label

SIZE = QSize(860, 520)
BIN, ITEM, QUANTITY, CAME = range(4)


class PutAway(Dialog):
    """Receipts, the latest first, each with its goods bin by bin."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Put away"), parent, size=SIZE)
        self.standing: list[ToPutAway] = []
        self.acts: list[int] = []  # the receipt that each line is of
        self.said = text_label("", "muted")
        self.body.addWidget(self.said)
        self.grid = Grid(
            (
                GridColumn(_("Bin"), 110),
                GridColumn(_("Item")),
                GridColumn(_("Quantity"), 100, right=True),
                GridColumn(_("Came"), 300),
            ),
            _("What has not been put away"),
        )
        self.grid.currentCellChanged.connect(lambda *_cells: self._offer())
        self.body.addWidget(self.grid, 1)
        self.one_button = quiet_button(_("This receipt is put away"), self.put_one, key="Ctrl+D")
        self.foot.addWidget(self.one_button)
        self.cancel_button(_("Close"))
        self.all_button = self.primary_button(_("All put away"), self.put_all)
        self._read()
        self.grid.setFocus()

    def lacking(self) -> str:
        return _("Nothing is waiting to be put away.")

    def put_all(self) -> None:
        self._put([each.act for each in self.standing])

    def put_one(self) -> None:
        row = self.grid.currentRow()
        if 0 <= row < len(self.acts):
            self._put([self.acts[row]])

    def _put(self, acts: Collection[int]) -> None:
        act = self.attempt(lambda _consent: putting_away.put_away(self.context.desk, acts))
        if act is None:
            return
        text = ngettext("{count} receipt is put away.", "{count} receipts are put away.", len(acts))
        self.context.say(text.format(count=formats.quantity(len(acts))), [undo(self.context, act)])
        self._read()
        if not self.standing:
            self.accept()

    def _read(self) -> None:
        self.standing = quietly(lambda: putting_away.waiting(self.context.desk)) or []
        lines = [(each, item, quantity) for each in self.standing for item, quantity in each.goods]
        self.acts = [each.act for each, _item, _quantity in lines]
        self.grid.fill(
            [
                [
                    ", ".join(item.bins) or _("no bin"),
                    f"{item.sku}  {item.name}",
                    formats.amount(quantity, item.unit),
                    _came(each),
                ]
                for each, item, quantity in lines
            ]
        )
        if lines:
            self.grid.setCurrentCell(0, ITEM)
        count = len(self.standing)
        text = ngettext("{count} receipt stands at the door.", "{count} receipts stand at the door.", count)
        self.said.setText(text.format(count=formats.quantity(count)) if count else self.lacking())
        self.all_button.setEnabled(bool(count))
        self._offer()

    def _offer(self) -> None:
        self.one_button.setEnabled(0 <= self.grid.currentRow() < len(self.acts) and len(self.standing) > 1)


def _came(each: ToPutAway) -> str:
    return " · ".join(part for part in (formats.date_text(each.on), each.po, each.supplier) if part)
