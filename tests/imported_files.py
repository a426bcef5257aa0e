"""Files that are imported and undone again, and what the stockroom says of itself before and after."""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Mapping, Sequence
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


Texts = Mapping[str, Sequence[str]]  # by column, what a file may say in it


def a_file(
    desk: Desk,
    folder: Path,
    kind: str,
    dice: random.Random,
    otherwise: Texts,
    new: Sequence[dict[str, str]],
    of_whole: tuple[str, Texts] = ("", {}),
) -> Path:
    """The store's own export with some of its columns said otherwise here and there, and some new rows.

    `of_whole` names the column that a document's rows have in common, and what may be said otherwise of all of them.
    """
    listed = exported(desk, folder, kind)
    document, texts = of_whole
    wholes: dict[str, dict[str, str]] = {}
    for row in listed:
        said = _chosen(dice, row, otherwise)
        if document and row[document] not in wholes:
            wholes[row[document]] = _chosen(dice, row, texts)
        row |= wholes.get(row.get(document, ""), {}) | _consistent(row, said)
        if not row.get("sent_on", "sent"):  # a draft, of which nothing can be confirmed
            row |= {"confirmed_on": "", "confirmed": ""}
    listed += [row for row in new if dice.random() < 0.8] or [*new[:1]]
    heads = list(dict.fromkeys(column for row in listed for column in row)) or ["sku"]
    path = folder / f"{kind}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, heads)
        writer.writeheader()
        writer.writerows(listed)
    return path


def _chosen(dice: random.Random, row: Mapping[str, str], texts: Texts) -> dict[str, str]:
    return {column: dice.choice(found) for column, found in texts.items() if column in row and dice.random() < 0.4}


def _consistent(row: Mapping[str, str], said: dict[str, str]) -> dict[str, str]:
    """What is said otherwise of a row, with what follows from it: a telling is another one whole or the same, and what
    has a confirmed date is confirmed.
    """
    told = {column for column in row if column.startswith("told_")}
    if "told_on" in said:
        return dict.fromkeys(told, "") | said
    if said.get("confirmed_on"):
        return said | {"confirmed": "yes"}
    return {column: text for column, text in said.items() if column not in told}
