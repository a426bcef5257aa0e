"""Chasing suppliers without a window."""

from __future__ import annotations

import json
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.cli.program import Program

LATER = ("--today", "2026-05-15")


def test_the_list_is_by_harm_and_says_why(stocked: Program) -> None:
    [row] = stocked.values("chase", *LATER)
    assert (row["po"], row["supplier"], row["sku"], row["open"]) == ("PO-0017", "Acme", "A1", 20)
    assert (row["why"], row["days"], row["confirmed"], row["chase_now"]) == ("unconfirmed", 9, False, True)
    assert (row["customers"], row["chased_on"]) == (2, None)
    assert [line["order"] for line in row["waiting"]] == ["SO-0118", "SO-0121"]
    text = stocked.done("chase", *LATER)
    assert "2 customers wait, the oldest for" in text
    assert "unconfirmed for 9 days" in text


def test_a_chase_is_logged(stocked: Program) -> None:
    said = stocked.values("chase", "--log", "PO-0017", "--how", "phone", "--note", "they look into it", *LATER)
    assert (said["supplier"], said["orders"], said["rows"], said["on"]) == ("Acme", ["PO-0017"], 1, "2026-05-15")
    [row] = stocked.values("chase", *LATER)
    assert (row["chased_on"], row["chase_now"]) == ("2026-05-15", False)
    assert stocked.values("chase", "--supplier", "Acme", "--today", "2026-05-18")[0]["chase_now"]
    assert stocked.values("history", "--most", "1")[0]["parts"][0]["sku"] == "A1"
    stocked.done("reverse", "last", *LATER)
    assert stocked.values("chase", *LATER)[0]["chased_on"] is None
    assert stocked.values("verify") == []


def test_a_mail_is_drafted_and_nothing_is_logged(stocked: Program, tmp_path: Path) -> None:
    refused = stocked.refused("chase", "--supplier", "Acme", "--draft", str(tmp_path / "chase.eml"), *LATER)
    assert "no e-mail address" in refused
    stocked.done("import", "suppliers", stocked.file("supplier,email\nAcme,sales@acme.example\n"))
    stocked.done("chase", "--supplier", "Acme", "--draft", str(tmp_path / "chase.eml"), *LATER)
    assert message_from_bytes((tmp_path / "chase.eml").read_bytes())["To"] == "sales@acme.example"
    assert stocked.values("chase", *LATER)[0]["chased_on"] is None


@pytest.mark.parametrize(
    "args",
    [
        ("chase", "--log", "PO-9", "--how", "phone"),
        ("chase", "--log", "PO-0018", "--how", "phone"),
        ("chase", "--log", "PO-0017", "--how", "phone", "--on", "2026-06-01"),
        ("chase", "--log", "PO-0017", "--how", "phone", "--on", "2026-01-01"),
        ("chase", "--supplier", "Nobody"),
        ("chase", "--supplier", "Acme", "--draft", "x.eml", "--today", "2026-05-03"),
    ],
    ids=" ".join,
)
def test_refusals_are_a_sentence_and_change_nothing(stocked: Program, args: tuple[str, ...]) -> None:
    before = stocked.values("chase", *LATER)
    said = stocked.refused(*args)
    assert said.strip().endswith(".")
    assert "…" not in said
    assert json.loads(stocked(*args, "--json").stdout)["sentence"] in said
    assert stocked.values("chase", *LATER) == before


@pytest.mark.parametrize(
    "args",
    [
        ("chase", "--log", "PO-0017"),
        ("chase", "--how", "phone"),
        ("chase", "--note", "called"),
        ("chase", "--draft", "x.eml"),
        ("chase", "--log", "PO-0017", "--how", "pigeon"),
        ("chase", "--log", "PO-0017", "--how", "phone", "--supplier", "Acme"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_apart(stocked: Program, args: tuple[str, ...]) -> None:
    result = stocked(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage" in result.stderr
