"""Commands that say how things stand, on the screen and on paper."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.options import Act, Acts, out, stated_by
from app.cli.running import Stated, item_id, opened, po_id, say, write_paper
from app.words import _


@click.command(cls=Act)
@click.option("--item", metavar="SKU", help="Of this item only.")
@stated_by
def queue(stated: Stated, item: str | None) -> None:
    """Who waits for what, in which place, and until when."""
    from app import terminal
    from app.views.queue import rows

    with opened(stated) as desk:
        found = rows(desk, None if item is None else [item_id(item)])
        if stated.as_json:
            say(stated, terminal.queue_values(found), "")
        else:
            click.echo(terminal.queue_table(found, desk.today))


@click.command(cls=Act)
@click.option("--item", metavar="SKU", help="This item only.")
@stated_by
def items(stated: Stated, item: str | None) -> None:
    """What is on hand, free, waiting and on order, and how each item stands."""
    from app import terminal
    from app.views.items import rows

    with opened(stated) as desk:
        found = rows(desk, None if item is None else [item_id(item)])
        say(stated, terminal.items_values(found), terminal.items_table(found))


@click.group("print", cls=Acts)
def print_() -> None:
    """Print to a PDF file."""


@print_.command("po")
@click.argument("number")
@out
@stated_by
def print_po(stated: Stated, number: str, output: Path) -> None:
    """A purchase order."""
    from app import paperwork

    with opened(stated) as desk:
        write_paper(stated, paperwork.purchase_order_sheet(desk, po_id(number)), output)


@print_.command("slip")
@click.argument("act", type=click.IntRange(1, 2**62))
@out
@stated_by
def print_slip(stated: Stated, act: int, output: Path) -> None:
    """The packing slips of the shipment ACT, its number in the history."""
    from app import goods_papers

    with opened(stated) as desk:
        write_paper(stated, goods_papers.packing_slip_sheet(desk, act), output)


@print_.command("status")
@click.option("--customer", metavar="C", help="What this customer waits for.")
@click.option("--item", metavar="SKU", help="Who waits for this item.")
@out
@stated_by
def print_status(stated: Stated, customer: str | None, item: str | None, output: Path) -> None:
    """The backorder status: of a customer, of an item, or of the whole queue."""
    from app import paperwork
    from app.data import people

    if customer is not None and item is not None:
        raise click.UsageError(_("Choose one: --customer or --item."))
    with opened(stated) as desk:
        customer_id = None if customer is None else people.customer_by_name(customer).id
        write_paper(stated, paperwork.status_sheet(desk, customer_id, None if item is None else item_id(item)), output)


@print_.command("audit")
@out
@stated_by
def print_audit(stated: Stated, output: Path) -> None:
    """Everything that got ahead of a queue: when, by whom, why, and who moved back."""
    from app import audit

    with opened(stated) as desk:
        write_paper(stated, audit.override_audit_sheet(desk), output)
