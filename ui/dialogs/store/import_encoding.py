"""In which encoding a file is that is not UTF-8: chosen by how a line of it would read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from app.exchange import Proposal
from app.words import _


class EncodingChoice(QComboBox):
    """The encodings that a file may be in, each with its line. `encoding` is "" until one is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("How its text reads"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(40)

    def offer(self, proposals: Sequence[Proposal]) -> None:
        """Offer these in place of what was; nothing is chosen."""
        self.blockSignals(True)
        self.clear()
        if proposals:
            self.addItem(_("— choose how line {line} reads right —").format(line=proposals[0].line), "")
        for encoding, _line, text in proposals:
            self.addItem(_("{text}   ({encoding})").format(text=text.replace("\t", " "), encoding=encoding), encoding)
        self.blockSignals(False)

    @property
    def encoding(self) -> str:
        return str(self.currentData() or "")
