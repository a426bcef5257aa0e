"""The whole stock ledger of one item."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app import formats
from app.views.items import LedgerRow
from app.words import N_, _
from ui.context import Context
from ui.dialogs.frame.list_dialog import ListDialog
from ui.tables.column import Column

COLUMNS: tuple[Column[LedgerRow], ...] = (
    Column.day(N_("Happened"), lambda row: row.movement.happened_on, width=110, key="on"),
    Column(
        N_("What"),
        lambda row: row.movement.kind,
        lambda row: formats.kind_words(row.movement.kind),
        width=130,
        key="kind",
    ),
    Column.figure(N_("Quantity"), lambda row: row.movement.quantity, width=90, key="quantity"),
    Column.figure(N_("Balance"), lambda row: row.balance, width=90, key="balance"),
    Column.text(N_("Document"), lambda row: row.movement.document, width=110, key="document"),
    Column.text(N_("Reason"), lambda row: row.movement.reason, width=160, key="reason"),
    Column.text(N_("Who"), lambda row: row.movement.person, width=100, key="who"),
)


class Ledger(ListDialog):
    """The newest movement first."""

    def __init__(
        self, context: Context, *, title: str, rows: Sequence[LedgerRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, _("Ledger of {what}").format(what=title), COLUMNS, rows, parent=parent)
