"""Finding without a window: what there is of it, open or finished."""

from __future__ import annotations

import pytest

from tests.cli.program import Program


@pytest.fixture
def stockroom(program: Program) -> Program:
    program.take_in(
        items="sku,name,on_hand,discontinued\nSEAL,Große Dichtung,5,\nOLD,Alte Dichtung,0,yes\n",
        suppliers="supplier\nŁódź Seals\n",
        customers="customer\nMüller GmbH\n",
    )
    program("order", "Müller GmbH", "--line", "SEAL=2")
    return program


def test_what_is_found_says_what_it_is_and_whether_it_is_open(stockroom: Program) -> None:
    assert stockroom.values("find", "dichtung") == [
        {"kind": "item", "sku": "SEAL", "name": "Große Dichtung", "open": True},
        {"kind": "item", "sku": "OLD", "name": "Alte Dichtung", "open": False},
    ]
    order = {"kind": "order", "number": "SO-0001", "name": "Müller GmbH"}
    assert stockroom.values("find", "SO-2") == []
    assert stockroom.values("find", "SO-0001") == [order | {"open": True}]
    stockroom.done("ship", "--ready")
    assert stockroom.values("find", "1") == [order | {"open": False}]
    assert stockroom.values("find", "nothing of the kind") == []
    assert "Müller GmbH" in stockroom("find", "mueller").stdout
    assert "SO-0001" in stockroom("find", "so-0").stdout


@pytest.mark.parametrize("text", ["Mueller", "muller", "MÜLLER", "gmbh müller"])
def test_umlauts_are_found_however_they_are_typed(stockroom: Program, text: str) -> None:
    assert stockroom.values("find", text) == [{"kind": "customer", "name": "Müller GmbH", "open": True}]


@pytest.mark.parametrize("text", ["lodz", "Łódź", "grosse", "GROSSE DICHTUNG"])
def test_letters_and_accents_are_found_in_plain_ones(stockroom: Program, text: str) -> None:
    assert len(stockroom.values("find", text)) == 1
