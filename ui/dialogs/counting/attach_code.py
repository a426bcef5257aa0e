"""A code that nobody knows, found while counting: the item it stands for and how many of it, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import counting, formats
from app.domain.errors import Consent, Unreadable
from app.domain.items import ONE
from app.domain.tallies import Attached
from app.views.tally_list import TallyEntry
from app.words import _
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.dialogs.frame.searches import item_choices
from ui.scanning.router import TakesScans
from ui.widgets.card import text_label
from ui.widgets.search import Choice, Search

SIZE = QSize(520, 300)


class AttachCode(Dialog):
    """Scans that come meanwhile are counted: they are handed on to the form (`scans`)."""

    def __init__(
        self,
        context: Context,
        *,
        entry: TallyEntry,
        scans: TakesScans | None = None,
        attached: Callable[[Attached], object],
        dismissed: Callable[[str, int], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, _("What is this code?"), parent, size=SIZE)
        self.entry, self._scans, self._attached, self._dismissed = entry, scans, attached, dismissed
        code = text_label(entry.code, "title")
        self.body.addWidget(code)
        times = formats.times_text(entry.quantity)
        where = _("in bin {bin}").format(bin=entry.bin) if entry.bin else ""
        self.body.addWidget(text_label(" ".join(part for part in (times, where) if part), "muted"))
        form = self.form()
        self.entries = Entries(form)
        self.search = Search(
            lambda text: item_choices(context.desk, text), name=_("Item"), placeholder=_("Name or SKU"), keeps=True
        )
        self.search.picked.connect(self._picked)
        self.entries.add(_("Item"), self.search)
        self.pack = self.entries.line(
            _("One code is"),
            formats.quantity(ONE),
            hint=_("How many of the item one scan stands for: 12 for a carton."),
        )
        self.body.addStretch(1)
        self.dismiss_button = self.button(_("Dismiss it"), self.dismiss)
        self.cancel_button()
        self.primary_button(_("Attach"), self.attach)
        self.search.setFocus()

    def take_scan(self, text: str) -> None:
        if self._scans is not None:
            self._scans.take_scan(text)

    def _picked(self, choice: Choice) -> None:
        self.search.take(choice)
        self.pack.setFocus()
        self.pack.selectAll()

    def attach(self) -> None:
        done = self.attempt(self._attach, self.entries.fields)
        if done is not None:
            self.accept()
            self._attached(done)

    def _attach(self, consent: Consent) -> Attached:
        if self.search.choice is None:
            raise Unreadable("pick.item", field=_("Item"), text=self.search.text())
        pack = self.entries.needed_quantity(_("One code is"), 3)
        return counting.attach(self.context.desk, self.entry.parked, int(str(self.search.choice.key)), pack)

    def dismiss(self) -> None:
        act = self.attempt(lambda consent: counting.dismiss(self.context.desk, self.entry.parked))
        if act is not None:
            self.accept()
            self._dismissed(self.entry.code, act)
