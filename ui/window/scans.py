"""What is scanned while the main window is in front: what it means, and where that leads."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app import formats
from app.domain.meanings import Reading
from app.words import _
from ui import dialogs
from ui.attempt import quietly, sentence
from ui.dialogs.frame.unknown_code import to_attach
from ui.scanning.field_shortcuts import FieldShortcuts
from ui.scanning.router import SaysMore, ScanRouter, TakesScans
from ui.scanning.scanner import Scanner, recall
from ui.widgets import sounds
from ui.widgets.last_scan import LastScan
from ui.window.ways import begin

if TYPE_CHECKING:
    from app.domain.meanings import Hit, Meaning
    from ui.context import Context
    from ui.window.frame import Frame

SHOWN_MS = 8000


class Scans(QObject):
    """The scanner of a main window. A scan goes to what takes it in front, else to the page, else to what it means."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self.router = ScanRouter(self, self, self._read)
        self.router.taken.connect(self._name_other_keyboard)
        self._named = False  # that the scanner types as for another keyboard
        self.last: LastScan | None = None
        self._shown = QTimer(self, singleShot=True, interval=SHOWN_MS)
        window.stack.turned.connect(self._hide)
        self.fields = FieldShortcuts(self)
        sounds.be_quiet(not window.settings.get("scanner/sound", True))

    @cached_property
    def scanner(self) -> Scanner:
        """What tells the scanner's keys from a person's, as this PC was taught."""
        scanner = Scanner(recall(self._window.settings), self)
        scanner.scanned.connect(self.router.take)
        return scanner

    def listen(self) -> None:
        """From now on, where it was not done before."""
        self.scanner.learn(recall(self._window.settings))

    def _read(self, typed: str, placed: str) -> Reading:
        """What was scanned; as it was typed where it cannot be looked up now."""
        ctx = self._window.ctx
        if ctx is None:
            return Reading(typed)
        from app import catalogue

        place_first = self.scanner.taught.by_place
        found = quietly(lambda: catalogue.read_keys(ctx.desk, typed, placed, place_first=place_first))
        return found if found is not None else Reading(placed if place_first and placed else typed)

    def _name_other_keyboard(self, reading: Reading) -> None:
        """Say once that a scan made sense by the places of its keys only, or might have with the right keyboard: in the
        dialog in front, where there is one and it has nothing else to say.
        """
        ctx = self._window.ctx
        if self._named or ctx is None or self.scanner.taught.by_place or not (reading.by_place or reading.doubtful):
            return
        said = _("Nothing is known by this code. Perhaps the scanner types as for another keyboard: teach it.")
        if reading.by_place:
            said = _("This scanner types as for another keyboard: teach it.")
        front = QApplication.activeModalWidget()
        teach = [(_("Teach my scanner…"), lambda: ctx.open(dialogs.store.TeachScanner, parent=front))]
        if isinstance(front, SaysMore):
            self._named = front.say_besides(said, teach)
        elif front is None:
            self._named = True
            ctx.say(said, teach)

    def take_scan(self, text: str) -> None:
        front, ctx = self._window.stack.form or self._window.page, self._window.ctx
        if isinstance(front, TakesScans):
            front.take_scan(text)
        elif ctx is not None:
            self._jump(ctx, text)
        else:
            sounds.play("bad")

    def _jump(self, ctx: Context, text: str) -> None:
        from app import catalogue

        found = quietly(lambda: catalogue.meaning(ctx.desk, text))
        if found is None:
            sounds.play("bad")
        elif found.hit is not None:
            self._arrive(ctx, text, found, found.hit)
        elif found.unclear:
            self._choose(ctx, text, found)
        elif found.fault is not None:
            offers = to_attach(ctx, found, lambda: self._jump(ctx, text))
            line = self._line(waits=bool(offers))
            line.bad(str(found.fault.facts["code"]), sentence(found.fault), actions=offers)
        else:
            self._line().bad(found.scan.text, _("A number with a star multiplies a scan of a count. Open one first."))

    def _arrive(self, ctx: Context, text: str, found: Meaning, hit: Hit) -> None:
        """Show what was scanned, and begin what its code is scanned for, where that can be done now."""
        others = [(_("Not this one…"), lambda: self._choose(ctx, text, found))] if len(found.hits) > 1 else []
        said, instead = begin(self._window, ctx, hit)
        if self._window.stack.form is None:  # a form says itself where it begins
            show = self._line().warn if said else self._line().good
            show(hit.title, said or formats.found_words(hit.kind), detail=hit.detail, actions=[*instead, *others])
            QTimer.singleShot(0, self, self._keep_in_sight)

    def _choose(self, ctx: Context, text: str, found: Meaning) -> None:
        from app.domain.scans import legible

        self._line(waits=True).warn(
            legible(found.scan.text), _("Several things have this code. Choose the one that is meant.")
        )

        def chosen(hit: Hit) -> None:
            self._arrive(ctx, text, found._replace(hits=(hit,)), hit)

        ctx.open(dialogs.catalogue.ChooseMeaning, text=text, meaning=found, done=chosen)

    def _line(self, *, waits: bool = False) -> LastScan:
        """The line in large type, made when the first scan comes; it is shown for a while, or where it `waits` for a
        person until the next scan, another tab or Esc.
        """
        if self.last is None:
            self.last = LastScan(self._window)
            self._window.above_foot.insertWidget(0, self.last)
            self._shown.timeout.connect(self._hide)
        self._shown.stop() if waits else self._shown.start()
        return self.last

    def _keep_in_sight(self) -> None:
        """The line took room from the list: the row that was gone to is brought into what is left."""
        page = self._window.page
        if page is not None:
            page.table.scrollTo(page.table.currentIndex())

    def clear(self) -> bool:
        """Take the last scan away; whether there was one to be seen."""
        seen = self.last is not None and self.last.isVisible()
        self._hide()
        return seen

    def _hide(self) -> None:
        if self.last is not None:
            self.last.hide()
