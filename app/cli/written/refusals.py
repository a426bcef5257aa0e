"""A refusal for a machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from app import formats
from app.cli.written.columns import Value
from app.domain.errors import ClockAsked, DeskError, Faulty, NeedsConsent

if TYPE_CHECKING:
    from app.domain.doubtful import DoubtfulCell
    from app.exchange import Proposal


def refusal_values(error: DeskError) -> Value:
    """A refusal for a machine: its id, its sentence, whether it can be consented to, and each fault of a file."""
    said: dict[str, Value] = {
        "refused": error.id,
        "sentence": formats.sentence(error),
        "asks": isinstance(error, NeedsConsent | ClockAsked),
    }
    if isinstance(error, Faulty):
        said["errors"] = [fault_values(fault) for fault in error.errors]
        said["leave_out"] = error.facts.get("leave_out", 0)
        said["holds"] = str(error.facts.get("holds", ""))
        said["repeats"] = dict(cast("dict[str, str]", error.facts.get("repeats", {})))
    if error.id == "import.ruined":
        cells = cast("tuple[tuple[int, str, str, str], ...]", error.facts["cells"])
        said["errors"] = [dict(zip(("line", "column", "text", "sentence"), cell, strict=True)) for cell in cells]
    if error.id == "import.encoding":
        said["encodings"] = [each._asdict() for each in cast("tuple[Proposal, ...]", error.facts["proposals"])]
    if error.id in ("import.decimal", "import.dates"):
        [cell, *_] = cast("tuple[DoubtfulCell, ...]", error.facts["cells"])
        said["ways"] = [{"way": way, "text": formats.reading_text(cell.text, value)} for way, value in cell.readings]
    return said


def fault_values(fault: DeskError) -> Value:
    """One of the things wrong with a file."""
    return {
        "line": int(str(fault.facts.get("line", 0))),
        "column": str(fault.facts.get("field", "")),
        "text": str(fault.facts.get("text", "")),
        "sentence": formats.sentence(fault),
    }
