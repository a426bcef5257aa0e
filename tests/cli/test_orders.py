"""An order taken without a window: what it would get, substitutes, and taking it."""

from __future__ import annotations

import pytest

from tests.cli.program import Program
from tests.cli.test_queueing import stockroom

__all__ = ["stockroom"]


@pytest.fixture
def kits(stockroom: Program) -> Program:
    return stockroom.take_in(
        items="sku,name,on_hand\nKIT,Seal kit,1\nKIT-FKM,Seal kit FKM,6\n",
        substitutes="sku,substitute,factor\nKIT,KIT-FKM,2\n",
    )


def test_what_an_order_would_get_with_what_is_free_instead(kits: Program) -> None:
    [line] = kits.values("order", "Smith", "--line", "KIT=5", "--preview")["lines"]
    assert (line["ready"], line["nothing_behind"], line["promise"], line["footing"]) == (1, 4, None, "none")
    assert line["substitutes"] == [{"sku": "KIT-FKM", "free": 6, "stands_for": 3}]
    shown = kits("order", "Smith", "--line", "KIT=5", "--preview").stdout
    assert "Seal kit FKM fits (2 for one) and 6 are free." in shown
    assert kits.values("order", "Smith", "--line", "KIT=5", "--preview")["others"][0]["order"] == "SO-1"
    assert [row["order"] for row in kits.values("queue", "--item", "KIT")] == [], "nothing is stored"


def test_an_order_with_a_substitute_is_taken_and_goes_back_to_the_original(kits: Program) -> None:
    asked = ("order", "Smith", "--line", "KIT=5", "--instead", "KIT=KIT-FKM:3")
    refused = kits(*asked)
    assert refused.exit_code == 1
    assert "For 1 pcs of KIT nothing is on hand or inbound" in refused.stderr
    done = kits.values(*asked, "--nothing-behind", "wait", "--tell", "phone")
    assert [(row["sku"], row["waiting"]) for row in done["lines"]] == [("KIT", 2), ("KIT-FKM", 6)]
    assert kits.values("notices") == kits.values("notices", "--json")
    assert done["order"] not in str(kits.values("notices"))
    assert kits.values("substitute", done["order"], "--item", "KIT-FKM", "--back")["quantity"] == 3
    assert [row["waiting"] for row in kits.values("queue", "--item", "KIT")] == [5]


def test_what_cannot_be_read_or_is_no_substitute_is_said(kits: Program) -> None:
    assert kits("order", "Smith", "--line", "KIT").exit_code == 2
    assert kits("order", "Smith", "--line", "KIT=5", "--instead", "A1=KIT:1").exit_code == 2
    refused = kits("order", "Smith", "--line", "KIT=5", "--instead", "KIT=A1:1", "--preview")
    assert refused.exit_code == 1
    assert "A1 is no substitute for KIT" in refused.stderr
