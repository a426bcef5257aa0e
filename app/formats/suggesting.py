"""Why so much is suggested: the sum in one line, and line by line for a person who checks it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from app.domain.items import ONE, Item, Source
from app.domain.matching import ZERO
from app.domain.reorder import Advice, Portion, refill_level, rounding
from app.formats.numbers import quantity
from app.formats.packs import packs_text
from app.words import _, ngettext


class SumLine(NamedTuple):
    """One line of a sum: what it is, and its figure. `result` is one that the lines above it add up to."""

    text: str
    figure: str
    result: bool = False


def suggestion_sum(advice: Advice, item: Item, refill: bool) -> str:
    """The sum behind a suggestion: "waiting 12 − on hand 2 − on order 0 − drafts 0 = 10; packs of 25"."""
    standing = advice.standing
    hand, order, drafts, waiting = (
        quantity(number) for number in (standing.on_hand, standing.on_order, standing.drafts, standing.waiting)
    )
    if refill and advice.refill > advice.cover:
        text = _("up to {level} − available {available} = {needed}").format(
            level=quantity(refill_level(item)), available=quantity(standing.available), needed=quantity(advice.refill)
        )
    else:
        text = _("waiting {waiting} − on hand {hand} − on order {order} − drafts {drafts} = {needed}").format(
            waiting=waiting, hand=hand, order=order, drafts=drafts, needed=quantity(advice.cover)
        )
    portions = advice.refill_portions if refill else advice.cover_portions
    if len(portions) > 1:
        split = ngettext("{sum}; split over {count} source", "{sum}; split over {count} sources", len(portions))
        return split.format(sum=text, count=quantity(len(portions)))
    reasons = rounding(portions[0].needed, portions[0].source) if portions else rounding(ZERO, None)
    if reasons.minimum is not None:
        text = _("{sum}; minimum {quantity}").format(sum=text, quantity=quantity(reasons.minimum))
    if reasons.pack_size is not None:
        text = _("{sum}; packs of {quantity}").format(sum=text, quantity=quantity(reasons.pack_size))
    return text


def sum_lines(advice: Advice, item: Item, portion: Portion, *, refill: bool, edited: bool = False) -> list[SumLine]:
    """The same sum to be checked line by line, down to what is ordered from one source."""
    standing = advice.standing
    if refill and advice.refill > advice.cover:
        needed = advice.refill
        lines = [
            SumLine(_("on hand"), quantity(standing.on_hand)),
            SumLine(_("+ on order"), quantity(standing.on_order)),
            SumLine(_("+ in drafts"), quantity(standing.drafts)),
            SumLine(_("− waiting"), quantity(standing.waiting)),
            SumLine(_("= available"), quantity(standing.available), result=True),
            SumLine(
                _("order up to (just above the reorder point)") if item.order_up_to is None else _("order up to"),
                quantity(refill_level(item)),
            ),
            SumLine(_("− available"), quantity(standing.available)),
        ]
    else:
        needed = advice.cover
        lines = [
            SumLine(_("waiting"), quantity(standing.waiting)),
            SumLine(_("− on hand"), quantity(standing.on_hand)),
            SumLine(_("− on order"), quantity(standing.on_order)),
            SumLine(_("− in drafts"), quantity(standing.drafts)),
        ]
    lines.append(SumLine(_("= needed"), quantity(needed), result=True))
    if portion.of_shares and portion.source is not None:
        lines.append(SumLine(_share_text(needed, portion, portion.source), quantity(portion.needed)))
    elif portion.needed != needed:
        lines.append(SumLine(_("of it, from this source"), quantity(portion.needed)))
    return lines + _rounded(portion, edited)


def _share_text(needed: Decimal, portion: Portion, source: Source) -> str:
    """What of a critical item is due from one source: by its share, unless minimums come before it."""
    by_share = needed * source.share / portion.of_shares
    if abs(by_share - portion.needed) >= ONE:
        more = portion.needed > by_share
        return _("their minimum, above their share") if more else _("what the minimums of others leave them")
    return _("their share, {share} of {shares}").format(
        share=quantity(source.share), shares=quantity(portion.of_shares)
    )


def _rounded(portion: Portion, edited: bool) -> list[SumLine]:
    """How what is needed of one source becomes what is ordered from it."""
    source, lines = portion.source, []
    if edited:
        lines.append(SumLine(_("as you typed it"), quantity(portion.quantity)))
    elif source is not None:
        if source.minimum > portion.needed:
            lines.append(SumLine(_("they sell at least"), quantity(source.minimum)))
        if source.pack_size != ONE:
            text = _("in packs of {size}").format(size=quantity(source.pack_size))
            lines.append(SumLine(text, packs_text(portion.quantity, source.pack_size)))
    return [*lines, SumLine(_("= to order"), quantity(portion.quantity), result=True)]
