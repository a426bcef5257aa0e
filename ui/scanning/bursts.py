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
QUICK = 15  # ms that no finger stays below between pressing a key and letting it go
FINGERS = 3  # keys down at a time: a scanner lets each go before the next, or soon after
_ENDS = "\r\n\t"


@dataclass(frozen=True, slots=True)
class Taught:
    """What is known of the scanner. `gap` is the longest time between two of its keys, in ms.

    `prefix` and `suffix` are what it puts around every code besides Enter or Tab; a code without them is taken too.
    `by_place` is whether it types as on a US keyboard, which this PC does not have: its keys' places say what it means.
    """

    gap: int = 30
    prefix: str = ""
    suffix: str = ""
    by_place: bool = False


class Key(NamedTuple):
    """One press or release of the key `key` (any number of its own). `text` is what it types; `stamp` is in ms, 0 where
    the event has none.

    `command` is whether Ctrl, Alt or the like are down so that it is no typing; `modifier` whether it is one of them.
    `placed` is what a US keyboard types with it; "" where that cannot be said.
    """

    press: bool
    key: int
    text: str
    stamp: int
    command: bool = False
    modifier: bool = False
    placed: str = ""


class Fate(Enum):
    """What becomes of a key: it goes on to the window, is held until it is known whose it is, or was a scanner's."""

    PASS = "pass"
    HOLD = "hold"
    EAT = "eat"


class Verdict(NamedTuple):
    """What becomes of a key. With `let_go`, what was held goes to the window first; `scan` is a code now complete, and
    `placed` what a US keyboard types with its keys.
    """

    fate: Fate
    let_go: bool = False
    scan: str | None = None
    placed: str = ""


class Bursts:
    """Holds fast keys until their end says whether they are a scan."""

    def __init__(self, taught: Taught = Taught()) -> None:
        self.taught = taught
        self.quick = False  # whether a held key was let go sooner than by a finger: more of a scan is on its way
        self._text = ""  # what the held keys type
        self._placed = ""  # what a US keyboard types with them
        self._last = 0  # when the last of them came
        self._let_go_late = ("", "")  # what the same burst typed before, if it went to the window for want of more
        self._fingers = False  # so many keys were down at a time, or one so long, that fingers hold them
        self._ended: int | None = None  # when the last scan was complete: CR may be followed by LF
        self._down: set[int] = set()  # all keys that are down
        self._held: dict[int, bool] = {}  # keys that are down and held, and whether they are modifiers
        self._eaten: set[int] = set()  # keys of a scan that are still down
        self._pressed: dict[int, int] = {}
        self._released: dict[int, int] = {}
        self._repeating: set[int] = set()

    @property
    def holding(self) -> bool:
        return bool(self._text or self._placed)

    def forget(self) -> None:
        """What was held has gone to the window, since nothing came after it. A key that comes now, and by its own time
        came soon enough, belongs to it all the same.
        """
        late = (self._text, self._placed)
        self._forget()
        self._let_go_late = late

    def take(self, key: Key) -> Verdict:
        """Say what becomes of the next key. After a verdict that lets go, what was held is forgotten."""
        if key.stamp == 0:  # made by a program, for a person
            return self._person()
        return self._press(key) if key.press else self._release(key)

    def _press(self, key: Key) -> Verdict:
        self._down.add(key.key)
        if self._is_repeat(key):
            return self._person()
        self._eaten.discard(key.key)
        soon = self._soon(key)
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

    def _soon(self, key: Key) -> bool:
        """Whether a key came soon enough after those held, or after those that were let go for want of it."""
        soon = 0 <= key.stamp - self._last <= self.taught.gap
        if soon and not self.holding:
            self._text, self._placed = self._let_go_late
        self._let_go_late = ("", "")
        return soon and self.holding

    def _release(self, key: Key) -> Verdict:
        pressed = key.key in self._down
        self._down.discard(key.key)
        self._released[key.key] = key.stamp
        if key.key in self._eaten:
            self._eaten.discard(key.key)
            return Verdict(Fate.EAT)
        if (
            not pressed and key.placed and self._types(key, False)
        ):  # its press went into an accent: the place still says what it was
            return self._hold(key._replace(text=""), not self._soon(key) and self._let_go())
        if key.key in self._held and not key.modifier:
            stayed = key.stamp - self._pressed[key.key]
            self.quick = self.quick or stayed <= QUICK
            self._fingers = self._fingers or stayed > self.taught.gap
        self._held.pop(key.key, None)
        return Verdict(Fate.HOLD if self.holding else Fate.PASS)

    def _hold(self, key: Key, let_go: bool) -> Verdict:
        self._last, self._ended = key.stamp, None
        if not key.modifier:
            self._text += key.text
            self._placed += key.placed or key.text
        if key.press:
            self._held[key.key] = key.modifier
            self._fingers = self._fingers or list(self._held.values()).count(False) >= FINGERS
        if self._ends_by_suffix():
            return self._scan(key)
        return Verdict(Fate.HOLD, let_go)

    def _scan(self, key: Key) -> Verdict:
        """The held keys and this one were a scan: none of their releases is for the window."""
        code, placed = self._codes()
        self._eaten |= {*self._held, key.key}
        self._ended = key.stamp
        self._forget()
        return Verdict(Fate.EAT, scan=code, placed=placed)

    def _person(self) -> Verdict:
        self._let_go_late = ("", "")
        return Verdict(Fate.PASS, self._let_go())

    def _let_go(self) -> bool:
        holding = self.holding
        self._forget()
        return holding

    def _forget(self) -> None:
        self._text, self._placed, self._let_go_late = "", "", ("", "")
        self.quick = self._fingers = False
        self._held.clear()

    def _types(self, key: Key, soon: bool) -> bool:
        """Whether a key may be a scanner's: it types something, if only an accent that waits, and commands nothing."""
        text = key.text or key.placed
        if not text or text in _ENDS or len(self._placed) >= MOST:
            return False
        if not key.command and text.isprintable():
            return True
        return text == GS or text == self.taught.prefix[:1] or (soon and (key.placed == GS or not text.isprintable()))

    def _ends(self, key: Key) -> bool:
        """Whether this key ends a scan: Enter or Tab after enough of a code, which was not typed by many fingers."""
        if key.text not in _ENDS or not key.text or self._fingers:
            return False
        codes = self._codes()
        marked = bool(self.taught.prefix) and self._text.startswith(self.taught.prefix)
        longest = max(map(len, codes))
        return longest >= LEAST or (marked and longest > 0) or any(multiplier(code) is not None for code in codes)

    def _ends_by_suffix(self) -> bool:
        suffix = self.taught.suffix
        return bool(suffix) and self._text.endswith(suffix) and len(self._codes()[0]) >= LEAST and not self._fingers

    def _codes(self) -> tuple[str, str]:
        """The code that was typed, and what a US keyboard types with its keys: without what stands around them."""
        before, after = self.taught.prefix, self.taught.suffix
        code = self._text.removeprefix(before)
        placed = self._placed[len(self._text) - len(code) :]
        inner = code.removesuffix(after)
        return inner, placed[: len(placed) - (len(code) - len(inner))]

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
