"""Commands that change supply for less."""

from __future__ import annotations

from decimal import Decimal

import click

from app import formats, purchasing
from app.catalogue.naming import item_id, po_id
from app.cli.options import DeskCommand, quantity, stated_by, yes
from app.cli.running import agreed, opened
from app.cli.saying import Stated, say
from app.cli.written.columns import record
from app.domain.matching import ZERO
from app.domain.purchase_orders import GivenUp
from app.words import _

note = click.option("--note", default="", metavar="TEXT", help="Why; it is kept in the history.")


@click.command("reduce", cls=DeskCommand)
@click.argument("po")
@click.option("--line", required=True, metavar="SKU", help="Of this item.")
@click.option("--quantity", required=True, type=quantity, metavar="Q", help="So many are still to come.")
@note
@yes
@stated_by
def reduce(stated: Stated, po: str, line: str, quantity: Decimal, note: str, yes: bool) -> None:
    """Order fewer of an item of a sent PO. Who loses cover is named first; --yes agrees to it."""
    with opened(stated) as desk:
        order, item = po_id(po), item_id(line)
        done = agreed(yes, lambda consent: purchasing.reduce_item(desk, order, item, quantity, note, consent))
    text = _("{quantity} of {sku} are still to come on {po}.")
    _say(stated, done, text.format(quantity=formats.quantity(quantity), sku=line, po=done.po))


@click.command("close-short", cls=DeskCommand)
@click.argument("po")
@click.option("--line", required=True, metavar="SKU", help="Of this item nothing more will come.")
@note
@yes
@stated_by
def close_short(stated: Stated, po: str, line: str, note: str, yes: bool) -> None:
    """Give up what is still open of an item of a sent PO."""
    with opened(stated) as desk:
        order, item = po_id(po), item_id(line)
        done = agreed(yes, lambda consent: purchasing.reduce_item(desk, order, item, ZERO, note, consent))
    _say(stated, done, _("Nothing more of {sku} is to come on {po}.").format(sku=line, po=done.po))


@click.command("cancel-po", cls=DeskCommand)
@click.argument("po")
@note
@yes
@stated_by
def cancel_po(stated: Stated, po: str, note: str, yes: bool) -> None:
    """Cancel a draft, or a sent PO of which nothing has come."""
    with opened(stated) as desk:
        order = po_id(po)
        done = agreed(yes, lambda consent: purchasing.cancel(desk, order, note, consent))
    _say(stated, done, _("{po} is cancelled.").format(po=done.po))


def _say(stated: Stated, done: GivenUp, text: str) -> None:
    say(stated, record(done, "act", "po", "closed"), text)
