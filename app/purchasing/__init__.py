"""Verbs of buying: suggest, draft, send, confirm, close short, cancel."""

from app.purchasing.answers import cancel, close_short, confirm, confirm_all
from app.purchasing.drafts import DraftLine, Sent, add_to_draft, amend_draft, draft, send
from app.purchasing.suggestions import Suggestion, draft_from, suggest

__all__ = [
    "DraftLine",
    "Sent",
    "Suggestion",
    "add_to_draft",
    "amend_draft",
    "cancel",
    "close_short",
    "confirm",
    "confirm_all",
    "draft",
    "draft_from",
    "send",
    "suggest",
]
