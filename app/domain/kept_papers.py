"""Papers that left the house: what is kept of them, with the act that they go with."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class PaperKind(StrEnum):
    NOTICE = "notice"
    CONFIRMATION = "confirmation"
    PACKING_SLIP = "packing-slip"
    PURCHASE_ORDER = "purchase-order"


class Leaving(NamedTuple):
    """What leaves with an act: the paper of the order or purchase order `of` (id), the notices of `lines` (ids), or the
    packing slips of what the act ships.
    """

    kind: PaperKind
    of: int = 0
    lines: tuple[int, ...] = ()


class KeptPaper(NamedTuple):
    """A paper as it left, in whole: `sheet` is its text, as `app.documents.keeping` packs it. `whom` is the customer or
    the supplier; `number` that of the order or purchase order, "" for a notice.
    """

    id: int
    act: int
    kind: PaperKind
    on: date
    person: str
    title: str
    whom: str
    language: str
    number: str
