"""What stands on paper: frozen text, already formatted. Nothing in here knows the store or the printer."""

from app.documents.sheets.audit import OverrideAuditSheet, OverrideLine
from app.documents.sheets.buying import ChaseLetterSheet, ChaseLine, PurchaseOrderLine, PurchaseOrderSheet
from app.documents.sheets.counting import CountLine, CountSection, CountSheet, VarianceLine, VarianceReportSheet
from app.documents.sheets.goods import (
    PackedLine,
    PackingSlip,
    PackingSlipSheet,
    PickLine,
    PickListSheet,
    PickSection,
    ReceivedLine,
    ReceivingSlipSheet,
)
from app.documents.sheets.labels import Label, LabelsSheet, Symbol
from app.documents.sheets.notices import DelayNotice, DelayNoticeSheet, NoticeLine
from app.documents.sheets.parts import Fact, Letterhead, Party
from app.documents.sheets.status import StatusLine, StatusSection, StatusSheet

Sheet = (
    ChaseLetterSheet
    | CountSheet
    | DelayNoticeSheet
    | LabelsSheet
    | OverrideAuditSheet
    | PackingSlipSheet
    | PickListSheet
    | PurchaseOrderSheet
    | ReceivingSlipSheet
    | StatusSheet
    | VarianceReportSheet
)

__all__ = [
    "ChaseLetterSheet",
    "ChaseLine",
    "CountLine",
    "CountSection",
    "CountSheet",
    "DelayNotice",
    "DelayNoticeSheet",
    "Fact",
    "Label",
    "LabelsSheet",
    "Letterhead",
    "NoticeLine",
    "OverrideAuditSheet",
    "OverrideLine",
    "PackedLine",
    "PackingSlip",
    "PackingSlipSheet",
    "Party",
    "PickLine",
    "PickListSheet",
    "PickSection",
    "PurchaseOrderLine",
    "PurchaseOrderSheet",
    "ReceivedLine",
    "ReceivingSlipSheet",
    "Sheet",
    "StatusLine",
    "StatusSection",
    "StatusSheet",
    "Symbol",
    "VarianceLine",
    "VarianceReportSheet",
]
