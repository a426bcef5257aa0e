"""An order taken without a window: what it would get, substitutes, and taking it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_queueing import folder, run, values

__all__ = ["folder"]


@pytest.fixture
def kits(folder: Path) -> Path:
    for kind, content in (
        ("items", "sku,name,on_hand\nKIT,Seal kit,1\nKIT-FKM,Seal kit FKM,6\n"),
        ("substitutes", "sku,substitute,factor\nKIT,KIT-FKM,2\n"),
    ):
        file = folder / f"{kind}.csv"
        file.write_text(content, encoding="utf-8")
        assert run(folder, "import", kind, str(file)).exit_code == 0
    return folder


def test_what_an_order_would_get_with_what_is_free_instead(kits: Path) -> None:
    [line] = values(kits, "order", "Smith", "--line", "KIT=5", "--preview")["lines"]
    assert (line["ready"], line["nothing_behind"], line["promise"], line["footing"]) == (1, 4, None, "none")
    assert line["substitutes"] == [{"sku": "KIT-FKM", "free": 6, "stands_for": 3}]
    shown = run(kits, "order", "Smith", "--line", "KIT=5", "--preview").stdout
    assert "Seal kit FKM fits (2 for one) and 6 are free." in shown
    assert values(kits, "order", "Smith", "--line", "KIT=5", "--preview")["others"][0]["order"] == "SO-1"
    assert [row["order"] for row in values(kits, "queue", "--item", "KIT")] == [], "nothing is stored"


def test_an_order_with_a_substitute_is_taken_and_goes_back_to_the_original(kits: Path) -> None:
    asked = ("order", "Smith", "--line", "KIT=5", "--instead", "KIT=KIT-FKM:3")
    refused = run(kits, *asked)
    assert refused.exit_code == 1
    assert "For 1 pcs of KIT nothing is on hand or inbound" in refused.stderr
    done = values(kits, *asked, "--nothing-behind", "wait", "--tell", "phone")
    assert [(row["sku"], row["waiting"]) for row in done["lines"]] == [("KIT", 2), ("KIT-FKM", 6)]
    assert values(kits, "notices") == values(kits, "notices", "--json")
    assert done["order"] not in str(values(kits, "notices"))
    assert values(kits, "substitute", done["order"], "--item", "KIT-FKM", "--back")["quantity"] == 3
    assert [row["waiting"] for row in values(kits, "queue", "--item", "KIT")] == [5]


def test_what_cannot_be_read_or_is_no_substitute_is_said(kits: Path) -> None:
    assert run(kits, "order", "Smith", "--line", "KIT").exit_code == 2
    assert run(kits, "order", "Smith", "--line", "KIT=5", "--instead", "A1=KIT:1").exit_code == 2
    refused = run(kits, "order", "Smith", "--line", "KIT=5", "--instead", "KIT=A1:1", "--preview")
    assert refused.exit_code == 1
    assert "A1 is no substitute for KIT" in refused.stderr
