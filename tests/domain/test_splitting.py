"""Whole packs and minimums, and a critical item split over its suppliers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.items import Source
from app.domain.splitting import Portion, Rounding, portions, rounded, rounding

WHOLE = st.integers(0, 5_000).map(Decimal)
SOURCES = st.builds(
    lambda pack, minimum: Source(1, 1, 1, pack_size=pack, minimum=minimum), st.integers(1, 500).map(Decimal), WHOLE
)


@pytest.mark.parametrize(
    ("needed", "pack", "minimum", "ordered", "why"),
    [
        (6, 1, 0, 6, Rounding(Decimal(6), None, None)),
        (6, 12, 0, 12, Rounding(Decimal(6), None, Decimal(12))),
        (12, 12, 12, 12, Rounding(Decimal(12), None, None)),
        (6, 1, 20, 20, Rounding(Decimal(6), Decimal(20), None)),
        (6, 12, 20, 24, Rounding(Decimal(6), Decimal(20), Decimal(12))),
        (21, 12, 20, 24, Rounding(Decimal(21), None, Decimal(12))),
        (0, 12, 20, 0, Rounding(Decimal(0), None, None)),
    ],
)
def test_packs_and_minimum_with_the_reason(needed: int, pack: int, minimum: int, ordered: int, why: Rounding) -> None:
    source = Source(1, 1, 1, pack_size=Decimal(pack), minimum=Decimal(minimum))
    assert rounded(Decimal(needed), source) == ordered
    assert rounding(Decimal(needed), source) == why


def test_broken_packs_are_exact() -> None:
    source = Source(1, 1, 1, pack_size=Decimal("0.3"))
    assert rounded(Decimal("0.9"), source) == Decimal("0.9")
    assert rounded(Decimal("0.901"), source) == Decimal("1.2")


def test_without_a_source_nothing_is_rounded() -> None:
    assert rounded(Decimal("2.5"), None) == Decimal("2.5")
    assert rounding(Decimal("2.5"), None) == Rounding(Decimal("2.5"), None, None)


@given(WHOLE, SOURCES)
def test_what_is_ordered_is_the_least_that_does(needed: Decimal, source: Source) -> None:
    ordered = rounded(needed, source)
    if not needed:
        assert ordered == 0
        return
    assert ordered >= max(needed, source.minimum)
    assert ordered % source.pack_size == 0
    assert ordered - source.pack_size < max(needed, source.minimum)
    assert rounded(ordered, source) == ordered
    assert any(rounding(needed, source)[1:]) == (ordered > needed)


def offer(number: int, pack: str = "1", share: str = "1", minimum: str = "0", **fields: bool) -> Source:
    """The offer of one supplier; its id is the supplier's."""
    sizes = {"pack_size": Decimal(pack), "share": Decimal(share), "minimum": Decimal(minimum)}
    return Source(number, 1, number, **sizes, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("needed", "offers", "ordered"),
    [
        (100, [offer(1, share="70"), offer(2, share="30")], {1: 70, 2: 30}),
        (100, [offer(1), offer(2)], {1: 50, 2: 50}),  # shares that nobody has set are equal
        (100, [offer(1, share="2"), offer(2, share="1")], {1: 67, 2: 33}),
        (100, [offer(1, pack="12", share="70"), offer(2, pack="5", share="30")], {1: 72, 2: 30}),
        (1, [offer(1, preferred=True), offer(2)], {1: 1}),  # what cannot be divided comes from the preferred one
        (1, [offer(1), offer(2, preferred=True)], {2: 1}),
        (5, [offer(1, pack="12"), offer(2, pack="10")], {2: 10}),  # less than anybody's pack: one pack of the smallest
        (100, [offer(1), offer(2, share="0")], {1: 100}),
        (100, [offer(1, share="0"), offer(2, share="0")], {1: 100}),  # nobody has a share: as if it were not critical
        (100, [offer(1, share="90"), offer(2, share="10", minimum="20")], {1: 80, 2: 20}),
        (100, [offer(1, share="90"), offer(2, share="10", minimum="120")], {1: 100}),  # no room for that minimum
        (30, [offer(1, minimum="50"), offer(2, share="2", minimum="40")], {2: 40}),
        (100, [], {None: 100}),
        (0, [offer(1), offer(2)], {}),
    ],
)
def test_a_critical_item_is_split_by_shares(needed: int, offers: list[Source], ordered: dict[int | None, int]) -> None:
    found = portions(Decimal(needed), offers, critical=True)
    assert {portion.source.id if portion.source else None: portion.quantity for portion in found} == ordered


def test_what_is_not_critical_comes_from_the_first_source() -> None:
    first = offer(1, pack="12")
    assert portions(Decimal(100), [first, offer(2)], critical=False) == (Portion(first, Decimal(100), Decimal(108)),)


def test_two_packs_of_one_supplier_are_one_share() -> None:
    small, large, other = offer(1, pack="10"), Source(3, 1, 1, pack_size=Decimal(100)), offer(2)
    found = portions(Decimal(100), [small, large, other], critical=True)
    assert [(portion.source, portion.quantity) for portion in found] == [(small, 50), (other, 50)]


def test_equal_sources_rank_by_name_whichever_was_entered_first() -> None:
    """They come best first, by name: the last of equals is left out where a minimum leaves it no room."""
    first, last = offer(9, minimum="8"), offer(1, minimum="8")
    assert [portion.source for portion in portions(Decimal(10), [first, last], critical=True)] == [first]


def test_what_is_needed_from_each_adds_up_where_one_is_left_without_a_pack() -> None:
    offers = [offer(1, pack="10", share="45"), offer(2, pack="10", share="45"), offer(3, pack="10", share="10")]
    found = portions(Decimal(20), offers, critical=True)
    assert [(portion.source and portion.source.id, portion.needed) for portion in found] == [(1, 10), (2, 10)]
    assert sum((portion.needed for portion in found), Decimal(0)) == 20


OFFERS = st.lists(
    st.tuples(st.integers(1, 500), st.integers(0, 100), st.integers(0, 3_000), st.booleans()), min_size=1, max_size=5
).map(
    lambda rows: [
        Source(at, 1, at, pack_size=Decimal(pack) / 10, share=Decimal(share), minimum=Decimal(minimum), preferred=best)
        for at, (pack, share, minimum, best) in enumerate(rows, 1)
    ]
)


@given(WHOLE, OFFERS)
def test_a_split_exceeds_the_need_by_at_most_a_pack_a_source(needed: Decimal, offers: list[Source]) -> None:
    found = portions(needed, offers, critical=True)
    total = sum(portion.quantity for portion in found)
    assert total >= needed
    for portion in found:
        assert portion.source is not None
        assert portion.quantity > 0
        assert portion.quantity % portion.source.pack_size == 0
        assert portion.quantity >= portion.source.minimum
    if len(found) > 1:
        assert total - needed <= sum(portion.source.pack_size for portion in found if portion.source)
        assert len({portion.source.supplier for portion in found if portion.source}) == len(found)
        assert sum(portion.needed for portion in found) == needed
    elif found:
        assert total == rounded(needed, found[0].source)


@given(WHOLE, OFFERS)
def test_nobody_gets_more_than_a_pack_beside_what_is_due_to_him(needed: Decimal, offers: list[Source]) -> None:
    found = portions(needed, offers, critical=True)
    packs = sum(offer.pack_size for offer in offers)
    for portion in found if len(found) > 1 else ():
        assert abs(portion.quantity - portion.needed) <= packs
