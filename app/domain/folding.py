"""How words are compared when something is searched: without case, accents, ligatures and ways of writing umlauts."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_MARKS = dict.fromkeys(range(0x300, 0x370))  # accents, apart from their letters
_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th"}
    | {"’": "'", "‘": "'", "–": "-", "‐": "-", "‑": "-"}
)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ø": "oe", "ü": "ue", "å": "aa"})
_SPELT = re.compile("(?<=[aou])e(?=[a-z])|(?<=a)a(?=[a-z])")  # the second letter of an umlaut that is spelt out
_UNPLAIN = re.compile("[^\\x00-\\x7f]|[aou]e|aa")  # a letter beyond ASCII, or an umlaut that may be spelt out
_SHORTEST = 4  # letters of a word that is looked for without that letter too
_MOST_KEPT = 20_000  # words: names come again and again

Sought = tuple[tuple[str, ...], ...]


def folded(text: str) -> str:
    """`text` to be searched in: every word folded, and again in the other ways in which its umlauts may be written.

    Müller is found by muller and mueller, Mueller by both too.
    """
    text = text.lower()
    if text.isascii() and not ("ae" in text or "oe" in text or "ue" in text or "aa" in text):
        return text
    found = _UNPLAIN.search(text)
    parts: list[str] = []
    others: list[str] = []
    done = 0
    while found is not None:
        start, end = max(done, text.rfind(" ", done, found.start()) + 1), text.find(" ", found.start())
        end = len(text) if end < 0 else end
        first, *more = _ways(text[start:end])
        parts += [text[done:start], first]
        others += more
        done = end
        found = _UNPLAIN.search(text, done)
    return " ".join(["".join([*parts, text[done:]]), *others])


def sought(text: str) -> Sought:
    """The words of `text`, folded, to be looked for in folded texts: each in the ways in which it may stand there."""
    words = [_plain(_composed(word)) for word in text.split()]
    return tuple((word, *_without_spelling(word)) for word in words)


def holds(text: str, words: Sought) -> bool:
    """Whether a folded text has every one of the sought words, in one of its ways."""
    return all(any(way in text for way in word) for word in words)


def same(one: str, other: str) -> bool:
    """Whether two texts are the same but for case, accents and ligatures."""
    return _plain(_composed(one)) == _plain(_composed(other))


@lru_cache(_MOST_KEPT)
def _ways(word: str) -> tuple[str, ...]:
    """A word folded, then the other ways in which its umlauts may be written."""
    composed = _composed(word)
    plain = _plain(composed)
    return tuple(dict.fromkeys((plain, _plain(composed.translate(_SPELT_OUT)), _SPELT.sub("", plain))))


def _composed(text: str) -> str:
    return normalize("NFKC", text).casefold()


def _plain(text: str) -> str:
    return normalize("NFD", text).translate(_MARKS).translate(_LETTERS)


def _without_spelling(word: str) -> tuple[str, ...]:
    short = _SPELT.sub("", word) if len(word) >= _SHORTEST and word.isalpha() else word
    return (short,) if short != word else ()
