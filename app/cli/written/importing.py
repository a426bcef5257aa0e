"""What an import brought."""

from __future__ import annotations

from app import formats
from app.cli.written.columns import Value, record
from app.cli.written.refusals import fault_values
from app.exchange import Imported
from app.words import _, ngettext


def imported_values(done: Imported) -> Value:
    return {
        **record(done, "kind", "added", "updated", "kept", "notes"),
        "left_out": [fault_values(fault) for fault in done.left_out],
        "written": done.written,
        **({"act": done.act} if done.act is not None else {}),
        **({"asks": True} if done.asks else {}),
    }


def imported_text(done: Imported) -> str:
    would = _("{kind}: {added} would be new, {updated} changed, {kept} are as they were.")
    did = _("{kind}: {added} new, {updated} changed, {kept} as they were.")
    text = (did if done.written else would).format(
        kind=done.kind, added=done.added, updated=done.updated, kept=done.kept
    )
    rows = len({fault.facts["line"] for fault in done.left_out})
    said = ngettext(
        "{count} row cannot be taken and is left out:", "{count} rows cannot be taken and are left out:", rows
    )
    left = [said.format(count=formats.quantity(rows)), *map(formats.sentence, done.left_out)] if rows else []
    return "\n".join([text, *done.notes, *left])
