"""The tabs: each page is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from app.words import N_, _

if TYPE_CHECKING:
    from app.domain.changes import Change
    from ui.context import Context
    from ui.pages.page import Page

TITLES = {"items": N_("Items"), "queue": N_("Queue"), "purchase_orders": N_("Purchase orders"), "counts": N_("Counts")}
NAMES = tuple(TITLES)
FIRST = "queue"


def items_page(ctx: Context) -> Page:
    from ui.pages.items.page import ItemsPage

    return ItemsPage(ctx)


def queue_page(ctx: Context) -> Page:
    from ui.pages.queue.page import QueuePage

    return QueuePage(ctx)


def purchase_orders_page(ctx: Context) -> Page:
    from ui.pages.purchase_orders.page import PurchaseOrdersPage

    return PurchaseOrdersPage(ctx)


def counts_page(ctx: Context) -> Page:
    from ui.pages.counts.page import CountsPage

    return CountsPage(ctx)


PAGES: dict[str, Callable[[Any], Page]] = {
    "items": items_page,
    "queue": queue_page,
    "purchase_orders": purchase_orders_page,
    "counts": counts_page,
}


class Tabs(QTabWidget):
    """Emits `came` when a tab comes to the front, `offers_changed` when the visible page offers other acts."""

    came = Signal(str)
    offers_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setAccessibleName(_("Lists"))
        self.pages: dict[str, Page] = {}
        self._ctx: Context | None = None
        self._holders: dict[str, QVBoxLayout] = {}
        for name, title in TITLES.items():
            holder = QWidget()
            self._holders[name] = QVBoxLayout(holder)
            self._holders[name].setContentsMargins(0, 0, 0, 0)
            self.addTab(holder, _(title))
        self.currentChanged.connect(lambda _at: self._come())

    @property
    def name(self) -> str:
        """The tab in front."""
        return NAMES[self.currentIndex()]

    @property
    def page(self) -> Page | None:
        """The page in front, once there is a store."""
        return self.pages.get(self.name)

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front; the first one of the day where there is none of that name."""
        self.setCurrentIndex(NAMES.index(name if name in NAMES else FIRST))

    def attach(self, ctx: Context) -> None:
        """Show the store of `ctx`, the tab in front at once."""
        self._ctx = ctx
        self._come()

    def detach(self) -> None:
        self._ctx = None
        for page in self.pages.values():
            page.leave()
            page.setParent(None)
            page.deleteLater()
        self.pages.clear()

    def follow(self, change: Change) -> None:
        for page in self.pages.values():
            page.refresh(change)

    def _come(self) -> None:
        if self._ctx is not None and self.name not in self.pages:
            page = PAGES[self.name](self._ctx)
            page.offers_changed.connect(self.offers_changed)
            self.pages[self.name] = page
            self._holders[self.name].addWidget(page)
            page.show()  # now, not at the next turn: it loads, and whoever opens a page stands on a row of it
            if not isinstance(QApplication.focusWidget(), QLineEdit):
                page.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.came.emit(self.name)
