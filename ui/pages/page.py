"""What every tab is made of: chips and a text filter, a list, the detail of the row a person stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Change, Topic
from app.words import _
from ui.attempt import quietly
from ui.context import Context
from ui.steps import Steps
from ui.tables.model import TableModel
from ui.tables.view import TableView
from ui.widgets.chips import Chip, Chips
from ui.widgets.detail import Detail
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_and_detail import ListAndDetail
from ui.widgets.list_head import ListHead

Offers = Mapping[str, Callable[[], Any]]


@dataclass(slots=True)
class Gathering:
    """Rows on their way into a list, with the texts that the filter looks in."""

    rows: list[Any] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def take(self, portion: Sequence[Any], texts: Sequence[str]) -> None:
        self.rows += portion
        self.texts += texts


class Page(QWidget):
    """A tab. Subclasses set `name` and `topics`, call `lay_out` once, and write `load`, `show_detail` and `chips`.

    A visible page follows the change feed row by row; a hidden one is stale until it is shown.
    """

    name = "page"
    topics = Topic.ALL
    offers_changed = Signal()
    gathered = Signal()  # the rows that were coming are there, or the store has trouble

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx.window)
        self.ctx = ctx
        self.model: TableModel[Any]
        self.table: TableView
        self.chip_row: Chips
        self._stale: Change | None = Change(Topic.ALL)
        self._steps = Steps(self)
        self._gathering: Gathering | None = None  # rows that are still coming
        self._meanwhile: Change | None = None  # what happened since they began to
        self._wanted: int | None = None  # the row to stand on once they are there
        self._detail_due = False
        self._left = False

    # written by subclasses

    def portions(self) -> Iterator[Sequence[Any]]:
        """All rows, in portions between which the window stays alive; one portion where there is little."""
        raise NotImplementedError

    def load(self, items: frozenset[int]) -> None:
        """Fetch the rows that say something else once these items have changed, and put them into the model."""
        raise NotImplementedError

    def show_detail(self, row: Any | None) -> None:
        """Show the detail of `row`; None where nobody stands anywhere."""
        raise NotImplementedError

    def chips(self) -> Sequence[Chip]:
        """The filters above the list, the first of them letting everything through."""
        return ()

    def offers(self) -> Offers:
        """The acts that apply to the selection now, by the names of `ui.window.menus`."""
        return {}

    # given to subclasses

    def lay_out(
        self,
        table: TableView,
        detail: Detail,
        *,
        primary: Sequence[QPushButton] = (),
        empty: EmptyState | None = None,
    ) -> None:
        """Put the page together: `primary` buttons right of the filter, `empty` over a list without rows."""
        self.table, self.model = table, table.rows
        self.chip_row = Chips(self.chips())
        self.filter_box = QLineEdit(placeholderText=_("Filter"), clearButtonEnabled=True)
        self.filter_box.setAccessibleName(_("Filter this list"))
        self.filter_box.setMaximumWidth(220)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(ListHead(self.chip_row, (self.filter_box, *primary)))
        column.addWidget(table, 1)
        self.splitter = ListAndDetail(left, detail)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 8)
        whole.addWidget(self.splitter)
        self.detail = detail
        nothing_fits = EmptyState(_("Nothing fits the filter"), "", _("Clear the filter"), self.clear_filter)
        table.set_empty(empty, nothing_fits)
        self._listen()
        self._recall()

    def _listen(self) -> None:
        self.filter_box.textChanged.connect(self._sift)
        self.chip_row.chosen.connect(self._sift)
        self.table.current.connect(self._stand_on)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.offers_changed.emit())
        self.table.opened.connect(self.open_row)
        self.model.counted.connect(self._count)
        self.splitter.drawn.connect(self._keep)
        self.detail.let_go.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))

    def sizeHint(self) -> QSize:
        return QSize(1000, 600)

    # what the window asks of a page

    def refresh(self, change: Change | None) -> None:
        """Follow `change` (None: read everything again): now where visible, else when shown."""
        change = change or Change(Topic.ALL)
        if not change.topics & (self.topics | Topic.PEOPLE):
            return
        if not self.isVisible():
            self._stale = change if self._stale is None else self._stale.with_other(change)
            return
        self._stale = None
        if change.topics & self.topics:
            if Topic.ALL in change.topics or not change.items:
                self._load_all()
            elif self._gathering is not None:
                self._meanwhile = change if self._meanwhile is None else self._meanwhile.with_other(change)
            else:
                quietly(lambda: self.load(change.items))
                self.table.select_first()
        self.show_soon()

    def select(self, id: int) -> None:
        """Stand on the row with `id`, lifting filters where they hide it; while rows are still coming, once they are
        there.
        """
        if self._gathering is not None:
            self._wanted = id
            return
        if self.table.select(id):
            return
        self.clear_filter()
        self.table.select(id)

    def _load_all(self) -> None:
        """Fetch everything again: the first portion at once, the others between the events of the window."""
        if self._left:
            return
        gathering = self._gathering = Gathering()
        self._meanwhile = None
        self._steps.run(
            self.portions(),
            lambda: self._show_gathered(gathering),
            each=lambda portion: gathering.take(portion, self.model.texts_of(portion)),
            stopped=self._gather_no_more,
            at_once=True,
        )

    def _gather_no_more(self) -> None:
        """Trouble with the store: what stood there stays until the page is shown again."""
        self._gathering, self._stale = None, Change(Topic.ALL)
        self.gathered.emit()

    def _show_gathered(self, gathering: Gathering) -> None:
        self._gathering = None
        self.model.set_rows(gathering.rows, gathering.texts)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.select(wanted)
        self.table.select_first()
        self.show_soon()
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile is not None:
            self.refresh(meanwhile)
        self.gathered.emit()

    @property
    def gathering(self) -> bool:
        """Whether rows are still coming."""
        return self._gathering is not None

    def choose_chip(self, name: str) -> None:
        self.filter_box.clear()
        self.chip_row.choose(name)

    def filter_by(self, text: str) -> None:
        """Show only rows that hold the words of `text`, whatever was filtered before."""
        self.chip_row.choose("")
        self.filter_box.setText(text)

    def focus_filter(self) -> None:
        self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_box.selectAll()

    def clear_filter(self) -> None:
        self.filter_box.clear()
        self.chip_row.choose("")

    def back(self) -> bool:
        """Esc: empty the filter, else return to the list. False where there was nothing to go back from."""
        if self.filter_box.text():
            self.filter_box.clear()
            return True
        if not self.table.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def open_row(self, row: Any) -> None:
        """Enter and double-click: the act offered as "open", if there is one."""
        opener = self.offers().get("open")
        if opener is not None:
            opener()

    def show_soon(self) -> None:
        """Show the detail once the events at hand are done, however many rows were passed on the way."""
        if not self._detail_due:
            self._detail_due = True
            QTimer.singleShot(0, self, self._show_now)

    def leave(self) -> None:
        """The store is being closed: nothing is fetched from it any more."""
        self._left = True
        self._steps.stop()

    def _show_now(self) -> None:
        self._detail_due = False
        if self._left:
            return
        quietly(lambda: self.show_detail(self.table.current_row()))
        self.offers_changed.emit()

    def _stand_on(self, _row: Any) -> None:
        self.show_soon()

    def _sift(self) -> None:
        chip = self.chip_row.current()
        self.model.set_filter(self.filter_box.text(), chip.keep if chip is not None else None)
        self.table.select_first()
        self._keep()

    def _count(self) -> None:
        self.chip_row.count(self.model.all_rows())

    def _keep(self) -> None:
        chip = self.chip_row.current()
        state = {"chip": chip.name if chip else "", "text": self.filter_box.text(), "split": self.splitter.sizes()}
        self.ctx.settings.put(f"page/{self.name}", state)

    def _recall(self) -> None:
        kept = self.ctx.settings.get(f"page/{self.name}", {})
        self.splitter.recall(kept.get("split"))
        self.chip_row.choose(kept.get("chip", ""))
        self.filter_box.setText(kept.get("text", ""))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale is not None:
            stale, self._stale = self._stale, None
            self.refresh(stale)
