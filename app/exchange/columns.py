"""A file with columns of its own: which of them is which of ours, said by a person and remembered for the next one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from app.data import settings as stored
from app.desk import Desk
from app.domain.errors import DeskError, Unreadable
from app.exchange.layouts import LAYOUTS, Layout
from app.exchange.reading import Sheet, column_name, read_beginning

SAMPLES = 3
_NUMBERED = re.compile(r"#(\d{1,5})", re.ASCII)
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_LIKELY: dict[str, tuple[str, ...]] = {  # how others head what we call so; offered, never taken unasked
    "sku": ("product id", "item id", "item code", "item number", "part number", "article", "part", "code", "pk"),
    "name": ("product name", "item name", "title", "description"),
    "on_hand": ("units in stock", "in stock", "stock", "quantity on hand"),
    "reorder_point": ("reorder level", "minimum stock", "min stock"),
    "order_up_to": ("maximum stock", "max stock", "target stock"),
    "price": ("unit price", "sales price", "list price"),
    "unit": ("units", "uom", "unit of measure"),
    "supplier": ("supplier name", "vendor", "company name", "supplier id"),
    "supplier_sku": ("supplier part number", "vendor code"),
    "pack_size": ("pack quantity native", "pack quantity", "units per pack", "case quantity"),
    "customer": ("customer name", "company name", "customer id"),
    "email": ("e mail", "mail", "email address"),
    "phone": ("telephone", "phone number"),
    "order": ("order id", "order number"),
    "accepted_on": ("order date", "ordered on", "date"),
    "wanted_on": ("required date", "due date"),
    "quantity": ("qty", "amount", "units on order"),
    "po": ("purchase order", "po number", "order id", "order number"),
    "sent_on": ("order date", "issue date"),
    "requested_on": ("required date", "target date", "due date"),
    "unit_cost": ("cost", "purchase price"),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Ours to the file's: `headings` by our column names, each a heading or "#N" (the first column is #1), `always` the
    text of every row of one it has not, and `without` those that are not read, though they may be there.
    """

    headings: Mapping[str, str] = field(default_factory=dict)
    always: Mapping[str, str] = field(default_factory=dict)
    without: Collection[str] = ()

    def __bool__(self) -> bool:
        return bool(self.headings or self.always or self.without)

    @property
    def beyond(self) -> Columns:
        """What is said beyond where columns stand: what is the same in every row, and what is not read."""
        return Columns(always=self.always, without=self.without)

    def text(self) -> str:
        """As the headless program takes it: "sku=ProductID, name=ProductName"."""
        said = [*self.headings.items(), *((name, f"“{text}”") for name, text in self.always.items())]
        return ", ".join([*(f"{name}={heading}" for name, heading in said), *(f"{name}=—" for name in self.without)])


class FileColumns(NamedTuple):
    """A file's headings with a few of their values, and how they are read: as remembered, or as they seem to be meant.

    `fits` where the file has every column that is needed under our own names, and none of ours twice.
    """

    headings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    columns: Columns
    remembered: bool
    fits: bool

    def title(self, place: int) -> str:
        """A heading as one chooses it: with its number where it stands there twice, or is blank."""
        heading = self.headings[place].strip()
        return heading if said_heading(self.headings, place) == heading else f"{heading} (#{place + 1})".lstrip()

    def has(self, name: str) -> bool:
        """Whether one of ours stands there under our own word."""
        return name in map(column_name, self.headings)


def file_columns(desk: Desk, kind: str, path: Path, encoding: str = "") -> FileColumns:
    """What a person needs to say which column is which. Raises what `read` raises."""
    layout = LAYOUTS[kind]
    sheet = read_beginning(path, layout.names, encoding)
    known = remembered(kind, sheet.header)
    own = Counter(map(column_name, sheet.header))
    return FileColumns(
        tuple(sheet.header),
        tuple(_samples(sheet, place) for place in range(len(sheet.header))),
        known or likely(layout, sheet.header),
        known is not None,
        all(own[column.name] == 1 or not (own[column.name] or column.required) for column in layout.columns),
    )


def our_columns(kind: str) -> list[tuple[str, bool]]:
    """Our columns of a kind of file, each with whether it is needed."""
    return [(column.name, column.required) for column in LAYOUTS[kind].columns]


def _samples(sheet: Sheet, place: int) -> tuple[str, ...]:
    found = (row[place].strip() for row in sheet.rows if place < len(row))
    return tuple(islice(dict.fromkeys(text for text in found if text), SAMPLES))


