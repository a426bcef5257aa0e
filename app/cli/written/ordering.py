"""What the headless program writes of an order: what it would get, and what it got."""

from __future__ import annotations

from datetime import date

from app import formats
from app.cli.written.lists import queue_values
from app.cli.written.text import Value, iso, number, table
from app.desk import Desk
from app.domain.orders import Accepted
from app.domain.promises import Outlook
from app.ordering.preview import LinePreview, OrderPreview
from app.views import queue
from app.words import _


def preview_values(seen: OrderPreview) -> Value:
    return {
        "lines": [
            {
                "sku": line.item.sku,
                "quantity": number(line.asked.quantity),
                **_outlook(line.outlook),
                "ahead_lines": line.ahead_lines,
                "nothing_behind": number(line.nothing_behind),
                "source": line.supplier_name or None,
                "refused": line.refused,
                "instead": None if line.given is None else number(line.given.line.waiting),
                "substitutes": [
                    {"sku": fit.offer.item.sku, "free": number(fit.offer.free), "stands_for": number(fit.makes)}
                    for fit in line.fits
                ],
            }
            for line in seen.lines
        ],
        "others": queue_values(seen.others),
    }


def _outlook(outlook: Outlook) -> dict[str, Value]:
    return {
        "ready": number(outlook.ready),
        "promise": iso(outlook.promise),
        "hoped": iso(outlook.hoped),
        "footing": outlook.footing.name.lower(),
        "reserved_from": iso(outlook.reserved_from),
    }


def preview_table(seen: OrderPreview, today: date) -> str:
    listed = table(
        (_("SKU"), _("Asked"), _("Gets"), _("Ahead"), _("Instead")),
        (
            (
                line.item.sku,
                formats.quantity(line.asked.quantity, line.item.decimals),
                "; ".join(text for _footing, text in formats.outcome(line.outlook, today)),
                formats.ahead_text(line.ahead_lines, line.outlook.ahead, line.item.unit),
                _instead(line),
            )
            for line in seen.lines
        ),
        frozenset({1}),
    )
    return "\n".join((listed, formats.order_summary(seen.outlooks, 0, today)))


def _instead(line: LinePreview) -> str:
    fits = " ".join(formats.fits_text(fit.offer) for fit in line.fits)
    if line.given is None:
        return fits
    given = _("{quantity} go out instead.").format(quantity=formats.quantity(line.given.line.waiting))
    return f"{given} {fits}".strip()


def accepted_values(desk: Desk, done: Accepted) -> Value:
    rows = queue.of_lines(desk, [outlook.line.id for outlook in done.lines])
    return {"act": done.act, "order": done.number, "drafts": list(done.drafted), "lines": queue_values(rows)}
