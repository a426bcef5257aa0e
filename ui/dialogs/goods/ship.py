"""What is ready leaves: the lines with their quantities, shipped in one act."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from app import catalogue, formats, papers, views
from app.domain.errors import Consent
from app.domain.matching import ZERO
from app.domain.meanings import Found
from app.domain.scans import legible
from app.domain.shipments import Shipped
from app.goods import shipping
from app.promising import effects
from app.views.queue import QueueRow
from app.words import _, ngettext
from ui import dialogs
from ui.acts import undo, with_effects
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog, quiet_button
from ui.dialogs.frame.grid import Grid, GridColumn
from ui.widgets import sounds

SIZE = QSize(960, 560)
_SCANNED: tuple[Found, ...] = ("item", "order")
ORDER, CUSTOMER, ITEM, READY, SHIP = range(5)


class Ship(Dialog):
    """The ready lines of a selection, an order or an item; of everything where none of them is given."""

    def __init__(
        self,
        context: Context,
        *,
        line_ids: Collection[int] | None = None,
        order: str = "",
        item_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, _("Ship"), parent, size=SIZE)
        self._wanted = (set(line_ids) if line_ids is not None else None, order, item_id)
        self.rows = self._read()
        self._build()
        self.cancel_button()
        self.ship_button = self.primary_button(_("Ship"), self.ship)
        self.fill_all()
        self.grid.go(0, SHIP)
        if not self.rows:
            self.say(_("None of this is ready to ship."))

    def _read(self) -> list[QueueRow]:
        wanted, order, item_id = self._wanted
        rows = [row for row in views.queue.rows(self.context.desk) if row.ready]
        chosen = [
            row
            for row in rows
            if (wanted is None or row.id in wanted) and order in ("", row.order) and item_id in (None, row.item_id)
        ]
        ids = {row.id for row in chosen}
        whole = {row.order_id for row in chosen if row.ship_complete}  # such an order leaves with all its lines
        return [row for row in rows if row.id in ids or row.order_id in whole]

    def _build(self) -> None:
        self.happened = QLineEdit(placeholderText=formats.date_text(self.context.desk.today))
        self.happened.setAccessibleName(_("Shipped on"))
        self.happened.setMaximumWidth(130)
        label = QLabel(_("Shipped on"))
        label.setBuddy(self.happened)
        line = QHBoxLayout()
        line.addWidget(quiet_button(_("All that is ready"), self.fill_all, key="Ctrl+Shift+E"))
        line.addWidget(quiet_button(_("None"), self.fill_none))
        line.addWidget(quiet_button(_("Fewer on the shelf…"), self.short, key="Ctrl+L"))
        line.addWidget(quiet_button(_("Pick list…"), self.list_picks, key="Ctrl+P"))
        line.addStretch(1)
        line.addWidget(label)
        line.addWidget(self.happened)
        self.body.addLayout(line)
        self.grid = Grid(
            (
                GridColumn(_("Order"), 110),
                GridColumn(_("Customer"), 220),
                GridColumn(_("Item")),
                GridColumn(_("Ready"), 130, right=True),
                GridColumn(_("Ship"), 90, right=True, typed=True),
            ),
            _("Lines to ship"),
        )
        self.grid.typed.connect(lambda place, *_cell: self._check(place))
        self.body.addWidget(self.grid, 1)

    def fill_all(self) -> None:
        self.grid.fill([[*_facts(row), formats.quantity(row.ready)] for row in self.rows])
        self._count()

    def fill_none(self) -> None:
        self.grid.fill([[*_facts(row), ""] for row in self.rows])
        self._count()

    def take_scan(self, text: str) -> None:
        """Stand on the line whose item or order was scanned, for its quantity to be keyed."""
        found, _wrong = tried(lambda: catalogue.meaning(self.context.desk, text, _SCANNED))
        hits = {(hit.kind, hit.id) for hit in found.hits} if found is not None else set()
        here = self.grid.currentRow()
        places = [
            place
            for place, row in enumerate(self.rows)
            if ("item", row.item_id) in hits or ("order", row.order_id) in hits
        ]
        if not places:
            self.refuse_scan(_("Nothing to ship here has the code “{code}”.").format(code=legible(text)))
            return
        self.say("")
        sounds.play("good")
        self.grid.go(next((place for place in places if place > here), places[0]), SHIP)

    def short(self) -> None:
        """The shelf of the line stood on is short: that line is dealt with at once, the others are read again."""
        place = self.grid.currentRow()
        if 0 <= place < len(self.rows):
            row = self.rows[place]
            dialog = self.context.open(dialogs.goods.ShortPick, line_id=row.id, parent=self)
            if dialog is not None:
                dialog.accepted.connect(partial(self._picked, row.id))

    def list_picks(self) -> None:
        self.context.open_paper(papers.table.PICK_LIST.of(line_ids=[row.id for row in self.rows]), self)

    def _picked(self, line_id: int) -> None:
        """Go on without the line that was short; what was typed for the others stays where as much is still ready."""
        typed = {row.id: (row.ready, self.grid.text(place, SHIP)) for place, row in enumerate(self.rows)}
        self.rows = [row for row in self._read() if row.id != line_id]
        self.fill_all()
        for place, row in enumerate(self.rows):
            ready, text = typed.get(row.id, (ZERO, ""))
            if ready == row.ready:
                self.grid.put(place, SHIP, text)
        self._count()
        self.grid.go(0, SHIP)
        if not self.rows:
            self.accept()

    def _check(self, place: int) -> None:
        _read, wrong = tried(lambda: self._quantity(place))
        text = self.grid.text(place, SHIP)
        self.grid.fault(place, SHIP, wrong) if wrong else self.grid.put(place, SHIP, text)
        self.say(wrong, (), "bad")
        self._count()

    def _quantity(self, place: int) -> Decimal | None:
        text = self.grid.text(place, SHIP)
        return formats.read_quantity(text, self.rows[place].decimals, _("The quantity")) if text else None

    def picks(self) -> list[tuple[int, Decimal]]:
        """What is to be shipped: order line and quantity. Raises Unreadable."""
        read = [(row.id, self._quantity(place)) for place, row in enumerate(self.rows)]
        return [(line, quantity) for line, quantity in read if quantity]

    def _count(self) -> None:
        picks, wrong = tried(self.picks)
        count = len(picks or ())
        text = ngettext("{count} line ships", "{count} lines ship", count).format(count=formats.quantity(count))
        self.summary.setText(text if count else "")
        self.ship_button.setEnabled(bool(count) and not wrong)

    def ship(self) -> None:
        before = effects.standings(self.context.desk)
        shipped = self.attempt(self._ship, {_("Shipped on"): self.happened})
        if shipped is not None:
            count = len(self.picks())
            text = ngettext("{count} line shipped.", "{count} lines shipped.", count)
            self.accept()
            act = shipped.act
            slip = (_("Packing slip"), lambda: self.context.open_paper(papers.table.PACKING_SLIP.of(act)))
            said = text.format(count=formats.quantity(count))
            with_effects(self.context, said, before, [undo(self.context, act), slip])

    def _ship(self, consent: Consent) -> Shipped:
        desk = self.context.desk
        text = self.happened.text().strip()
        day = formats.read_date(text, desk.today, _("Shipped on")) if text else None
        return shipping.ship(desk, self.picks(), day)


def _facts(row: QueueRow) -> list[str]:
    ready = _("{ready} of {waiting}").format(ready=formats.quantity(row.ready), waiting=formats.quantity(row.waiting))
    return [row.order, row.customer, f"{row.sku}  {row.name}", ready]
