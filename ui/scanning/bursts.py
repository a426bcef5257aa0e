"""Telling a scanner's keys from a person's, by the times that the keys themselves carry.

No Qt here: keys come in as values, and what is to be done with each of them goes out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from app.domain.scans import GS, multiplier

LEAST = 4  # characters: nobody types four and Enter in a blink, but two or three may roll off the fingers
MOST = 4096  # characters: beyond it something holds a key down
REPEATS_AFTER = 120  # ms: no keyboard begins to repeat a key sooner
_ENDS = "\r\n\t"


@dataclass(frozen=True, slots=True)
class Taught:
    """What is known of the scanner. `gap` is the longest time between two of its keys, in ms.

    `prefix` and `suffix` are what it puts around every code besides Enter or Tab; a code without them is taken too.
    """

    gap: int = 30
    prefix: str = ""
    suffix: str = ""


class Key(NamedTuple):
    """One press or release. `text` is what it types; `stamp` is in ms, 0 where the event has none.

    `command` is whether Ctrl, Alt or the like are down so that it is no typing; `modifier` whether it is one of them.
    """

    press: bool
    key: int
    text: str
    stamp: int
    command: bool = False
    modifier: bool = False


class Fate(Enum):
    """What becomes of a key: it goes on to the window, is held until it is known whose it is, or was a scanner's."""

    PASS = "pass"
    HOLD = "hold"
    EAT = "eat"


class Verdict(NamedTuple):
    """What becomes of a key. With `let_go`, what was held goes to the window first; `scan` is a code now complete."""

    fate: Fate
    let_go: bool = False
    scan: str | None = None


class Bursts:
    """Holds fast keys until their end says whether they are a scan."""

    def __init__(self, taught: Taught = Taught()) -> None:
        self.taught = taught
        self._text = ""  # what the held keys type
        self._last = 0  # when the last of them came
        self._ended: int | None = None  # when the last scan was complete: CR may be followed by LF
        self._held: set[int] = set()  # keys that are down and held
        self._eaten: set[int] = set()  # keys of a scan that are still down
        self._pressed: dict[int, int] = {}
        self._released: dict[int, int] = {}
        self._repeating: set[int] = set()

    @property
    def holding(self) -> bool:
        return bool(self._text)

    def forget(self) -> None:
        """What was held has gone to the window."""
        self._text = ""
        self._held.clear()

    def take(self, key: Key) -> Verdict:
        """Say what becomes of the next key. After a verdict that lets go, what was held is forgotten."""
        if key.stamp == 0:  # made by a program, for a person
            return self._person()
        return self._press(key) if key.press else self._release(key)

    def _press(self, key: Key) -> Verdict:
        if self._is_repeat(key):
            return self._person()
        self._eaten.discard(key.key)
        soon = self.holding and 0 <= key.stamp - self._last <= self.taught.gap
        if soon and self._ends(key):
            return self._scan(key)
        if not self.holding and self._ended is not None and key.text and key.text in _ENDS:
            after, self._ended = key.stamp - self._ended, None
            if 0 <= after <= self.taught.gap:
                self._eaten.add(key.key)
                return Verdict(Fate.EAT)
        if key.modifier:
            return self._hold(key, False) if soon else Verdict(Fate.PASS, self._let_go())
        if not self._types(key, soon):
            return self._person()
        return self._hold(key, not soon and self._let_go())

    def _release(self, key: Key) -> Verdict:
        self._released[key.key] = key.stamp
        if key.key in self._eaten:
            self._eaten.discard(key.key)
            return Verdict(Fate.EAT)
        self._held.discard(key.key)
        return Verdict(Fate.HOLD if self.holding else Fate.PASS)

    def _hold(self, key: Key, let_go: bool) -> Verdict:
        self._last, self._ended = key.stamp, None
        self._held.add(key.key)
        if not key.modifier:
            self._text += key.text
        if self._ends_by_suffix():
            return self._scan(key)
        return Verdict(Fate.HOLD, let_go)

    def _scan(self, key: Key) -> Verdict:
        """The held keys and this one were a scan: none of their releases is for the window."""
        code = self._code()
        self._eaten |= self._held | {key.key}
        self._ended = key.stamp
        self.forget()
        return Verdict(Fate.EAT, scan=code)

    def _person(self) -> Verdict:
        return Verdict(Fate.PASS, self._let_go())

    def _let_go(self) -> bool:
        holding = self.holding
        self.forget()
        return holding

    def _types(self, key: Key, soon: bool) -> bool:
        """Whether a key may be a scanner's: it types something and commands nothing."""
        if not key.text or key.text in _ENDS or len(self._text) >= MOST:
            return False
        if not key.command and key.text.isprintable():
            return True
        return key.text == GS or key.text == self.taught.prefix[:1] or (soon and not key.text.isprintable())

    def _ends(self, key: Key) -> bool:
        """Whether this key ends a scan: Enter or Tab after enough of a code."""
        if key.text not in _ENDS or not key.text:
            return False
        code = self._code()
        marked = bool(self.taught.prefix) and self._text.startswith(self.taught.prefix)
        return len(code) >= LEAST or (marked and bool(code)) or multiplier(code) is not None

    def _ends_by_suffix(self) -> bool:
        suffix = self.taught.suffix
        return bool(suffix) and self._text.endswith(suffix) and len(self._code()) >= LEAST

    def _code(self) -> str:
        return self._text.removeprefix(self.taught.prefix).removesuffix(self.taught.suffix)

    def _is_repeat(self, key: Key) -> bool:
        """Whether a key that is held down repeats itself.

        The event's own word for it is not to be trusted: X11 gives two quick presses of one key the same look. A repeat
        comes at the very time of the release before it, and not before a keyboard begins to repeat.
        """
        before, self._pressed[key.key] = self._pressed.get(key.key), key.stamp
        released = self._released.get(key.key)
        repeats = (
            before is not None
            and released == key.stamp
            and (key.stamp - before >= REPEATS_AFTER or key.key in self._repeating)
        )
        (self._repeating.add if repeats else self._repeating.discard)(key.key)
        return repeats
