"""What the counting form shows of its count, and how an act at it is done: what its parts go by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer

from app import formats, views
from app.domain.changes import Change, Topic
from app.domain.counts import Count, CountState
from app.domain.errors import Consent
from app.domain.items import ONE
from app.domain.scans import legible
from app.domain.tallies import Tallied
from app.views.tally_list import TallyList
from app.words import _
from ui.attempt import Actions, attempt, quietly
from ui.context import Context
from ui.forms.form import Form
from ui.forms.tally_body import TallyBody
from ui.forms.tally_card import TallyCard
from ui.forms.tally_words import about_text, scanned_text, state_text
from ui.widgets.last_scan import LastScan

T = TypeVar("T")


class Tallying(Form):
    """A count with the last step in large type and the list that grows. Questions stand in the card."""

    help_page = "counting"

    def __init__(self, context: Context, count: Count) -> None:
        super().__init__(context, _("Count {number}").format(number=count.number), about_text(count, context.desk.who))
        self.count = count
        self.tallied: Tallied | None = None  # the last step, which a keyed quantity replaces
        self.scanned = ""  # the last text that came
        self.settling = False  # a scan came while something was keyed: no question is asked of it
        self._own = self._stale = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.inner = TallyBody(context.desk)
        self.card: TallyCard = self.inner.card
        self.last: LastScan = self.card.last
        self.list: TallyList = TallyList(views.counts.tallying(context.desk, count.id))
        self.here = self.list.bin  # where the person at the form counts; "" where no bin is named
        self.body.addWidget(self.inner, 1)
        self.card.closed.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))

    def take_scan(self, text: str) -> None:
        """Count what was scanned."""
        raise NotImplementedError

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

    def do(self, act: Callable[[Consent], T], done: Callable[[T], object] | None = None) -> T | None:
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

        if self.settling:
            return  # what was keyed is left out: the scan that came says so
        if self.card.keying:
            self.card.step.question(text, go_on)
        else:
            self.last.warn(self.here or self.count.number, text, actions=[(_("Yes, go on"), go_on)])

    def say(self, text: str, actions: Actions = (), tone: str = "") -> None:
        """Say why something was not done: in the step that is keyed, else in place of the last scan."""
        if self.card.keying:
            self.card.step.refuse(text)
        else:
            self.last.bad(legible(self.scanned.strip()), text, actions=actions)

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
        self.show_list()
        if tallying.count.state is not CountState.OPEN:
            super().leave()
            ended = formats.count_state_words(tallying.count.state)
            self.context.say(_("{number}: {state} meanwhile.").format(number=self.count.number, state=ended), (), "bad")

    def person_changed(self) -> None:
        self.about.show_text(about_text(self.count, self.context.desk.who))

    def show_list(self) -> None:
        """Show all that is listed, and how far it is."""
        self.inner.show_all(self.list)
        self.show_progress()

    def show_progress(self) -> None:
        """Show how far the bins and the whole are."""
        self.inner.show_progress(self.list, self.here)
