"""Teach my scanner: see what arrives when a code is scanned, and say what this PC's scanner puts around it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from app import catalogue
from app.domain.scans import from_legible, legible
from app.words import _, ngettext
from ui.attempt import Actions
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.dialogs.frame.grid import Grid, GridColumn
from ui.look.theme import look
from ui.scanning.bursts import Key, Taught
from ui.scanning.scanner import FASTEST, SLOWEST, keep
from ui.scanning.teaching import TaughtScan, advice, both_ends
from ui.widgets import sounds
from ui.widgets.card import text_label
from ui.widgets.detail import Elided

SIZE = QSize(720, 560)
PAUSE_MS = 400  # after which a code is over
SOUND = "scanner/sound"


class TeachScanner(Dialog):
    """While the field at the top has the keyboard, even a slow scanner is understood, and every key is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Teach my scanner"), parent, size=SIZE)
        self.scanner = context.window.scanner
        self.taught: Taught = self.scanner.taught
        self.seen: list[TaughtScan] = []
        self._keys: list[Key] = []
        self._over = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._over.timeout.connect(self._show_code)
        self.pad = Pad()
        self.pad.has_keyboard.connect(self._listen)
        self.body.addWidget(self.pad)
        self.keys = Grid((GridColumn(_("Character")), GridColumn(_("After"), 90, right=True)), _("What arrived"))
        self.said = text_label("", "muted")
        self._build_form()
        self.cancel_button()
        self.primary_button(_("Remember"), self.save)
        self.scanner.watched = True
        self.scanner.key_came.connect(self._came)
        self.finished.connect(lambda _result: self._stop())
        self.pad.setFocus()

    def _build_form(self) -> None:
        settings = QVBoxLayout()
        form = QFormLayout(horizontalSpacing=16, verticalSpacing=8)
        self.entries = Entries(form)
        self.prefix = self.entries.line(_("Before every code"), legible(self.taught.prefix), placeholder=_("nothing"))
        self.suffix = self.entries.line(_("After every code"), legible(self.taught.suffix), placeholder=_("nothing"))
        self.gap = QSpinBox(minimum=FASTEST, maximum=SLOWEST, value=self.taught.gap, suffix=_(" ms"))
        self.gap.setMinimumHeight(self.prefix.sizeHint().height())
        self.entries.add(_("Between its keys, at most"), self.gap)
        self.by_place = QCheckBox(_("It types as on a US keyboard"))
        self.by_place.setToolTip(
            _("What it scans is told by the places of its keys, whatever is printed on them here.")
        )
        self.by_place.setChecked(self.taught.by_place)
        self.sound = QCheckBox(_("Sound for good and bad scans"))
        self.sound.setChecked(bool(self.context.settings.get(SOUND, True)))
        settings.addLayout(form)
        settings.addWidget(self.by_place)
        settings.addWidget(self.sound)
        settings.addWidget(self.said)
        settings.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(18)
        line.addWidget(self.keys, 2)
        line.addLayout(settings, 3)
        self.body.addLayout(line, 1)

    def take_scan(self, text: str) -> None:
        """Every key of it has been shown already; scanned elsewhere in the dialog, it leads to the field at the top."""
        self.pad.setFocus()

    def say_besides(self, text: str, actions: Actions) -> bool:
        """Nothing: what is to be known of the scanner stands here already."""
        return False

    def save(self) -> None:
        """Remember it for this PC, and go by it at once."""
        before, after = from_legible(self.prefix.text()), from_legible(self.suffix.text())
        self.taught = Taught(self.gap.value(), before, after, self.by_place.isChecked())
        keep(self.context.settings, self.taught)
        self.context.settings.put(SOUND, self.sound.isChecked())
        sounds.be_quiet(not self.sound.isChecked())
        self.accept()
        self.context.say(_("The scanner is taught."))

    def _listen(self, has_keyboard: bool) -> None:
        """Be patient with a slow scanner while it is being taught, and only then: a person types into the fields."""
        self.scanner.learn(Taught(SLOWEST) if has_keyboard else self.taught)

    def _stop(self) -> None:
        self._over.stop()
        self.scanner.watched = False
        self.scanner.key_came.disconnect(self._came)
        self.scanner.learn(self.taught)

    def _came(self, key: Key) -> None:
        if self.pad.hasFocus() and key.press and (key.text or key.placed):
            self._keys.append(key)
            self._over.start()

    def _show_code(self) -> None:
        """The keys of a code are all there: show them, and what they say about the scanner."""
        arrival, self._keys = TaughtScan.of(self._keys), []
        self.seen.append(arrival)
        self.pad.show_text(legible(arrival.text + arrival.end))
        self.keys.fill([[legible(character), gap] for character, gap in arrival.rows()])
        before, after = both_ends(self.seen)
        if before and not self.prefix.text():
            self.prefix.setText(legible(before))
        if after and not self.suffix.text():
            self.suffix.setText(legible(after))
        self.gap.setValue(max(self.gap.value(), min(SLOWEST, 2 * arrival.widest)))
        if arrival.by_place or catalogue.read_keys(self.context.desk, arrival.text, arrival.placed).by_place:
            self.by_place.setChecked(True)
        wrong = advice(arrival, from_legible(self.suffix.text()))
        self.said.setText(self._meaning(arrival))
        self.say(wrong, (), "bad" if wrong else "")

    def _meaning(self, arrival: TaughtScan) -> str:
        count = len(arrival.text)
        facts = ngettext("{count} character", "{count} characters", count).format(count=count)
        pace = _("{fastest} to {slowest} ms apart").format(fastest=arrival.narrowest, slowest=arrival.widest)
        before, after = from_legible(self.prefix.text()), from_legible(self.suffix.text())
        text = arrival.placed if self.by_place.isChecked() else arrival.text
        code = text.removeprefix(before).removesuffix(after)
        if text != arrival.text:
            pace = _("{pace}. The places of its keys say {code}").format(pace=pace, code=legible(code))
        hit = catalogue.meaning(self.context.desk, code).hit
        known = _("It is {name}.").format(name=hit.title) if hit is not None else _("Nothing here has this code yet.")
        return f"{facts}, {pace}. {known}" if count > 1 else f"{facts}. {known}"


class Pad(QFrame):
    """Where codes are scanned to be looked at. Takes the keyboard, and nothing that is typed does anything here."""

    has_keyboard = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "scan")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Scan any code here"))
        self.text = Elided("")
        look(self.text, "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.addWidget(self.text)
        what = _("Scan two or three different codes here. Nothing is counted or booked.")
        column.addWidget(text_label(what, "muted"))
        self.show_text(_("Scan any code"))

    def show_text(self, text: str) -> None:
        self.text.show_text(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() not in "\t\x1b":
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.has_keyboard.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.has_keyboard.emit(False)
