"""How the columns of one file are written, found once, and what their cells mean by that."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from app.domain.errors import Unreadable
from app.exchange import cells, notations
from app.exchange.layouts import Layout, LayoutColumn
from app.exchange.notations import Cells, Notation
from app.exchange.reading import Sheet

NOTHING_KNOWN: Mapping[str, int] = MappingProxyType({})


_OWN = ("field", "text")


class Written:
    """The notation of every column of numbers and dates in a file. Raises Refused where one may be read in two ways."""

    def __init__(
        self,
        sheet: Sheet,
        layout: Layout,
        places: Mapping[str, int],
        always: Mapping[str, str],
        notation: Notation,
        counted: Mapping[str, int],
    ) -> None:
        self._sheet, self._places, self._always, self._counted = sheet, places, always, counted
        there = [column for column in layout.columns if column.name in places or column.name in always]
        numbers = [self._cells(column) for column in there if column.read in cells.NUMBERS]
        dates = [self._cells(column) for column in there if column.read is cells.day]
        self._signs = notations.decimal_signs(numbers, sheet.separator, notation)
        self._orders = notations.orders_of_dates(dates, notation)

    def value(self, column: LayoutColumn, text: str) -> object:
        """What a cell of a column means. Raises Unreadable, also where it is written otherwise than its column."""
        sign, order = self._signs.get(column.name), self._orders.get(column.name)
        if sign is None and order is None:
            return column.read(text)
        parts = _parts(column, text)
        if sign is not None and any(notations.is_mixed(part, sign) for part in parts):
            raise cells.bad("import.other_decimal", text, sign=sign)
        if order is not None and notations.is_another_order(text, order):
            raise cells.bad("import.other_order", text, order=order)
        if order is not None:
            plain = notations.as_iso(text, order)
        else:
            plain = cells.BETWEEN.join(notations.in_plain(part, sign or notations.POINT) for part in parts)
        try:
            return column.read(plain)
        except Unreadable as error:  # in the words of the file
            facts = {name: fact for name, fact in error.facts.items() if name not in _OWN}
            raise cells.bad(error.id, text, **facts) from None

    def _cells(self, column: LayoutColumn) -> Cells:
        if column.name in self._always:
            texts = {self._always[column.name].strip(): self._sheet.head}
        else:
            at = self._places[column.name]
            rows = zip(reversed(self._sheet.rows), reversed(self._sheet.lines), strict=True)
            texts = {row[at].strip(): line for row, line in rows if at < len(row)}  # the first line of each
        if column.read is cells.factors:
            texts = {part: line for text, line in texts.items() for part in _parts(column, text)}
        texts.pop("", None)
        if column.read not in cells.OF_ITEMS:
            return Cells(column.name, texts)
        return Cells(column.name, texts, lambda text: self._finest(column.name, text))

    def _finest(self, name: str, text: str) -> int | None:
        """How finely the items of a text are counted: the coarsest of them; None where one is not known."""
        found = self._items.get(name)
        if found is None:
            found = self._items[name] = self._counted_by_text(name)
        return found.get(text)

    @cached_property
    def _items(self) -> dict[str, dict[str, int | None]]:
        return {}

    def _counted_by_text(self, name: str) -> dict[str, int | None]:
        found: dict[str, int | None] = {}
        for row in self._sheet.rows:
            text, sku, places = (self._cell(row, column) for column in (name, "sku", "decimals"))
            counted = int(places) if places in ("0", "1", "2", "3") else self._counted.get(sku.casefold())
            before = found.get(text, counted)
            found[text] = None if counted is None or before is None else min(counted, before)
        return found

    def _cell(self, row: list[str], name: str) -> str:
        at = self._places.get(name, len(row))
        return row[at].strip() if at < len(row) else self._always.get(name, "")


def _parts(column: LayoutColumn, text: str) -> list[str]:
    """The numbers of a cell, which may hold several."""
    return [part.strip() for part in text.split(cells.BETWEEN)] if column.read is cells.factors else [text]
