"""A file with columns of its own: which of them is which of ours, said by a person and remembered for the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from app.data import settings as stored
from app.desk import Desk
from app.domain.errors import DeskError, Unreadable
from app.exchange.faults import faulty
from app.exchange.layouts import LAYOUTS, Layout
from app.exchange.reading import Sheet, column_name, read_beginning

SAMPLES = 3
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
    """Ours to the file's: `headings` by our column names, and `always` the text of every row of one it has not."""

    headings: Mapping[str, str] = field(default_factory=dict)
    always: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.headings or self.always)

    def text(self) -> str:
        """As the headless program takes it: "sku=ProductID, name=ProductName"."""
        said = [*self.headings.items(), *((name, f"“{text}”") for name, text in self.always.items())]
        return ", ".join(f"{name}={heading}" for name, heading in said)


class FileColumns(NamedTuple):
    """A file's headings with a few of their values, and how they are read: as remembered, or as they seem to be meant.

    `fits` where the file has every column that is needed under our own names.
    """

    headings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    columns: Columns
    remembered: bool
    fits: bool


def file_columns(desk: Desk, kind: str, path: Path, encoding: str = "") -> FileColumns:
    """What a person needs to say which column is which. Raises what `read` raises."""
    layout = LAYOUTS[kind]
    sheet = read_beginning(path, layout.names, encoding)
    known = remembered(kind, sheet.header)
    own = {column_name(heading) for heading in sheet.header}
    return FileColumns(
        tuple(sheet.header),
        tuple(_samples(sheet, place) for place in range(len(sheet.header))),
        known or likely(layout, sheet.header),
        known is not None,
        {column.name for column in layout.columns if column.required} <= own,
    )


def our_columns(kind: str) -> list[tuple[str, bool]]:
    """Our columns of a kind of file, each with whether it is needed."""
    return [(column.name, column.required) for column in LAYOUTS[kind].columns]


def _samples(sheet: Sheet, place: int) -> tuple[str, ...]:
    found = (row[place].strip() for row in sheet.rows if place < len(row))
    return tuple(islice(dict.fromkeys(text for text in found if text), SAMPLES))


def likely(layout: Layout, header: Sequence[str]) -> Columns:
    """What the headings seem to mean: our own names, else what others often call the same."""
    by_words = {" ".join(_WORDS.findall(heading)).casefold(): heading for heading in reversed(header)}
    found = {}
    for name in layout.names:
        said = (name.replace("_", " "), *_LIKELY.get(name, ()))
        heading = next((by_words[words] for words in said if words in by_words), None)
        if heading is not None:
            found[name] = heading
    return Columns(found)


def remembered(kind: str, header: Iterable[str]) -> Columns | None:
    """How a file with exactly these headings was read the last time, if a person said so."""
    found = stored.columns(kind, _key(header))
    return None if found is None else Columns(*found)


def remember(kind: str, header: Iterable[str], columns: Columns) -> None:
    stored.set_columns(kind, _key(header), dict(columns.headings), dict(columns.always))


def remembered_kind(header: Iterable[str]) -> str | None:
    """The kind as which a file with these headings was last taken in."""
    return stored.kind_of(_key(header))


def _key(header: Iterable[str]) -> str:
    return "|".join(sorted(column_name(heading) for heading in header))


def placed(sheet: Sheet, layout: Layout, columns: Columns) -> dict[str, int]:
    """Where each of our columns stands in the file. Raises Faulty for a column or a heading that there is not."""
    where: dict[str, int] = {}
    for place, heading in enumerate(sheet.header):
        where.setdefault(column_name(heading), place)
    wrong: list[DeskError] = []
    known, listed, line = ", ".join(layout.names), ", ".join(sheet.header), str(sheet.head)
    for name in (*columns.headings, *columns.always):
        if name not in layout.names:
            wrong.append(Unreadable("import.map_no_column", field=name, text=name, line=line, known=known))
    places: dict[str, int] = {}
    for name, heading in columns.headings.items():
        if column_name(heading) in where:
            places[name] = where[column_name(heading)]
        else:
            wrong.append(Unreadable("import.map_no_heading", field=name, text=heading, line=line, known=listed))
    if wrong:
        raise faulty(sheet.file, wrong)
    taken = set(places.values())
    for name in layout.names:
        if name not in places and name not in columns.always and where.get(name, -1) not in (-1, *taken):
            places[name] = where[name]
    return places
