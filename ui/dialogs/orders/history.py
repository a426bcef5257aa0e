"""Everything that happened to an order line or a purchase order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app import formats
from app.domain.orders import HistoryLine
from app.words import N_, _
from ui.context import Context
from ui.dialogs.frame.list_dialog import ListDialog
from ui.tables.column import Column


def columns(currency: str) -> tuple[Column[HistoryLine], ...]:
    """`currency` is that of costs."""
    return (
        Column.day(N_("On"), lambda line: line.on, width=110, key="on"),
        Column.text(N_("What"), lambda line: formats.history_text(line, currency), long=True, width=430, key="what"),
        Column.text(N_("Who"), lambda line: line.person, width=120, key="who"),
        Column(N_("Recorded"), lambda line: line.at, lambda line: formats.stamp_text(line.at), width=140, key="at"),
    )


class History(ListDialog):
    """The newest entry first."""

    def __init__(
        self,
        context: Context,
        *,
        title: str,
        lines: Sequence[HistoryLine],
        currency: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, _("History of {what}").format(what=title), columns(currency), lines, parent=parent)
