"""What a delivery holds, line by line: counted by scans or keyed, with what of it is rejected and whom it serves."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal

from app import formats
from app.domain.errors import Unreadable
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.receipts import ServedItem
from app.words import _
from ui.attempt import tried
from ui.dialogs.frame.grid import Grid, GridColumn

ITEM, OPEN, HERE, REJECTED, SERVES = range(5)
NAMED, LISTED = 4, 16  # orders named in one row, and in its hint


class Arrivals(Grid):
    """Emits `changed` with the item (its id, None for all) of which a quantity was keyed or counted.

    `lines` are the goods: a key, the item, what is open (None where no order says so) and the supplier's part number.
    What is rejected is a part of what arrived.
    """

    changed = Signal(object)

    def __init__(self, *, rejecting: bool) -> None:
        columns = (
            GridColumn(_("Item"), 280 if rejecting else 320),
            GridColumn(_("Open"), 80, right=True),
            GridColumn(_("Arrived"), 90, right=True, typed=True),
            GridColumn(_("Rejected"), 90, right=True, typed=True),
            GridColumn(_("Serves")),
        )
        super().__init__(columns, _("Lines to receive"))
        if not rejecting:
            self.hideColumn(OPEN)
            self.hideColumn(REJECTED)
        self.lines: list[tuple[int, Item]] = []
        self.open: list[Decimal | None] = []
        self._at: dict[int, list[int]] = {}  # item -> its places
        self._faults: dict[tuple[int, int], str] = {}
        self.typed.connect(self._keyed)

    def show_lines(self, lines: Sequence[tuple[int, Item, Decimal | None, str]]) -> None:
        """Show these lines, with nothing arrived yet."""
        self.lines = [(key, item) for key, item, _open, _part in lines]
        self.open = [still_open for _key, _item, still_open, _part in lines]
        self._at, self._faults = {}, {}
        for place, (_key, item) in enumerate(self.lines):
            self._at.setdefault(item.id, []).append(place)
        self.fill(
            [
                [_name(item, part), "" if still_open is None else formats.quantity(still_open), "", "", ""]
                for _key, item, still_open, part in lines
            ]
        )

    def add_line(self, item: Item) -> None:
        """One more line at the end: an item, with nothing arrived yet."""
        place = len(self.lines)
        self.lines.append((item.id, item))
        self.open.append(None)
        self._at.setdefault(item.id, []).append(place)
        self.setRowCount(place + 1)
        for column, text in enumerate((_name(item, ""), "", "", "", "")):
            self.put(place, column, text)

    def fill_all(self) -> None:
        """Enter everything that is open, as when the whole delivery is there."""
        for place, still_open in enumerate(self.open):
            self.put(place, HERE, formats.quantity(still_open or ZERO))
        if self.currentRow() < 0:
            self.setCurrentCell(0, HERE)
        self.changed.emit(None)

    def count_up(self, item_id: int, quantity: Decimal) -> Decimal | None:
        """So many more of an item have arrived, on its first line; returns how many in all, None where it has none.

        A line that is full already passes the scan on to the item's next one that is not.
        """
        self.leave()
        places = self._places(item_id)
        if not places:
            return None
        place = next((at for at in places if not self._full(at)), places[-1])
        arrived = (self._read(place, HERE) or ZERO) + quantity
        self.put(place, HERE, formats.quantity(arrived))
        self.setCurrentCell(place, HERE)
        self.changed.emit(item_id)
        return sum((self._read(at, HERE) or ZERO for at in places), ZERO)

    def sound(self, item_id: int | None = None) -> dict[int, Decimal]:
        """What arrived and is taken, by the lines' keys: of all, or of one item. Raises Unreadable."""
        read = {self.lines[place][0]: self._sound(place) for place in self._places(item_id)}
        return {key: quantity for key, quantity in read.items() if quantity}

    def rejected(self, item_id: int | None = None) -> dict[int, Decimal]:
        """What arrived and is not taken. Raises Unreadable."""
        read = {self.lines[place][0]: self._quantity(place, REJECTED) for place in self._places(item_id)}
        return {key: quantity for key, quantity in read.items() if quantity}

    def something(self) -> bool:
        """Whether anything was counted or keyed."""
        return any(self.text(place, column) for place in range(len(self.lines)) for column in (HERE, REJECTED))

    def rejecting(self) -> bool:
        """Whether anything is keyed as rejected, readable or not."""
        return any(self.text(place, REJECTED) for place in range(len(self.lines)))

    def show_served(self, served: Sequence[ServedItem], item_id: int | None = None) -> None:
        """Say line by line, of all or of one item, whom the goods serve."""
        said = {each.item.id: each for each in served}
        sound, _wrong = tried(lambda: self.sound(item_id))
        rejected, _wrong = tried(lambda: self.rejected(item_id))
        for place in self._places(item_id):
            key, item = self.lines[place]
            each = said.get(item.id) if sound and key in sound else None
            bad = formats.quantity(rejected[key]) if rejected and key in rejected else ""
            texts = [formats.served_text(each, most) if each is not None else "" for most in (NAMED, LISTED)]
            if bad:
                texts = [_join(text, _("{quantity} rejected").format(quantity=bad)) for text in texts]
            self.put(place, SERVES, texts[0], hint=texts[1])

    def whole(self) -> str:
        """All of what does not fit into the current line."""
        cell = self.item(self.currentRow(), SERVES)
        return cell.toolTip() if cell is not None else ""

    def faults(self, item_id: int | None = None) -> str:
        """Mark the quantities (of all, or of one item) that cannot be taken, and say what is wrong with the first."""
        for place in self._places(item_id):
            for column in (HERE, REJECTED):
                _read, wrong = tried(partial(self._quantity, place, column))
                if not wrong and column == REJECTED:
                    _read, wrong = tried(partial(self._sound, place))
                if wrong:
                    self._faults[place, column] = wrong
                    self.fault(place, column, wrong)
                elif self._faults.pop((place, column), ""):
                    self.put(place, column, self.text(place, column))
        return self._faults[min(self._faults)] if self._faults else ""

    def _places(self, item_id: int | None) -> Sequence[int]:
        """Where an item's lines are; all of them for None."""
        return self._at.get(item_id, ()) if item_id is not None else range(len(self.lines))

    def _keyed(self, place: int, column: int, text: str) -> None:
        """What is rejected has arrived: where nothing was said of that, so many have."""
        if column == REJECTED and text and not self.text(place, HERE):
            self.put(place, HERE, text)
        self.changed.emit(self.lines[place][1].id)

    def _quantity(self, place: int, column: int) -> Decimal | None:
        text = self.text(place, column)
        return formats.read_quantity(text, self.lines[place][1].decimals, _("The quantity")) if text else None

    def _read(self, place: int, column: int) -> Decimal | None:
        """The quantity, None also where it cannot be read."""
        read, _wrong = tried(lambda: self._quantity(place, column))
        return read

    def _sound(self, place: int) -> Decimal:
        arrived = self._quantity(place, HERE) or ZERO
        rejected = self._quantity(place, REJECTED) or ZERO
        if rejected < ZERO or rejected > arrived:
            item = self.lines[place][1]
            raise Unreadable(
                "reject.beyond", field=_("Rejected"), text=self.text(place, REJECTED), sku=item.sku, arrived=arrived
            )
        return arrived - rejected

    def _full(self, place: int) -> bool:
        still_open = self.open[place]
        return still_open is not None and (self._read(place, HERE) or ZERO) >= still_open


def _name(item: Item, supplier_sku: str) -> str:
    parts = [item.sku, item.name]
    if supplier_sku:
        parts.append(f"({supplier_sku})")
    return "  ".join(parts)


def _join(text: str, more: str) -> str:
    return f"{text}; {more}" if text else more
