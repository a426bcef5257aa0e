"""Text that one font writes on one line as it stands. To see that needs nothing of what draws."""

from __future__ import annotations

import re

# What DejaVu writes in both weights, for a quick look; a test holds it against the fonts.
_SIMPLE = re.compile("[ -~\u00a0-\u00ac\u00ae-\u017f\u0391-\u03a1\u03a3-\u03ce\u0400-\u045f–—‘’“”…€−×→·●◆◇◌▲□○☐]*")


def is_simple(text: str) -> bool:
    """Whether one font writes `text`, on one line, as it stands."""
    return _SIMPLE.fullmatch(text) is not None


def is_simple_block(text: str) -> bool:
    """Whether one font writes all lines of `text`."""
    return _SIMPLE.fullmatch(text.replace("\n", "")) is not None
