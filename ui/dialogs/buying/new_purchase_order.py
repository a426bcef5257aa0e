"""A purchase order while it is a draft: new, or amended."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from app import catalogue, formats, purchasing, views
from app.domain.drafts import DraftLine
from app.domain.errors import Consent, Unreadable
from app.domain.items import Item, Offer
from app.words import _, ngettext
from ui.acts import undo
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.catalogue.person_edit import SupplierEdit
from ui.dialogs.frame.dialog import Dialog, quiet_button
from ui.dialogs.frame.grid import Grid, GridColumn
from ui.dialogs.frame.searches import item_search, say_missed, supplier_choices, take_item_scan
from ui.sending import send_draft
from ui.widgets.card import text_label
from ui.widgets.search import Choice, Search

SIZE = QSize(940, 580)
ITEM, QUANTITY, PACKS, WANTED, COST = range(5)


class Typed(NamedTuple):
    """One line: its item, and the texts of quantity, requested date and cost."""

    item: Item
    quantity: str
    wanted: str
    cost: str


class NewPurchaseOrder(Dialog):
    """Supplier, then lines by scan or search. Nothing is stored before Ctrl+Return."""

    def __init__(
        self,
        context: Context,
        *,
        po_id: int | None = None,
        supplier_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        detail = views.purchases.detail(context.desk, po_id) if po_id is not None else None
        title = _("Draft {number}").format(number=detail.po.number) if detail else _("New purchase order")
        super().__init__(context, title, parent, size=SIZE)
        self.po = detail.po if detail else None
        self._currency = detail.currency if detail else ""
        self.items: list[Item] = []
        self._changed = False
        self._build_head()
        self.grid = Grid(
            (
                GridColumn(_("Item")),
                GridColumn(_("Quantity"), 110, right=True, typed=True),
                GridColumn(_("Packs"), 110, right=True),
                GridColumn(_("Wanted on"), 130, typed=True),
                GridColumn("", 120, right=True, typed=True),
            ),
            _("Lines"),
        )
        self.grid.typed.connect(self._typed)
        self.grid.currentCellChanged.connect(lambda *_cells: self._show_offer())
        self.body.addWidget(self.grid, 1)
        self.offer = text_label("", "muted")
        self.body.addWidget(self.offer)
        tools = QHBoxLayout()
        tools.addWidget(quiet_button(_("Take the line out"), self.take_out, key="Ctrl+Del"))
        tools.addStretch(1)
        self.body.addLayout(tools)
        self.cancel_button()
        self.primary_button(_("Save the draft"), self.save)
        if detail is not None:
            self.supplier.take(Choice(detail.supplier.id, detail.supplier.name))
            self.supplier.setEnabled(False)
            for line in detail.lines:
                row = line.rows[0].row
                self._append(
                    Typed(
                        line.item,
                        formats.quantity(row.quantity),
                        formats.date_text(row.requested_on),
                        formats.figure(line.line.unit_cost, detail.currency),
                    )
                )
        elif supplier_id is not None:
            supplier = catalogue.supplier(context.desk, supplier_id)
            self.supplier.take(Choice(supplier.id, supplier.name))
        self._show_currency()
        self._count()
        (self.item if self.supplier.choice is not None else self.supplier).setFocus()

    def _build_head(self) -> None:
        desk = self.context.desk
        self.supplier = Search(
            lambda text: supplier_choices(desk, text), name=_("Supplier"), placeholder=_("Type a name"), keeps=True
        )
        self.supplier.picked.connect(self._pick_supplier)
        self.wanted = QLineEdit(placeholderText=_("20 May, +7"))
        self.wanted.setAccessibleName(_("Wanted on"))
        self.wanted.setToolTip(_("Written into the lines added after it."))
        self.wanted.setMaximumWidth(140)
        head = QHBoxLayout()
        for label, field in ((_("Supplier"), self.supplier), (_("Wanted on"), self.wanted)):
            name = QLabel(label)
            name.setBuddy(field)
            head.addWidget(name)
            head.addWidget(field, 1 if field is self.supplier else 0)
        self.body.addLayout(head)
        self.item = item_search(self.context, _("Scan or type an item"))
        self.item.picked.connect(self._pick_item)
        say_missed(self, self.item)
        self.body.addWidget(self.item)

    def _pick_supplier(self, choice: Choice) -> None:
        if isinstance(choice.key, int):
            self._show_all_packs()
            self.item.setFocus()
            return
        self.supplier.take(None)
        new = SupplierEdit(self.context, self, name=choice.detail)
        new.saved.connect(self._take_supplier)
        new.open()

    def _take_supplier(self, supplier_id: int) -> None:
        supplier = catalogue.supplier(self.context.desk, supplier_id)
        self.supplier.take(Choice(supplier.id, supplier.name))
        self._show_all_packs()
        self.item.setFocus()

    def _show_all_packs(self) -> None:
        self._show_currency()
        for place in range(len(self.items)):
            self._show_packs(place)

    def _show_currency(self) -> None:
        """In the head of the costs, in which currency the supplier is paid."""
        chosen, currency = self.supplier.choice, self._currency or self.context.desk.settings.currency
        if not self._currency and chosen is not None and isinstance(chosen.key, int):
            currency = purchasing.currency_of(self.context.desk, chosen.key)
        title = _("Unit cost ({currency})").format(currency=currency)
        self.grid.model().setHeaderData(COST, Qt.Orientation.Horizontal, title)

    # lines

    def _pick_item(self, choice: Choice) -> None:
        self.say("")
        if isinstance(choice.key, int):
            self.add_item(catalogue.item(self.context.desk, choice.key))

    def take_scan(self, text: str) -> None:
        self.item.setFocus()  # a quantity being typed is taken first
        take_item_scan(self, self.item, text)

    def add_item(self, item: Item) -> None:
        """Add a line for `item`, or go to the one it has."""
        place = next((at for at, found in enumerate(self.items) if found.id == item.id), len(self.items))
        if place == len(self.items):
            self._append(Typed(item, "", self.wanted.text().strip(), ""))
            self._changed = True
            self._count()
        self.grid.go(place, QUANTITY)
        self.grid.edit(self.grid.model().index(place, QUANTITY))

    def _append(self, typed: Typed) -> None:
        place = len(self.items)
        self.items.append(typed.item)
        self.grid.setRowCount(place + 1)
        texts = (f"{typed.item.sku}  {typed.item.name}", typed.quantity, "", typed.wanted, typed.cost)
        for column, text in enumerate(texts):
            self.grid.put(place, column, text)
        self._show_packs(place)

    def _show_offer(self) -> None:
        """Under the grid, how the supplier sells the item of the current line."""
        place = self.grid.currentRow()
        self.offer.setText("")
        if 0 <= place < len(self.items) and self.supplier.choice is not None:
            item, found = self.items[place], self._offer(place)
            text = _("{item}: they have no source for it; the cost is yours to say.").format(item=item.sku)
            if found is not None:
                currency = found.supplier.currency or self.context.desk.settings.currency
                text = " · ".join(part for part in (item.sku, formats.source_text(found.source, currency)) if part)
            self.offer.setText(text)

    def _offer(self, place: int) -> Offer | None:
        """How the supplier sells the item of a line."""
        chosen = self.supplier.choice
        if chosen is None or not isinstance(chosen.key, int):
            return None
        return purchasing.offer_of(self.context.desk, chosen.key, self.items[place].id)

    def _read_quantity(self, place: int) -> Decimal:
        """What is typed for a line, in units or in packs. Raises Unreadable."""
        item, found = self.items[place], self._offer(place)
        name = _("Quantity of {item}").format(item=item.sku)
        size = found.source.pack_size if found is not None else None
        return formats.read_packs(self.grid.text(place, QUANTITY), item.decimals, name, size)

    def _show_packs(self, place: int) -> None:
        """Beside the quantity, how many of the supplier's packs it is; what was typed in packs becomes units."""
        self.grid.put(place, PACKS, "")
        if not self.grid.text(place, QUANTITY):
            return
        number, wrong = tried(lambda: self._read_quantity(place))
        if number is None:
            self.grid.fault(place, QUANTITY, wrong)
            return
        self.grid.put(place, QUANTITY, formats.quantity(number))
        found = self._offer(place)
        if found is not None:
            self.grid.put(place, PACKS, formats.packs_text(number, found.source.pack_size), tone_name="muted")

    def take_out(self) -> None:
        place = self.grid.currentRow()
        if 0 <= place < len(self.items):
            del self.items[place]
            self.grid.removeRow(place)
            self._changed = True
            self._count()

    def _typed(self, place: int, column: int, text: str) -> None:
        self._changed = True
        self.grid.put(place, column, text)
        self.say("")
        if column == QUANTITY:
            self._show_packs(place)
        if column == QUANTITY and place == len(self.items) - 1 and self.grid.state() != Grid.State.EditingState:
            self.item.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        count = len(self.items)
        self.summary.setText(
            ngettext("{count} line", "{count} lines", count).format(count=formats.quantity(count)) if count else ""
        )

    # saving

    def unsaved(self) -> str:
        return _("The draft is not saved yet.") if self._changed and self.items else ""

    def save(self) -> None:
        found = self.attempt(self._write, {_("Supplier"): self.supplier})
        if found is not None:
            act = self.context.desk.last_act
            self._changed = False
            self.accept()
            po_id = int(found)
            detail = views.purchases.detail(self.context.desk, po_id)
            self.context.say(
                _("{number} is a draft to {supplier}.").format(number=detail.po.number, supplier=detail.supplier.name),
                [
                    (_("Send"), lambda: send_draft(self.context, po_id)),
                    (_("Show it"), lambda: self.context.open_page("purchase_orders", po_id)),
                    *([undo(self.context, act)] if self.po is None else []),
                ],
            )

    def _write(self, consent: Consent) -> int:
        chosen = self.supplier.choice
        if chosen is None or not isinstance(chosen.key, int):
            raise Unreadable("pick.supplier", field=_("Supplier"), text=self.supplier.text())
        lines = [self._line(place) for place in range(len(self.items))]
        if self.po is None:
            return purchasing.draft(self.context.desk, chosen.key, lines)
        purchasing.amend_draft(self.context.desk, self.po.id, self.po.version, lines, consent)
        return self.po.id

    def _line(self, place: int) -> DraftLine:
        item = self.items[place]
        wanted, cost = self.grid.text(place, WANTED), self.grid.text(place, COST)
        wanted_of = _("Date of {item}").format(item=item.sku)
        cost_of = _("Unit cost of {item}").format(item=item.sku)
        return DraftLine(
            item.id,
            self._read_quantity(place),
            formats.read_date(wanted, self.context.desk.today, wanted_of) if wanted else None,
            formats.read_money(cost, cost_of) if cost else None,
        )
