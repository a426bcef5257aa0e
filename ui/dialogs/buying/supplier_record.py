"""A supplier's record: how often on time, how late, how long it takes, and what they are to be chased for."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabWidget, QWidget

from app import formats, views
from app.domain.changes import Change
from app.views.suppliers import DeliveryRow, ItemRecord, SupplierDetail
from app.words import N_, _, ngettext
from ui import dialogs
from ui.attempt import quietly
from ui.context import Context
from ui.dialogs.catalogue.record_columns import on_time
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.promises.told_lines import reach_text
from ui.tables.column import Column
from ui.tables.model import TableModel
from ui.tables.view import TableView
from ui.widgets.card import text_label
from ui.widgets.empty_state import EmptyState

SIZE = QSize(900, 600)


def _item(row: ItemRecord) -> str:
    return f"{row.item.sku}  {row.item.name}"


def _tone(late: int | None) -> str | None:
    return "muted" if late is None else "overdue" if late > 0 else "ready"


ITEMS: tuple[Column[ItemRecord], ...] = (
    Column.text(N_("Item"), _item, long=True, width=280, key="item"),
    Column.figure(N_("Deliveries"), lambda row: row.record.deliveries, width=85, key="deliveries"),
    Column(
        N_("Quoted"),
        lambda row: row.quoted,
        lambda row: formats.days(row.quoted) if row.quoted is not None else "",
        "right",
        width=85,
        key="quoted",
    ),
    Column(
        N_("Took"),
        lambda row: row.record.lead.median if row.record.lead else None,
        lambda row: formats.spread_text(row.record.lead),
        "right",
        hint=lambda row: formats.lead_text(row.record, row.quoted) or None,
        width=140,
        key="took",
    ),
    on_time(lambda row: row.record, 120),
)
DELIVERIES: tuple[Column[DeliveryRow], ...] = (
    Column.text(N_("Order"), lambda row: row.po, width=90, key="po"),
    Column(
        N_("Item"),
        lambda row: row.sku,
        lambda row: f"{row.sku}  {row.name}",
        hint=lambda row: f"{row.sku}  {row.name}",
        width=230,
        key="item",
    ),
    Column.day(N_("Sent"), lambda row: row.sent_on, short=True, width=95, key="sent"),
    Column(
        N_("First date"),
        lambda row: row.promised_on,
        lambda row: formats.date_short(row.promised_on) or _("none"),
        width=95,
        key="promised",
    ),
    Column.day(N_("Came"), lambda row: row.arrived_on, short=True, width=95, key="came"),
    Column(
        N_("How late"),
        lambda row: row.late,
        lambda row: formats.late_days(row.late),
        tone=lambda row: _tone(row.late),
        width=165,
        key="late",
    ),
)


class SupplierRecord(Dialog):
    """The figures in words, then item by item and delivery by delivery."""

    def __init__(self, context: Context, *, supplier_id: int, parent: QWidget | None = None) -> None:
        self.supplier_id = supplier_id
        found = views.suppliers.detail(context.desk, supplier_id)
        supplier = found.row.supplier
        super().__init__(context, _("Record of {supplier}").format(supplier=supplier.name), parent, size=SIZE)
        self.body.addWidget(text_label(supplier.name, "title"))
        self.body.addWidget(text_label(reach_text(supplier), "muted"))
        self.figures = text_label("", "")
        self.opinion = text_label("", "muted")
        self.body.addWidget(self.figures)
        self.body.addWidget(self.opinion)
        self.lists = QTabWidget()
        self.items = self._list(_("By item"), TableView(TableModel(ITEMS), "supplier_items", None))
        self.deliveries = self._list(_("Deliveries"), TableView(TableModel(DELIVERIES), "supplier_deliveries", None))
        self.body.addWidget(self.lists, 1)
        self.body.addWidget(
            text_label(
                _("Late by working days, against the first date they gave; a date that is moved is not kept."), "muted"
            )
        )
        self.button(_("Close"), self.reject)
        self.chase_button = self.button(_("Chase…"), self.chase, key="Ctrl+Alt+K")
        self._write(found)
        self.context.feed.changed.connect(self._follow)
        self.items.setFocus()

    def _list(self, title: str, table: TableView) -> TableView:
        table.setAccessibleName(title)
        nothing = _("What they have delivered stands here, once it has come.")
        table.set_empty(EmptyState(_("Nothing has come yet"), nothing))
        self.lists.addTab(table, title)
        return table

    def _follow(self, _change: Change) -> None:
        found = quietly(lambda: views.suppliers.detail(self.context.desk, self.supplier_id))
        if found is not None:
            self._write(found)

    def _write(self, found: SupplierDetail) -> None:
        row = found.row
        figures = (
            formats.record_text(row.record),
            formats.lead_text(row.record, row.supplier.lead_days),
            _to_chase(row.to_chase, row.chased),
        )
        self.figures.setText(" ".join(text for text in figures if text))
        self.opinion.setText(formats.opinion_text(found.opinion))
        self.opinion.setVisible(found.opinion is not None)
        self.items.rows.set_rows(found.items)
        self.deliveries.rows.set_rows(found.deliveries)
        for table in (self.items, self.deliveries):
            table.select_first()
        self.chase_button.setEnabled(row.to_chase > 0)

    def chase(self) -> None:
        self.context.open(dialogs.buying.Chase, supplier_id=self.supplier_id, parent=self)


def _to_chase(to_chase: int, chased: int) -> str:
    if not to_chase:
        return _("Nothing to chase.")
    text = ngettext("{count} delivery to chase", "{count} deliveries to chase", to_chase)
    text = text.format(count=formats.quantity(to_chase))
    if not chased:
        return f"{text}."
    return _("{text}, {chased} of them chased and not answered.").format(text=text, chased=formats.quantity(chased))
