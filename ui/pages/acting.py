"""What can be done with the row a person stands on: as buttons in the detail, in the context menu and in the menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.words import _
from ui.pages.page import Offers, Page
from ui.widgets.detail import OfferedAct


class ActingPage(Page):
    """A page that offers acts on the row a person stands on. Subclasses write `acts`; `opens` is the act of Enter."""

    opens = ""

    def acts(self, row: Any) -> Sequence[OfferedAct]:
        """The acts that apply to `row` now, the likeliest first."""
        raise NotImplementedError

    def offers(self) -> Offers:
        row = self.table.current_row()
        offered: dict[str, Callable[[], Any]] = {act.name: act.run for act in self.acts(row)} if row is not None else {}
        if self.opens in offered:
            offered["open"] = offered[self.opens]
        return offered

    def _listen(self) -> None:
        """The acts are offered on a right click and on the menu key too."""
        super()._listen()
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._pop_up)

    def menu(self) -> QMenu | None:
        """The context menu for the current row."""
        row = self.table.current_row()
        if row is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in self.acts(row):
            menu.addAction(act.text, act.run)
        menu.addSeparator()
        menu.addAction(_("Copy"), self.table.copy)
        return menu

    def _pop_up(self, at: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(self.table.viewport().mapToGlobal(at))
