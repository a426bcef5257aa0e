"""What a reader finds on the paper: every text as it is, every page numbered, every head repeated."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.documents import Sheet, missing, render
from app.documents.parts import Letterhead, Party
from tests.documents import papers

HOSTILE = [
    '<script>&amp;alert("x")</script>',
    "a & b <b>bold</b> &lt; ]]> <br/> %(x)s {y}",
    "Ελληνικά είδη",
    "Кириллица Щит",
    "漢字株式会社",
    "かなカナ",
    "한글 회사",
    "Łódź Ελλ Кир 漢字 かな 한글 <i>&</i>",
    "W" * 300,
    "long name with spaces " * 14,
    "漢" * 300,
]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", HOSTILE)
def test_an_items_name_is_printed_as_it_is(name: str, paper: str) -> None:
    sheet = papers.order_of(name, paper=paper)
    assert missing(sheet) == ()
    assert papers.solid(name) in papers.solid("".join(papers.pages(render(sheet))))


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_printed_as_they_are_wherever_they_stand(name: str) -> None:
    name = name[:60]
    party = Party("Supplier", name, (name,))
    sheet = papers.purchase_order(letterhead=Letterhead(name, (name,)), parties=(party,), terms=name, note=name)
    found = papers.solid("".join(papers.pages(render(sheet))))
    assert found.count(papers.solid(name)) >= 6
    section = papers.status().sections[0]
    waiting = replace(section, title=name, lines=(replace(section.lines[0], subject=name),))
    printed = papers.solid("".join(papers.pages(render(replace(papers.status(), sections=(waiting,))))))
    assert printed.count(papers.solid(name)) == 2


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("make", [papers.purchase_order, papers.status])
def test_the_paper_is_the_one_asked_for(make, paper: str) -> None:
    assert papers.sizes(render(make(paper=paper))) == {{"A4": (595, 842), "Letter": (612, 792)}[paper]}


def test_every_page_says_which_it_is_of_how_many_and_repeats_its_head() -> None:
    found = papers.pages(render(papers.purchase_order(lines=150)))
    assert len(found) > 3
    for number, page in enumerate(found, start=1):
        assert f"Page {number} of {len(found)}" in page
        assert "Quantity" in page or number == len(found)
    assert all("Purchase order PO-0017 · Harbour Stores Ltd" in page for page in found[1:])
    text = "".join(found)
    assert all(f"FAS-{number:04d}" in text for number in range(1, 151))


def test_a_section_that_goes_on_repeats_its_title() -> None:
    found = papers.pages(render(papers.status(sections=1, lines=120)))
    assert len(found) > 1
    assert all("Item 0 · FAS-0000" in page for page in found)


def test_the_same_sheet_twice_gives_the_same_bytes() -> None:
    for sheet in (papers.purchase_order(lines=60), papers.status(sections=9), papers.order_of(*HOSTILE)):
        assert render(sheet) == render(sheet)


@pytest.mark.parametrize(
    ("name", "said"), [("שלום", "Hebrew"), ("شركة", "Arabic"), ("🚀", "“rocket” (U+1F680)"), ("ไทย", "Thai")]
)
def test_what_cannot_be_printed_is_named_on_the_paper(name: str, said: str) -> None:
    for sheet in (papers.order_of(name), papers.status(parties=(Party("Customer", name),))):
        assert missing(sheet) == (said,)
        text = "".join(papers.pages(render(sheet)))
        assert papers.solid(f"stands for text that cannot be printed yet: {said}.") in papers.solid(text)
        assert name not in text


def test_a_paper_without_missing_text_says_nothing_of_it() -> None:
    assert "cannot be printed" not in "".join(papers.pages(render(papers.order_of("漢字"))))


def test_every_font_on_the_paper_is_our_own() -> None:
    ours = {"DejaVuSans", "DejaVuSans-Bold", "DroidSansFallback", "NanumSquareR", "NanumSquareB"}
    assert papers.font_names(render(papers.order_of(*HOSTILE))) <= ours
    assert papers.font_names(render(papers.status())) <= ours


def test_columns_that_nobody_filled_are_left_out() -> None:
    text = "".join(papers.pages(render(papers.purchase_order())))
    assert "Wanted" in text
    assert "Confirmed" not in text
    confirmed = replace(papers.purchase_order(), lines=(replace(papers.LINE, confirmed="9 June"),))
    assert "Confirmed" in "".join(papers.pages(render(confirmed)))


def test_a_draft_says_so_and_the_number_asks_to_be_quoted() -> None:
    text = "".join(papers.pages(render(papers.purchase_order(notice="Draft: not sent yet"))))
    assert "Draft: not sent yet" in text
    assert "quoting PO-0017" in text


def test_empty_fields_print_an_empty_paper() -> None:
    bare = papers.purchase_order(
        lines=0, letterhead=Letterhead(""), number="", parties=(), facts=(), total="", terms="", note=""
    )
    nobody = papers.status(sections=0, letterhead=Letterhead(""), parties=(), facts=(), explanation="")
    assert "Purchase order" in papers.pages(render(bare))[0]
    assert "Nothing is waiting." in papers.pages(render(nobody))[0]


@pytest.mark.parametrize(
    "sheet",
    [
        papers.purchase_order(parties=(Party("Supplier", "漢" * 3000, ("one line",) * 200),)),
        papers.purchase_order(letterhead=Letterhead("C" * 2000, ("one line",) * 200)),
        papers.purchase_order(number="P" * 400, terms="t " * 9000, note="漢" * 9000),
        papers.order_of("A" * 5000, "漢" * 5000),
        papers.status(title="T" * 600, explanation="漢" * 9000),
    ],
    ids=["supplier", "letterhead", "terms", "names", "title"],
)
def test_absurdly_long_texts_still_print_whole(sheet: Sheet) -> None:
    text = papers.solid("".join(papers.pages(render(sheet))))
    for sign in "漢CPA":
        assert text.count(sign) >= sum(len(run) for run in re.findall(f"{sign}{{400,}}", str(sheet)))
