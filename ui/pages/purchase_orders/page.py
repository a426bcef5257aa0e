"""The purchase orders: what is drafted, sent, confirmed, overdue and received."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app import formats, views
from app.domain.changes import Topic
from app.domain.purchase_orders import State
from app.views.purchases import PurchaseRow
from app.words import N_, _
from ui import dialogs
from ui.context import Context
from ui.look.theme import FOOTING_TONE
from ui.pages.acting import ActingPage
from ui.pages.purchase_orders.acts import acts_of
from ui.pages.purchase_orders.detail import LATEST, write_detail
from ui.tables.column import Column
from ui.tables.model import TableModel
from ui.tables.view import TableView
from ui.widgets.button import push_button
from ui.widgets.chips import Chip
from ui.widgets.detail import Detail, OfferedAct
from ui.widgets.empty_state import EmptyState

STATES = list(State)
COLUMNS: tuple[Column[PurchaseRow], ...] = (
    Column.text(N_("Number"), lambda row: row.number, width=100, key="number"),
    Column.text(N_("Supplier"), lambda row: row.supplier, long=True, width=170, key="supplier"),
    Column(
        N_("State"),
        lambda row: STATES.index(row.state),
        lambda row: formats.state_words(row.state),
        tone=lambda row: {State.DRAFT: "planned", State.SENT: None}.get(row.state, "muted"),
        width=80,
        key="state",
    ),
    Column.figure(N_("Lines"), lambda row: row.lines, width=56, key="lines"),
    Column(
        N_("Open value"),
        lambda row: row.open_value,
        lambda row: formats.money(row.open_value, row.currency) if row.open_value else "",
        "right",
        width=110,
        key="open_value",
    ),
    Column(
        N_("Next"),
        lambda row: row.next_on,
        lambda row: formats.next_text(row.next_footing, row.next_on, short=True),
        tone=lambda row: FOOTING_TONE[row.next_footing] if row.next_footing is not None else None,
        hint=lambda row: formats.next_text(row.next_footing, row.next_on) or None,
        width=240,
        key="next",
    ),
    Column(
        N_("Due"),
        lambda row: row.days_to,
        lambda row: formats.days_to(row.days_to),
        tone=lambda row: "overdue" if row.overdue else None,
        width=90,
        key="days_to",
    ),
    Column.figure(
        N_("Customers"),
        lambda row: row.customers_waiting,
        zero=False,
        hint=lambda row: formats.customers_text(row.customers_waiting) or None,
        width=80,
        key="customers_waiting",
    ),
    Column(
        N_("Not needed"),
        lambda row: row.surplus,
        lambda row: formats.surplus_text(row.surplus),
        tone=lambda row: "warn" if row.surplus else None,
        hint=lambda row: _("Something of it serves nobody any more.") if row.surplus else None,
        width=92,
        key="surplus",
    ),
)


class PurchaseOrdersPage(ActingPage):
    """One line a purchase order."""

    name = "purchase_orders"
    topics = Topic.PURCHASES | Topic.ORDERS | Topic.STOCK | Topic.ITEMS | Topic.SETTINGS
    opens = "open_po"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        table = TableView(TableModel(COLUMNS, place=lambda row: -row.id), self.name, ctx.settings)
        table.setAccessibleName(_("Purchase orders"))
        hint = _("What needs ordering, and why")
        suggest = push_button(_("Suggest"), lambda: ctx.open(dialogs.buying.Suggest), hint=hint)
        new = push_button(_("New purchase order"), lambda: ctx.open(dialogs.buying.NewPurchaseOrder), "primary")
        self.panel = Detail(_("Purchase order"))
        empty = EmptyState(
            _("No purchase orders yet"),
            _("What you order from suppliers stands here until it has arrived."),
            _("See what needs ordering"),
            lambda: ctx.open(dialogs.buying.Suggest),
            further=((_("New purchase order"), lambda: ctx.open(dialogs.buying.NewPurchaseOrder)),),
        )
        self.lay_out(table, self.panel, primary=(suggest, new), empty=empty)

    def chips(self) -> Sequence[Chip]:
        return (
            Chip("all", _("All")),
            Chip("drafts", _("Drafts"), lambda row: row.state is State.DRAFT),
            Chip("unconfirmed", _("To confirm"), lambda row: row.unconfirmed > 0),
            Chip("to_chase", _("To chase"), lambda row: row.to_chase > 0),
            Chip("confirmed", _("Confirmed"), lambda row: row.state is State.SENT and not row.unconfirmed),
            Chip("arriving", _("Arriving today"), lambda row: row.days_to == 0 and row.state is State.SENT),
            Chip("overdue", _("Overdue"), lambda row: row.overdue > 0),
            Chip("surplus", _("Not needed"), lambda row: row.surplus > 0, seldom=True),
            Chip("received", _("Received"), lambda row: row.state is State.CLOSED),
        )

    def portions(self) -> Iterator[Sequence[PurchaseRow]]:
        return views.purchases.portions(self.ctx.desk)

    def load(self, items: frozenset[int]) -> None:
        touched = views.purchases.touched(items)
        self.model.replace(touched, views.purchases.rows(self.ctx.desk, touched))

    def acts(self, row: PurchaseRow) -> Sequence[OfferedAct]:
        return acts_of(self.ctx, row)

    def show_detail(self, row: Any | None) -> None:
        if row is None:
            self.panel.blank(_("Select a purchase order to see its lines, whom they serve and what can be done."))
            return
        write_detail(self.panel, self.ctx, views.purchases.detail(self.ctx.desk, row.id, LATEST), row)
        self.panel.acts([act for act in self.acts(row) if act.name != self.opens])
