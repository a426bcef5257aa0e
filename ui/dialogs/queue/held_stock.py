"""Stock that is held for whole orders for too long: what is wanting, and who could have it meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from app import formats, views
from app.domain.changes import Change
from app.views.held import HeldStock
from app.words import N_, _
from ui import dialogs
from ui.attempt import quietly
from ui.context import Context
from ui.dialogs.frame.list_dialog import ListDialog
from ui.tables.column import Column
from ui.widgets.card import text_label


def _for(row: HeldStock) -> str:
    return f"{row.row.order}  {row.row.customer}"


def _item(row: HeldStock) -> str:
    return f"{row.row.sku}  {row.row.name}"


COLUMNS: tuple[Column[HeldStock], ...] = (
    Column(N_("For"), lambda row: row.row.customer, _for, hint=_for, width=220, key="for"),
    Column(N_("Item"), lambda row: row.row.sku, _item, hint=_item, width=180, key="item"),
    Column(
        N_("Held"),
        lambda row: row.quantity,
        lambda row: formats.amount(row.quantity, row.row.unit),
        "right",
        width=80,
        key="held",
    ),
    Column.day(N_("Since"), lambda row: row.since, width=80, key="since"),
    Column.figure(N_("Days"), lambda row: row.days, width=60, key="days"),
    Column.text(N_("Waits for"), lambda row: formats.wanting_text(row.wanting), long=True, width=230, key="wanting"),
    Column.figure(
        N_("Wanted behind"),
        lambda row: row.wanted_behind,
        zero=False,
        hint=lambda row: _("What others of the same queue lack"),
        width=110,
        key="behind",
    ),
)


class HeldForWholeOrders(ListDialog):
    """The longest first. The one stood on is lent to those behind it, or shown in the queue."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Held for whole orders"),
            COLUMNS,
            (),
            key=lambda row: row.row.id,
            parent=parent,
        )
        self.said = text_label("", "muted")
        self.said.setWordWrap(True)
        self.body.insertWidget(0, self.said)
        self.all_box = QCheckBox(_("Also what is held for less long"))
        self.all_box.toggled.connect(lambda _on: self.read())
        self.body.addWidget(self.all_box)
        self.setTabOrder(self.table, self.all_box)
        self.show_button = self.button(_("Show it"), self.show_line)
        self.lend_button = self.primary_button(_("Lend it…"), self.lend)
        self.table.current.connect(self._offer)
        self.table.opened.connect(lambda _row: self.lend())
        context.feed.changed.connect(self._follow)
        self.read()

    def read(self) -> None:
        desk = self.context.desk
        least = 0 if self.all_box.isChecked() else None
        rows = views.held.held_stock(desk, least)
        self.table.rows.set_rows(rows)
        self.table.select_first()
        days = formats.days(desk.settings.held_days)
        few = _("No stock has been held for a whole order for {days} or longer.").format(days=days)
        none = _("No stock is held for a whole order.")
        many = _("An order that ships complete holds its stock until all of it can go. This could serve others.")
        self.said.setText(many if rows else none if self.all_box.isChecked() else few)
        self._offer(self.table.current_row())

    def lacking(self) -> str:
        return _("Nobody behind it could take it. Choose stock that others lack.")

    def lend(self) -> None:
        row = self.table.current_row()
        if row is not None and row.wanted_behind:
            self.context.open(dialogs.queue.Lend, line_id=row.row.id, lender=True)

    def show_line(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.accept()
            self.context.open_page("queue", row.row.id)

    def _offer(self, row: HeldStock | None) -> None:
        self.show_button.setEnabled(row is not None)
        self.lend_button.setEnabled(row is not None and bool(row.wanted_behind))

    def _follow(self, _change: Change) -> None:
        quietly(self.read)
