"""How somebody is told or asked: a choice that is proposed by what was printed or drafted."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from app import formats
from app.domain.tellings import How


class HowBox(QComboBox):
    """A way is proposed, never over one that a person has chosen."""

    def __init__(self, ways: Iterable[How], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for how in ways:
            self.addItem(formats.how_words(how), how)
        self.setAccessibleName(name)
        self._chosen = False
        self.activated.connect(lambda _at: self._choose())

    @property
    def how(self) -> How:
        return How(self.currentData())

    def propose(self, how: How) -> None:
        if not self._chosen:
            self.setCurrentIndex(self.findData(how))

    def follow(self, preview: QDialog | None) -> None:
        """Propose a letter once a paper that is looked at (`PreviewPaper`) is printed: looking alone says nothing."""
        printed = getattr(preview, "printed", None)
        if printed is not None:
            printed.connect(lambda: self.propose(How.LETTER))

    def _choose(self) -> None:
        self._chosen = True
