"""How the columns of files were read, kept among the stockroom's settings."""

from __future__ import annotations

import json

from app.data.store.bulk import change_many, rows

_PREFIX = "columns of "  # followed by the kind of file, a colon and its headings
Said = tuple[dict[str, str], dict[str, str]]


def columns(kind: str, headings: str) -> Said | None:
    """Our column names to a file's headings, and to what stands in every row; None where nobody has said."""
    for (text,) in rows("SELECT value FROM setting WHERE key = ?", (f"{_PREFIX}{kind}: {headings}",)):
        kept = json.loads(text)
        return kept["headings"], kept["always"]
    return None


def kind_of(headings: str) -> str | None:
    """The kind of file for which such headings are remembered; None where for none or for several."""
    found = rows("SELECT key FROM setting WHERE key LIKE ? || '%: ' || ?", (_PREFIX, headings))
    kinds = [key.removeprefix(_PREFIX).partition(":")[0] for (key,) in found if key.endswith(f": {headings}")]
    return kinds[0] if len(kinds) == 1 else None


def set_columns(kind: str, headings: str, said: dict[str, str], always: dict[str, str]) -> None:
    """Remember it, in place of what was remembered for the same headings."""
    change_many(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [(f"{_PREFIX}{kind}: {headings}", json.dumps({"headings": said, "always": always}))],
    )
