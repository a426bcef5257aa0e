"""Verbs of buying: suggest, draft, send, confirm, chase, close short, cancel."""

from app.purchasing.answers import cancel, close_short, confirm, confirm_all
from app.purchasing.chasing import Chased, chase, chase_order
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
    "Chased",
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
    "chase",
    "chase_order",
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
