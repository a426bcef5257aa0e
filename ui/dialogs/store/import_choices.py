"""What a person has said of a file that comes in, as options of the import that runs, and what can still be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from app import formats
from app.exchange import Columns
from app.words import _, ngettext

_ASKED = {"import.decimal": "--decimal", "import.dates": "--dates"}  # what is asked, and how it is answered


@dataclass(slots=True)
class ImportChoices:
    """Of its columns (None is as the program knows them), of rows that are the same thing again, of so many rows that
    cannot be taken and are left out, and of its numbers and dates (`notation`, by option).
    """

    columns: Columns | None = None
    repeats: str = ""
    leave_out: int = 0
    notation: dict[str, str] = field(default_factory=dict)

    def ways_on(self, refusal: Any) -> list[tuple[str, ImportChoices]]:
        """What a person can say besides, where the file was refused so: how it reads, and the choices with that."""
        ways: list[tuple[str, ImportChoices]] = []
        if refusal.get("repeats"):
            ways += [(_("Add them up"), replace(self, repeats="sum"))]
            ways += [(_("Take the first of each"), replace(self, repeats="first"))]
        for each in refusal.get("ways", ()):
            notation = {**self.notation, _ASKED.get(str(refusal.get("refused")), ""): str(each["way"])}
            ways.append((str(each["text"]), replace(self, notation=notation)))
        rows = int(refusal.get("leave_out", 0))
        if rows:
            text = ngettext("Leave {count} row out", "Leave {count} rows out", rows)
            ways.append((text.format(count=formats.quantity(rows)), replace(self, leave_out=rows)))
        return ways

    def options(self) -> Iterator[str]:
        columns = self.columns or Columns()
        for ours, theirs in columns.headings.items():
            yield from ("--map", f"{ours}={theirs}")
        for ours, text in columns.always.items():
            yield from ("--set", f"{ours}={text}")
        for ours in columns.without:
            yield from ("--without", ours)
        if self.leave_out:
            yield from ("--leave-out", str(self.leave_out))
        if self.repeats:
            yield from ("--repeats", self.repeats)
        for option, way in self.notation.items():
            yield from (option, way)
