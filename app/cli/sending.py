"""Commands that send what is bought, and ship."""

from __future__ import annotations

from pathlib import Path

import click

from app import purchasing
from app.catalogue.naming import po_id
from app.cli.options import DeskCommand, stated_by
from app.cli.running import opened, write_paper
from app.cli.saying import Stated, say, say_list
from app.cli.written.goods import PICKS, shipped_text, shipped_values
from app.goods import shipping
from app.papers import goods, table
from app.words import _


@click.command(cls=DeskCommand)
@click.argument("po")
@stated_by
def send(stated: Stated, po: str) -> None:
    """Mark the draft PO as sent today."""
    with opened(stated) as desk:
        sent = purchasing.send(desk, po_id(po))
    to = (
        _("{po} is sent to {supplier} ({email}).")
        if sent.email
        else _("{po} is sent. {supplier} has no e-mail address: print the order, or telephone.")
    )
    values = {"po": sent.number, "supplier": sent.supplier, "email": sent.email or None}
    say(stated, values, to.format(po=sent.number, supplier=sent.supplier, email=sent.email))


@click.command(cls=DeskCommand)
@click.option("--order", metavar="N", help="What is ready of this order.")
@click.option("--ready", is_flag=True, help="Everything that is ready.")
@click.option("--pick", is_flag=True, help="Only list what is to be picked, of the order or of all; nothing ships.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="The list as PDF."
)
@stated_by
def ship(stated: Stated, order: str | None, ready: bool, pick: bool, output: Path | None) -> None:
    """Ship what is ready, of one order or of all; or list what is to be picked for it."""
    if pick:
        list_picks(stated, order or "", output)
        return
    if output is not None:
        raise click.UsageError(_("Only the list of what is to be picked is written to a file: add --pick."))
    if (order is None) != ready:
        raise click.UsageError(_("Say what to ship: either --order or --ready."))
    with opened(stated) as desk:
        done = shipping.ship_ready(desk, order)
        say(stated, shipped_values(done), shipped_text(done))


def list_picks(stated: Stated, order: str, output: Path | None) -> None:
    """What is ready, bin by bin: as PDF where `output` is given, else on the screen."""
    with opened(stated) as desk:
        if output is not None:
            write_paper(stated, table.PICK_LIST.of(order)(desk), output)
        else:
            say_list(stated, PICKS, goods.picks(desk, order))
