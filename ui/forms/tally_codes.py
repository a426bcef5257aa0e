"""The codes of a count that nobody knows, or that several items have: said at once, settled then or later."""

from __future__ import annotations

from app import counting, formats
from app.domain.items import ONE
from app.domain.tallies import Attached, Parked
from app.views.tally_list import TallyEntry
from app.words import _
from ui import dialogs
from ui.dialogs.frame.unknown_code import ATTACH_KEY
from ui.forms.tallying import Tallying


class TallyCodes:
    """Says of a counting form's codes what they are, and follows what becomes of them."""

    def __init__(self, form: Tallying) -> None:
        self._form = form
        self._last = form.last

    def show_parked(self, parked: Parked) -> None:
        """Say that a scan waits for a person; it is kept meanwhile."""
        if parked.hits:
            said = _("Several items have this code. Choose the one that is meant; the next scan will mean it too.")
            choices = [(hit.title, lambda hit=hit: self._choose(parked.id, hit.id)) for hit in parked.hits]
            self._last.warn(parked.code, said, actions=choices)
            return
        said = _("Nothing here has this code. Say which item it is, or go on: the scan is kept.")
        if parked.fault is not None and parked.fault.id != "scan.unknown":
            said = _("{why} The scan is kept.").format(why=formats.sentence(parked.fault))
        actions = (
            (f"{_('Attach…')}\t{ATTACH_KEY}", self.settle_last),
            (_("Dismiss"), lambda: self._dismiss(parked.id)),
        )
        self._last.warn(parked.code, said, actions=actions)

    def settle_last(self) -> None:
        """Say what the latest of the codes is."""
        codes = self._form.list.codes()
        if codes:
            self.settle(codes[0])

    def settle(self, entry: TallyEntry) -> None:
        """Ask what a code is, in a dialog that hands scans on to the form."""
        self._form.context.open(
            dialogs.counting.AttachCode, entry=entry, scans=self._form, attached=self.attached, dismissed=self.dismissed
        )

    def attached(self, done: Attached) -> None:
        """A code stands for an item from now on, and what was scanned of it counts."""
        form, item = self._form, done.item
        form.tallied = None
        form.read_again()
        said = _("{code} stands for it: {quantity} counted.").format(
            code=done.code, quantity=formats.amount(done.quantity, item.unit, item.decimals)
        )
        self._last.good(item.name, said, detail=item.sku)

    def dismissed(self, code: str, _act: int = 0) -> None:
        """A code stands for nothing; F4 brings it back."""
        self._form.read_again()
        self._last.note(code, _("The code is dismissed: nothing is counted for it."))

    def _choose(self, parked: int, item_id: int) -> None:
        form = self._form
        done = form.do(lambda consent: counting.attach(form.context.desk, parked, item_id, ONE))
        if done is not None:
            self.attached(done)

    def _dismiss(self, parked: int) -> None:
        form = self._form
        entry = next((entry for entry in form.list.codes() if entry.parked == parked), None)
        if entry is not None and form.do(lambda consent: counting.dismiss(form.context.desk, parked)) is not None:
            self.dismissed(entry.code)
