"""Words for people. Every text that a person sees passes through here on its way to them, to be translated.

Import nothing heavy: the first window pays for it.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"
DOMAIN = "backorder"


def install(language: str | None = None) -> str:
    """Speak `language` ("de", "de_AT"), or what the environment asks for; English where there is no translation.

    Returns the language now spoken.
    """
    global _spoken
    _spoken = _found(language)
    return _spoken.info().get("language", "en")


def _(text: str) -> str:
    """`text` in the language spoken."""
    return _spoken.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that fits `count`. It is not filled in yet."""
    return _spoken.ngettext(one, many, count)


def N_(text: str) -> str:
    """Mark `text` for translation where it stands; it is translated where it is shown."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:
    """Mark a text with two forms for translation where it stands; its fact `count` chooses between them."""
    return one, many


def _found(language: str | None) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, TRANSLATIONS, languages=[language] if language else None, fallback=True)


_spoken = _found(None)
