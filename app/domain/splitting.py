"""How much to order from each source: whole packs, minimums, and a critical item's split by shares."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_HALF_DOWN, Decimal
from typing import NamedTuple

from app.domain.items import ONE, Source
from app.domain.matching import ZERO


class Portion(NamedTuple):
    """So much to order from one source (None where nobody offers it), because so much is `needed` from there.

    `of_shares` is what the shares of all sources add up to that an item is split over, zero where it is not.
    """

    source: Source | None
    needed: Decimal
    quantity: Decimal
    of_shares: Decimal = ZERO


class Rounding(NamedTuple):
    """Why a suggestion is more than what is needed: raised to a minimum, then up to whole packs; None where not."""

    needed: Decimal
    minimum: Decimal | None
    pack_size: Decimal | None


def rounding(needed: Decimal, source: Source | None) -> Rounding:
    """The reasons for which `rounded` asks for more than `needed`."""
    if needed <= ZERO or source is None:
        return Rounding(needed, None, None)
    raised = max(needed, source.minimum)
    whole = rounded(needed, source)
    return Rounding(needed, source.minimum if raised > needed else None, source.pack_size if whole > raised else None)


def rounded(quantity: Decimal, source: Source | None) -> Decimal:
    """`quantity` raised to the source's minimum and up to whole packs. Zero stays zero."""
    if quantity <= ZERO or source is None:
        return max(ZERO, quantity)
    raised = max(quantity, source.minimum)
    if source.pack_size == ONE and raised == raised.to_integral_value():
        return raised
    return _whole_packs(raised, source, ROUND_CEILING)


def portions(needed: Decimal, sources: Sequence[Source], critical: bool) -> tuple[Portion, ...]:
    """What to order from whom; `sources` come best first. Nothing needed, nothing ordered.

    A critical item is split over its suppliers (the first offer of each that has a share) in the ratio of their shares,
    in whole packs: together at most a pack per source more than is needed. A source whose minimum the others leave no
    room for takes no part; anything else comes whole from the first source.
    """
    if needed <= ZERO:
        return ()
    if not sources:
        return (Portion(None, needed, needed),)
    taking = _taking_part(needed, sources) if critical else []
    if len(taking) < 2:
        source = taking[0] if taking else sources[0]
        return (Portion(source, needed, rounded(needed, source)),)
    return _split(needed, taking)


def _taking_part(needed: Decimal, sources: Sequence[Source]) -> list[Source]:
    """The first offer of each supplier with a share, less those that the minimums leave no room for."""
    first: dict[int, Source] = {}
    for source in sources:
        if source.share > ZERO:
            first.setdefault(source.supplier, source)
    taking = list(first.values())
    while len(taking) > 1 and sum((_least(source) for source in taking), ZERO) > needed:
        least_share = min(source.share for source in taking)
        taking.remove(max((source for source in reversed(taking) if source.share == least_share), key=_room))
    return taking


def _room(source: Source) -> tuple[Decimal, bool]:
    """Which of equal sources to leave out: the greater minimum, then whichever is not preferred (of these the last)."""
    return _least(source), not source.preferred


def _least(source: Source) -> Decimal:
    """The least that the source sells, in whole packs; without a minimum it may also be nothing."""
    return _whole_packs(source.minimum, source, ROUND_CEILING)


def _split(needed: Decimal, sources: Sequence[Source]) -> tuple[Portion, ...]:
    """Nearest whole packs for each, those in the largest packs first, so that the smallest make up the difference."""
    due = _dues(needed, sources)
    ordered: dict[int, Decimal] = {}
    left = needed
    by_pack = sorted(sources, key=lambda source: (-source.pack_size, source.preferred, source.share))
    for source in by_pack[:-1]:
        most = max(ZERO, _whole_packs(left, source, ROUND_CEILING))
        nearest = _whole_packs(due[source.id], source, ROUND_HALF_DOWN)
        ordered[source.id] = max(_least(source), min(nearest, most))
        left -= ordered[source.id]
    last = by_pack[-1]
    ordered[last.id] = max(_least(last), _whole_packs(max(ZERO, left), last, ROUND_CEILING))
    taking = [source for source in sources if ordered[source.id]]
    due = _dues(needed, taking)  # those for whom no pack is left take no part
    shares = sum((source.share for source in taking), ZERO)
    return tuple(Portion(source, due[source.id], ordered[source.id], shares) for source in taking)


def _dues(needed: Decimal, sources: Sequence[Source]) -> dict[int, Decimal]:
    """What is due from each by its share, to the thousandth; none less than it sells at least, together `needed`."""
    fixed: dict[int, Decimal] = {}
    while True:
        free = [source for source in sources if source.id not in fixed]
        left = needed - sum(fixed.values(), ZERO)
        shares = sum((source.share for source in free), ZERO)
        due: dict[int, Decimal] = {}
        for source in free:
            part = left - sum(due.values(), ZERO) if source is free[-1] else _thousandths(left * source.share / shares)
            due[source.id] = part
        below = [source for source in free if due[source.id] < _least(source)]
        if not below:
            return fixed | due
        fixed |= {source.id: _least(source) for source in below}


def _thousandths(quantity: Decimal) -> Decimal:
    return quantity.quantize(Decimal("0.001"))


def _whole_packs(quantity: Decimal, source: Source, rule: str) -> Decimal:
    return (quantity / source.pack_size).to_integral_value(rounding=rule) * source.pack_size
