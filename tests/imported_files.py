"""Files that are imported and undone again, and what the stockroom says of itself before and after."""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app import views
from app.acts import reversing
from app.data import receipts
from app.desk import Desk
from app.domain.acts import Reversed
from app.exchange import KINDS, Imported, export_file, import_file
from app.promising import tray
from app.purchasing import suggestions
from tests.builders import agreed


def taken_in(desk: Desk, kind: str, path: Path) -> Imported:
    return agreed(lambda consent: import_file(desk, kind, path, consent=consent))


def undone(desk: Desk, act: int | None) -> Reversed:
    assert act is not None
    return agreed(lambda consent: reversing.reverse(desk, act, consent=consent))


def exported(desk: Desk, folder: Path, kind: str) -> list[dict[str, str]]:
    path = folder / f"{kind}-out.csv"
    path.unlink(missing_ok=True)
    export_file(desk, kind, path)
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def facts(desk: Desk, folder: Path) -> dict[str, Any]:
    """What the stockroom says of itself; what an undone import had brought and had to stay is left out."""
    said: dict[str, Any] = {}
    for kind in KINDS:
        said[kind] = [
            row for row in exported(desk, folder, kind) if not any("new" in str(v).lower() for v in row.values())
        ]
    said["queue"] = views.queue.rows(desk)
    said["suggest"] = suggestions.suggest(desk)
    said["tray"] = [(group.customer, group.lines) for group in tray.tray(desk)]
    said["purchases"] = [row for row in views.purchases.rows(desk) if not row.number.startswith("PO-09")]
    said["deliveries"] = receipts.deliveries()
    said["items"] = [row for row in views.items.rows(desk) if not row.sku.startswith("NEW")]
    return {name: [re.sub(r"\b(\w*id|version)=\d+", "", repr(row)) for row in rows] for name, rows in said.items()}


def otherwise(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What of the facts is not as it was: before, and after."""
    return {
        name: ([row for row in rows if row not in after[name]], [row for row in after[name] if row not in rows])
        for name, rows in before.items()
        if rows != after[name]
    }


def a_file(
    desk: Desk,
    folder: Path,
    kind: str,
    dice: random.Random,
    otherwise: Mapping[str, Sequence[str]],
    new: Iterable[dict[str, str]],
) -> Path:
    """The store's own export with some of its columns said otherwise here and there, and some new rows."""
    listed = exported(desk, folder, kind)
    for row in listed:
        for column, texts in otherwise.items():
            if column in row and dice.random() < 0.4:
                row[column] = dice.choice(texts)
        if kind == "orders" and not row.get("told_on"):
            row["told_date"] = ""
    listed += [row for row in new if dice.random() < 0.8]
    heads = list(dict.fromkeys(column for row in listed for column in row)) or ["sku"]
    path = folder / f"{kind}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, heads)
        writer.writeheader()
        writer.writerows(listed)
    return path
