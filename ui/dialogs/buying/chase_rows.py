"""The list of deliveries that a supplier is chased for, and the ways of chasing."""

from __future__ import annotations

from app import formats
from app.domain.chasing import ChaseWhy
from app.views.chases import ChaseRow
from app.words import N_, _
from ui.tables.column import Column

TONES = {ChaseWhy.OVERDUE: "overdue", ChaseWhy.UNCONFIRMED: "hoped", ChaseWhy.UNDATED: "undated"}


def _tone(row: ChaseRow) -> str:
    return "muted" if row.chase.again else TONES[row.chase.why]


def _item(row: ChaseRow) -> str:
    return f"{row.sku}  {row.name}"


SUPPLIER: Column[ChaseRow] = Column.text(N_("Supplier"), lambda row: row.supplier, long=True, width=140)
ROWS: tuple[Column[ChaseRow], ...] = (
    Column.text(N_("Order"), lambda row: row.po, width=80, key="po"),
    Column.text(N_("Item"), _item, long=True, width=180, key="item"),
    Column.figure(N_("Open"), lambda row: row.open, width=60, key="open"),
    Column(
        N_("How late"),
        lambda row: row.chase.days,
        lambda row: formats.chase_why(row.chase),
        tone=_tone,
        hint=lambda row: formats.chase_stands(row.chase),
        width=170,
        key="why",
    ),
    Column.figure(
        N_("Customers"),
        lambda row: row.harm.customers,
        zero=False,
        hint=lambda row: formats.waits_text(row.waiting) or None,
        width=80,
        key="customers",
    ),
    Column(
        N_("Oldest waits"),
        lambda row: row.harm.oldest_wait if row.harm.customers else None,
        lambda row: formats.days(row.harm.oldest_wait) if row.harm.customers else "",
        "right",
        width=95,
        key="oldest",
    ),
    Column(
        N_("Last contact"),
        lambda row: row.chase.asked.last_contact,
        lambda row: formats.contact_short(row.chase, row.harm),
        tone=lambda row: "muted",
        hint=lambda row: formats.contact_text(row.chase, row.harm),
        width=130,
        key="contact",
    ),
)


def explained(row: ChaseRow) -> str:
    """Why a row stands where it does, in full: what was said, whom it harms, when they were last asked."""
    text = f"{row.po}, {row.sku}: {formats.chase_stands(row.chase)} · {formats.harm_text(row.chase, row.harm)}."
    waits = formats.waits_text(row.waiting)
    return f"{text} {_('Waiting for it: {whom}.').format(whom=waits)}" if waits else text
