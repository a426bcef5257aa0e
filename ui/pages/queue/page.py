"""The queue: who waits for what, in which place, until when, and how well that is founded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from app import formats, views
from app.domain.changes import Topic
from app.domain.matching import Footing
from app.domain.promise_states import BROKEN, PromiseState
from app.domain.promises import Hold
from app.formats.notices import told_since
from app.views.queue import LineDetail, QueueRow
from app.words import N_, _
from ui import dialogs
from ui.attempt import tried
from ui.context import Context
from ui.look.theme import FOOTING_TONE, look
from ui.pages.acting import ActingPage
from ui.pages.queue.acts import acts_of
from ui.pages.queue.detail import write_detail
from ui.pages.queue.told import is_due
from ui.tables.column import Column
from ui.tables.model import TableModel
from ui.tables.view import TableView
from ui.widgets.button import Button, push_button
from ui.widgets.chips import Chip
from ui.widgets.detail import Detail, OfferedAct
from ui.widgets.empty_state import EmptyState

NO_COVER = frozenset({Footing.OVERDUE, Footing.PLANNED, Footing.NONE})


def when(row: QueueRow) -> str:
    """The footing's shape and the short text of a line's date; a held line says so."""
    return formats.shaped(row.footing, formats.line_when(row))


def told_tone(row: QueueRow) -> str | None:
    if row.state in BROKEN:
        return "bad"
    return "muted" if row.told is None or row.told.promised_on is None else None


COLUMNS: tuple[Column[QueueRow], ...] = (
    Column(
        N_("Place"),
        lambda row: row.position,
        lambda row: formats.ordinal(row.position),
        tone=lambda row: "muted",
        hint=lambda row: formats.ahead_text(row.ahead_lines, row.ahead_quantity, row.unit),
        width=60,
        key="place",
    ),
    Column(
        N_("For"),
        lambda row: row.customer,
        lambda row: f"{row.order}  {row.customer}",
        hint=lambda row: f"{row.order}  {row.customer}",
        width=230,
        key="for",
    ),
    Column.text(N_("SKU"), lambda row: row.sku, width=90, key="sku", hidden=True),
    Column.text(N_("Item"), lambda row: row.name, long=True, width=180, key="item", hidden=True),
    Column.figure(N_("Waiting"), lambda row: row.waiting, width=74, key="waiting"),
    Column(
        N_("Ahead"),
        lambda row: row.ahead_quantity,
        lambda row: formats.quantity(row.ahead_quantity) if row.ahead_lines else "",
        "right",
        tone=lambda row: "muted",
        hint=lambda row: formats.ahead_text(row.ahead_lines, row.ahead_quantity, row.unit),
        width=70,
        key="ahead",
    ),
    Column(
        N_("Age"),
        lambda row: row.age,
        lambda row: formats.age(row.age),
        "right",
        tone=lambda row: "muted",
        hint=lambda row: formats.date_text(row.accepted_on),
        width=60,
        key="age",
    ),
    Column(
        N_("When"),
        lambda row: row.promise or row.hoped,
        when,
        tone=lambda row: FOOTING_TONE[row.footing],
        hint=formats.line_when_long,
        width=290,
        key="when",
    ),
    Column(
        N_("Last told"),
        lambda row: row.told.told_on if row.told is not None else None,
        lambda row: told_since(row.told, row.state, row.slip_days),
        tone=told_tone,
        hint=lambda row: formats.line_promise_words(row),
        width=110,
        key="told",
    ),
    Column.day(N_("Wanted"), lambda row: row.wanted_on, width=90, key="wanted", hidden=True),
)


def search_text(row: QueueRow) -> str:
    return f"{row.order} {row.customer} {row.reference} {row.sku} {row.name}"


def item_head(row: QueueRow) -> str:
    return f"{row.name} · {row.sku}"


def by_item(row: QueueRow) -> tuple[str, int]:
    return row.sku, row.position


def by_customer(row: QueueRow) -> tuple[str, date, str, int]:
    return row.customer.casefold(), row.accepted_on, row.order, row.id


class QueuePage(ActingPage):
    """Grouped by item in queue order, or flat by customer."""

    name = "queue"
    topics = Topic.ORDERS | Topic.STOCK | Topic.PURCHASES | Topic.PROMISES | Topic.ITEMS | Topic.SETTINGS
    opens = "open_line"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.queue: TableModel[QueueRow] = TableModel(COLUMNS, search=search_text, section=item_head, place=by_item)
        table = TableView(self.queue, self.name, ctx.settings)
        table.setAccessibleName(_("Queue"))
        self.by_customer = Button(_("By customer"))
        self.by_customer.setCheckable(True)
        self.by_customer.setToolTip(_("One list by customer instead of one queue per item"))
        look(self.by_customer, "chip")
        self.by_customer.toggled.connect(self._arrange)
        new = push_button(_("New order"), lambda: ctx.open(dialogs.orders.NewOrder), "primary")
        self.panel = Detail(_("Waiting line"))
        self.shown: LineDetail | None = None  # what the panel shows: the acts go by it
        empty = EmptyState(
            _("Nobody is waiting"),
            _("What customers have ordered stands here until it is shipped, first come, first served."),
            _("New order"),
            lambda: ctx.open(dialogs.orders.NewOrder),
        )
        self.lay_out(table, self.panel, primary=(self.by_customer, new), empty=empty)
        self.by_customer.setChecked(bool(ctx.settings.get("queue/by_customer", False)))

    def chips(self) -> Sequence[Chip]:
        return (
            Chip("all", _("All")),
            Chip("ready", _("Ready"), lambda row: row.ready > 0),
            Chip("untold", _("Untold"), lambda row: row.state is PromiseState.UNTOLD),
            Chip("slipped", _("Slipped"), lambda row: row.state in BROKEN),
            Chip("no_cover", _("No cover"), lambda row: row.footing in NO_COVER and row.hold is not Hold.PASSED),
            Chip("held", _("Held"), lambda row: bool(row.hold)),
            Chip("discontinued", _("Discontinued"), lambda row: row.discontinued, seldom=True),
        )

    def portions(self) -> Iterator[Sequence[QueueRow]]:
        if self.by_customer.isChecked():
            yield sorted(views.queue.rows(self.ctx.desk), key=by_customer)
        else:
            yield from views.queue.portions(self.ctx.desk)

    def load(self, items: frozenset[int]) -> None:
        gone = [row.id for row in self.queue.all_rows() if row.item_id in items]
        self.queue.replace(gone, views.queue.rows(self.ctx.desk, items))

    def acts(self, row: QueueRow) -> Sequence[OfferedAct]:
        shown = self.shown if self.shown is not None and self.shown.row.id == row.id else None
        return acts_of(self.ctx, row, self.table.selected_rows(), shown)

    def show_detail(self, row: Any | None) -> None:
        self.shown = None
        if row is None:
            self.panel.blank(_("Select a line to see when it will be served, and why."))
            return
        detail, gone = tried(lambda: views.queue.detail(self.ctx.desk, row.id))
        if detail is None:
            self.panel.blank(gone)
            return
        self.shown = detail
        write_detail(self.panel, self.ctx, detail)
        said = (self.opens, "tell") if is_due(detail.row) else (self.opens,)
        self.panel.acts([act for act in self.acts(row) if act.name not in said])

    def _arrange(self, flat: bool) -> None:
        self.ctx.settings.put("queue/by_customer", flat)
        for at, column in enumerate(COLUMNS):
            if column.key in ("sku", "item"):
                self.table.show_column(at, flat)
        if flat:
            self.queue.set_place(by_customer, None)
        else:
            self.queue.set_place(by_item, item_head)
