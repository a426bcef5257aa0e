"""The counts: what is due and why, what is being counted, what waits to be reviewed, what was posted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app import views
from app.domain.changes import Topic
from app.views.count_list import ListRow, Stage
from app.words import _
from ui import dialogs
from ui.context import Context
from ui.pages.acting import ActingPage
from ui.pages.counts.acts import acts_of
from ui.pages.counts.columns import COLUMNS, section
from ui.pages.counts.detail import write_detail
from ui.tables.model import TableModel
from ui.tables.view import TableView
from ui.widgets.button import push_button
from ui.widgets.chips import Chip
from ui.widgets.detail import Detail, OfferedAct
from ui.widgets.empty_state import EmptyState


class CountsPage(ActingPage):
    """One line a count, under heads by how far it is; and one an item that is due."""

    name = "counts"
    topics = Topic.COUNTS | Topic.TALLIES | Topic.STOCK | Topic.ITEMS | Topic.PROMISES | Topic.SETTINGS
    opens = "open_row"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        table = TableView(TableModel(COLUMNS, section=section, place=lambda row: row.place), self.name, ctx.settings)
        table.setAccessibleName(_("Counts"))
        bin_count = push_button(_("Count a bin…"), lambda: ctx.open(dialogs.counting.OpenCount, bin=""))
        new = push_button(_("New count"), lambda: ctx.open(dialogs.counting.OpenCount), "primary")
        self.panel = Detail(_("Count"))
        empty = EmptyState(
            _("Nothing is due, and nothing is being counted"),
            _("Items come here when they are due by their class, when their record is doubted, or after a short pick."),
            _("Count a bin…"),
            lambda: ctx.open(dialogs.counting.OpenCount, bin=""),
            further=((_("See the items"), lambda: ctx.open_page("items")),),
        )
        self.lay_out(table, self.panel, primary=(bin_count, new), empty=empty)

    def chips(self) -> Sequence[Chip]:
        return (
            Chip("all", _("All")),
            Chip("due", _("Due"), lambda row: row.stage is Stage.DUE),
            Chip("doubted", _("Doubted"), lambda row: row.doubted, seldom=True),
            Chip("open", _("Being counted"), lambda row: row.stage is Stage.OPEN),
            Chip("review", _("To review"), lambda row: row.stage is Stage.REVIEW),
            Chip("posted", _("Posted"), lambda row: row.stage is Stage.POSTED),
        )

    def portions(self) -> Iterator[Sequence[ListRow]]:
        return views.count_list.portions(self.ctx.desk)

    def load(self, items: frozenset[int]) -> None:
        """What is due may change by any of it, and in which order; there are not many rows."""
        self._load_all()

    def acts(self, row: ListRow) -> Sequence[OfferedAct]:
        return acts_of(self.ctx, row, self.table.selected_rows())

    def show_detail(self, row: Any | None) -> None:
        if row is None:
            self.panel.blank(_("Select a count or an item to see why it is due, how far it is, and what can be done."))
            return
        write_detail(self.panel, self.ctx, row)
        self.panel.acts([act for act in self.acts(row) if act.name != self.opens])
