"""Verbs of buying: suggest, draft, send, confirm, chase, close short, cancel."""

from app.purchasing.answers import confirm, confirm_all
from app.purchasing.chasing import chase, chase_order
from app.purchasing.cover import uncovered
from app.purchasing.draft_lines import currency_of
from app.purchasing.drafts import amend_draft, draft, send
from app.purchasing.giving_up import cancel, close_short, reduce, reduce_item
from app.purchasing.joining import add_to_draft
from app.purchasing.proposals import Extent, by_supplier, draft_from, draft_proposals, proposals, total
from app.purchasing.suggestions import offer_of, suggest

__all__ = [
    "Extent",
    "add_to_draft",
    "amend_draft",
    "by_supplier",
    "cancel",
    "chase",
    "chase_order",
    "close_short",
    "confirm",
    "confirm_all",
    "currency_of",
    "draft",
    "draft_from",
    "draft_proposals",
    "offer_of",
    "proposals",
    "reduce",
    "reduce_item",
    "send",
    "suggest",
    "total",
    "uncovered",
]
