"""What arrived from a scanner, and what that says about it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from app.domain.scans import is_foreign
from app.words import _
from ui.scanning.bursts import LEAST, Key

_ENDS = "\r\n\t"
_AIM = "]"  # begins the identifier of a code's kind, which is read, not taken off
_SHIFTED_DIGITS = set("&é\"'(-è_çà")  # what the digits' keys type on a French keyboard
_TELLING = 2  # codes, from which on what they share is the scanner's


class TaughtScan(NamedTuple):
    """One scanned code: its characters, what ended it, the ms before each of its keys but the first, and what a US
    keyboard types with the same keys.
    """

    text: str
    end: str
    gaps: tuple[int, ...]
    placed: str = ""

    @classmethod
    def of(cls, keys: Sequence[Key]) -> TaughtScan:
        typed = "".join(key.text for key in keys)
        text = typed.rstrip(_ENDS)
        gaps = tuple(max(0, after.stamp - before.stamp) for before, after in pairwise(keys))
        placed = "".join(key.placed or key.text for key in keys).rstrip(_ENDS)
        return cls(text, typed[len(text) :], gaps, placed)

    @property
    def by_place(self) -> bool:
        """Whether it makes sense only as what a US keyboard types: the scanner is set to one, and this PC is not."""
        return self.placed != self.text and is_foreign(self.text) and not is_foreign(self.placed)

    @property
    def widest(self) -> int:
        return max(self.gaps, default=0)

    @property
    def narrowest(self) -> int:
        return min(self.gaps, default=0)

    def rows(self) -> list[tuple[str, str]]:
        """Each character with how long after the last one it came."""
        after = ["", *(_("{gap} ms").format(gap=gap) for gap in self.gaps)]
        return list(zip(self.text + self.end, after, strict=False))


def both_ends(seen: Sequence[TaughtScan]) -> tuple[str, str]:
    """What a scanner puts before and after every code: the marks that all of `seen` begin and end with."""
    texts = list({arrival.text for arrival in seen})
    if len(texts) < _TELLING:
        return "", ""
    before = _marks(texts)
    after = _marks([text[::-1] for text in texts])[::-1]
    return ("" if before.startswith(_AIM) else before), after


def advice(arrival: TaughtScan, suffix: str) -> str:
    """What to change at the scanner, in one sentence; empty where nothing is to be."""
    if arrival.text and set(arrival.text) <= _SHIFTED_DIGITS and not arrival.by_place:
        return _("The scanner types as on a keyboard of another country. Set it to yours by its manual.")
    if not arrival.end and not (suffix and arrival.text.endswith(suffix)):
        return _("No Enter or Tab came after the code. Set the scanner to send one, by its manual.")
    if len(arrival.text) < LEAST:
        return _("That is too short to be told from typing. Scan a longer code.")
    return ""


def _marks(texts: Sequence[str]) -> str:
    """What all of `texts` begin with, as far as it is no letter or digit."""
    shared = takewhile(lambda found: len(set(found)) == 1 and not found[0].isalnum(), zip(*texts, strict=False))
    return "".join(found[0] for found in shared)
