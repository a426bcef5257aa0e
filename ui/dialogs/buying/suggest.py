"""What to order, by supplier, edited line by line before any draft exists; why so much stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app import formats, purchasing, views
from app.domain.drafts import Proposal
from app.purchasing import Extent
from app.words import _, ngettext
from ui import dialogs
from ui.acts import undo
from ui.context import Context
from ui.dialogs.buying.suggest_line import SuggestLine
from ui.dialogs.buying.suggest_tree import SuggestTree
from ui.dialogs.frame.dialog import Dialog
from ui.sending import send_draft
from ui.widgets.chips import Chip, Chips
from ui.widgets.empty_state import EmptyState

SIZE = QSize(1000, 640)


class Suggest(Dialog):
    """Two acts, chosen above the list: cover the queue and refill, or cover the queue only. Each keeps its own edits.

    Space leaves a line out or takes it in again, a digit types another quantity, Enter goes on to the next line.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("What to order"), parent, size=SIZE)
        self.extent = Chips(
            [
                Chip("refill", _("Cover the queue and refill"), lambda one: bool(one.advice.refill)),
                Chip("cover", _("Cover the queue only"), lambda one: bool(one.advice.cover)),
            ]
        )
        self.extent.setAccessibleName(_("How much"))
        self.extent.chosen.connect(self._show_extent)
        self.body.addWidget(self.extent)
        self.tree = SuggestTree(context.desk.settings.currency)
        self.line = SuggestLine(context.desk)
        both = QWidget()
        side = QHBoxLayout(both)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        side.addWidget(self.tree, 1)
        side.addWidget(self.line)
        self.nothing = EmptyState(
            _("Nothing needs ordering"),
            _("Every item is above its reorder point, and what customers wait for is on hand, on order or on a draft."),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(both)
        self.stack.addWidget(self.nothing)
        self.body.addWidget(self.stack, 1)
        self.cancel_button(_("Close"))
        self.draft_button = self.primary_button(_("Put on drafts"), self.draft)
        self.tree.stood_on.connect(self._stand_on)
        self.tree.ticked.connect(self._count)
        self.tree.typed.connect(self.line.type_quantity)
        self.line.edited.connect(self._edited)
        self.line.left.connect(self.tree.go_on)
        self.line.add_source.connect(self._add_source)
        self._changed = False
        self._read()

    def _read(self) -> None:
        """Suggest anew. What a person had edited is let go of."""
        self.suggestions = purchasing.suggest(self.context.desk)
        self.extent.count(self.suggestions)
        self.lists: dict[Extent, list[Proposal]] = {
            "refill": purchasing.proposals(self.suggestions, "refill"),
            "cover": purchasing.proposals(self.suggestions, "cover"),
        }
        self.left_out: dict[Extent, set[tuple[int, int]]] = {"refill": set(), "cover": set()}
        self._changed = False
        self._show_extent()

    def chosen_extent(self) -> Extent:
        chip = self.extent.current()
        return "cover" if chip is not None and chip.name == "cover" else "refill"

    def _show_extent(self) -> None:
        extent = self.chosen_extent()
        lines = self.lists[extent]
        self.line.extent = extent
        self.stack.setCurrentIndex(0 if self.suggestions else 1)
        self.tree.fill(lines, self.left_out[extent])
        self._count()
        (self.tree if lines else self.extent).setFocus()

    def _stand_on(self, line: Proposal | None) -> None:
        """Show a line, unless something that cannot be taken stands typed in the one before."""
        shown = self.line.shown
        if line is not None and line is shown:
            return
        if shown is not None and shown is not line and any(shown is one for one in self.lists[self.chosen_extent()]):
            if not self.line.take():
                QTimer.singleShot(0, self, lambda: self.tree.stand_on(shown))
                return
            line = self.tree.current() if line is not None else None
        self.line.show_line(line)

    def _edited(self, before: Proposal, after: Proposal) -> None:
        """A line asks for something else: it may now stand under another supplier."""
        lines = self.lists[self.chosen_extent()]
        lines[next(at for at, line in enumerate(lines) if line is before)] = after
        self._changed = True
        if before.offer is after.offer:
            self.tree.write(before, after)
        else:
            self.lists[self.chosen_extent()] = purchasing.by_supplier(lines)
            self.tree.fill(self.lists[self.chosen_extent()], self.left_out[self.chosen_extent()], after)
        self._count()

    def _count(self) -> None:
        self.left_out[self.chosen_extent()] = self.tree.left_out()
        lines = self.tree.taken()
        suppliers = len({line.offer.supplier.id for line in lines if line.offer})
        text = ngettext("{count} line", "{count} lines", len(lines)).format(count=formats.quantity(len(lines)))
        drafts = ngettext("for {count} supplier", "for {count} suppliers", suppliers)
        self.summary.setText(f"{text} {drafts.format(count=formats.quantity(suppliers))}" if lines else "")
        self.draft_button.setEnabled(bool(lines))

    def lacking(self) -> str:
        return _("Tick what to order first.")

    def unsaved(self) -> str:
        return _("What you changed here is on no draft yet.") if self._changed else ""

    def _add_source(self, item_id: int) -> None:
        dialog = self.context.open(dialogs.catalogue.SourceEdit, item_id=item_id)
        if dialog is not None:
            dialog.accepted.connect(self._read)

    def draft(self) -> None:
        if not self.line.take():
            return
        chosen = self.tree.taken()
        desk = self.context.desk
        drafts = self.attempt(lambda consent: purchasing.draft_proposals(desk, chosen))
        if drafts is None:
            return
        act = desk.last_act
        self._changed = False
        self.accept()
        numbers = [views.purchases.detail(desk, po_id).po.number for po_id in drafts]
        self.context.say(
            _("On draft: {numbers}.").format(numbers=", ".join(numbers)),
            [
                *([(_("Send"), lambda: send_draft(self.context, drafts[0]))] if len(drafts) == 1 else []),
                (_("Show them"), lambda: self.context.open_page("purchase_orders", drafts[0], "drafts")),
                undo(self.context, act),
            ],
        )
