"""The counting form: made for gloves and a scanner. Every scan is one durable act, shown without reading the count."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app import counting, formats
from app.counting.opening import open_one
from app.domain.items import ONE
from app.domain.scans import legible
from app.domain.tallies import BinBegun, Multiplied, Outcome, Parked, Tallied, Undone
from app.words import _
from ui import forms
from ui.attempt import quietly
from ui.context import Context
from ui.forms.scan_queue import ScanQueue
from ui.forms.tally_bins import TallyBins
from ui.forms.tally_codes import TallyCodes
from ui.forms.tally_quantities import TallyQuantities
from ui.forms.tallying import Tallying
from ui.look.theme import look
from ui.scanning.scanner import loose_text


class TallyForm(Tallying):
    """Scans come by `take_scan`, one after the other; questions stand in the card, never in front of the window."""

    def __init__(self, context: Context, *, count_id: int, item_id: int | None = None) -> None:
        """The form of an open count; with `item_id`, asking how many there are of it."""
        super().__init__(context, open_one(count_id))
        self.times = ONE  # what the next scan counts for
        self.scans = ScanQueue(self._take_one, self)
        self.codes = TallyCodes(self)
        self.quantities = TallyQuantities(self, self.codes)
        self.bins = TallyBins(self)
        for text, act, key in (
            (_("Key quantity"), self.quantities.key_last, "F2"),
            (_("Change bin"), self.bins.change, "F3"),
            (_("Undo last"), self.undo_last, "F4"),
            (_("Review"), self.review, "F9"),
        ):
            look(self.button(text, act, key), "big")
        self.inner.opened.connect(self.quantities.key_line)
        self.inner.bin_chosen.connect(self.bins.begin)
        self.inner.codes_pressed.connect(self.codes.settle_last)
        self.inner.search.picked.connect(self.quantities.key_picked)
        self.inner.search.missed.connect(self._missed)
        self.show_list()
        self._welcome()
        if item_id is not None:
            QTimer.singleShot(0, self, lambda: self.quantities.key_item(item_id))

    # scans

    def take_scan(self, text: str) -> None:
        """Count what was scanned, after what still waits. A quantity that is being keyed is taken first."""
        if self.card.keying:
            self._settle_step()
        self.scans.add(text)
        if len(self.scans):
            waits = formats.scans_text(len(self.scans))
            self.last.warn(waits, _("The store is busy. They are counted as soon as it is free."))

    def _take_one(self, text: str) -> bool:
        """Count one scan; False where the store is busy."""
        self.scanned = text
        done = self.do(lambda consent: (quietly(lambda: self._scan(text)),))
        if done is None:
            return True  # refused, which is said
        [outcome] = done
        if outcome is not None:
            self._show(outcome, text)
        return outcome is not None

    def _scan(self, text: str) -> Outcome:
        return counting.scan(self.context.desk, self.count.id, text, self.here, self.times)

    def _show(self, outcome: Outcome, text: str) -> None:
        times, self.times = self.times, ONE
        if isinstance(outcome, Tallied):
            self.show_tallied(outcome, legible(text.strip()), times)
        elif isinstance(outcome, Parked):
            self.tallied = None
            self.inner.show_entries(self.list, self.list.take(outcome))
            self.codes.show_parked(outcome)
            self.show_progress()
        elif isinstance(outcome, BinBegun):
            self.bins.came_to(outcome)
        elif isinstance(outcome, Multiplied):
            self.times = outcome.times
            number = formats.quantity(outcome.times)
            self.last.note(f"{number} ×", _("The next scan counts {number} times.").format(number=number))

    def _settle_step(self) -> None:
        """A scan comes while something is keyed: it is taken where no question is to be asked of it."""
        self.settling = True
        self.card.step.take()
        self.settling = False
        self.card.close_step()

    # undo, review, the way out

    def undo_last(self) -> None:
        self.do(lambda consent: counting.undo(self.context.desk, self.count.id), done=self._undone)

    def _undone(self, undone: Undone) -> None:
        self.tallied = None
        self.read_again()
        if undone.tallied is None:
            self.last.note(undone.code, _("That code is taken off the count."))
            return
        item = undone.tallied.item
        taken = formats.variance_text(undone.tallied.quantity, item.unit, item.decimals)
        left = formats.amount(undone.tallied.in_bin, item.unit, item.decimals)
        said = _("Taken back: {quantity}. Now {left}.").format(quantity=taken, left=left)
        self.last.note(item.name, said, detail=item.sku)

    def review(self) -> None:
        """Say that one's own bins are done, and look at what the count comes to."""
        self.bins.finish_own()
        if not len(self.scans):
            self.context.open_form(forms.ReviewForm, count_id=self.count.id)

    def leave(self) -> None:
        """The count stays open, and goes on where it was."""
        self.scans.go_on()
        if len(self.scans):
            self.last.bad(formats.scans_text(len(self.scans)), _("They wait until the store is free. Stay a moment."))
            return
        said = _("{number} stays open: it goes on where you left it.").format(number=self.count.number)
        count_id, context = self.count.id, self.context
        super().leave()
        context.say(said, [(_("Go on counting"), lambda: context.open_form(forms.TallyForm, count_id=count_id))])

    def end(self) -> None:
        """The window is being closed, or shows something else: what still waits is tried once more."""
        self.scans.go_on()
        super().end()

    # where nothing was scanned yet

    def _welcome(self) -> None:
        """What to do first, or where it goes on."""
        if self.here:
            title = _("Bin {bin}").format(bin=self.here)
            self.last.note(title, _("Go on where you were: scan what is in the bin."))
        elif len(self.list.bins()) > 1 or any(bin.bin for bin in self.list.bins()):
            self.last.note(_("Scan a bin's label"), _("Or choose a bin at the right, or key its code with F3."))
        else:
            self.last.note(_("Scan the first item"), _("Or type its name or SKU at the right."))

    def _missed(self, text: str) -> None:
        """What was typed is no name: a multiplier or a code, else nothing that is known."""
        if any(sign.isdigit() for sign in text) and (text.endswith("*") or text.isdigit()):
            self.inner.search.clear()
            self.take_scan(text)
        else:
            self.last.bad(text, _("No item is called so. Try fewer letters, or a part of the SKU."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing at nothing in particular looks for an item."""
        if loose_text(event) and not self.inner.search.hasFocus() and not self.card.keying:
            self.inner.search.clear()
            self.inner.search.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(self.inner.search, event)
        else:
            super().keyPressEvent(event)
