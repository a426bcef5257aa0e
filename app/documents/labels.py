"""Labels: what stands on each, and on which stock they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Symbol(StrEnum):
    """How a code is drawn. Where bars would be too narrow to be read, a QR code takes their place."""

    BARS = "bars"
    QR = "qr"


@dataclass(frozen=True, slots=True)
class Label:
    """One label. `head` is read from two metres, `lines` from near; `code` is what its barcode says, "" for none."""

    head: str
    lines: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class LabelsSheet:
    """Labels in the order in which they are printed, the first at place `start` (from 1) of a sheet of `stock`.

    `title` is the name of the job.
    """

    stock: str
    start: int
    symbol: Symbol
    title: str
    labels: tuple[Label, ...]
