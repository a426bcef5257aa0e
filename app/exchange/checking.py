"""From a sheet of texts to rows of values, collecting everything that is wrong on the way.

Columns are read one at a time, and each different text in a column once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import Any

from app.domain.errors import NO_CONSENT, Consent, DeskError, NeedsConsent, Unreadable, ask
from app.exchange import fields
from app.exchange.kinds import Column, Layout
from app.exchange.reading import Sheet, column_name, faulty


@dataclass(slots=True)
class Checked:
    """The rows of a file (of its layout's row class) and what is wrong with them so far.

    A cell that could not be read is None in its row, and its line and column are among `bad`.
    """

    file: str
    rows: list[Any]
    errors: list[DeskError] = field(default_factory=list)
    bad: set[tuple[int, str]] = field(default_factory=set)

    def wrong(self, id: str, line: int, column: str, text: object, **facts: object) -> None:
        """Note that the cell of this line and column cannot be taken."""
        self.errors.append(Unreadable(id, field=column, text=str(text), line=str(line), **facts))
        self.bad.add((line, column))

    def refuse_faulty(self) -> None:
        """Raise Faulty where anything is wrong."""
        if self.errors:
            raise faulty(self.file, self.errors)


def check(sheet: Sheet, layout: Layout, consent: Consent = NO_CONSENT) -> Checked:
    """Read every cell. Raises Faulty at once for a header that lacks columns or has one twice, and asks about columns
    that it does not know, which would be left out."""
    places = _places(sheet, layout, consent)
    checked = Checked(sheet.file, [])
    columns = [_read(sheet, column, places.get(column.name), checked) for column in layout.columns]
    _check_widths(sheet, checked)
    checked.rows = list(map(layout.row, sheet.lines, *columns))
    _check_repeats(layout, dict(zip(layout.names, columns, strict=True)), checked)
    return checked


def _places(sheet: Sheet, layout: Layout, consent: Consent) -> dict[str, int]:
    """Where each known column stands."""
    places: dict[str, int] = {}
    wrong: list[DeskError] = []
    unknown = []
    for place, heading in enumerate(sheet.header):
        name = column_name(heading)
        if name in places:
            wrong.append(Unreadable("import.column_twice", field=name, text=heading, line="1"))
        elif name in layout.names:
            places[name] = place
        elif name or any(len(row) > place and row[place].strip() for row in sheet.rows):
            unknown.append(heading.strip() or f"({place + 1})")
    known = ", ".join(layout.names)
    lacking = [column.name for column in layout.columns if column.required and column.name not in places]
    if lacking or wrong:
        wrong += [Unreadable("import.column_missing", field=name, text="", line="1", known=known) for name in lacking]
        wrong += [Unreadable("import.column_unknown", field=n, text=n, line="1") for n in unknown]
        raise faulty(sheet.file, wrong)
    if unknown:
        ask(
            NeedsConsent(
                "import.columns_unknown", file=sheet.file, columns=", ".join(unknown), count=len(unknown), known=known
            ),
            consent,
        )
    return places


def _read(sheet: Sheet, column: Column, place: int | None, checked: Checked) -> list[object]:
    """The values of one column, row by row."""
    if place is None:
        return [None] * len(sheet.rows)
    try:
        cells = list(map(itemgetter(place), sheet.rows))
    except IndexError:  # some rows are cut short
        cells = [row[place] if place < len(row) else "" for row in sheet.rows]
    if column.read is fields.code and all(cells) and fields.are_codes(cells):
        return list(cells)
    values: dict[str, object] = {}
    bad: dict[str, Unreadable] = {}
    for text in set(cells):
        plain = text.strip()
        try:
            values[text] = column.read(plain) if plain else None
        except Unreadable as error:
            values[text] = None
            bad[text] = error
    if bad or (column.required and None in values.values()):
        for line, text in zip(sheet.lines, cells, strict=True):
            if text in bad:
                facts = {name: fact for name, fact in bad[text].facts.items() if name not in ("field", "text")}
                checked.wrong(bad[text].id, line, column.name, bad[text].text, **facts)
            elif column.required and values[text] is None:
                checked.wrong("import.blank", line, column.name, "")
    return list(map(values.__getitem__, cells))


def _check_widths(sheet: Sheet, checked: Checked) -> None:
    """A row with more cells than the header has is a broken row, not a short header."""
    width = len(sheet.header)
    if max(map(len, sheet.rows), default=0) <= width:
        return
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        if len(row) > width and any(map(str.strip, row[width:])):
            checked.wrong("import.too_wide", line, "", "", cells=len(row), columns=width)


def _check_repeats(layout: Layout, columns: dict[str, list[object]], checked: Checked) -> None:
    """No two rows may have the same key. Names are the same whatever their case."""
    folded = [_folded(columns[name]) for name in layout.key]
    keys = list(zip(*folded, strict=True))
    if len(set(keys)) == len(keys):
        return
    needed = {column.name for column in layout.columns if column.required}
    first: dict[tuple[object, ...], int] = {}
    for row, key in zip(checked.rows, keys, strict=True):
        if any(getattr(row, name) is None for name in layout.key if name in needed):
            continue
        before = first.setdefault(key, row.line)
        if before != row.line:
            said = ", ".join(str(part) for name in layout.key if (part := getattr(row, name)) is not None)
            checked.wrong("import.repeated", row.line, layout.key[0], said, other=str(before))


def _folded(values: list[object]) -> list[object]:
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) == len(values) and fields.are_codes(texts):
        return list("\n".join(texts).casefold().split("\n"))
    folded = {value: value.casefold() if isinstance(value, str) else value for value in set(values)}
    return list(map(folded.__getitem__, values))


def spell_as_known(checked: Checked, column: str, known: Iterable[str]) -> None:
    """Write names in a column as the store does, or as the file first does, where only their case differs."""
    spelled = {name.casefold(): name for name in known}
    exact = set(spelled.values())
    names = dict.fromkeys(map(attrgetter(column), checked.rows))
    respelled = {
        name: kept
        for name in names
        if name and name not in exact and (kept := spelled.setdefault(name.casefold(), name)) != name
    }
    if respelled:
        checked.rows = [
            row._replace(**{column: respelled[name]}) if (name := getattr(row, column)) in respelled else row
            for row in checked.rows
        ]
