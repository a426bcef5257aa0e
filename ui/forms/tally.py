"""The counting form: made for gloves and a scanner. Every scan is one durable act, shown without reading the count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app import counting, formats, views
from app.counting import BinBegun, Multiplied, Outcome, Parked, Tallied, Undone
from app.counting.opening import open_one
from app.domain.changes import Change, Topic
from app.domain.counts import Count, CountState
from app.domain.errors import Consent
from app.domain.items import ONE
from app.domain.scans import legible
from app.views.tally_list import TallyList
from app.words import _
from ui.attempt import Actions, attempt, quietly
from ui.context import Context
from ui.forms.form import Form
from ui.forms.scan_queue import ScanQueue
from ui.forms.tally_bins import TallyBins
from ui.forms.tally_body import TallyBody
from ui.forms.tally_card import TallyCard
from ui.forms.tally_codes import TallyCodes
from ui.forms.tally_quantities import TallyQuantities
from ui.forms.tally_words import about_text, scanned_text, state_text
from ui.look.theme import look
from ui.scanning.scanner import loose_text
from ui.widgets.last_scan import LastScan

BUSY: Final = object()  # the store is: a scan waits


def make(context: Context, *, count_id: int, item_id: int | None = None) -> TallyForm:
    """The form of an open count; with `item_id`, asking how many there are of it."""
    form = TallyForm(context, open_one(count_id))
    if item_id is not None:
        QTimer.singleShot(0, form, lambda: form.quantities.key_item(item_id))
    return form


class TallyForm(Form):
    """Scans come by `take_scan`, one after the other; questions stand in the card, never in front of the window."""

    help_page = "counting"

    def __init__(self, context: Context, count: Count) -> None:
        super().__init__(context, _("Count {number}").format(number=count.number), about_text(count, context.desk.who))
        self.count = count
        self.times = ONE  # what the next scan counts for
        self.tallied: Tallied | None = None  # the last step, which a keyed quantity replaces
        self.scans = ScanQueue(self._take_one, self)
        self._scanned = ""
        self._own = self._stale = self._settling = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.inner = TallyBody(context.desk)
        self.card: TallyCard = self.inner.card
        self.last: LastScan = self.card.last
        self.list: TallyList = TallyList(views.counts.tallying(context.desk, count.id))
        self.codes: TallyCodes = TallyCodes(self)
        self.quantities: TallyQuantities = TallyQuantities(self)
        self.bins: TallyBins = TallyBins(self, self.list.bin)
        for text, act, key in (
            (_("Key quantity"), self.quantities.key_last, "F2"),
            (_("Change bin"), self.bins.change, "F3"),
            (_("Undo last"), self.undo_last, "F4"),
            (_("Review"), self.review, "F9"),
        ):
            look(self.button(text, act, key), "big")
        self.body.addWidget(self.inner, 1)
        self.card.closed.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.inner.opened.connect(self.quantities.key_line)
        self.inner.bin_chosen.connect(self.bins.begin)
        self.inner.codes_pressed.connect(self.codes.settle_last)
        self.inner.search.picked.connect(self.quantities.key_picked)
        self.inner.search.missed.connect(self._missed)
        self._show_list()
        self._welcome()

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
        self._scanned = text
        done = self.do(lambda consent: quietly(lambda: self._scan(text)) or BUSY)
        if done is BUSY:
            return False
        if done is not None:
            self._show(done, text)
        return True

    def _scan(self, text: str) -> Outcome:
        return counting.scan(self.context.desk, self.count.id, text, self.bins.here, self.times)

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

    def show_tallied(self, outcome: Tallied, code: str = "", times: Decimal = ONE) -> None:
        """Show a step that stands, in large type and on top of the list."""
        self.tallied = outcome
        self.inner.show_entries(self.list, self.list.take(outcome))
        item = outcome.item
        self.last.good(
            item.name,
            state_text(outcome),
            detail=scanned_text(outcome, code, times),
            added=formats.variance_text(outcome.quantity, "", item.decimals) if outcome.quantity else "",
            total=formats.amount(outcome.in_bin, "" if item.unit == "pcs" else item.unit, item.decimals),
        )
        self.show_progress()

    def _settle_step(self) -> None:
        """A scan comes while something is keyed: it is taken where no question is to be asked of it."""
        self._settling = True
        self.card.step.take()
        self._settling = False
        self.card.close_step()

    # undo, review, the way out

    def undo_last(self) -> None:
        def act(consent: Consent) -> Undone:
            return counting.undo(self.context.desk, self.count.id)

        self.do(act, done=self._undone)

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
            self.context.open_form("review", count_id=self.count.id)

    def leave(self) -> None:
        """The count stays open, and goes on where it was."""
        self.scans.go_on()
        if len(self.scans):
            self.last.bad(formats.scans_text(len(self.scans)), _("They wait until the store is free. Stay a moment."))
            return
        said = _("{number} stays open: it goes on where you left it.").format(number=self.count.number)
        count_id, context = self.count.id, self.context
        super().leave()
        context.say(said, [(_("Go on counting"), lambda: context.open_form("tally", count_id=count_id))])

    def end(self) -> None:
        """The window is being closed, or shows something else: what still waits is tried once more."""
        self.scans.go_on()
        super().end()

    # what stands behind it

    def do(self, act: Callable[[Consent], Any], done: Callable[[Any], None] | None = None) -> Any:
        """Do an act of this form: it shows itself what that did, and questions stand in the card."""
        with self._alone():
            return attempt(self, act, done=done, asked=self._ask)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        before, self._own = self._own, True
        yield
        self._own = before

    def _ask(self, text: str, agreed: Callable[[], Any]) -> None:
        def go_on() -> None:
            with self._alone():
                agreed()

        if self._settling:
            return  # what was keyed is left out: the scan that came says so
        if self.card.keying:
            self.card.step.question(text, go_on)
        else:
            self.last.warn(self.bins.here or self.count.number, text, actions=[(_("Yes, go on"), go_on)])

    def say(self, text: str, actions: Actions = (), tone: str = "") -> None:
        """Say why something was not done: in the step that is keyed, else in place of the last scan."""
        if self.card.keying:
            self.card.step.refuse(text)
        else:
            self.last.bad(legible(self._scanned.strip()), text, actions=actions)

    def follow(self, change: Change) -> None:
        """Somebody else counts too, or what is known of items has changed."""
        if not self._own and change.topics & (Topic.TALLIES | Topic.COUNTS | Topic.ITEMS) and not self._stale:
            self._stale = True
            QTimer.singleShot(0, self, self.read_again)

    def read_again(self) -> None:
        """Read the count anew; what is keyed, and where a person is, stays."""
        self._stale = False
        tallying = quietly(lambda: views.counts.tallying(self.context.desk, self.count.id))
        if tallying is None:
            return
        self.list = TallyList(tallying)
        self._show_list()
        if tallying.count.state is not CountState.OPEN:
            super().leave()
            ended = formats.count_state_words(tallying.count.state)
            self.context.say(_("{number}: {state} meanwhile.").format(number=self.count.number, state=ended), (), "bad")

    def person_changed(self) -> None:
        self.about.show_text(about_text(self.count, self.context.desk.who))

    def _show_list(self) -> None:
        self.inner.show_all(self.list)
        self.show_progress()

    def show_progress(self) -> None:
        """Show how far the bins and the whole are."""
        self.inner.show_progress(self.list, self.bins.here)

    def _welcome(self) -> None:
        """What to do first, or where it goes on."""
        if self.bins.here:
            title = _("Bin {bin}").format(bin=self.bins.here)
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
