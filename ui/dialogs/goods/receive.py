"""Goods that arrived: scan or key the quantities, say what is rejected, see whom they serve, book them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from app import formats, views
from app.domain.errors import Consent
from app.domain.meanings import Hit
from app.domain.receipts import Received, ServedItem
from app.domain.rejections import Rejected, Rejects
from app.goods import receiving, rejecting
from app.promising import effects
from app.words import _, ngettext
from ui import dialogs
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.frame.dialog import quiet_button
from ui.dialogs.goods.receive_lines import Arrivals
from ui.dialogs.goods.received import announce
from ui.dialogs.goods.receiving_scans import ScanDialog
from ui.widgets.card import text_label

SIZE = QSize(980, 600)
OFFERED = 3  # other orders that a scan offers
Counted = tuple[Hit, Decimal]


class Receive(ScanDialog):
    """One sent purchase order. A scan counts its item up; Enter in a quantity goes to the next line."""

    def __init__(
        self, context: Context, *, po_id: int, counted: Counted | None = None, parent: QWidget | None = None
    ) -> None:
        self.po_id = po_id
        self._served: dict[int, ServedItem] = {}  # by item
        self._refused: dict[int | None, str] = {}  # why what there is of an item, or of all, cannot be booked
        receiving.preview(context.desk, po_id, {})  # refused unless it is on its way
        detail = views.purchases.detail(context.desk, po_id)
        self.number = detail.po.number
        title = _("Receive {number}, {supplier}").format(number=detail.po.number, supplier=detail.supplier.name)
        super().__init__(context, title, parent, SIZE, _("Scan an item to count it up"))
        self._build_head()
        self.body.addWidget(self.last)
        self.grid = Arrivals(rejecting=True)
        self.grid.changed.connect(self._changed)
        self.grid.currentCellChanged.connect(lambda *_cells: self._show_whole())
        self.body.addWidget(self.grid, 1)
        self.whole = text_label("", "muted")
        self.body.addWidget(self.whole)
        self._build_rejects()
        self.cancel_button()
        self.receive_button = self.primary_button(_("Book the receipt"), self.receive)
        self.grid.show_lines(
            [(line.line.id, line.item, line.open, line.line.supplier_sku) for line in detail.lines if line.open]
        )
        self._show_served()
        self.scan.setFocus()
        if counted is not None:
            self.count(*counted)

    def _build_head(self) -> None:
        self.happened = QLineEdit(placeholderText=formats.date_text(self.context.desk.today))
        self.happened.setAccessibleName(_("Arrived on"))
        self.happened.setMaximumWidth(130)
        label = QLabel(_("Arrived on"))
        label.setBuddy(self.happened)
        line = QHBoxLayout()
        line.addWidget(self.scan, 1)
        line.addWidget(quiet_button(_("All that is open"), self.fill_all, key="Ctrl+Shift+E"))
        line.addSpacing(12)
        line.addWidget(label)
        line.addWidget(self.happened)
        self.body.addLayout(line)

    def _build_rejects(self) -> None:
        """Why, and whether it comes again: asked once something is rejected."""
        self.rejects = QWidget()
        self.reason = QLineEdit(placeholderText=_("broken, the wrong item: the supplier will ask"))
        self.reason.setAccessibleName(_("Why rejected"))
        label = QLabel(_("Why rejected"))
        label.setBuddy(self.reason)
        self.no_replacement = QCheckBox(_("Nothing will come in its place"))
        self.no_replacement.setAccessibleName(self.no_replacement.text())
        line = QHBoxLayout(self.rejects)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label)
        line.addWidget(self.reason, 1)
        line.addSpacing(12)
        line.addWidget(self.no_replacement)
        self.body.addWidget(self.rejects)

    # counting

    def fill_all(self) -> None:
        """Enter everything that is open, as when the whole delivery is there."""
        self.grid.fill_all()

    def count(self, hit: Hit, quantity: Decimal) -> None:
        total = self.grid.count_up(hit.id, quantity)
        if total is not None:
            self.counted(hit, quantity, total)
            return
        others = [each for each in views.arriving.rows(self.context.desk, hit.id) if each.id != self.po_id]
        offers = [
            (
                f"{each.number}, {each.supplier}" if len(others) == 1 else each.number,
                lambda po=each.id: self._instead(po, (hit, quantity)),
            )
            for each in others[:OFFERED]
        ]
        without = (
            _("Without an order…"),
            lambda: self._without_order((hit, quantity)),
        )
        ignore = (_("Ignore"), self.last.hide)
        said = _("is not open on {number}.").format(number=self.number)
        self.last.warn(hit.title, said, detail=hit.detail, actions=[*offers, without, ignore])

    def go_to_order(self, hit: Hit) -> None:
        if hit.id == self.po_id:
            self.last.good(hit.title, _("is this order: scan its items"), detail=hit.detail)
        else:
            self._instead(hit.id)

    def _instead(self, po_id: int, counted: Counted | None = None) -> None:
        """Another order over this dialog, which keeps what was counted."""
        self.last.hide()
        self.context.open(Receive, po_id=po_id, counted=counted, parent=self)

    def _without_order(self, counted: Counted) -> None:
        self.last.hide()
        self.context.open(dialogs.goods.ReceiveWithoutOrder, counted=counted, parent=self)

    def _changed(self, item_id: int | None) -> None:
        self.say("")
        self._show_served(item_id)

    def _rejects(self, item_id: int | None = None) -> Rejects | None:
        rejected = self.grid.rejected(item_id)
        return Rejects(rejected, self.reason.text(), self.no_replacement.isChecked()) if rejected else None

    def _show_served(self, item_id: int | None = None) -> None:
        """Show whom the quantities would serve, line by line (of all items or of one that changed) and in sum."""
        if None in self._refused:
            item_id = None
        desk, wrong = self.context.desk, self.grid.faults(item_id)
        served, refused = tried(
            lambda: receiving.preview(desk, self.po_id, self.grid.sound(item_id), rejects=self._rejects(item_id))
        )
        self._served = {id: each for id, each in self._served.items() if item_id not in (None, id)}
        self._served.update({each.item.id: each for each in served or ()})
        self._refused = {id: said for id, said in self._refused.items() if item_id not in (None, id)}
        if refused:
            self._refused[item_id] = refused
        self.grid.show_served(served or (), item_id)
        wrong = wrong or next(iter(self._refused.values()), "")
        if wrong:
            self.say(wrong, (), "bad")
        self._show_whole()
        self.rejects.setVisible(self.grid.rejecting())
        sound, _wrong = tried(self.grid.sound)
        rejects, _wrong = tried(self._rejects)
        self.summary.setText("" if wrong else _sum(len(sound or ()), list(self._served.values()), rejects))
        self.receive_button.setEnabled(bool(sound or rejects) and not wrong)

    def _show_whole(self) -> None:
        """Under the grid, all of what does not fit into the current line."""
        self.whole.setText(self.grid.whole())
        self.whole.setVisible(bool(self.whole.text()))

    # booking

    def unsaved(self) -> str:
        return _("What you counted is not booked yet.") if self.grid.something() else ""

    def lacking(self) -> str:
        return _("Scan what arrived, or key how many.")

    def receive(self) -> None:
        before = effects.standings(self.context.desk)
        done = self.attempt(self._receive, {_("Arrived on"): self.happened})
        if done is not None:
            self.grid.show_lines(())
            self.accept()
            announce(self.context, done, before)
        elif not self.reason.text().strip() and self.rejects.isVisible():
            self.reason.setFocus()

    def _receive(self, consent: Consent) -> Received | Rejected:
        desk = self.context.desk
        text = self.happened.text().strip()
        day = formats.read_date(text, desk.today, _("Arrived on")) if text else None
        sound, rejects = self.grid.sound(), self._rejects()
        if rejects is not None and not sound:
            return rejecting.reject(desk, self.po_id, rejects, happened_on=day, consent=consent)
        return receiving.receive(desk, self.po_id, sound, happened_on=day, rejects=rejects, consent=consent)


def _sum(lines: int, served: Sequence[ServedItem], rejects: Rejects | None) -> str:
    texts = []
    if lines:
        texts.append(ngettext("{count} line arrived", "{count} lines arrived", lines))
        texts[-1] = texts[-1].format(count=formats.quantity(lines))
    orders = {line.order for found in served for line in found.serves}
    if orders:
        many = ngettext("serves {count} order", "serves {count} orders", len(orders))
        texts.append(many.format(count=formats.quantity(len(orders))))
    if rejects is not None:
        bad = len(rejects.quantities)
        many = ngettext("{count} line with rejected goods", "{count} lines with rejected goods", bad)
        texts.append(many.format(count=formats.quantity(bad)))
    return ", ".join(texts)
