"""Verbs of buying: suggest, draft, send, confirm, chase, close short, cancel."""

from app.purchasing.answers import confirm, confirm_all
from app.purchasing.chasing import Chased, chase, chase_order
from app.purchasing.cover import uncovered
from app.purchasing.draft_lines import DraftLine
from app.purchasing.drafts import Sent, amend_draft, draft, send
from app.purchasing.giving_up import GivenUp, cancel, close_short, reduce, reduce_item
from app.purchasing.joining import Wanted, add_to_draft
from app.purchasing.proposals import Extent, Proposal, Total, by_supplier, draft_from, draft_proposals, proposals, total
from app.purchasing.suggestions import Offer, Suggestion, offer_of, suggest

__all__ = [
    "Chased",
    "DraftLine",
    "Extent",
    "GivenUp",
    "Offer",
    "Proposal",
    "Sent",
    "Suggestion",
    "Total",
    "Wanted",
    "add_to_draft",
    "amend_draft",
    "by_supplier",
    "cancel",
    "chase",
    "chase_order",
    "close_short",
    "confirm",
    "confirm_all",
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
