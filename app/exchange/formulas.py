"""Texts that a spreadsheet program would take for a formula: written so that it does not, read back as they were.

A text that begins with one of the signs that begin a formula gets an apostrophe before it, and so does one that looks
as if it had got one already (OWASP, CSV injection).
"""

from __future__ import annotations

import re

_BEGINS = "=+\\-@\t\r＝＋－＠"  # the last four as East Asian keyboards type them
_FORMULA = re.compile(f"'*[{_BEGINS}]")
_GUARDED = re.compile(f"'+[{_BEGINS}]")
_WRAPPED = re.compile(r'="((?:[^"]|"")*)"')
_ANYWHERE = re.compile(f"(?:^|[,;|\t\n\r\"])'+[{_BEGINS}]")


def guarded(text: str) -> str:
    """`text` as it is written into a cell."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell as it was before it was `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def unwrapped(cell: str) -> str:
    """The text of a cell that says by a formula that it is one (`="00123"`); any other as it is."""
    found = _WRAPPED.fullmatch(cell.strip())
    return found[1].replace('""', '"') if found else cell


def any_guarded(content: str) -> bool:
    """Whether a cell of a file may be guarded: most files have none, and need not be looked through cell by cell."""
    return "'" in content and _ANYWHERE.search(content) is not None
