"""The codes printed by the program itself: read back as printed, and never as something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import codes
from app.domain.codes import Code, Kind

kinds = st.sampled_from(Kind)
ids = st.integers(1, 10**codes.MOST_DIGITS - 1)
SAME_ON_EVERY_KEYBOARD = set("BCDEFGHIJKLNOPRSTUVX0123456789")


def test_what_codes_look_like() -> None:
    assert codes.make(Kind.ITEM, 12) == "IT0012L"
    assert codes.make(Kind.PURCHASE_ORDER, 17) == "PO0017D"
    assert codes.make(Kind.BIN, 123_456) == "BN123456E"


@pytest.mark.parametrize("typed", ["à&é\"'(-è_ç", "é+ěščřžýáí", "é+ľščťžýáí"])
@pytest.mark.parametrize("id", [12, 3456, 7890, 1234567890])
def test_digits_are_read_as_keyboards_type_them_that_have_them_with_shift_only(typed: str, id: int) -> None:
    code = codes.make(Kind.ITEM, id)
    assert codes.read(code.translate(str.maketrans("0123456789", typed))) == Code(Kind.ITEM, id)
    assert codes.read(code.translate(str.maketrans("0123456789", typed))[:-1] + "?") is None


@given(kinds, ids)
def test_a_code_is_read_as_what_it_was_printed_for(kind: Kind, id: int) -> None:
    code = codes.make(kind, id)
    assert codes.read(code) == codes.read(code.lower()) == codes.read(f" {code} ") == Code(kind, id)
    assert not codes.misread(code)
    assert set(code) <= SAME_ON_EVERY_KEYBOARD
    assert not set(code[-1]) & set("IO")


@given(kinds, ids, st.data())
def test_one_character_read_wrongly_is_noticed(kind: Kind, id: int, data: st.DataObject) -> None:
    code = codes.make(kind, id)
    place = data.draw(st.integers(2, len(code) - 1))
    wrong = data.draw(st.sampled_from("0123456789" if place < len(code) - 1 else codes._CHECKS))
    changed = code[:place] + wrong + code[place + 1 :]
    if changed != code:
        assert codes.read(changed) is None
        assert codes.misread(changed) or int(changed[2:-1]) == 0


@given(kinds, ids, st.data())
def test_two_characters_swapped_are_noticed(kind: Kind, id: int, data: st.DataObject) -> None:
    code = codes.make(kind, id)
    place = data.draw(st.integers(2, len(code) - 3))
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        assert codes.read(swapped) is None


@given(ids)
def test_a_prefix_read_wrongly_is_noticed(id: int) -> None:
    printed = [codes.make(kind, id) for kind in Kind]
    assert len({code[-1] for code in printed}) == len(printed)


@given(st.text())
def test_any_text_is_a_code_or_none(text: str) -> None:
    code = codes.read(text)
    assert code is None or codes.make(*code) == text.strip().upper()
    assert not (code is not None and codes.misread(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "IT",
        "IT0012",
        "PO-0017",
        "SO-0001",
        "IT12L",
        "IT00012L",
        "IT0000X",
        "XX0012L",
        "IT٠٠١٢L",
        "ITEMS",
        "4006381333931",
    ],
)
def test_other_texts_are_no_codes(text: str) -> None:
    assert codes.read(text) is None


def test_nothing_is_printed_for_what_cannot_be() -> None:
    for id in (0, -1, 10**codes.MOST_DIGITS):
        with pytest.raises(ValueError, match="no code"):
            codes.make(Kind.ITEM, id)
