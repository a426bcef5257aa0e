"""From a sheet of texts to rows of values, collecting everything that is wrong on the way.

Columns are read one at a time, and each different text in a column once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import compress
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from app.domain.errors import NO_CONSENT, Consent, DeskError, NeedsConsent, Question, Unreadable, ask
from app.domain.items import Item
from app.exchange import cells, ruined
from app.exchange.columns import Columns, placed
from app.exchange.faults import faulty
from app.exchange.layouts import Layout, LayoutColumn
from app.exchange.notations import UNSAID, Notation
from app.exchange.reading import Sheet, column_name
from app.exchange.repeats import Repeats, faults, joined
from app.exchange.written import NOTHING_KNOWN, Written

T = TypeVar("T")


@dataclass(slots=True)
class Checked:
    """The rows of a file (of its layout's row class) and what is wrong with them so far.

    A cell that could not be read is None in its row, and its line and column are among `bad`. `ruined` are codes that
    may be left empty, by consent; `repeats` are rows that are the same thing again, `choices` what each way with them
    means. `nameless` are rows without what they are called by. `text` is the file's own text of a line and column, ""
    where it has none.
    """

    file: str
    rows: list[Any]
    nameless: list[Any] = field(default_factory=list)
    text: Callable[[int, str], str] = lambda _line, _column: ""
    errors: list[DeskError] = field(default_factory=list)
    bad: set[tuple[int, str]] = field(default_factory=set)
    ruined: list[DeskError] = field(default_factory=list)
    repeats: list[DeskError] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    notes: list[Question] = field(default_factory=list)

    def wrong(self, id: str, line: int, column: str, text: object, **facts: object) -> None:
        """Note that the cell of this line and column cannot be taken. A value is quoted as the file writes it."""
        quoted = text if isinstance(text, str) else self.text(line, column) or str(text)
        self.errors.append(Unreadable(id, field=column, text=quoted, line=str(line), **facts))
        self.bad.add((line, column))

    def ruin(self, id: str, line: int, column: str, text: str) -> None:
        """Note that a code cannot be what it was."""
        self.ruined.append(Unreadable(id, field=column, text=text, line=str(line)))

    def item(self, items: Mapping[str, T], line: int, sku: str, column: str = "sku") -> T | None:
        """What `items` has of a SKU; one that is there and not known is noted."""
        found = items.get(sku)
        if found is None and sku:
            self.wrong("import.sku_unknown", line, column, sku)
        return found

    def fits(self, item: Item, line: int, column: str, quantity: Decimal | None) -> bool:
        """Whether a quantity is no finer than its item is counted; one that is is noted."""
        if quantity is None or quantity == round(quantity, item.decimals):
            return True
        facts = {"sku": item.sku, "decimals": item.decimals, "unit": item.unit}
        self.wrong("import.too_fine_for", line, column, quantity, **facts)
        return False

    def past(self, today: date, line: int, column: str, day: date | None) -> None:
        """Note a day that is still to come."""
        if day is not None and day > today:
            self.wrong("import.future", line, column, day)

    @property
    def faulty_lines(self) -> set[int]:
        """The lines of the file that cannot be taken."""
        return {int(str(error.facts["line"])) for error in self.errors}


def check(
    sheet: Sheet,
    layout: Layout,
    consent: Consent = NO_CONSENT,
    said: Columns | None = None,
    repeats: Repeats = Repeats.REFUSE,
    notation: Notation = UNSAID,
    counted: Mapping[str, int] = NOTHING_KNOWN,
) -> tuple[Checked, list[str]]:
    """Read every cell; returns the rows with what is wrong, and the headings that were left out because a person `said`
    which columns count.

    `notation` is what a person has said of its numbers and dates, `counted` the decimal places of the items that are
    known, by SKU in small letters.

    Raises Faulty at once for a header that lacks columns or has one twice, Refused where numbers or dates may be read
    in two ways. Where nobody has said which are which, it asks about columns that it does not know.
    """
    said = said or Columns()
    always = said.always
    places, left = _places(sheet, layout, said, consent)
    checked = Checked(sheet.file, [], text=lambda line, column: _text(sheet, places, line, column))
    written = Written(sheet, layout, places, always, notation, counted)
    columns = [
        _always(sheet, column, always[column.name], checked, written)
        if column.name in always
        else _read(sheet, column, places.get(column.name), checked, written, in_key=column.name in layout.key)
        for column in layout.columns
    ]
    _check_widths(sheet, checked)
    checked.rows = list(map(layout.row, *columns, sheet.lines))
    _check_repeats(layout, dict(zip(layout.names, columns, strict=True)), checked, repeats)
    if checked.bad:  # what has no name is nothing that a plan could be made of
        names = [column.name for column in layout.columns if column.required and isinstance(column.read, cells.OneLine)]
        named = [all(getattr(row, name) is not None for name in names) for row in checked.rows]
        checked.nameless = [row for row, known in zip(checked.rows, named, strict=True) if not known]
        checked.rows = list(compress(checked.rows, named))
    return checked, left if said else []


def _text(sheet: Sheet, places: Mapping[str, int], line: int, column: str) -> str:
    place, at = places.get(column), bisect_left(sheet.lines, line)
    row = sheet.rows[at] if at < len(sheet.lines) and sheet.lines[at] == line else []
    return row[place].strip() if place is not None and place < len(row) else ""


def _always(sheet: Sheet, column: LayoutColumn, text: str, checked: Checked, written: Written) -> list[object]:
    """The same value in every row. Raises Faulty where it is none."""
    try:
        if column.required and not text.strip():
            raise Unreadable("import.blank", field=column.name, text=text, line=str(sheet.head))
        value = written.value(column, text.strip()) if text.strip() else None
    except Unreadable as error:
        facts = {name: fact for name, fact in error.facts.items() if name not in ("field", "text", "line")}
        raise faulty(
            checked.file, [Unreadable(error.id, field=column.name, text=text, line=str(sheet.head), **facts)]
        ) from None
    return [value] * len(sheet.rows)


def _places(sheet: Sheet, layout: Layout, said: Columns, consent: Consent) -> tuple[dict[str, int], list[str]]:
    """Where each of our columns stands, and the headings that are not read; the latter are asked about where nobody has
    said which are which. Raises Faulty for a header that lacks columns or has one twice.
    """
    places, wrong = placed(sheet, layout, said)
    known, line = ", ".join(layout.names), str(sheet.head)
    lacking = [column.name for column in layout.columns if column.required and column.name not in places]
    for name in lacking:
        if name not in said.always and all(error.facts["field"] != name for error in wrong):
            wrong.append(Unreadable("import.column_missing", field=name, text="", line=line, known=known))
    left = [
        heading.strip() or f"(#{place + 1})"
        for place, heading in enumerate(sheet.header)
        if place not in places.values()
        and (heading.strip() or any(len(row) > place and row[place].strip() for row in sheet.rows))
        and (said or column_name(heading) not in layout.names)
    ]
    if wrong:
        if not said:
            wrong += [Unreadable("import.column_unknown", field=name, text=name, line=line) for name in left]
        raise faulty(sheet.file, wrong)
    if left and not said:
        facts = {"columns": ", ".join(left), "count": len(left), "known": known}
        ask(NeedsConsent("import.columns_unknown", file=sheet.file, line=sheet.head, **facts), consent)
    return places, left


def _read(
    sheet: Sheet, column: LayoutColumn, place: int | None, checked: Checked, written: Written, *, in_key: bool
) -> list[object]:
    """The values of one column, row by row."""
    if place is None:
        return [None] * len(sheet.rows)
    try:
        texts = list(map(itemgetter(place), sheet.rows))
    except IndexError:  # some rows are cut short
        texts = [row[place] if place < len(row) else "" for row in sheet.rows]
    line = column.read if isinstance(column.read, cells.OneLine) else None
    ruins = ruined.cells(texts, are_codes=line.is_code) if line else {}
    if line and not ruins and all(texts) and line.keeps(texts):
        return list(texts)
    values: dict[str, object] = {}
    bad: dict[str, Unreadable] = {}
    for text in set(texts) - ruins.keys():
        plain = text.strip()
        try:
            values[text] = written.value(column, plain) if plain else None
        except Unreadable as error:
            values[text] = None
            bad[text] = error
    values |= dict.fromkeys(ruins)
    if bad or ruins or (column.required and None in values.values()):
        for at, text in zip(sheet.lines, texts, strict=True):
            if text in ruins:
                note = checked.wrong if column.required or in_key else checked.ruin
                note(ruins[text], at, column.name, text.strip())
            elif text in bad:
                facts = {name: fact for name, fact in bad[text].facts.items() if name not in ("field", "text")}
                checked.wrong(bad[text].id, at, column.name, bad[text].text, **facts)
            elif column.required and values[text] is None:
                checked.wrong("import.blank", at, column.name, "")
    return list(map(values.__getitem__, texts))


def _check_widths(sheet: Sheet, checked: Checked) -> None:
    """A row with more cells than the header has is a broken row, not a short header."""
    width = len(sheet.header)
    if max(map(len, sheet.rows), default=0) <= width:
        return
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        if len(row) > width and any(map(str.strip, row[width:])):
            checked.wrong("import.too_wide", line, "", "", cells=len(row), columns=width)


def _check_repeats(layout: Layout, columns: dict[str, list[object]], checked: Checked, how: Repeats) -> None:
    """Rows with the same key are one, as a person says, or each is named. Names are the same whatever their case."""
    folded = [_folded(columns[name]) for name in layout.key]
    keys = list(zip(*folded, strict=True))
    if len(set(keys)) == len(keys):
        return
    needed = {column.name for column in layout.columns if column.required}
    first: dict[tuple[object, ...], int] = {}
    again = []
    for at, (row, key) in enumerate(zip(checked.rows, keys, strict=True)):
        if any(getattr(row, name) is None for name in layout.key if name in needed):
            continue
        before = first.setdefault(key, at)
        if before != at:
            again.append((before, at))
    if not again:
        return
    if how is Repeats.REFUSE:
        checked.repeats = faults(layout, checked.rows, again)
        for choice in (Repeats.SUM, Repeats.FIRST):
            checked.choices[choice] = str(joined(layout, checked.rows, again, choice)[1][0].fact("names"))
    else:
        checked.rows, checked.notes = joined(layout, checked.rows, again, how)


def _folded(values: list[object]) -> list[object]:
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) == len(values) and cells.words.keeps(texts):
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
