"""Which of several things a code means: what was chosen, kept beside the stockroom's settings."""

from __future__ import annotations

from app.data.store.bulk import rows
from app.data.store.database import db

_KEY = "meant by "


def chosen(code: str) -> tuple[str, int] | None:
    """The kind and id of what was chosen for a code; None where nothing was."""
    for (value,) in rows("SELECT value FROM setting WHERE key = ?", (_KEY + code,)):
        kind, id = value.split()
        return kind, int(id)
    return None


def choose(code: str, kind: str, id: int) -> None:
    """Let a code mean the thing of this kind and id."""
    db.execute_sql(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_KEY + code, f"{kind} {id}"),
    )
