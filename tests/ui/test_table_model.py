"""The one table model: rows in, roles out; filters, sorts, groups, replaces."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.look.theme import tone
from ui.tables.answers import ALIGN, ALIGNMENT, DISPLAY, FOREGROUND, ROW, SECTION, SORT, TOOLTIP
from ui.tables.column import Column
from ui.tables.listing import Ordering, Sieve, arrange
from ui.tables.model import TableModel

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True)
class Line:
    id: int
    customer: str
    waiting: Decimal | None = None
    item: str = "washer"


COLUMNS = (
    Column("Customer", lambda row: row.customer, lambda row: row.customer.upper(), hint=lambda row: f"#{row.id}"),
    Column(
        "Waiting",
        lambda row: row.waiting,
        lambda row: f"{row.waiting} pcs",
        "right",
        tone=lambda row: "muted" if row.waiting == 1 else None,
    ),
)


@pytest.fixture
def model(qtmodeltester):
    made = TableModel(COLUMNS, search=lambda row: f"{row.customer} {row.item}")
    qtmodeltester.check(made)
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def lines(*customers: str) -> list[Line]:
    return [Line(at, name, Decimal(at)) for at, name in enumerate(customers, start=1)]


def shown(model: TableModel) -> list[str]:
    """What a person reads down the first column, heads in brackets."""
    texts = []
    for at in range(model.rowCount()):
        row = model.row(at)
        texts.append(f"[{model.index(at, 0).data()}]" if row is None else row.customer)
    return texts


def test_each_role_of_a_cell_comes_from_its_column(model):
    model.set_rows([Line(7, "Smith", Decimal(1))])
    name, waiting = model.index(0, 0), model.index(0, 1)
    assert name.data(DISPLAY) == "SMITH"
    assert name.data(TOOLTIP) == "#7"
    assert name.data(FOREGROUND) is None
    assert name.data(ROW).id == 7
    assert waiting.data(SORT) == Decimal(1)
    assert waiting.data(ALIGNMENT) == ALIGN["right"]
    assert waiting.data(FOREGROUND) == tone("muted")


def test_a_row_comes_to_the_top_from_where_it_stood_or_as_a_new_one(model):
    model.set_rows(lines("Smith", "Jones", "Brown"))
    model.bring_to_top(Line(3, "Brown", Decimal(9)))
    assert shown(model) == ["Brown", "Smith", "Jones"]
    assert model.row(0).waiting == 9
    model.bring_to_top(Line(4, "Miller"))
    model.bring_to_top(Line(4, "Müller"))
    assert shown(model) == ["Müller", "Brown", "Smith", "Jones"]
    assert [model.index_of(id).row() for id in (4, 3, 1, 2)] == [0, 1, 2, 3]
    model.set_filter("brown")
    assert shown(model) == ["Brown"], "the texts moved along"


def test_every_word_of_the_filter_must_match_in_any_case(model):
    model.set_rows([*lines("Smith & Sons", "Jones Pumps"), Line(9, "Smithfield", item="seal kit")])
    model.set_filter("SMITH")
    assert shown(model) == ["Smith & Sons", "Smithfield"]
    model.set_filter("smith seal")
    assert shown(model) == ["Smithfield"]
    model.set_filter("smith nothing")
    assert shown(model) == []
    model.set_filter("")
    assert len(shown(model)) == 3


@pytest.mark.parametrize("typed", ["muller", "Mueller", "MÜLLER"])
def test_umlauts_and_accents_are_found_however_they_are_typed(model, typed):
    model.set_rows(lines("Müller", "Mueller", "Muller", "Miller"))
    model.set_filter(typed)
    assert shown(model) == ["Müller", "Mueller", "Muller"]


def test_the_filter_goes_together_with_a_chip(model):
    model.set_rows(lines("Smith", "Smithson", "Jones"))
    model.set_filter("smith", keep=lambda row: row.waiting > 1)
    assert shown(model) == ["Smithson"]
    assert model.filtered


def test_sorting_goes_by_native_values_and_nothing_comes_last_both_ways(model):
    model.set_rows([Line(1, "a", Decimal(10)), Line(2, "b"), Line(3, "c", Decimal(9)), Line(4, "d", Decimal("9.5"))])
    model.sort(1, ASCENDING)
    assert shown(model) == ["c", "d", "a", "b"]
    model.sort(1, DESCENDING)
    assert shown(model) == ["a", "d", "c", "b"]
    model.sort(-1, ASCENDING)
    assert shown(model) == ["a", "b", "c", "d"]


def test_sorting_texts_ignores_case(model):
    model.set_rows(lines("beta", "Alpha", "alps"))
    model.sort(0, ASCENDING)
    assert shown(model) == ["Alpha", "alps", "beta"]


def test_rows_stand_under_heads_that_go_with_the_last_of_them(model):
    model.set_section(lambda row: row.item)
    model.set_rows([Line(1, "Smith"), Line(2, "Jones", item="seal"), Line(3, "Adams")])
    assert shown(model) == ["[washer]", "Smith", "Adams", "[seal]", "Jones"]
    assert model.index(0, 1).data(SECTION) == "washer"
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    model.set_filter("jones")
    assert shown(model) == ["[seal]", "Jones"]
    model.sort(0, ASCENDING)
    model.set_filter("")
    assert shown(model) == ["[washer]", "Adams", "Smith", "[seal]", "Jones"]


def test_replacing_rows_in_place_redraws_them_without_a_reset(qtbot, model):
    model.set_rows(lines("Smith", "Jones", "Adams"))
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.replace({2}, [Line(2, "Jones Ltd")])
    assert changed.args[0].row() == changed.args[1].row() == 1
    assert shown(model) == ["Smith", "Jones Ltd", "Adams"]
    assert resets == []


def test_replacing_takes_away_what_is_gone_and_adds_what_is_new(model):
    model.set_rows(lines("Smith", "Jones", "Adams"))
    model.replace({1, 2, 8}, [Line(2, "Jones"), Line(8, "New")])
    assert shown(model) == ["Jones", "Adams", "New"]
    model.set_filter("new")
    assert shown(model) == ["New"], "a new row can be found"


def test_a_replaced_row_that_the_filter_no_longer_lets_through_goes(model):
    model.set_rows(lines("Smith", "Jones"))
    model.set_filter("smith")
    model.replace({1}, [Line(1, "Brown")])
    assert shown(model) == []


def test_rows_are_found_by_id_only_while_shown(model):
    model.set_rows(lines("Smith", "Jones"))
    assert model.index_of(2).row() == 1
    model.set_filter("smith")
    assert not model.index_of(2).isValid()
    assert [row.id for row in model.all_rows()] == [1, 2]


rows = st.lists(
    st.builds(
        Line,
        st.integers(0, 10**6),
        st.text("abc ", max_size=6),
        st.none() | st.decimals(0, 99, places=1),
        st.sampled_from("xyz"),
    ),
    max_size=25,
)


@given(rows, st.booleans(), st.booleans(), st.text("ab", max_size=2))
def test_a_listing_shows_each_fitting_row_once_under_its_own_head(found, descending, grouped, word):
    ordering = Ordering(lambda row: row.waiting, descending, (lambda row: row.item) if grouped else None)
    words = ((word,),) if word else ()
    listing = arrange(found, [row.customer for row in found], ordering, Sieve(words, lambda row: row.id % 3 > 0))
    fitting = [at for at, row in enumerate(found) if word in row.customer and row.id % 3]
    assert sorted(at for at in listing.shown if at >= 0) == fitting
    heads = [listing.heads[~at] for at in listing.shown if at < 0]
    assert len(heads) == len(set(heads)) == (len({found[at].item for at in fitting}) if grouped else 0)
    head = None
    for at in listing.shown:
        if at < 0:
            head = listing.heads[~at]
        elif grouped:
            assert found[at].item == head


def test_a_new_row_joins_where_its_place_is():
    model = TableModel(COLUMNS, search=lambda row: row.customer, place=lambda row: row.customer)
    model.set_rows(lines("Adams", "Jones", "Smith"))
    model.replace({2}, [Line(2, "Taylor"), Line(8, "Brown")])
    assert shown(model) == ["Adams", "Brown", "Smith", "Taylor"]
    assert [model.row(model.index_of(id).row()).id for id in (1, 8, 3, 2)] == [1, 8, 3, 2]
    model.set_filter("brown")
    assert shown(model) == ["Brown"]
