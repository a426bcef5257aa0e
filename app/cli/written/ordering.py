"""What the headless program writes of an order: what it would get, and what it got."""

from __future__ import annotations

from collections.abc import Sequence

from app import formats
from app.cli.written.columns import Column, Columns, Value, amount, table, values
from app.cli.written.lists import queue
from app.domain.asked_lines import LinePreview
from app.domain.orders import Accepted
from app.ordering.preview import OrderPreview
from app.views.queue import QueueRow
from app.words import N_, _

_LINES: Columns[LinePreview] = (
    Column("sku", N_("SKU"), lambda line: line.item.sku),
    amount("quantity", N_("Asked"), lambda line: line.asked.quantity, lambda line: line.item.decimals),
    Column("ready", None, lambda line: line.outlook.ready),
    Column("promise", None, lambda line: line.outlook.promise),
    Column("hoped", None, lambda line: line.outlook.hoped),
    Column(
        "footing",
        N_("Gets"),
        lambda line: line.outlook.footing.name.lower(),
        lambda line: "; ".join(text for _footing, text in formats.outcome(line.outlook)),
    ),
    Column("reserved_from", None, lambda line: line.outlook.reserved_from),
    Column(
        "ahead_lines",
        N_("Ahead"),
        lambda line: line.ahead_lines,
        lambda line: formats.ahead_text(line.ahead_lines, line.outlook.ahead, line.item.unit),
    ),
    Column("nothing_behind", None, lambda line: line.nothing_behind),
    Column("source", None, lambda line: line.supplier_name or None),
    Column("refused", None, lambda line: line.refused),
    Column("instead", None, lambda line: None if line.given is None else line.given.line.waiting),
    Column(
        "substitutes",
        N_("Instead"),
        lambda line: [
            {"sku": fit.offer.item.sku, "free": fit.offer.free, "stands_for": fit.makes} for fit in line.fits
        ],
        lambda line: _instead(line),
    ),
)


def preview_values(seen: OrderPreview) -> Value:
    return {"lines": values(_LINES, seen.lines), "others": values(queue(seen.others), seen.others)}


def preview_text(seen: OrderPreview) -> str:
    return "\n".join((table(_LINES, seen.lines), formats.order_summary(seen.outlooks, 0, seen.units)))


def _instead(line: LinePreview) -> str:
    fits = " ".join(formats.fits_text(fit.offer) for fit in line.fits)
    if line.given is None:
        return fits
    given = _("{quantity} go out instead.").format(quantity=formats.quantity(line.given.line.waiting))
    return f"{given} {fits}".strip()


def accepted_values(done: Accepted, rows: Sequence[QueueRow]) -> Value:
    """What was accepted, with its waiting lines as `rows` of the queue."""
    return {"act": done.act, "order": done.number, "drafts": done.drafted, "lines": values(queue(rows), rows)}
