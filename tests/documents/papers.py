"""Sheets for tests of the paper, and what a reader finds on it."""

from __future__ import annotations

import io
from dataclasses import replace

from pypdf import PdfReader

from app.documents.backorder_status import StatusLine, StatusSection, StatusSheet
from app.documents.parts import Fact, Letterhead, Party
from app.documents.purchase_order import PurchaseOrderLine, PurchaseOrderSheet

HARBOUR = Letterhead("Harbour Stores Ltd", ("12 Quay Street", "Bristol BS1 4AA", "stores@harbour.example"))
LINE = PurchaseOrderLine(
    "1", "ACM-0812", "M8 spring washer", "FAS-0812", "100 pcs", "2 × 50", "2 June", "", "€0.125", "€12.50"
)
WAITING = StatusLine("SO-0118", "Smith & Sons", "2nd", "40", "12 pcs", "3 May", "◇", "Hoped for 12 May")


def purchase_order(lines: int = 1, paper: str = "A4", **fields: object) -> PurchaseOrderSheet:
    sheet = PurchaseOrderSheet(
        paper=paper,
        letterhead=HARBOUR,
        number="PO-0017",
        code="PO0017X",
        notice="",
        parties=(Party("Supplier", "Acme Fasteners", ("Leeds",)), Party("Ship to", "Harbour Stores", ("Bristol",))),
        facts=(Fact("Date", "12 May 2026"), Fact("Currency", "EUR")),
        lines=tuple(replace(LINE, position=str(number), sku=f"FAS-{number:04d}") for number in range(1, lines + 1)),
        total="€12.50",
        total_label="Total",
        terms="30 days net",
        note="Deliver before noon",
    )
    return replace(sheet, **fields)


def order_of(*names: str, **fields: object) -> PurchaseOrderSheet:
    """A purchase order of items with these names."""
    return replace(purchase_order(**fields), lines=tuple(replace(LINE, item=name) for name in names))


def status(sections: int = 1, lines: int = 3, paper: str = "A4", **fields: object) -> StatusSheet:
    sheet = StatusSheet(
        paper=paper,
        letterhead=HARBOUR,
        title="Backorder status",
        parties=(Party("Customer", "Smith & Sons", ("4 Mill Lane",)),),
        facts=(Fact("As of", "12 May 2026"),),
        name_title="Order",
        subject_title="Customer",
        day_title="Accepted",
        sections=tuple(
            StatusSection(f"Item {number}", f"FAS-{number:04d}", (WAITING,) * lines) for number in range(sections)
        ),
        nothing="Nothing is waiting.",
        signs="◆ Confirmed",
        explanation="First come, first served.",
    )
    return replace(sheet, **fields)


def pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def solid(text: str) -> str:
    """`text` without white space, which line breaks on the paper add and drop."""
    return "".join(text.split())


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    """The page sizes, in whole points."""
    return {(round(page.mediabox.width), round(page.mediabox.height)) for page in PdfReader(io.BytesIO(pdf)).pages}


def font_names(pdf: bytes) -> set[str]:
    """The fonts on its pages, without the tag of their subset."""
    names = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            names.add(str(font["/BaseFont"]).partition("+")[2] or str(font["/BaseFont"]))
    return names
