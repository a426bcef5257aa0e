"""The headless program as the tests run it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from app.cli import backorder

ITEMS = "sku,name,on_hand,supplier\nA1,Washer,18,Acme\nA2,Nut,0,Acme\n"
ORDERS = "order,customer,accepted_on,sku,quantity\nSO-0118,Smith,2026-05-04,A1,30\nSO-0121,Jones,2026-05-05,A1,5\n"
PURCHASES = (
    "po,supplier,sent_on,sku,quantity,requested_on\nPO-0017,Acme,2026-05-06,A1,20,2026-06-02\nPO-0018,Acme,,A2,5,\n"
)


@dataclass
class Program:
    """Runs `backorder` on one store, on 12 May 2026 with Kim at the desk unless said otherwise.

    `codes` is what comes in on standard input; without a `today` the day is that of the clock.
    """

    store: Path
    folder: Path

    def __call__(self, *args: str, today: str = "2026-05-12", person: str = "Kim", codes: str = "") -> Result:
        stated = ("--today", today) if today else ()
        options = ("--store", str(self.store), *stated, "--as", person)
        return CliRunner().invoke(backorder, [*options, *args], input=codes, catch_exceptions=False)

    def done(self, *args: str, **more: str) -> str:
        result = self(*args, **more)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result.stdout

    def values(self, *args: str, **more: str) -> Any:
        return json.loads(self.done(*args, "--json", **more))

    def refused(self, *args: str, **more: str) -> str:
        result = self(*args, **more)
        assert result.exit_code == 1, result.output
        assert result.stderr
        return result.stderr

    def file(self, content: str) -> str:
        path = self.folder / "file.csv"
        path.write_text(content, encoding="utf-8")
        return str(path)

    def take_in(self, **files: str) -> Program:
        """Import files by their kinds, into a new store where there is none; returns the program."""
        if not self.store.exists():
            self.done("init")
        for kind, content in files.items():
            self.done("import", kind.replace("_", "-"), self.file(content))
        return self
