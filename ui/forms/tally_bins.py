"""The bins of a count at its form: going to another one, and being done with the one before."""

from __future__ import annotations

from app import counting, formats
from app.domain.tallies import BinBegun
from app.words import _
from ui.forms.tallying import Tallying


class TallyBins:
    """Goes from bin to bin, by a code that is keyed, scanned or chosen."""

    def __init__(self, form: Tallying) -> None:
        self._form = form

    def change(self) -> None:
        """Key the code of the bin to count from now on."""
        bin = self._form.here
        here = _("You are at bin {bin}.").format(bin=bin) if bin else ""
        prompt = _("Key its code, or scan its label. {here}").format(here=here).strip()
        self._form.card.ask(_("Which bin?"), prompt, _("Bin"), self.begin)

    def begin(self, bin: str) -> None:
        """Go to a bin; one that nobody knows, or where somebody else is, is asked about."""
        form = self._form
        form.do(lambda consent: counting.begin_bin(form.context.desk, form.count.id, bin, consent), done=self.came_to)

    def came_to(self, begun: BinBegun) -> None:
        """Show that another bin is begun: the one before is done."""
        form = self._form
        form.card.close_step()
        before, form.here, form.tallied = form.here, begun.bin, None
        if before and before != begun.bin:
            self._finish(before)
        form.list.begin(begun.bin, form.context.desk.who)
        here = next(bin for bin in form.list.bins() if bin.bin == begun.bin)
        detail = _("{person} is counting it too: what you scan is added up.").format(person=begun.also)
        title = _("Bin {bin}").format(bin=begun.bin)
        form.last.good(title, formats.lines_text(here.tallied, here.items), detail=detail if begun.also else "")
        form.show_progress()

    def finish_own(self) -> None:
        """Say that all is done where the person at the desk counts."""
        for bin in self._form.list.bins():
            if bin.begun and not bin.done and bin.person == self._form.context.desk.who:
                self._finish(bin.bin)

    def _finish(self, bin: str) -> None:
        form = self._form
        if form.do(lambda consent: counting.finish_bin(form.context.desk, form.count.id, bin)) is not None:
            form.list.finish(bin)
