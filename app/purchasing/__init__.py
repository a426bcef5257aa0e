"""Verbs of buying: suggest, draft, send, confirm, close short, cancel."""

from app.purchasing.answers import cancel, close_short, confirm, confirm_all
from app.purchasing.draft_lines import DraftLine
from app.purchasing.drafts import Sent, amend_draft, draft, send
from app.purchasing.joining import Wanted, add_to_draft
from app.purchasing.suggestions import (
    Extent,
    Offer,
    Proposal,
    Suggestion,
    draft_from,
    draft_proposals,
    proposals,
    suggest,
)

__all__ = [
    "DraftLine",
    "Extent",
    "Offer",
    "Proposal",
    "Sent",
    "Suggestion",
    "Wanted",
    "add_to_draft",
    "amend_draft",
    "cancel",
    "close_short",
    "confirm",
    "confirm_all",
    "draft",
    "draft_from",
    "draft_proposals",
    "proposals",
    "send",
    "suggest",
]
