"""How our paper compares with reportlab's bare table of the same strings, in one run."""

from __future__ import annotations

import io
from dataclasses import replace
from time import perf_counter

from reportlab.lib.pagesizes import A4
from reportlab.platypus import LongTable, SimpleDocTemplate

from app.documents import render
from app.documents.purchase_order import PurchaseOrderLine
from tests.documents import papers
from tests.limits import within
from tests.ratios import ratio

LINES = 1000


def bare_table(lines: tuple[PurchaseOrderLine, ...]) -> bytes:
    """The same strings in reportlab's own table, as plain as it comes."""
    rows = [
        [
            line.position,
            line.part_number,
            line.item,
            line.sku,
            line.quantity,
            line.packs,
            line.requested,
            line.confirmed,
            line.unit_cost,
            line.amount,
        ]
        for line in lines
    ]
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=A4, invariant=1).build([LongTable(rows, repeatRows=1)])
    return target.getvalue()


def test_a_purchase_order_of_a_thousand_lines_costs_at_most_two_and_a_half_bare_tables() -> None:
    sheet = papers.purchase_order(lines=LINES)
    got = ratio(lambda: render(sheet), lambda: bare_table(sheet.lines))
    within("purchase order / bare table", got, 2.5)


def test_names_that_wrap_and_mix_scripts_keep_to_it_too() -> None:
    sheet = papers.purchase_order(lines=LINES)
    name = "USB missile launcher, green, with a name that takes two lines {}"
    lines = [replace(line, item=name.format(n), confirmed="9 June") for n, line in enumerate(sheet.lines)]
    lines[::20] = [replace(line, item=f"{line.item} 漢字 한글") for line in lines[::20]]
    sheet = replace(sheet, lines=tuple(lines))
    got = ratio(lambda: render(sheet), lambda: bare_table(sheet.lines))
    within("wrapped and mixed / bare table", got, 2.5)


def test_the_whole_queue_prints_in_a_few_seconds() -> None:
    sheet = papers.status(sections=9, lines=350)
    start = perf_counter()
    render(sheet)
    within("printing 3,150 waiting lines", perf_counter() - start, 8, "s")
