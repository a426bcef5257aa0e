"""What is suggested for an item, and why that much."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.items import Item, Source, Standing
from app.domain.reorder import advise

WHOLE = st.integers(0, 5_000).map(Decimal)
SOURCES = st.builds(
    lambda pack, minimum: Source(1, 1, 1, pack_size=pack, minimum=minimum), st.integers(1, 500).map(Decimal), WHOLE
)


def standing(on_hand: int, waiting: int = 0, on_order: int = 0, drafts: int = 0) -> Standing:
    return Standing(Decimal(on_hand), Decimal(waiting), Decimal(on_order), Decimal(drafts))


def item(point: int | None = None, up_to: int | None = None, **fields: Any) -> Item:
    levels = [None if level is None else Decimal(level) for level in (point, up_to)]
    return Item(1, "A", "a", reorder_point=levels[0], order_up_to=levels[1], **fields)


@pytest.mark.parametrize(
    ("what", "sums", "cover", "refill"),
    [
        (item(10, 50), standing(11), None, None),
        (item(10, 50), standing(10), 0, 40),  # at the reorder point is already low
        (item(10, 50), standing(4, waiting=10), 6, 56),
        (item(10, 50), standing(4, waiting=10, on_order=3), 3, 53),
        (item(10, 50), standing(4, waiting=10, on_order=3, drafts=3), 0, 50),
        (item(10, 50), standing(4, waiting=10, drafts=60), None, None),  # a draft counts: asking twice suggests once
        (item(), standing(4, waiting=10), 6, 6),  # without a reorder point: what the queue needs
        (item(), standing(4), None, None),
        (item(None, 50), standing(4), None, None),
        (item(None, 50), standing(4, waiting=10), 6, 56),
        (item(10), standing(4), 0, 7),  # without a level: just above the reorder point, or it would be listed again
        (item(10, decimals=1), standing(4), 0, Decimal("6.1")),
        (item(10), standing(4, waiting=10), 6, 17),
        (item(10, 5), standing(4, waiting=10), 6, 11),  # a level below the reorder point is as set
        (item(0), standing(0), 0, 1),
        (item(10, 10), standing(10), None, None),  # what comes to nothing is not listed
        (item(10, 50, discontinued=True), standing(4), None, None),
        (item(10, 50, discontinued=True), standing(4, waiting=10), 6, 6),  # a last buy covers the queue, no more
    ],
)
def test_cover_and_refill(what: Item, sums: Standing, cover: int | None, refill: Decimal | int | None) -> None:
    advice = advise(what, sums)
    assert (advice and advice.cover, advice and advice.refill) == (cover, refill)


@given(WHOLE, WHOLE, WHOLE, WHOLE, st.none() | WHOLE, st.none() | WHOLE, st.none() | SOURCES)
def test_asking_twice_suggests_once(
    on_hand: Decimal,
    waiting: Decimal,
    on_order: Decimal,
    drafts: Decimal,
    point: Decimal | None,
    up_to: Decimal | None,
    source: Source | None,
) -> None:
    if point is not None and up_to is not None and up_to <= point:
        up_to = point + 1
    what = Item(1, "A", "a", reorder_point=point, order_up_to=up_to)
    sums = Standing(on_hand, waiting, on_order, drafts)
    offers = [] if source is None else [source]
    advice = advise(what, sums, offers)
    if advice is None:
        return
    assert advice.refill >= advice.cover >= 0
    again = advise(what, sums._replace(drafts=drafts + advice.refill_rounded), offers)
    assert again is None or again.refill_rounded == 0
    covered = advise(what, sums._replace(drafts=drafts + advice.cover_rounded), offers)
    assert covered is None or covered.cover == 0
