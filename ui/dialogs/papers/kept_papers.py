"""The papers that left, as they left: each can be printed again, marked as a copy."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import papers
from app.domain.kept_papers import KeptPaper
from app.words import N_, _
from ui.context import Context
from ui.dialogs.frame.list_dialog import ListDialog
from ui.tables.column import Column
from ui.widgets.card import text_label

COLUMNS: tuple[Column[KeptPaper], ...] = (
    Column.day(N_("On"), lambda kept: kept.on, width=110, key="on"),
    Column.text(N_("What"), lambda kept: kept.title, long=True, width=260, key="what"),
    Column.text(N_("For"), lambda kept: kept.whom, long=True, width=230, key="for"),
    Column.text(N_("Who"), lambda kept: kept.person, width=120, key="who"),
)


class KeptPapers(ListDialog):
    """The latest first: all of them, or those of an order, a customer, a purchase order or an act (by id)."""

    def __init__(
        self,
        context: Context,
        *,
        order: int | None = None,
        customer: int | None = None,
        po: int | None = None,
        act: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        found = papers.kept.rows(context.desk, order=order, customer=customer, po=po, act=act)
        super().__init__(context, _("Papers that left"), COLUMNS, found, key=lambda kept: kept.id, parent=parent)
        said = _(
            "Notices and confirmations ticked as told in writing, packing slips and purchase orders are kept as they"
            " left. Those of version 0.3 and before were not kept: they can only be printed as things stand now."
        )
        self.body.addWidget(text_label(said, "muted"))
        self.copy_button = self.primary_button(_("Copy…"), self.show_copy)
        self.copy_button.setToolTip(_("As it left, marked as a copy"))
        self.table.current.connect(lambda kept: self.copy_button.setEnabled(kept is not None))
        self.copy_button.setEnabled(bool(found))

    def lacking(self) -> str:
        return _("No paper has been kept yet: print it as things stand now.")

    def show_copy(self) -> None:
        kept = self.table.current_row()
        if kept is not None:
            self.context.open_paper(papers.kept.copy(kept.id), self)
