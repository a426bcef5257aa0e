"""The rows that are confirmed, as the grid shows them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from PySide6.QtWidgets import QComboBox

from app import formats
from app.domain.items import Item
from app.domain.purchase_orders import Row
from app.domain.supplier_answers import Rest
from app.views.purchases import PurchaseDetail, RowDetail
from app.words import N_, _
from ui.dialogs.frame.grid import GridColumn

ITEM, OPEN, ASKED, STANDS, QUANTITY, DATE, COST = range(7)
RESTS: tuple[tuple[str, Rest | None], ...] = (
    (N_("say which"), None),
    (N_("is still coming"), Rest.COMING),
    (N_("has no date"), Rest.UNDATED),
    (N_("will not come"), Rest.SHORT),
)


class Entry(NamedTuple):
    """One line of the grid: a schedule row, or a further part that it is being split into."""

    found: RowDetail
    item: Item
    split: bool = False
    cost: Decimal | None = None

    @property
    def row(self) -> Row:
        return self.found.row


def rest_box(name: str) -> QComboBox:
    """What becomes of that which an answer leaves: to be chosen, nothing is assumed."""
    box = QComboBox()
    box.setAccessibleName(name)
    for text, value in RESTS:
        box.addItem(_(text), value)
    return box


def rest_said(box: QComboBox) -> Rest | None:
    """What was chosen; None as long as nothing was."""
    return None if box.currentData() is None else Rest(box.currentData())


def columns() -> tuple[GridColumn, ...]:
    return (
        GridColumn(_("Item")),
        GridColumn(_("Open"), 90, right=True),
        GridColumn(_("Asked for"), 110),
        GridColumn(_("Stands at"), 190),
        GridColumn(_("Quantity"), 90, right=True, typed=True),
        GridColumn(_("Confirmed for"), 130, typed=True),
        GridColumn(_("Cost of one"), 90, right=True, typed=True),
    )


def open_entries(detail: PurchaseDetail) -> list[Entry]:
    """A line for every row of which something is still to come."""
    return [
        Entry(found, line.item, cost=line.line.unit_cost)
        for line in detail.lines
        for found in line.rows
        if found.row.open
    ]


def texts(entry: Entry) -> list[str]:
    row, item = entry.row, entry.item
    if entry.split:
        return [_("  and"), "", "", "", "", "", ""]
    amount = formats.quantity(row.open)
    asked = formats.date_text(row.requested_on) or _("no date")
    return [
        f"{item.sku}  {item.name}",
        amount,
        asked,
        stands(row),
        formats.quantity(row.open),
        "",
        formats.money(entry.cost),
    ]


def stands(row: Row) -> str:
    if not row.confirmed:
        return _("not confirmed")
    return formats.date_text(row.confirmed_on) or _("confirmed, no date")
