"""Paper: a frozen sheet of text goes in, the bytes of a PDF come out.

reportlab is imported when the first page is drawn, not before.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from importlib import import_module

from app.documents.sheets import (
    ChaseLetterSheet,
    CountSheet,
    DelayNoticeSheet,
    LabelsSheet,
    OverrideAuditSheet,
    PackingSlipSheet,
    PickListSheet,
    PurchaseOrderSheet,
    ReceivingSlipSheet,
    Sheet,
    StatusSheet,
    VarianceReportSheet,
)

DRAWN_BY: dict[type[Sheet], str] = {
    ChaseLetterSheet: "chase_letter",
    CountSheet: "count_sheet",
    DelayNoticeSheet: "delay_notice",
    LabelsSheet: "labels",
    OverrideAuditSheet: "override_audit",
    PackingSlipSheet: "packing_slip",
    PickListSheet: "pick_list",
    PurchaseOrderSheet: "purchase_order",
    ReceivingSlipSheet: "receiving_slip",
    StatusSheet: "backorder_status",
    VarianceReportSheet: "variance_report",
}


def render(sheet: Sheet) -> bytes:
    """The PDF of `sheet`. The same sheet gives the same bytes."""
    drawing = import_module(f"app.documents.{DRAWN_BY[type(sheet)]}")
    content: bytes = drawing.pages(sheet, missing(sheet))
    return content


def missing(sheet: Sheet) -> tuple[str, ...]:
    """What of the sheet's text cannot be printed: scripts and signs by name, in the order of the alphabet."""
    from app.documents import fonts

    names: set[str] = set()
    for text in set(_texts(sheet)):
        names |= fonts.missing(text)
    return tuple(sorted(names))


def _texts(part: object) -> list[str]:
    if isinstance(part, str):
        return [part]
    if isinstance(part, tuple):
        return [text for each in part for text in _texts(each)]
    if is_dataclass(part):
        return [text for field in fields(part) for text in _texts(getattr(part, field.name))]
    return []
