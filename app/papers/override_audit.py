"""Gathers the override audit: everything that got ahead of a queue, as it was decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from app import formats
from app.data import acts, items, orders, queueing
from app.data.orders import LineName
from app.data.queueing import Override
from app.desk import Desk
from app.documents.override_audit import OverrideAuditSheet, OverrideLine
from app.documents.parts import Fact
from app.domain.acts import Verb
from app.domain.lending import BY_SETTING
from app.domain.overrides import CLOCK_WRONG, Later, MovedBack
from app.papers.letterhead import letterhead, on_paper, paper_of
from app.queueing.overrides import named
from app.words import N_, _, ngettext

WHAT: dict[str, str] = {
    Verb.GO_BACK: N_("Placed anew"),
    Verb.MOVE_UP: N_("Moved up"),
    Verb.RELEASE: N_("Released after it was passed on"),
    Verb.SHIP: N_("Shipped {quantity} beyond its share"),
    Verb.LEND: N_("Lent {quantity}"),
    Verb.ISSUE: N_("Issued {quantity} that customers waited for"),
}
# What the program itself gives as a reason, as it stands in the store.
KEPT_REASONS = {BY_SETTING: N_("setting: pass"), CLOCK_WRONG: N_("the clock was wrong")}


class _Known(NamedTuple):
    """What the lines of the audit are called, read at once for all of them."""

    names: Mapping[int, LineName]
    skus: Mapping[int, str]  # by line
    issued: Mapping[int, str]  # the SKUs of an act
    taken_back: Collection[int]
    moved: Mapping[Later, MovedBack]


@on_paper()
def override_audit_sheet(desk: Desk) -> OverrideAuditSheet:
    """Everything that got ahead of a queue: when, by whom, why, and who moved back."""
    found = list(reversed(queueing.overrides()))
    known = _known(found)
    count = ngettext("{count} override", "{count} overrides", len(found)).format(count=formats.quantity(len(found)))
    return OverrideAuditSheet(
        paper=paper_of(desk.settings),
        letterhead=letterhead(desk.settings),
        title=_("Override audit"),
        facts=(Fact(_("As of"), formats.date_full(desk.today)), Fact(_("In all"), count)),
        lines=tuple(_line(each, known) for each in found),
        nothing=_("Nobody has got ahead of a queue."),
        explanation=_(
            "Dates are what could be promised before and after, at the time. Where several lines of an order moved"
            " together, who moved back stands with one of them."
        ),
    )


def _known(overrides: Sequence[Override]) -> _Known:
    lines = {line for each in overrides for line in (each.line, each.before) if line is not None}
    item_of = {line.id: line.item for line in orders.lines(lines)}
    issues = acts.by_ids({each.act for each in overrides if each.line is None})
    touched = {item for act in issues.values() for item in act.change.items}
    skus = {id: item.sku for id, item in items.by_ids({*item_of.values(), *touched}).items()}
    moved = list(dict.fromkeys(later for each in overrides for later in each.moved))
    return _Known(
        orders.names(lines),
        {line: skus[item] for line, item in item_of.items()},
        {id: ", ".join(sorted(skus[item] for item in act.change.items)) for id, act in issues.items()},
        acts.taken_back({each.act for each in overrides}),
        dict(zip(moved, named(moved), strict=True)),
    )


def _line(override: Override, known: _Known) -> OverrideLine:
    text = _(WHAT[override.kind])
    if override.quantity is not None:
        text = text.format(quantity=formats.quantity(override.quantity))
    if override.line is None:
        text = f"{known.issued[override.act]}: {text}"
    else:
        name = known.names[override.line]
        text = f"{name.customer} ({name.order}), {known.skus[override.line]}: {text}"
    if override.kind == Verb.MOVE_UP and override.before is not None:
        before = known.names[override.before]
        text = _("{what}, before {customer} ({order})").format(what=text, customer=before.customer, order=before.order)
    if override.kind == Verb.LEND and override.before is not None:
        lender = known.names[override.before]
        text = _("{what}, held for {customer} ({order})").format(
            what=text, customer=lender.customer, order=lender.order
        )
    if override.act in known.taken_back:
        text = _("{what}; taken back since").format(what=text)
    return OverrideLine(
        day=formats.date_full(override.on),
        person=override.person,
        what=text,
        reason=_(KEPT_REASONS[override.reason]) if override.reason in KEPT_REASONS else override.reason,
        moved=formats.moved_text([known.moved[later] for later in override.moved]) or _("nobody's promise"),
    )
