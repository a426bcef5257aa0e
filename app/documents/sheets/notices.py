"""What customers are told."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.sheets.parts import Fact, Letterhead, Party


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One waiting line that a customer is told of: what they were told before ("" for the first time), how it stands
    now with the shape of its footing, what has become of the promise, and what they may choose (a choice a line, "" for
    none).
    """

    order: str
    sku: str
    item: str
    waiting: str
    before: str
    shape: str
    now: str
    change: str
    choices: str


@dataclass(frozen=True, slots=True)
class DelayNotice:
    """What one customer is told: that goods are late, or when they come, or that they are ready. `asks` says how to
    answer, "" where nothing is asked.
    """

    title: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    opening: str
    lines: tuple[NoticeLine, ...]
    asks: str
    closing: str


@dataclass(frozen=True, slots=True)
class DelayNoticeSheet:
    """Notices to customers, each on its own pages."""

    paper: str
    letterhead: Letterhead
    title: str
    notices: tuple[DelayNotice, ...]
