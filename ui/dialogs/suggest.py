"""What to order, by supplier, with the sum behind each quantity; ticked ones become drafts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from app import formats, purchasing, views
from app.domain.reorder import Advice
from app.purchasing import Suggestion
from app.purchasing.suggestions import Extent
from app.words import _, ngettext
from ui.context import Context
from ui.dialogs.dialog import Dialog
from ui.sending import send_draft

SIZE = QSize(980, 600)
ITEM, QUANTITY, WHY = range(3)
ROW_HEIGHT = 30
CHECKED = Qt.CheckState.Checked
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def show(context: Context) -> QDialog:
    dialog = Suggest(context)
    dialog.open()
    return dialog


class Suggest(Dialog):
    """Space ticks. An item that nobody offers is named, but cannot be ticked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("What to order"), parent, size=SIZE)
        self.suggestions = purchasing.suggest(context.desk)
        self.extent = QComboBox()
        self.extent.addItem(_("cover the queue and refill"), "refill")
        self.extent.addItem(_("cover the queue only"), "cover")
        self.extent.setAccessibleName(_("How much"))
        self.extent.currentIndexChanged.connect(lambda: self._fill())
        label = QLabel(_("How much"))
        label.setBuddy(self.extent)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.extent)
        line.addStretch(1)
        self.body.addLayout(line)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("Suggestions"))
        self.tree.setHeaderLabels([_("Item"), _("Quantity"), _("Why")])
        self.tree.headerItem().setTextAlignment(QUANTITY, RIGHT)
        self.tree.setUniformRowHeights(True)
        header = self.tree.header()
        header.setSectionResizeMode(WHY, QHeaderView.ResizeMode.Stretch)
        self.tree.setColumnWidth(ITEM, 360)
        self.tree.setColumnWidth(QUANTITY, 110)
        self.tree.itemChanged.connect(lambda *_cell: self._count())
        self.body.addWidget(self.tree, 1)
        self.cancel_button(_("Close"))
        self.draft_button = self.primary_button(_("Put on drafts"), self.draft)
        self._fill()
        self.tree.setFocus()

    def _fill(self) -> None:
        """Show the suggestions for the chosen extent, all of them ticked."""
        self.tree.blockSignals(True)
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for place, suggestion in enumerate(self.suggestions):
            advice = suggestion.advice
            quantity = advice.refill_rounded if self.extent.currentData() == "refill" else advice.cover_rounded
            if not quantity:
                continue
            name = suggestion.supplier.name if suggestion.supplier else _("Nobody offers these: add a source first")
            group = groups.get(name)
            if group is None:
                group = groups[name] = QTreeWidgetItem(self.tree, [name])
                group.setFirstColumnSpanned(True)
                group.setSizeHint(ITEM, QSize(0, ROW_HEIGHT))
                font = group.font(ITEM)
                font.setBold(True)
                group.setFont(ITEM, font)
                group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                if suggestion.supplier is not None:
                    group.setFlags(group.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
            group.addChild(_entry(place, suggestion, bool(self.extent.currentData() == "refill")))
            group.setExpanded(True)
        self.tree.blockSignals(False)
        self._count()

    def chosen(self) -> list[tuple[Advice, Extent]]:
        """The ticked suggestions with the extent asked for."""
        extent: Extent = "refill" if self.extent.currentData() == "refill" else "cover"
        entries = QTreeWidgetItemIterator(self.tree, QTreeWidgetItemIterator.IteratorFlag.Checked)
        found = []
        while (entry := entries.value()) is not None:
            place = entry.data(ITEM, Qt.ItemDataRole.UserRole)
            if place is not None:
                found.append((self.suggestions[place].advice, extent))
            entries += 1
        return found

    def _count(self) -> None:
        count = len(self.chosen())
        if not self.suggestions:
            text = _("Nothing needs ordering.")
        else:
            text = ngettext("{count} item ticked", "{count} items ticked", count).format(count=formats.quantity(count))
        self.summary.setText(text)
        self.draft_button.setEnabled(count > 0)

    def draft(self) -> None:
        chosen = self.chosen()
        desk = self.context.desk
        drafts = self.attempt(lambda consent: purchasing.draft_from(desk, chosen))
        if drafts is not None:
            self.accept()
            numbers = [views.purchases.detail(desk, po_id).po.number for po_id in drafts]
            self.context.say(
                _("On draft: {numbers}.").format(numbers=", ".join(numbers)),
                [
                    *([(_("Send"), lambda: send_draft(self.context, drafts[0]))] if len(drafts) == 1 else []),
                    (_("Show them"), lambda: self.context.open_page("purchase_orders", drafts[0], "drafts")),
                ],
            )


def _entry(place: int, suggestion: Suggestion, refill: bool) -> QTreeWidgetItem:
    advice, item = suggestion.advice, suggestion.item
    quantity = advice.refill_rounded if refill else advice.cover_rounded
    texts = [
        f"{item.sku}  {item.name}",
        formats.amount(quantity, item.unit),
        formats.suggestion_sum(advice, item, refill),
    ]
    entry = QTreeWidgetItem(texts)
    entry.setTextAlignment(QUANTITY, RIGHT)
    entry.setSizeHint(ITEM, QSize(0, ROW_HEIGHT))
    for column, text in enumerate(texts):
        entry.setToolTip(column, text)
    entry.setData(ITEM, Qt.ItemDataRole.UserRole, place)
    if suggestion.supplier is not None:
        entry.setCheckState(ITEM, CHECKED)
    else:
        entry.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return entry
