"""What every override is asked and keeps: a reason, who moves back for it, and consent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.data import items as stored_items
from app.data import orders
from app.desk import ActUnderWay
from app.desk.lines import under_name
from app.domain.errors import Consent, NeedsConsent, Refused, ask
from app.domain.orders import OrderLine
from app.domain.overrides import Later, MovedBack, OverrideEffect, Queued, moved_back
from app.domain.promises import Outlook


def set_back(
    before: Mapping[int, Sequence[Outlook]], after: Mapping[int, Sequence[Outlook]], ahead: set[int]
) -> list[Later]:
    """Whose promise is later or gone, the lines that got ahead left out."""
    now = {outlook.line.id: outlook for found in after.values() for outlook in found if outlook.line.id not in ahead}
    return moved_back((outlook for found in before.values() for outlook in found), now)


def check_override(line: OrderLine, later: Sequence[Later], reason: str, consent: Consent) -> None:
    """Refuse an override without a reason; ask where somebody moves back."""
    if not reason.strip():
        raise Refused("override.no_reason", **under_name(line).facts)
    if later:
        ask(_asked(line, named(later)), consent)


def effect_of(line: OrderLine, later: Sequence[Later]) -> OverrideEffect:
    """What the override of a line would do."""
    found = named(later)
    return OverrideEffect(found, _asked(line, found).question if found else None)


def _asked(line: OrderLine, found: tuple[MovedBack, ...]) -> NeedsConsent:
    return NeedsConsent("override.moves_back", count=len(found), who=found, **under_name(line).facts)


def named(later: Sequence[Later]) -> tuple[MovedBack, ...]:
    """Who moves back, by order and customer."""
    names = orders.names(each.line for each in later)
    lines = {line.id: line for line in orders.lines(each.line for each in later)}
    items = {line.item for line in lines.values()}
    skus = {item.id: item.sku for item in stored_items.all_items(items)} if items else {}
    numbers = orders.numbers_of_twins(lines.values())
    return tuple(
        MovedBack(
            each.line,
            *names[each.line],
            skus[lines[each.line].item],
            each.before,
            each.after,
            each.days,
            numbers.get(each.line),
            each.taken,
            each.ready,
            each.held,
        )
        for each in later
    )


def queued(act: ActUnderWay, line: OrderLine, later: Sequence[Later] = ()) -> Queued:
    _, item, order, customer = under_name(line)
    return Queued(act.id, line.id, order, customer, item.sku, named(later))
