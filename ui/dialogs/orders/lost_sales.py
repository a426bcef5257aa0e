"""What customers asked for and were declined."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import formats
from app.ordering import declining
from app.ordering.declining import LostSale
from app.words import N_, _
from ui.context import Context
from ui.dialogs.frame.list_dialog import ListDialog
from ui.tables.column import Column
from ui.widgets.empty_state import EmptyState

COLUMNS: tuple[Column[LostSale], ...] = (
    Column.day(N_("Day"), lambda row: row.on, width=100, key="on"),
    Column.text(N_("Customer"), lambda row: row.customer, width=180, key="customer"),
    Column.text(N_("SKU"), lambda row: row.sku, width=120, key="sku"),
    Column.text(N_("Item"), lambda row: row.name, long=True, width=170, key="name"),
    Column(
        N_("Quantity"),
        lambda row: row.quantity,
        lambda row: formats.amount(row.quantity, row.unit),
        "right",
        width=90,
        key="quantity",
    ),
    Column.text(N_("Why"), lambda row: row.reason, long=True, width=180, key="why"),
)


class LostSales(ListDialog):
    """The latest first."""

    def __init__(self, context: Context, *, parent: QWidget | None = None) -> None:
        rows = declining.declined(context.desk)
        super().__init__(context, _("Lost sales"), COLUMNS, rows, key=lambda row: row.id, parent=parent)
        said = _("What a customer asked for and was declined in a new order stands here.")
        self.table.set_empty(EmptyState(_("No sale was lost"), said))
