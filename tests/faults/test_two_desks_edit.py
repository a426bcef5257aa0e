"""Two programs edit the same records at the same moment: nothing is silently overwritten, the second is told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.data.store.bulk import rows
from app.desk import Desk, upkeep
from tests.builders import a_customer, a_supplier, an_item

ROOT = Path(__file__).parents[2]
EDITING_DESK = Path(__file__).with_name("editing_desk.py")
PAIRS = 1000
FIELDS = {  # what the one edits, and the other
    "item": (("name", "name"), ("name", "unit"), ("bin", "name")),
    "customer": (("phone", "phone"), ("address", "phone"), ("name", "address")),
    "supplier": (("address", "address"), ("phone", "address")),
}
COLUMN = {"bin": "(SELECT code FROM bin WHERE bin.id = item.bin_id)"}


class Other:
    """Another program, at work at the store."""

    def __init__(self, running: subprocess.Popen[str]) -> None:
        self.running = running

    def ask(self, *words: object) -> None:
        assert self.running.stdin is not None
        self.running.stdin.write(" ".join(map(str, words)) + "\n")
        self.running.stdin.flush()

    def said(self) -> str:
        assert self.running.stdout is not None
        return self.running.stdout.readline().strip()


@contextmanager
def another(store: Path, person: str) -> Iterator[Other]:
    command = [sys.executable, str(EDITING_DESK), str(store), person]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as running:
        try:
            yield Other(running)
        finally:
            running.kill()


def test_the_second_is_told(desk: Desk, store: Path) -> None:
    records = [("item", an_item(desk, f"M{number}")) for number in range(3)]
    records += [("customer", a_customer(desk, "Smith")), ("supplier", a_supplier(desk))]
    first_acts = rows("SELECT max(id) FROM act")[0][0]
    versions = dict.fromkeys(records, 1)
    told: Counter[str] = Counter()
    with another(store, "Kim") as kim, another(store, "Lee") as lee:
        for pair in range(PAIRS):
            kind, id = record = records[pair % len(records)]
            one, other = (kim, lee) if pair % 2 else (lee, kim)
            fields = FIELDS[kind][pair // len(records) % len(FIELDS[kind])]
            texts = (f"one-{pair}", f"other-{pair}")
            for each in (one, other):
                each.ask("read", kind, id)
            assert [one.said(), other.said()] == [str(versions[record])] * 2
            for each, field, text in zip((one, other), fields, texts, strict=True):
                each.ask("write", field, text)
            answers = [one.said(), other.said()]
            assert sorted(answer.split(":")[0] for answer in answers) == ["done", "stale"], answers
            won, lost = (0, 1) if answers[0] == "done" else (1, 0)
            assert value(kind, id, fields[won]) == texts[won]
            second = (one, other)[lost]
            told["Kim" if second is kim else "Lee"] += 1
            second.ask("again")
            assert second.said() == "noticed"
            second.ask("read", kind, id)
            second.said()
            second.ask("write", fields[lost], texts[lost])
            assert second.said() == "done"
            assert value(kind, id, fields[lost]) == texts[lost]
            if fields[0] != fields[1]:
                assert value(kind, id, fields[won]) == texts[won], "what the first wrote is still there"
            versions[record] += 2
            assert value(kind, id, "version") == versions[record]
    assert told.keys() == {"Kim", "Lee"}
    [(acts,)] = rows("SELECT max(id) FROM act")
    assert acts - first_acts == 2 * PAIRS, "what was refused is no act"
    desk.poll()
    assert upkeep.verify(desk) == []


def value(kind: str, id: int, field: str) -> object:
    return rows(f"SELECT {COLUMN.get(field, field)} FROM {kind} WHERE id = ?", (id,))[0][0]
