"""Text is broken so that it fits, and nothing of it is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.documents import text
from app.documents.parts import BODY

words = st.text(alphabet="abcW<&> ÄΩЖ", max_size=80)


@given(words, st.floats(20, 200))
def test_wrapped_lines_fit_and_keep_every_character(line: str, width: float) -> None:
    lines = text.wrapped(line, width, BODY)
    assert all(text.measured(each, BODY) <= width for each in lines)
    assert "".join(lines).replace(" ", "") == line.replace(" ", "")


def test_words_stay_whole_where_they_fit() -> None:
    width = text.measured("spring washer", BODY)
    assert text.wrapped("M8 spring washer", width, BODY) == ["M8 spring", "washer"]


def test_a_high_text_goes_on_in_pieces() -> None:
    for sign in ("W", "漢"):
        parts = text.pieces(sign * 500, 60, BODY, 100)
        assert len(parts) > 1
        assert all(0 < part.height <= 100 for part in parts)


def test_a_repeat_is_cut_with_an_ellipsis() -> None:
    whole = text.one_line("PO-0017 · 漢字", 500, BODY)
    assert "".join(run.text for run in whole) == "PO-0017 · 漢字"
    cut = text.one_line("PO-0017 · 漢字" * 30, 100, BODY)
    assert cut[-1].text == "…"
    assert len("".join(run.text for run in cut)) < 30
