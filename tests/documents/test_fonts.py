"""Which font writes what, and what none of them can write."""

from __future__ import annotations

import pytest

from app import formats
from app.documents import fonts
from app.documents.simple import is_simple

SIMPLE = [
    chr(number)
    for first, last in ((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x17F), (0x391, 0x3CE), (0x400, 0x45F))
    for number in range(first, last + 1)
    if is_simple(chr(number))
]


def test_what_counts_as_simple_has_a_glyph_in_both_weights() -> None:
    assert len(SIMPLE) > 450
    for bold in (False, True):
        assert {run.font for sign in SIMPLE for run in fonts.runs(sign, bold)} == {fonts.face(bold)}


def test_the_shapes_of_the_footings_have_glyphs() -> None:
    assert fonts.missing("".join(formats.SHAPE.values())) == set()
    assert len(set(formats.SHAPE.values())) == len(formats.SHAPE)


@pytest.mark.parametrize(
    ("text", "fonts_used"),
    [
        ("Łódź & <b>", ["Desk"]),
        ("Ελληνικά", ["Desk"]),
        ("Кириллица", ["Desk"]),
        ("漢字", ["Desk-Han"]),
        ("かなカナ", ["Desk-Han"]),
        ("한글", ["Desk-Hangul"]),
        ("Atelier 漢字 한글", ["Desk", "Desk-Han", "Desk", "Desk-Hangul"]),
    ],
)
def test_each_script_is_written_by_its_font(text: str, fonts_used: list[str]) -> None:
    assert [run.font for run in fonts.runs(text)] == fonts_used
    assert "".join(run.text for run in fonts.runs(text)) == text
    assert fonts.missing(text) == set()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("שלום", {"Hebrew"}),
        ("شركة", {"Arabic"}),
        ("ไทย", {"Thai"}),
        ("ok 🚀", {"“rocket” (U+1F680)"}),
        ("𠮷野", {"rare Han character U+20BB7"}),
        ("\ud800", {"U+D800"}),
    ],
)
def test_what_cannot_be_printed_is_marked_and_named(text: str, named: set[str]) -> None:
    assert fonts.missing(text) == named
    assert fonts.MARK in "".join(run.text for run in fonts.runs(text))


def test_a_run_of_missing_signs_is_one_mark() -> None:
    assert "".join(run.text for run in fonts.runs("a שלום b")) == f"a {fonts.MARK} b"


def test_signs_that_only_steer_leave_no_trace() -> None:
    assert "".join(run.text for run in fonts.runs("a\u200bb\ufeffc\x00d\u200ee\tf")) == "abcde f"
    assert fonts.missing("a\u200bb\ufe0f\u200e") == set()


def test_text_is_escaped_on_its_way_into_a_paragraph() -> None:
    assert fonts.markup("<b>&amp;</b>") == '<font name="Desk">&lt;b&gt;&amp;amp;&lt;/b&gt;</font>'
    assert fonts.markup("one\ntwo") == '<font name="Desk">one<br/>two</font>'
