"""Everything wrong with a file, in one error."""

from __future__ import annotations

from app.domain.errors import DeskError, Faulty


def faulty(file: str, errors: list[DeskError], **facts: object) -> Faulty:
    """The error that holds everything wrong with a file, by line. Without `leave_out` rows the rest could be taken."""
    errors.sort(key=lambda error: int(str(error.facts.get("line", 0))))
    return Faulty("import.faulty", tuple(errors), file=file, **{"leave_out": 0, **facts})
