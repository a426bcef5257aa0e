"""Paper: a frozen sheet of text goes in, the bytes of a PDF come out.

reportlab is imported when the first page is drawn, not before.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from app.documents.sheets import (
    DelayNoticeSheet,
    OverrideAuditSheet,
    PackingSlipSheet,
    PickListSheet,
    PurchaseOrderSheet,
    Sheet,
)


def render(sheet: Sheet) -> bytes:
    """The PDF of `sheet`. The same sheet gives the same bytes."""
    from app.documents import backorder_status, delay_notice, override_audit, packing_slip, pick_list, purchase_order

    if isinstance(sheet, PurchaseOrderSheet):
        return purchase_order.pages(sheet, missing(sheet))
    if isinstance(sheet, PickListSheet):
        return pick_list.pages(sheet, missing(sheet))
    if isinstance(sheet, PackingSlipSheet):
        return packing_slip.pages(sheet, missing(sheet))
    if isinstance(sheet, DelayNoticeSheet):
        return delay_notice.pages(sheet, missing(sheet))
    if isinstance(sheet, OverrideAuditSheet):
        return override_audit.pages(sheet, missing(sheet))
    return backorder_status.pages(sheet, missing(sheet))


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
