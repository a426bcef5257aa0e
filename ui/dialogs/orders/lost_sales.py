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
    Column(N_("Day"), lambda row: row.on, lambda row: formats.date_text(row.on), width=100, key="on"),
    Column(N_("Customer"), lambda row: row.customer, lambda row: row.customer, width=180, key="customer"),
    Column(N_("SKU"), lambda row: row.sku, lambda row: row.sku, width=120, key="sku"),
    Column(N_("Item"), lambda row: row.name, lambda row: row.name, hint=lambda row: row.name, width=170, key="name"),
    Column(
        N_("Quantity"),
        lambda row: row.quantity,
        lambda row: formats.amount(row.quantity, row.unit),
        "right",
        width=90,
        key="quantity",
    ),
    Column(
        N_("Why"), lambda row: row.reason, lambda row: row.reason, hint=lambda row: row.reason, width=180, key="why"
    ),
)


class LostSales(ListDialog):
    """The latest first."""

    def __init__(self, context: Context, *, parent: QWidget | None = None) -> None:
        rows = declining.declined(context.desk)
        super().__init__(context, _("Lost sales"), COLUMNS, rows, key=lambda row: row.id, parent=parent)
        said = _("What a customer asked for and was declined in a new order stands here.")
        self.table.set_empty(EmptyState(_("No sale was lost"), said))
