"""The line at the foot of the window: which stockroom, which day, when it was last backed up, who is at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QStatusBar, QWidget

from app.words import _


class StatusBar(QStatusBar):
    """Emits `person_chosen(name)` when another person comes to the desk."""

    person_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(0, 0, 12, 4)
        self.store = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.store.setContentsMargins(10, 0, 0, 0)
        self.person = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self.person.setMinimumWidth(180)
        self.person.setAccessibleName(_("Who is at the desk"))
        self.person.setToolTip(_("Who is at the desk: everything done is recorded under this name"))
        line = QLineEdit()
        self.person.setLineEdit(line)
        line.setAccessibleName(_("Who is at the desk"))
        line.setPlaceholderText(_("Who is at the desk?"))
        label = QLabel(_("&At the desk"))
        label.setBuddy(self.person)
        self.addWidget(self.store, 1)
        self.addPermanentWidget(label)
        self.addPermanentWidget(self.person)
        self.person.activated.connect(lambda _at: self._choose())
        line.editingFinished.connect(self._choose)
        self._now = ""

    def show_store(self, name: str, today: date, backed_up: datetime | None) -> None:
        from app import formats

        if backed_up is None:
            backup = _("not backed up here yet")
        elif backed_up.astimezone().date() == datetime.now().astimezone().date():
            backup = _("backed up {time}").format(time=formats.time_text(backed_up))
        else:
            backup = _("backed up {time}").format(time=formats.stamp_text(backed_up))
        self.store.setText(f"{name} · {formats.date_text(today, today)} · {backup}")

    def show_people(self, names: Sequence[str], now: str) -> None:
        """Offer `names`, with the person `now` at the desk; "" is nobody named."""
        self._now = now
        self.person.blockSignals(True)
        self.person.clear()
        self.person.addItems(list(names))
        self.person.setCurrentIndex(self.person.findText(now) if now else -1)
        self.person.setEditText(now)
        self.person.blockSignals(False)

    def _choose(self) -> None:
        name = self.person.currentText().strip()
        if name != self._now:
            self._now = name
            self.person_chosen.emit(name)
