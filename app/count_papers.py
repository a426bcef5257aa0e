"""Gathers what a count needs on paper: the blind sheet, bin by bin."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from app import formats
from app.data import items
from app.desk import Desk
from app.documents.sheets import CountLine, CountSection, CountSheet, Fact
from app.domain import codes
from app.domain.errors import NotFound
from app.domain.items import Item
from app.paperwork import letterhead, paper_of
from app.words import _, ngettext

SPARE_LINES = 1


def count_sheet(desk: Desk, bins: Collection[str] | None = None) -> CountSheet:
    """A blind sheet of everything kept in these bins, None: in all of them, and of what has none.

    Raises NotFound "bin.unknown".
    """
    known = items.bins()
    for code in bins or ():
        if code not in known:
            raise NotFound("bin.unknown", bin=code)
    found = [item for item in items.all_items() if (item.bin in bins if bins is not None else not item.discontinued)]
    return sheet_of(desk, found, _("Count sheet"))


def sheet_of(
    desk: Desk, counted: Sequence[Item], title: str, *, code: str = "", facts: Sequence[Fact] = ()
) -> CountSheet:
    """The blind sheet of these items, in the order in which one walks past their bins; `code` is the count's."""
    known = items.bins()
    ordered = sorted(counted, key=lambda item: (item.bin == "", item.bin, item.sku))
    sections = []
    number = 0
    for bin, group in groupby(ordered, key=lambda item: item.bin):
        lines = []
        for item in group:
            number += 1
            lines.append(_line(item, number))
        bin_code = codes.make(codes.Kind.BIN, known[bin]) if bin else ""
        sections.append(CountSection(_("Bin {bin}").format(bin=bin) if bin else _("No bin"), bin_code, tuple(lines)))
    count = ngettext("{count} item", "{count} items", number).format(count=formats.quantity(number))
    return CountSheet(
        paper=paper_of(desk.settings),
        letterhead=letterhead(desk.settings),
        title=title,
        code=code,
        facts=(Fact(_("Printed"), formats.date_full(desk.today)), Fact(_("To count"), count), *facts),
        sections=tuple(sections),
        spare_lines=SPARE_LINES,
        nothing=_("There is nothing to count here."),
        explanation=_(
            "Count what is there, also 0; leave empty what you did not count. What is found besides goes on the empty"
            " lines, with its code. Key the sheet in by its line numbers."
        ),
    )


def _line(item: Item, number: int) -> CountLine:
    return CountLine(formats.quantity(number), item.sku, item.name, item.unit, codes.make(codes.Kind.ITEM, item.id))
