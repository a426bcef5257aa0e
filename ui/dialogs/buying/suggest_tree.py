"""The lines of drafts to be, under their suppliers, each with a tick."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app import formats, purchasing
from app.domain.drafts import Proposal
from app.words import _, ngettext
from ui.look.theme import tone

ITEM, QUANTITY, PACKS, WANTED, COST = range(5)
SAMPLE = 60  # rows that are measured for the widths
ROW_HEIGHT = 30
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
PLACE = Qt.ItemDataRole.UserRole
Key = tuple[int, int]  # item and source (0: nobody offers it), by their ids


def key_of(line: Proposal) -> Key:
    return line.suggestion.item.id, line.offer.source.id if line.offer else 0


class SuggestTree(QTreeWidget):
    """Emits `stood_on` with the line a person stands on (None: a supplier), `ticked` when lines are left out or taken
    in again, and `typed` with the digit of a quantity that is begun.
    """

    stood_on = Signal(object)
    ticked = Signal()
    typed = Signal(str)

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self._lines: list[Proposal] = []  # entries hold their places in it
        self.setAccessibleName(_("Suggestions"))
        self.setHeaderLabels([_("Item"), _("Quantity"), _("Packs"), _("Wanted on"), _("Cost")])
        for column in (QUANTITY, PACKS, COST):
            self.headerItem().setTextAlignment(column, RIGHT)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(ITEM, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(SAMPLE)
        self._told = QTimer(self, singleShot=True, interval=0)  # once for all lines of a supplier
        self._told.timeout.connect(self._tell_ticks)
        self.itemChanged.connect(lambda *_cell: self._told.start())
        self.currentItemChanged.connect(lambda now, _before: self.stood_on.emit(self._line(now)))

    def fill(self, lines: Sequence[Proposal], left_out: Collection[Key], current: Proposal | None = None) -> None:
        """Show `lines`, which come by supplier; stand on `current`, else on the first."""
        self.blockSignals(True)
        self.clear()
        self._lines = list(lines)
        groups: dict[int, QTreeWidgetItem] = {}
        stand: QTreeWidgetItem | None = None
        for place, line in enumerate(lines):
            supplier = line.offer.supplier.id if line.offer else 0
            if supplier not in groups:
                groups[supplier] = self._group(line)
            entry = QTreeWidgetItem(groups[supplier])
            entry.setData(ITEM, PLACE, place)
            self._write(entry, line)
            if line.offer is None:
                entry.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            else:
                entry.setCheckState(ITEM, UNCHECKED if key_of(line) in left_out else CHECKED)
            if stand is None or line is current:
                stand = entry
        self.expandAll()
        for group in groups.values():
            self._sum(group)
        self.blockSignals(False)
        self._fit()
        if stand is not None:
            self.setCurrentItem(stand)
            self.scrollToItem(stand)
        self.stood_on.emit(self._line(stand))

    def write(self, before: Proposal, after: Proposal) -> None:
        """Show a line as it is now; it stays where it is."""
        self.blockSignals(True)
        place = next(place for place, line in enumerate(self._lines) if line is before)
        self._lines[place] = after
        for group, entry in self._entries():
            if entry.data(ITEM, PLACE) == place:
                self._write(entry, after)
                self._sum(group)
        self.blockSignals(False)
        self._fit()

    def _fit(self) -> None:
        """Figures are read whole; the names have what is left."""
        for column in (QUANTITY, PACKS, WANTED, COST):
            self.resizeColumnToContents(column)

    def stand_on(self, line: Proposal) -> None:
        """Go to a line."""
        for _group, entry in self._entries():
            if self._line(entry) is line:
                self.setCurrentItem(entry)

    def current(self) -> Proposal | None:
        """The line a person stands on."""
        return self._line(self.currentItem())

    def taken(self) -> list[Proposal]:
        """The ticked lines."""
        entries = [entry for _group, entry in self._entries() if entry.checkState(ITEM) is CHECKED]
        return [self._lines[entry.data(ITEM, PLACE)] for entry in entries]

    def left_out(self) -> set[Key]:
        """The lines that are not ticked, of those that somebody offers."""
        entries = [entry for _group, entry in self._entries() if entry.checkState(ITEM) is not CHECKED]
        lines = [self._lines[entry.data(ITEM, PLACE)] for entry in entries]
        return {key_of(line) for line in lines if line.offer is not None}

    def go_on(self) -> None:
        """Take the keyboard back and stand on the next line."""
        self.setFocus()
        entries = [entry for _group, entry in self._entries()]
        here = next((at for at, entry in enumerate(entries) if entry is self.currentItem()), -1)
        if here + 1 < len(entries):
            self.setCurrentItem(entries[here + 1])

    def _tell_ticks(self) -> None:
        self.blockSignals(True)
        for at in range(self.topLevelItemCount()):
            if (group := self.topLevelItem(at)) is not None:
                self._sum(group)
        self.blockSignals(False)
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            self.typed.emit(event.text())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            event.accept()
            self.go_on()
            return
        super().keyPressEvent(event)

    def _line(self, entry: QTreeWidgetItem | None) -> Proposal | None:
        place = entry.data(ITEM, PLACE) if entry is not None else None
        return None if place is None else self._lines[place]

    def _entries(self) -> list[tuple[QTreeWidgetItem, QTreeWidgetItem]]:
        """Every line's entry, each with its supplier's, from the top."""
        groups = filter(None, (self.topLevelItem(at) for at in range(self.topLevelItemCount())))
        return [(group, entry) for group in groups for at in range(group.childCount()) if (entry := group.child(at))]

    def _group(self, line: Proposal) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self)
        group.setSizeHint(ITEM, QSize(0, ROW_HEIGHT))
        font = group.font(ITEM)
        font.setBold(True)
        for column in (ITEM, COST):
            group.setFont(column, font)
        group.setTextAlignment(COST, RIGHT)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        if line.offer is not None:
            group.setFlags(group.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        return group

    def _sum(self, group: QTreeWidgetItem) -> None:
        """Write a supplier's name, his lines, and the sum of those that are ticked, in his currency."""
        entries = [entry for at in range(group.childCount()) if (entry := group.child(at))]
        lines = [line for entry in entries if (line := self._line(entry)) is not None]
        offer = lines[0].offer
        if offer is None:
            group.setText(ITEM, _("Nobody offers these: add a source first"))
            return
        count = ngettext("{count} line", "{count} lines", len(lines)).format(count=formats.quantity(len(lines)))
        group.setText(ITEM, f"{offer.supplier.name} · {count}")
        group.setToolTip(ITEM, group.text(ITEM))
        ticked = [entry.checkState(ITEM) is CHECKED for entry in entries]
        currency = offer.supplier.currency or self._currency
        total = purchasing.total((line for line, taken in zip(lines, ticked, strict=True) if taken), currency)
        amount = formats.money(total.amount, currency) if total.amount else ""
        group.setText(COST, amount if total.whole or not amount else _("{amount} + ?").format(amount=amount))
        group.setToolTip(COST, "" if total.whole else _("The cost of some of them is not known."))

    def _write(self, entry: QTreeWidgetItem, line: Proposal) -> None:
        item, offer = line.suggestion.item, line.offer
        currency = (offer.supplier.currency if offer else "") or self._currency
        texts = (
            f"{item.sku}  {item.name}",
            formats.amount(line.quantity, item.unit),
            formats.packs_text(line.quantity, offer.source.pack_size) if offer else "",
            formats.date_short(line.requested_on),
            formats.money(line.cost(currency), currency),
        )
        entry.setSizeHint(ITEM, QSize(0, ROW_HEIGHT))
        for column, text in enumerate(texts):
            entry.setText(column, text)
            entry.setToolTip(column, text)
        for column in (QUANTITY, PACKS, COST):
            entry.setTextAlignment(column, RIGHT)
        broken = offer is not None and bool(line.quantity % offer.source.pack_size)
        entry.setForeground(PACKS, tone("warn" if broken else "muted"))
