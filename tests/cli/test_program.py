"""The headless program as a person and as a machine use it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ITEMS, Program

ROOT = Path(__file__).resolve().parents[2]


def test_the_queue_for_machines(stocked: Program) -> None:
    first, second = stocked.values("queue")
    assert first == {
        "order": "SO-0118",
        "customer": "Smith",
        "sku": "A1",
        "waiting": 30,
        "position": 1,
        "ahead_lines": 0,
        "ahead_quantity": 0,
        "promise": None,
        "hoped": "2026-06-02",
        "footing": "unconfirmed",
        "shares": [
            {"source": "stock", "quantity": 18, "date": "2026-05-12", "footing": "in_stock"},
            {"source": "PO-0017", "quantity": 12, "date": "2026-06-02", "footing": "unconfirmed"},
        ],
    }
    assert (second["position"], second["ahead_lines"], second["ahead_quantity"]) == (2, 1, 30)
    assert stocked.values("queue", "--item", "A2") == []


def test_the_items_for_machines(stocked: Program) -> None:
    first, second = stocked.values("items")
    assert first == {
        "sku": "A1",
        "name": "Washer",
        "on_hand": 18,
        "free": 0,
        "waiting": 35,
        "on_order": 20,
        "available": 3,
        "status": "backordered",
    }
    assert stocked.values("items", "--item", "a2") == [second]
    assert second["status"] == "out_of_stock"


def test_a_day_in_commands(stocked: Program) -> None:
    assert "hoped for 2 June" in stocked.done("queue")
    assert "1st of 2" in stocked.done("queue", "--item", "A1")
    said = stocked.done("send", "PO-0018")
    assert said == "PO-0018 is sent. Acme has no e-mail address: print the order, or telephone.\n"
    assert stocked.done("confirm", "PO-0017", "--date", "2026-06-02") == "PO-0017 is confirmed for 2 June 2026.\n"
    assert [line["promise"] for line in stocked.values("queue")] == ["2026-06-02", "2026-06-02"]
    assert "12 to Smith (SO-0118)" in stocked.done("receive", "PO-0017", "--line", "A1", "--quantity", "14")
    assert stocked.values("ship", "--order", "SO-0118")["lines"] == [
        {"order": "SO-0118", "customer": "Smith", "sku": "A1", "quantity": 30, "waiting": 0}
    ]
    received = stocked.values("receive", "PO-0017")
    assert received["closed"] is True
    assert received["served"][0]["to_shelf"] == 3
    assert "1 line is shipped" in stocked.done("ship", "--ready")
    assert stocked.values("queue") == []
    assert stocked.values("items", "--item", "A1")[0]["on_hand"] == 3
    assert stocked.done("verify") == "The store is sound.\n"


def test_confirming_part_of_an_item_leaves_the_rest_to_come(stocked: Program) -> None:
    stocked.done("confirm", "PO-0017", "--line", "A1", "--date", "2026-06-02", "--quantity", "15", "--rest", "coming")
    assert [line["promise"] for line in stocked.values("queue")] == ["2026-06-02", None]
    stocked.done("confirm", "PO-0017", "--line", "A1", "--date", "2026-06-22", "--quantity", "5", "--rest", "coming")
    assert [line["promise"] for line in stocked.values("queue")] == ["2026-06-02", "2026-06-22"]
    stocked.done("confirm", "PO-0017", "--line", "A1", "--date", "none")
    assert [line["footing"] for line in stocked.values("queue")] == ["undated", "undated"]


def test_several_dates_are_confirmed_in_one_go(stocked: Program) -> None:
    said = stocked.values(
        "confirm", "PO-0017", "--date", "2026-06-02=15", "--date", "2026-06-22=5", "--note", "by mail"
    )
    assert (said["po"], said["date"]) == ("PO-0017", None)
    assert said["parts"] == [{"date": "2026-06-02", "quantity": 15}, {"date": "2026-06-22", "quantity": 5}]
    assert [line["promise"] for line in stocked.values("queue")] == ["2026-06-02", "2026-06-22"]
    text = stocked.done("confirm", "PO-0017", "--line", "A1", "--date", "2026-06-02=12", "--date", "none=8", "--yes")
    assert text == "PO-0017 is confirmed: 12 for 2 June 2026, 8 for no date.\n"
    assert [line["footing"] for line in stocked.values("queue")] == ["confirmed", "undated"]
    stocked.done("confirm", "PO-0017", "--date", "2026-06-02=12", "--rest", "short", "--yes")


def test_what_an_answer_leaves_is_to_be_said(stocked: Program) -> None:
    """Agreeing to everything agrees to nothing of it: the three are named."""
    act = ("confirm", "PO-0017", "--line", "A1", "--date", "2026-06-02=15")
    for more in ((), ("--yes",)):
        said = stocked.refused(*act, *more)
        assert all(f"--rest {rest}" in said for rest in ("coming", "undated", "short"))
    for rest, footings in (("coming", "unconfirmed"), ("undated", "undated")):
        stocked.done(*act, "--rest", rest)
        assert [line["footing"] for line in stocked.values("queue")] == ["confirmed", footings]
    before = stocked.values("queue")
    stocked.done(*act, "--rest", "undated")
    assert stocked.values("queue") == before
    stocked.done(*act, "--rest", "short", "--yes")
    assert [line["footing"] for line in stocked.values("queue")] == ["confirmed", "none"]


def test_an_answer_may_change_the_cost(stocked: Program) -> None:
    act = ("confirm", "PO-0017", "--line", "A1", "--date", "2026-06-02", "--cost", "0.5")
    assert "--yes" in stocked.refused(*act)
    stocked.done(*act, "--yes")
    stocked.done(*act)


def test_what_is_asked_is_done_with_yes(stocked: Program) -> None:
    for act in (
        ("confirm", "PO-0017", "--date", "2026-05-01"),
        ("receive", "PO-0017", "--line", "A1", "--quantity", "21"),
    ):
        assert "Run it again with --yes to agree." in stocked.refused(*act)
        stocked.done(*act, "--yes")
    assert stocked.values("items", "--item", "A1")[0]["on_hand"] == 39


def test_suggestions_count_what_is_on_order(stocked: Program) -> None:
    assert stocked.values("suggest") == []
    stocked.done(
        "import", "orders", stocked.file("order,customer,accepted_on,sku,quantity\nSO-9,Smith,2026-05-12,A1,9\n")
    )
    [suggestion] = stocked.values("suggest")
    assert (suggestion["sku"], suggestion["supplier"], suggestion["cover"]) == ("A1", "Acme", 6)
    assert "Acme" in stocked.done("suggest")
    drafted = stocked.values("suggest", "--draft", "--cover")
    assert [(line["sku"], line["quantity"]) for line in drafted["drafts"][0]["lines"]] == [("A2", 5), ("A1", 6)]
    assert stocked.values("suggest", "--draft") == {"drafts": [], "nobody_offers": []}
    assert "Nothing needs ordering" in stocked.done("suggest", "--draft")
    assert stocked.values("suggest") == []


def test_supply_is_given_up_once_whom_it_uncovers_is_agreed_to(stocked: Program) -> None:
    said = stocked.refused("reduce", "PO-0017", "--line", "A1", "--quantity", "15")
    assert "Jones (SO-0121) 2 of A1" in said
    assert "--yes" in said
    done = stocked.values("reduce", "PO-0017", "--line", "A1", "--quantity", "15", "--yes")
    assert (done["po"], done["closed"]) == ("PO-0017", False)
    assert stocked.values("items", "--item", "A1")[0]["on_order"] == 15
    stocked.done("reverse", str(done["act"]))
    assert stocked.values("items", "--item", "A1")[0]["on_order"] == 20
    assert stocked.values("close-short", "PO-0017", "--line", "A1", "--yes")["closed"]
    assert "is cancelled" in stocked.done("cancel-po", "PO-0018", "--note", "not needed")
    assert "was cancelled" in stocked.refused("cancel-po", "PO-0018")


def test_paper_backup_and_export(stocked: Program, tmp_path: Path) -> None:
    for what in (("po", "PO-0017"), ("status",), ("status", "--customer", "Smith"), ("status", "--item", "A1")):
        paper = tmp_path / f"{' '.join(what)}.pdf"
        stocked.done("print", *what, "-o", str(paper))
        assert paper.read_bytes().startswith(b"%PDF")
    stocked.done("backup", str(tmp_path / "copy.desk"))
    copy = Program(tmp_path / "copy.desk", tmp_path)
    assert copy.values("queue") == stocked.values("queue")
    assert stocked.values("export", "orders", str(tmp_path / "orders.csv"))["rows"] == 2


@pytest.mark.parametrize("act", [("print", "status", "-o"), ("export", "items")])
def test_what_is_there_is_written_over_only_once_that_is_agreed_to(
    stocked: Program, tmp_path: Path, act: tuple[str, ...]
) -> None:
    letter = tmp_path / "letter"
    letter.write_text("to a customer", encoding="utf-8")
    assert "is there already. Write over it?" in stocked.refused(*act, str(letter))
    assert letter.read_text(encoding="utf-8") == "to a customer"
    stocked.done(*act, str(letter), "--yes")
    assert letter.read_bytes()[:4] in (b"%PDF", b"\xef\xbb\xbfs")
    assert "is a store" in stocked.refused(*act, str(stocked.store), "--yes")


@pytest.mark.parametrize(
    "args",
    [
        ("queue", "--item", "NOPE"),
        ("items", "--item", "NOPE"),
        ("send", "PO-9"),
        ("send", "PO-0017"),
        ("confirm", "PO-9", "--date", "2026-06-01"),
        ("confirm", "PO-0018", "--date", "2026-06-01"),
        ("confirm", "PO-0017", "--date", "2026-06-01", "--line", "A2"),
        ("confirm", "PO-0017", "--date", "2026-06-01", "--line", "A1", "--quantity", "0"),
        ("confirm", "PO-0017", "--date", "2026-06-01", "--line", "A1", "--quantity", "-1"),
        ("confirm", "PO-0017", "--date", "2026-06-01", "--line", "A1", "--quantity", "1e12"),
        ("receive", "PO-0018"),
        ("receive", "PO-0017", "--line", "NOPE"),
        ("receive", "PO-0017", "--line", "A1", "--quantity", "0.5"),
        ("receive", "PO-0017", "--line", "A1", "--quantity", "0"),
        ("ship", "--order", "SO-9"),
        ("tell", "--order", "SO-9", "--how", "phone"),
        ("tell", "--order", "SO-0118", "--line", "A2", "--how", "phone"),
        ("tell", "--customer", "Nobody", "--how", "phone"),
        ("tell", "--due", "--how", "phone", "--on", "2026-05-13"),
        ("answer", "SO-0118", "--line", "A1", "--choice", "cancel"),
        ("print", "po", "PO-9", "-o", "x.pdf"),
        ("print", "status", "--customer", "Nobody", "-o", "x.pdf"),
        ("print", "status", "-o", "no such folder/x.pdf"),
        ("backup", "no such folder/copy.desk"),
        ("import", "items", "no such file.csv"),
        ("init",),
        ("demo",),
    ],
    ids=" ".join,
)
def test_refusals_are_a_sentence_and_change_nothing(stocked: Program, args: tuple[str, ...]) -> None:
    before = stocked.values("queue"), stocked.values("items")
    said = stocked.refused(*args)
    assert said.strip().endswith((".", "?"))
    assert "…" not in said
    assert "cannot be done (" not in said
    assert (stocked.values("queue"), stocked.values("items")) == before
    told = json.loads(stocked(*args, "--json").stdout)
    assert told["sentence"] in said


@pytest.mark.parametrize(
    "args",
    [
        ("confirm", "PO-0017"),
        ("confirm", "PO-0017", "--date", "20/6/16"),
        ("confirm", "PO-0017", "--date", "2026-06-01", "--quantity", "5"),
        ("confirm", "PO-0017", "--date", "2026-06-01=5", "--date", "2026-06-22"),
        ("confirm", "PO-0017", "--date", "2026-06-01=5", "--line", "A1", "--quantity", "5"),
        ("confirm", "PO-0017", "--date", "2026-06-01=many"),
        ("receive", "PO-0017", "--line", "A1", "--quantity", "many"),
        ("receive", "PO-0017", "--quantity", "5"),
        ("ship",),
        ("ship", "--ready", "--order", "SO-0118"),
        ("tell", "--how", "phone"),
        ("tell", "--due"),
        ("tell", "--due", "--how", "pigeon"),
        ("tell", "--due", "--how", "elsewhere", "--asks"),
        ("notices", "--unanswered", "--uncollected"),
        ("answer", "SO-0118", "--line", "A1"),
        ("print", "po", "PO-0017"),
        ("print", "status", "--customer", "Smith", "--item", "A1", "-o", "x.pdf"),
        ("import", "parts", "x.csv"),
        ("queue", "--today", "soon"),
        ("count",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_apart(stocked: Program, args: tuple[str, ...]) -> None:
    result = stocked(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage" in result.stderr


def test_a_day_of_the_promise_book(stocked: Program) -> None:
    [jones, smith] = stocked.values("notices")
    assert [(notice["customer"], notice["first"], notice["asks"]) for notice in (jones, smith)] == [
        ("Jones", True, False),
        ("Smith", True, False),
    ]
    told = stocked.values("tell", "--order", "SO-0118", "--how", "phone", "--on", "2026-05-11")
    assert told == {
        "lines": [
            {
                "customer": "Smith",
                "order": "SO-0118",
                "sku": "A1",
                "promised_on": None,
                "hoped_on": "2026-06-02",
                "footing": "unconfirmed",
            }
        ]
    }
    assert stocked.done("tell", "--due", "--how", "elsewhere") == "1 line of 1 customer is told.\n"
    assert stocked.values("notices") == []
    assert stocked.done("notices") == "Nothing to list.\n"
    stocked.done("confirm", "PO-0017", "--date", "2026-06-12")
    [jones, smith] = stocked.values("notices")
    assert (smith["first"], smith["asks"], smith["lines"][0]) == (
        False,
        False,
        {
            "order": "SO-0118",
            "sku": "A1",
            "waiting": 30,
            "state": "earlier",
            "slip_days": 0,
            "promise": "2026-06-12",
            "hoped": "2026-06-12",
            "footing": "confirmed",
            "told": {"promised_on": None, "hoped_on": "2026-06-02", "told_on": "2026-05-11", "how": "phone"},
        },
    )
    stocked.done("tell", "--customer", "Smith", "--how", "letter")
    stocked.done("confirm", "PO-0017", "--date", "2026-06-15")
    assert "Slipped 3 days since last told" in stocked.done("notices")
    stocked.done("tell", "--order", "SO-0118", "--line", "A1", "--how", "e-mail", "--asks")
    assert stocked.values("notices", "--unanswered") == []
    [asked] = stocked.values("notices", "--unanswered", "--today", "2026-05-15")
    assert (asked["customer"], asked["asked_on"], asked["days"]) == ("Smith", "2026-05-12", 3)
    assert "Smith" in stocked.done("notices", "--unanswered", "--today", "2026-05-15")
    took = stocked.values("answer", "SO-0118", "--line", "A1", "--choice", "part", "--quantity", "8")
    assert took == {"order": "SO-0118", "customer": "Smith", "sku": "A1", "choice": "part", "quantity": 8}
    assert stocked.values("queue")[0]["waiting"] == 22
    assert "already" in stocked.refused("answer", "SO-0118", "--line", "A1", "--choice", "wait")
    assert stocked.values("verify") == []


def test_ready_goods_that_nobody_collects_are_listed(stocked: Program) -> None:
    stocked.done("receive", "PO-0017")
    stocked.done("tell", "--due", "--how", "in-person")
    later = ("--today", "2026-05-19")
    assert stocked.values("notices", *later) == []
    first, second = stocked.values("notices", "--uncollected", *later)
    assert (first["order"], first["ready"], first["since"], first["days"]) == ("SO-0118", 30, "2026-05-12", 7)
    assert second["order"] == "SO-0121"
    assert "12 May" in stocked.done("notices", "--uncollected", *later)
    stocked.done("ship", "--ready")
    assert "does not wait for A1 any more" in stocked.refused("tell", "--order", "SO-0118", "--how", "phone")
    assert stocked.values("notices", "--uncollected", *later) == []


def test_without_a_store_it_says_how_to_make_one(program: Program) -> None:
    said = program.refused("queue")
    assert str(program.store) in said
    assert "backorder init" in said
    assert not program.store.exists()


def test_a_faulty_file_is_told_line_by_line(program: Program) -> None:
    program.done("init")
    file = program.file("sku,name,on_hand\nA1,Washer,many\nA2,,-1\n")
    said = program.refused("import", "items", file)
    assert said.splitlines()[1:] == [
        "Line 2, on_hand: “many” is not a number. Write it like 1234.5.",
        "Line 3, name: it is empty. Fill it in.",
        "Line 3, on_hand: “-1” is below zero. Enter zero or more.",
    ]
    told = json.loads(program("import", "items", file, "--json").stdout)
    assert [(error["line"], error["column"], error["text"]) for error in told["errors"]] == [
        (2, "on_hand", "many"),
        (3, "name", ""),
        (3, "on_hand", "-1"),
    ]
    assert program.values("items") == []


def test_a_dry_run_writes_nothing(program: Program) -> None:
    program.done("init")
    assert program.values("import", "items", program.file(ITEMS), "--dry-run") == {
        "kind": "items",
        "added": 2,
        "updated": 0,
        "kept": 0,
        "notes": ["1 supplier was new and is known by name only (Acme)."],
        "left_out": [],
        "written": False,
    }
    assert program.values("items") == []


def test_the_demo_shows_every_footing(program: Program) -> None:
    program.done("demo")
    footings = {line["footing"] for line in program.values("queue")}
    assert footings == {"in_stock", "confirmed", "unconfirmed", "undated", "overdue", "planned", "none"}
    assert program.values("verify") == []


def test_it_runs_as_a_process_with_its_options_anywhere(tmp_path: Path) -> None:
    environment = os.environ | {"BACKORDER_STORE": str(tmp_path / "named.desk"), "LC_ALL": "C"}

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "app", *args]
        return subprocess.run(command, cwd=ROOT, env=environment, text=True, encoding="utf-8", capture_output=True)

    assert run("init").returncode == 0
    assert (tmp_path / "named.desk").exists()
    other = str(tmp_path / "other.desk")
    assert run("init", "--store", other).returncode == 0
    (tmp_path / "items.csv").write_text("sku,name\nA1,Düse\n", encoding="utf-8")
    assert run("--store", other, "import", "items", str(tmp_path / "items.csv")).returncode == 0
    assert json.loads(run("items", "--json", "--store", other, "--today", "2026-05-12").stdout)[0]["name"] == "Düse"
    assert json.loads(run("--json", "items").stdout) == []
    environment["PYTHONIOENCODING"] = "iso-8859-5"
    assert "D?se" in run("items", "--store", other).stdout
    assert json.loads(run("items", "--store", other, "--json").stdout)[0]["name"] == "Düse"
    refused = run("send", "PO-1", "--as", "Kim")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "PO-1" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_long_import_tells_how_far_it_is_and_when_ended_leaves_nothing(stocked: Program, tmp_path: Path) -> None:
    before = stocked.values("queue")
    rows = [f"X-{n},Customer {n % 500},2026-05-{n % 12 + 1:02d},A2,{n % 9 + 1}" for n in range(100_000)]
    (tmp_path / "long.csv").write_text("\n".join(["order,customer,accepted_on,sku,quantity", *rows]), encoding="utf-8")
    command = [sys.executable, "-m", "app", "--store", str(stocked.store), "--today", "2026-05-12", "--json"]
    command += ["import", "orders", str(tmp_path / "long.csv"), "--yes"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = json.loads(process.stderr.readline())
        process.terminate()
        stdout, _ = process.communicate()
    assert 0 < told["progress"] < told["of"] == 100_000 + 500
    assert (process.returncode, stdout) == (-signal.SIGTERM, "")
    assert stocked.values("queue") == before
    assert stocked.values("verify") == []
