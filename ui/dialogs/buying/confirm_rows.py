"""The rows that are confirmed: what is typed of them stands in the grid until it is booked."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtWidgets import QComboBox

from app import formats
from app.domain.items import Item
from app.domain.purchase_orders import Row
from app.domain.supplier_answers import Rest
from app.views.purchases import PurchaseDetail, RowDetail
from app.words import N_, _
from ui.attempt import tried
from ui.dialogs.frame.grid import Grid, GridColumn

ITEM, OPEN, ASKED, STANDS, QUANTITY, DATE, COST = range(7)
RESTS: tuple[tuple[str, Rest | None], ...] = (
    (N_("say which"), None),
    (N_("is still coming"), Rest.COMING),
    (N_("has no date"), Rest.UNDATED),
    (N_("will not come"), Rest.SHORT),
)


class Entry(NamedTuple):
    """One line of the grid: a schedule row, or a further part that it is being split into."""

    found: RowDetail
    item: Item
    split: bool = False
    cost: Decimal | None = None

    @property
    def row(self) -> Row:
        return self.found.row


def rest_box(name: str) -> QComboBox:
    """What becomes of that which an answer leaves: to be chosen, nothing is assumed."""
    box = QComboBox()
    box.setAccessibleName(name)
    for text, value in RESTS:
        box.addItem(_(text), value)
    return box


def rest_said(box: QComboBox) -> Rest | None:
    """What was chosen; None as long as nothing was."""
    return None if box.currentData() is None else Rest(box.currentData())


class ConfirmRows(Grid):
    """A line for every row of which something is still to come, and for each further part that it is split into."""

    def __init__(self, currency: str) -> None:
        """`currency` is that of the costs."""
        super().__init__(columns(currency), _("Rows to confirm"))
        self._currency = currency
        self.entries: list[Entry] = []
        self._before: dict[int, str] = {}  # how each row stood at first

    def show_entries(self, entries: list[Entry], kept: Mapping[int, str]) -> None:
        """Show entries; `kept` are the dates that were typed and are not booked, by the id of their row."""
        self.entries = entries
        if not self._before:
            self._before = {entry.row.id: stands(entry.row) for entry in entries}
        self.fill([texts(entry, self.cost_text(place)) for place, entry in enumerate(entries)])
        for place, entry in enumerate(entries):
            self._put_back(place, self.text(place, QUANTITY), kept.get(entry.row.id, ""))

    def split(self, place: int) -> None:
        """Add a second part to a row; what is typed of the others stays."""
        typed = [(self.text(at, QUANTITY), self.text(at, DATE)) for at in range(self.rowCount())]
        typed.insert(place + 1, ("", ""))
        self.show_entries(
            [*self.entries[: place + 1], self.entries[place]._replace(split=True), *self.entries[place + 1 :]], {}
        )
        for at, (quantity, day) in enumerate(typed):
            self._put_back(at, quantity, day)

    def _put_back(self, place: int, quantity: str, day: str) -> None:
        self.put(place, QUANTITY, quantity)
        self.put(place, DATE, day)
        self.show_stand(place)

    def parts_of(self, place: int) -> list[int]:
        """The places of all parts of the row at `place`."""
        row = self.entries[place].row.id
        return [at for at, entry in enumerate(self.entries) if entry.row.id == row]

    def cost_text(self, place: int) -> str:
        """What one costs as the order has it, as its field says it."""
        return formats.figure(self.entries[place].cost, self._currency)

    def quantity(self, place: int) -> Decimal:
        """Raises Unreadable."""
        return formats.read_quantity(self.text(place, QUANTITY), self.entries[place].item.decimals, _("The quantity"))

    def unbooked(self, but: int | None = None) -> dict[int, str]:
        """The dates that are typed and not booked, by the id of their row, without that row."""
        return {
            entry.row.id: self.text(place, DATE)
            for place, entry in enumerate(self.entries)
            if entry.row.id != but and self.text(place, DATE)
        }

    def differs(self) -> bool:
        """Whether a quantity or a cost is another one than that of its row."""
        return any(
            self.text(place, column) != text
            for place, entry in enumerate(self.entries)
            for column, text in enumerate(texts(entry, self.cost_text(place)))
            if column in (QUANTITY, COST)
        )

    def show_stand(self, place: int) -> None:
        """How a row stands: as before, as booked here, or with a date that is typed and not booked yet."""
        entry = self.entries[place]
        now = stands(entry.row)
        if self.text(place, DATE):
            self.put(place, STANDS, _("not booked yet"), tone_name="hoped", hint=_("Enter books it."))
        elif entry.split:
            self.put(place, STANDS, "")
        elif self._before.get(entry.row.id) != now:
            self.put(place, STANDS, _("booked: {date}").format(date=now), tone_name="ready")
        else:
            self.put(place, STANDS, now, tone_name="confirmed" if entry.row.confirmed else "")

    def take_quantity(self, place: int, text: str) -> None:
        """Show what is wrong with a quantity; of a split row the only part without one is what the others leave."""
        _number, wrong = tried(lambda: self.quantity(place))
        if wrong:
            self.fault(place, QUANTITY, wrong)
            return
        self.put(place, QUANTITY, text)
        own = self.parts_of(place)
        unsaid = [at for at in own if not self.text(at, QUANTITY)]
        others, _wrong = tried(lambda: sum((self.quantity(at) for at in own if at not in unsaid), Decimal(0)))
        still_open = self.entries[place].row.open
        if len(unsaid) == 1 and others is not None and others < still_open:
            self.put(unsaid[0], QUANTITY, formats.quantity(still_open - others))


def columns(currency: str) -> tuple[GridColumn, ...]:
    return (
        GridColumn(_("Item")),
        GridColumn(_("Open"), 90, right=True),
        GridColumn(_("Asked for"), 110),
        GridColumn(_("Stands at"), 190),
        GridColumn(_("Quantity"), 90, right=True, typed=True),
        GridColumn(_("Confirmed for"), 130, typed=True),
        GridColumn(_("Cost of one ({currency})").format(currency=currency), 120, right=True, typed=True),
    )


def open_entries(detail: PurchaseDetail) -> list[Entry]:
    """A line for every row of which something is still to come."""
    return [
        Entry(found, line.item, cost=line.line.unit_cost)
        for line in detail.lines
        for found in line.rows
        if found.row.open
    ]


def texts(entry: Entry, cost: str) -> list[str]:
    row, item = entry.row, entry.item
    if entry.split:
        return [_("  and"), "", "", "", "", "", ""]
    amount = formats.quantity(row.open)
    asked = formats.date_text(row.requested_on) or _("no date")
    return [
        f"{item.sku}  {item.name}",
        amount,
        asked,
        stands(row),
        formats.quantity(row.open),
        "",
        cost,
    ]


def stands(row: Row) -> str:
    if not row.confirmed:
        return _("not confirmed")
    return formats.date_text(row.confirmed_on) or _("confirmed, no date")
