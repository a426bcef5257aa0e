"""Gathers the override audit: everything that got ahead of a queue, as it was decided."""

from __future__ import annotations

from app import formats
from app.data import acts, orders, queueing
from app.data.queueing import Override
from app.desk import Desk
from app.documents.sheets import Fact, OverrideAuditSheet, OverrideLine
from app.lending import BY_SETTING, LEND
from app.paperwork import letterhead, paper_of
from app.queueing import MOVE_UP, named
from app.words import N_, _, ngettext

WHAT = {
    "move_up": N_("Moved up"),
    "release": N_("Released after it was passed on"),
    "ship": N_("Shipped {quantity} beyond its share"),
    "lend": N_("Lent {quantity}"),
    "issue": N_("Issued {quantity} that customers waited for"),
}


def override_audit_sheet(desk: Desk) -> OverrideAuditSheet:
    """Every override of the store, the latest first."""
    found = list(reversed(queueing.overrides()))
    count = ngettext("{count} override", "{count} overrides", len(found)).format(count=formats.quantity(len(found)))
    return OverrideAuditSheet(
        paper=paper_of(desk.settings),
        letterhead=letterhead(desk.settings),
        title=_("Override audit"),
        facts=(Fact(_("As of"), formats.date_full(desk.today)), Fact(_("In all"), count)),
        lines=tuple(_line(each) for each in found),
        nothing=_("Nobody has got ahead of a queue."),
        explanation=_(
            "Dates are what could be promised before and after, at the time. Where several lines of an order moved"
            " together, who moved back stands with one of them."
        ),
    )


def _line(override: Override) -> OverrideLine:
    lines = [line for line in (override.line, override.before) if line is not None]
    names = orders.names(lines)
    text = _(WHAT[override.kind])
    if override.quantity is not None:
        text = text.format(quantity=formats.quantity(override.quantity))
    if override.line is not None:
        text = f"{names[override.line].customer} ({names[override.line].order}): {text}"
    if override.kind == MOVE_UP and override.before is not None:
        before = names[override.before]
        text = _("{what}, before {customer} ({order})").format(what=text, customer=before.customer, order=before.order)
    if override.kind == LEND and override.before is not None:
        lender = names[override.before]
        text = _("{what}, held for {customer} ({order})").format(
            what=text, customer=lender.customer, order=lender.order
        )
    if acts.reversal_of(override.act) is not None:
        text = _("{what}; taken back since").format(what=text)
    return OverrideLine(
        day=formats.date_full(override.on),
        person=override.person,
        what=text,
        reason=_(override.reason) if override.reason == BY_SETTING else override.reason,
        moved=formats.moved_text(named(override.moved)) or _("nobody's promise"),
    )
