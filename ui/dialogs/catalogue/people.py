"""Customers and suppliers: look one up, add one, amend one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from app import catalogue, formats, views
from app.domain.items import Customer
from app.views.suppliers import SupplierRow
from app.words import N_, _
from ui import dialogs
from ui.context import Context
from ui.dialogs.catalogue.person_edit import CustomerEdit, SupplierEdit
from ui.dialogs.catalogue.record_columns import on_time
from ui.dialogs.frame.dialog import Dialog, quiet_button
from ui.tables.column import Column
from ui.tables.model import TableModel
from ui.tables.view import TableView

SIZE = QSize(860, 560)
_REACHED: tuple[Column[Any], ...] = (
    Column.text(N_("Name"), lambda row: row.name, long=True, width=240, key="name"),
    Column(N_("E-mail"), lambda row: row.email or None, lambda row: row.email, width=210, key="email"),
    Column(N_("Phone"), lambda row: row.phone or None, lambda row: row.phone, width=140, key="phone"),
)
CUSTOMERS: tuple[Column[Customer], ...] = (
    *_REACHED,
    Column(
        N_("Ships"),
        lambda row: row.ship_complete,
        lambda row: _("complete") if row.ship_complete else _("as it comes"),
        width=110,
        key="ships",
    ),
    Column(
        N_("Goods are"),
        lambda row: row.collects,
        lambda row: _("collected") if row.collects else _("sent"),
        width=100,
        key="collects",
    ),
)
SUPPLIERS: tuple[Column[SupplierRow], ...] = (
    *_REACHED,
    Column(
        N_("Lead time"),
        lambda row: row.supplier.lead_days,
        lambda row: formats.days(row.supplier.lead_days) if row.supplier.lead_days is not None else "",
        "right",
        hint=lambda row: formats.lead_text(row.record, row.supplier.lead_days) or None,
        width=85,
        key="lead",
    ),
    on_time(lambda row: row.record, 115),
    Column.figure(
        N_("To chase"),
        lambda row: row.to_chase,
        zero=False,
        tone=lambda row: "overdue" if row.to_chase else None,
        width=70,
        key="to_chase",
    ),
)


class People(Dialog):
    """Two lists. Enter or a double-click amends the one that is stood on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Customers and suppliers"), parent, size=SIZE)
        self.lists = QTabWidget()
        self.customers = self._list(
            _("Customers"), CUSTOMERS, lambda: catalogue.customers(context.desk), self._edit_customer
        )
        self.suppliers = self._list(
            _("Suppliers"), SUPPLIERS, lambda: views.suppliers.rows(context.desk), self._edit_supplier
        )
        self.body.addWidget(self.lists, 1)
        self.button(_("Close"), self.reject)
        self.record_button = self.button(_("Record…"), self._record, hint=_("How often on time, how late, how long"))
        self.lists.currentChanged.connect(lambda _at: self._offer())
        self._offer()
        self.customers.setFocus()

    def _list(
        self,
        title: str,
        columns: Sequence[Column[Any]],
        read: Callable[[], Sequence[Any]],
        edit: Callable[[Any, Callable[[], None]], None],
    ) -> TableView:
        table = TableView(TableModel(columns), f"people/{title}", None)
        table.setAccessibleName(title)

        def fill() -> None:
            table.rows.set_rows(read())
            table.select_first()

        search = QLineEdit(placeholderText=_("Filter"), clearButtonEnabled=True)
        search.setAccessibleName(_("Filter this list"))
        search.textChanged.connect(lambda text: table.rows.set_filter(text))
        line = QHBoxLayout()
        line.addWidget(search, 1)
        line.addWidget(quiet_button(_("New…"), lambda: edit(None, fill)))
        line.addWidget(quiet_button(_("Amend…"), lambda: _with_current(table, lambda row: edit(row, fill))))
        table.opened.connect(lambda row: edit(row, fill))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 10, 0, 0)
        column.addLayout(line)
        column.addWidget(table, 1)
        self.lists.addTab(page, title)
        fill()
        return table

    def _offer(self) -> None:
        self.record_button.setVisible(self.lists.currentIndex() == 1)

    def _record(self) -> None:
        row: SupplierRow | None = self.suppliers.current_row()
        if row is not None:
            self.context.open(dialogs.buying.SupplierRecord, supplier_id=row.supplier.id, parent=self)

    def _edit_customer(self, row: Customer | None, after: Callable[[], None]) -> None:
        dialog = CustomerEdit(self.context, self, row)
        dialog.saved.connect(lambda _id: after())
        dialog.open()

    def _edit_supplier(self, row: SupplierRow | None, after: Callable[[], None]) -> None:
        dialog = SupplierEdit(self.context, self, row.supplier if row is not None else None)
        dialog.saved.connect(lambda _id: after())
        dialog.open()


def _with_current(table: TableView, act: Callable[[Any], object]) -> None:
    row = table.current_row()
    if row is not None:
        act(row)