def likely(layout: Layout, header: Sequence[str]) -> Columns:
    """What the headings seem to mean: our own names, else what others often call the same."""
    worded = [(" ".join(_WORDS.findall(heading)).casefold(), heading) for heading in header]
    times = Counter(words for words, _ in worded)
    by_words = {words: heading for words, heading in worded if times[words] == 1}
    found = {}
    for name in layout.names:
        said = (name.replace("_", " "), *_LIKELY.get(name, ()))
        heading = next((by_words[words] for words in said if words in by_words), None)
        if heading is not None:
            found[name] = heading
    return Columns(found)


def remembered(kind: str, header: Sequence[str]) -> Columns | None:
    """How a file with exactly these headings was read the last time, if a person said so; where they said a column by
    its number, in this order only.
    """
    found = stored.columns(kind, _key(header))
    if found is None or found.order not in ([], _names(header)):
        return None
    return Columns(found.headings, found.always, found.without)


def remember(kind: str, header: Sequence[str], columns: Columns) -> None:
    by_number = any(_NUMBERED.fullmatch(heading) for heading in columns.headings.values())
    order = _names(header) if by_number else []
    said = stored.SaidColumns(dict(columns.headings), dict(columns.always), list(columns.without), order)
    stored.set_columns(kind, _key(header), said)


def remembered_kind(header: Sequence[str]) -> str | None:
    """The kind of file as which one with these headings was last taken in."""
    return stored.kind_of(_key(header))


def _names(header: Sequence[str]) -> list[str]:
    return list(map(column_name, header))


def _key(header: Sequence[str]) -> str:
    return "|".join(sorted(_names(header)))


def said_heading(header: Sequence[str], place: int) -> str:
    """How a person or a program says which column is meant: its heading, or its number where that is no name of it."""
    heading = header[place].strip()
    plain = heading and not re.search(r"[,=\n]|^#", heading)
    return heading if plain and _meant(header, heading) == [place] else f"#{place + 1}"


def place_of(header: Sequence[str], said: str) -> int:
    """Where the column that is said so stands; -1 for nowhere, or for a heading that stands there twice."""
    found = _meant(header, said)
    return found[0] if len(found) == 1 else -1


def _meant(header: Sequence[str], said: str) -> list[int]:
    """The columns that a heading may mean: those that have just this one, else those that differ in case and blanks,
    else the one of this number.
    """
    exact = [place for place, heading in enumerate(header) if heading.strip() == said.strip()]
    found = exact or [place for place, heading in enumerate(header) if column_name(heading) == column_name(said)]
    number = _NUMBERED.fullmatch(said.strip())
    if not found and number and 1 <= int(number[1]) <= len(header):
        return [int(number[1]) - 1]
    return found


def numbers(places: Iterable[int]) -> str:
    """Columns by their numbers, as a person says them."""
    return ", ".join(f"#{place + 1}" for place in places)


def placed(sheet: Sheet, layout: Layout, columns: Columns) -> tuple[dict[str, int], list[DeskError]]:
    """Where each of our columns stands in the file, as said, else under our own word; and what is wrong: a column or a
    heading that there is not, a heading that stands there twice.
    """
    wrong: list[DeskError] = []

    def refuse(id: str, name: str, text: str, **facts: object) -> None:
        wrong.append(Unreadable(id, field=name, text=text, line=str(sheet.head), **facts))

    for name in (*columns.headings, *columns.always, *columns.without):
        if name not in layout.names:
            refuse("import.map_no_column", name, name, known=", ".join(layout.names))
    places: dict[str, int] = {}
    for name, heading in columns.headings.items():
        found = _meant(sheet.header, heading)
        if not found:
            refuse("import.map_no_heading", name, heading, known=", ".join(sheet.header))
        elif len(found) > 1:
            refuse("import.map_twice", name, heading, numbers=numbers(found))
        else:
            places[name] = found[0]
    own: dict[str, list[int]] = {}
    for place, name in enumerate(_names(sheet.header)):
        if place not in places.values():
            own.setdefault(name, []).append(place)
    spoken_of = {*columns.headings, *columns.always, *columns.without}
    for name in layout.names:
        found = own.get(name, []) if name not in spoken_of else []
        if len(found) > 1:
            refuse("import.column_twice", name, sheet.header[found[0]], numbers=numbers(found))
        if found:
            places[name] = found[0]
    return places, wrong
