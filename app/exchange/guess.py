"""Which kind of file a spreadsheet is, by its header."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import DeskError
from app.exchange.encodings import decoded
from app.exchange.layouts import LAYOUTS
from app.exchange.reading import LONGEST_HEADER, column_name

IN_ORDER = ("suppliers", "items", "sources", "substitutes", "customers", "orders", "purchase-orders", "stock")
_SEPARATORS = ",;\t|"


def guess_kind(path: Path) -> str | None:
    """The kind whose columns the first line of `path` names best; None where it has what no kind needs."""
    names = _header(path)
    fitting = [
        (len(names - set(layout.names)), -len(names & set(layout.names)), kind)
        for kind, layout in LAYOUTS.items()
        if {column.name for column in layout.columns if column.required} <= names
    ]
    return min(fitting)[2] if fitting else None


def in_order(paths: list[Path]) -> list[tuple[str | None, Path]]:
    """Files with their kinds, in the order in which one needs the other; those of no known kind last."""
    kinds = [(guess_kind(path), path) for path in paths]
    return sorted(kinds, key=lambda found: IN_ORDER.index(found[0]) if found[0] is not None else len(IN_ORDER))


def _header(path: Path) -> set[str]:
    try:
        with path.open("rb") as file:
            first = file.readline(LONGEST_HEADER)
            if first.lower().startswith((b"sep=", b"\xef\xbb\xbfsep=")):
                first = file.readline(LONGEST_HEADER)
        text = decoded(first, path.name, "latin-1")  # our own words are ASCII
    except (OSError, DeskError):
        return set()
    separator = max(_SEPARATORS, key=text.count)
    return {column_name(heading.strip().strip('"')) for heading in text.split(separator)}
