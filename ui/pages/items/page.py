"""The items: what is on hand, what is free, what waits, what comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app import formats, views
from app.domain.changes import Topic
from app.domain.items import Status
from app.views.items import ItemRow
from app.words import N_, _
from ui import dialogs
from ui.context import Context
from ui.look.theme import FOOTING_TONE
from ui.pages.acting import ActingPage
from ui.pages.items.acts import acts_of
from ui.pages.items.detail import write_detail
from ui.tables.column import Column
from ui.tables.model import TableModel
from ui.tables.view import TableView
from ui.widgets.button import push_button
from ui.widgets.chips import Chip
from ui.widgets.detail import Detail, OfferedAct
from ui.widgets.empty_state import EmptyState

STATUSES = list(Status)
STATUS_TONE = {
    Status.DISCONTINUED: "muted",
    Status.OUT_OF_STOCK: "overdue",
    Status.BACKORDERED: "hoped",
    Status.LOW: "warn",
    Status.IN_STOCK: "ready",
}


COLUMNS: tuple[Column[ItemRow], ...] = (
    Column.text(N_("SKU"), lambda row: row.sku, width=90, key="sku"),
    Column.text(N_("Name"), lambda row: row.name, long=True, width=220, key="name"),
    Column(N_("Bin"), lambda row: row.bin or None, lambda row: row.bin, tone=lambda row: "muted", width=64, key="bin"),
    Column.figure(N_("On hand"), lambda row: row.on_hand, width=76, key="on_hand"),
    Column.figure(N_("Free"), lambda row: row.free, width=62, key="free"),
    Column.figure(N_("Waiting"), lambda row: row.waiting, zero=False, width=72, key="waiting"),
    Column.figure(N_("On order"), lambda row: row.on_order, zero=False, width=78, key="on_order"),
    Column.figure(
        N_("Available"),
        lambda row: row.available,
        tone=lambda row: "overdue" if row.available < 0 else None,
        width=80,
        key="available",
    ),
    Column(
        N_("Status"),
        lambda row: STATUSES.index(row.status),
        lambda row: formats.status_words(row.status),
        tone=lambda row: STATUS_TONE[row.status],
        width=104,
        key="status",
    ),
    Column(
        N_("Next"),
        lambda row: row.next.on if row.next is not None else None,
        lambda row: formats.arrival_short(row.next),
        tone=lambda row: FOOTING_TONE[row.next.footing] if row.next is not None else None,
        hint=lambda row: formats.arrival_text(row.next) or None,
        width=130,
        key="next",
    ),
    Column.day(
        N_("Counted"),
        lambda row: row.last_counted,
        tone=lambda row: "muted",
        width=100,
        key="last_counted",
        hidden=True,
    ),
)


class ItemsPage(ActingPage):
    """One line an item."""

    name = "items"
    topics = Topic.ITEMS | Topic.ORDERS | Topic.STOCK | Topic.PURCHASES | Topic.SETTINGS
    opens = "edit_item"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        model: TableModel[ItemRow] = TableModel(
            COLUMNS, search=lambda row: f"{row.sku} {row.name} {row.bin}", place=lambda row: row.sku
        )
        table = TableView(model, self.name, ctx.settings)
        table.setAccessibleName(_("Items"))
        new = push_button(_("New item"), lambda: ctx.open(dialogs.catalogue.ItemEdit), "primary")
        self.panel = Detail(_("Item"))
        empty = EmptyState(
            _("No items yet"),
            _("What the stockroom keeps stands here, with what is free and what is coming."),
            _("New item"),
            lambda: ctx.open(dialogs.catalogue.ItemEdit),
            further=((_("Import a spreadsheet…"), lambda: ctx.open(dialogs.store.ImportWizard)),),
        )
        self.lay_out(table, self.panel, primary=(new,), empty=empty)

    def chips(self) -> Sequence[Chip]:
        return (
            Chip("all", _("All")),
            Chip("waiting", _("Waited for"), lambda row: row.waiting > 0),
            Chip("out", _("Out of stock"), lambda row: row.status is Status.OUT_OF_STOCK),
            Chip("backordered", _("Backordered"), lambda row: row.status is Status.BACKORDERED),
            Chip("low", _("Low"), lambda row: row.status is Status.LOW),
        )

    def portions(self) -> Iterator[Sequence[ItemRow]]:
        yield views.items.rows(self.ctx.desk)

    def load(self, items: frozenset[int]) -> None:
        self.model.replace(items, views.items.rows(self.ctx.desk, items))

    def acts(self, row: ItemRow) -> Sequence[OfferedAct]:
        return acts_of(self.ctx, row, [each.id for each in self.table.selected_rows()])

    def show_detail(self, row: Any | None) -> None:
        if row is None:
            self.panel.blank(_("Select an item to see its queue, what is coming, and what happened to it."))
            return
        detail = views.items.detail(self.ctx.desk, row.id)
        write_detail(self.panel, self.ctx, detail)
        self.panel.acts(self.acts(row))
