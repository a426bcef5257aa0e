"""Commands of goods that come: receive, reject, put away."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import click

from app import formats
from app.catalogue.naming import item_id, po_id, supplier_id
from app.cli.options import DeskCommand, day, quantity, stated_by, yes
from app.cli.running import agreed, opened
from app.cli.saying import Stated, say
from app.cli.written import goods as written
from app.domain.receipts import Received
from app.domain.rejections import Rejected, Rejects
from app.goods import putting_away, receiving, rejecting
from app.purchasing.by_item import arrived
from app.words import _

came_on = click.option("--on", "on", type=day, metavar="DATE", help="The day it came, today unless given.")


@click.command(cls=DeskCommand)
@click.argument("po", required=False)
@click.option("--line", metavar="SKU", help="Only this item has come.")
@click.option("--quantity", type=quantity, metavar="Q", help="So many of it.")
@click.option("--over", is_flag=True, help="Take more than is open.")
@click.option("--without-po", metavar="SKU", help="This item came without a PO; needs --quantity and --reason.")
@click.option("--reason", default="", metavar="TEXT", help="Why it came without a PO.")
@click.option("--supplier", metavar="NAME", help="Who sent it, where there is no PO.")
@came_on
@yes
@stated_by
def receive(
    stated: Stated,
    po: str | None,
    line: str | None,
    quantity: Decimal | None,
    over: bool,
    without_po: str | None,
    reason: str,
    supplier: str | None,
    on: date | None,
    yes: bool,
) -> None:
    """Book what has come of a sent PO: everything, or one item of it; or goods that no PO speaks of."""
    if (po is None) == (without_po is None):
        raise click.UsageError(_("Say what has come: either the number of a PO or --without-po."))
    if without_po is not None and (line is not None or over):
        raise click.UsageError(_("--line and --over are of a PO."))
    if without_po is None and (reason or supplier):
        raise click.UsageError(_("--reason and --supplier go with --without-po."))
    if without_po is not None and quantity is None:
        raise click.UsageError(_("Say how many: --without-po needs --quantity."))
    if without_po is None and quantity is not None and line is None:
        raise click.UsageError(_("Say which item: --quantity needs --line."))
    with opened(stated) as desk:
        if without_po is not None:
            of = None if supplier is None else supplier_id(supplier)
            came = {item_id(without_po): quantity or Decimal(0)}
            done = receiving.receive_without_order(desk, came, reason, supplier_id=of, happened_on=on)
        else:
            order = po_id(po or "")
            wanted = None if line is None else arrived(order, item_id(line), quantity)
            done = agreed(
                lambda asked: yes or (over and asked.id == "receive.over"),
                lambda consent: receiving.receive(desk, order, wanted, happened_on=on, consent=consent),
            )
    say(stated, written.received_values(done), "\n".join([*map(formats.served_text, done.served), *_closed(done)]))


def _closed(done: Received | Rejected) -> list[str]:
    return [_("{po} is closed.").format(po=done.number)] if done.closed else []


@click.command(cls=DeskCommand)
@click.argument("po")
@click.option("--line", required=True, metavar="SKU", help="The item.")
@click.option("--quantity", required=True, type=quantity, metavar="Q", help="So many of it.")
@click.option("--reason", required=True, metavar="TEXT", help="Why; the supplier will ask.")
@click.option("--no-replacement", is_flag=True, help="Nothing will come in its place.")
@came_on
@yes
@stated_by
def reject(
    stated: Stated,
    po: str,
    line: str,
    quantity: Decimal,
    reason: str,
    no_replacement: bool,
    on: date | None,
    yes: bool,
) -> None:
    """Write down what came of a sent PO and is not taken: it never becomes stock.

    It stays open, without a date, until the supplier gives one; without replacement it is closed short.
    """
    with opened(stated) as desk:
        order = po_id(po)
        rejects = Rejects(arrived(order, item_id(line), quantity), reason, no_replacement)
        done = agreed(yes, lambda consent: rejecting.reject(desk, order, rejects, happened_on=on, consent=consent))
    [(item, rejected)] = done.rejected
    values = {
        "act": done.act,
        "po": done.number,
        "closed": done.closed,
        "sku": item.sku,
        "rejected": rejected,
        "replacement": not no_replacement,
    }
    text = (
        _("{quantity} of {sku} on {po} are rejected; nothing will come in their place.")
        if no_replacement
        else _("{quantity} of {sku} on {po} are rejected. They are to come again, without a date as yet.")
    )
    said = text.format(quantity=formats.quantity(rejected), sku=item.sku, po=done.number)
    say(stated, values, "\n".join([said, *_closed(done)]))


@click.command("put-away", cls=DeskCommand)
@click.option("--list", "only_list", is_flag=True, help="Only list what has not been put away.")
@stated_by
def put_away(stated: Stated, only_list: bool) -> None:
    """Mark everything received as put away into its bins, or list what has not been."""
    with opened(stated) as desk:
        if only_list:
            standing = putting_away.waiting(desk)
            say(stated, written.standing_values(standing), written.standing_table(standing))
            return
        act = putting_away.put_away(desk)
    say(stated, {"act": act}, _("Everything received is put away."))
