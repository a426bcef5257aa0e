"""What every override is asked and keeps: a reason, who moves back for it, and consent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.desk import ActUnderWay
from app.desk.lines import moved_by_name, under_name
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
        ask(_asked(line, moved_by_name(later)), consent)


def effect_of(line: OrderLine, later: Sequence[Later]) -> OverrideEffect:
    """What the override of a line would do."""
    found = moved_by_name(later)
    return OverrideEffect(found, _asked(line, found).question if found else None)


def _asked(line: OrderLine, found: tuple[MovedBack, ...]) -> NeedsConsent:
    return NeedsConsent("override.moves_back", count=len(found), who=found, **under_name(line).facts)


def queued(act: ActUnderWay, line: OrderLine, later: Sequence[Later] = ()) -> Queued:
    _, item, order, customer = under_name(line)
    return Queued(act.id, line.id, order, customer, item.sku, moved_by_name(later))
