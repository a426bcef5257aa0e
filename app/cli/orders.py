"""The command that takes an order, or says what it would get."""

from __future__ import annotations

from datetime import date

import click

from app import formats
from app.catalogue import naming
from app.cli.options import DeskCommand, day, quantity, stated_by, yes
from app.cli.running import agreed, opened
from app.cli.saying import Stated, say
from app.cli.written import ordering as written
from app.domain.asked_lines import Asked, Instead
from app.domain.orders import IfNothing
from app.ordering import accepting, amending
from app.ordering.preview import preview as preview_order
from app.views import queue
from app.words import _

TELL = ("in-person", "phone")
CHOICES = ("wait", "order")


@click.command(cls=DeskCommand)
@click.argument("customer")
@click.option("--line", "lines", multiple=True, required=True, metavar="SKU=Q", help="What is asked for; repeat it.")
@click.option(
    "--instead", "insteads", multiple=True, metavar="SKU=OTHER:Q", help="For Q of a line another item goes out."
)
@click.option("--wanted", type=day, metavar="DATE", help="When it is wanted.")
@click.option("--reserve-now", is_flag=True, help="However far ahead it is wanted, it takes its place today.")
@click.option("--nothing-behind", type=click.Choice(CHOICES), help="Where nothing is behind a part: wait, or order it.")
@click.option("--ship-complete/--as-it-comes", default=None, help="Else as the customer prefers.")
@click.option("--collects/--sent", default=None, help="Who brings it home; else as the customer prefers.")
@click.option("--tell", type=click.Choice(TELL), help="The customer is told in the same step.")
@click.option("--reference", default="", metavar="TEXT", help="What the customer calls the order.")
@click.option(
    "--deliver-to", default="", metavar="ADDRESS", help="Where it goes, if not to the customer's own address."
)
@click.option("--preview", is_flag=True, help="Only say what it would get, and which substitutes are free.")
@yes
@stated_by
def order(
    stated: Stated,
    customer: str,
    lines: tuple[str, ...],
    insteads: tuple[str, ...],
    wanted: date | None,
    reserve_now: bool,
    nothing_behind: str | None,
    ship_complete: bool | None,
    collects: bool | None,
    tell: str | None,
    reference: str,
    deliver_to: str,
    preview: bool,
    yes: bool,
) -> None:
    """Accept an order of CUSTOMER, or with --preview only say what it would get."""
    choice = None if nothing_behind is None else IfNothing(nothing_behind)
    with opened(stated) as desk:
        whose = naming.customer(customer)
        asked = [
            each._replace(wanted_on=wanted, reserve_now=reserve_now, if_nothing=choice)
            for each in _asked(lines, insteads)
        ]
        if preview:
            whole = whose.ship_complete if ship_complete is None else ship_complete
            seen = preview_order(desk, whose.id, asked, whole)
            say(stated, written.preview_values(seen), written.preview_text(seen))
            return
        done = agreed(
            yes,
            lambda consent: accepting.accept(
                desk,
                whose.id,
                asked,
                ship_complete=ship_complete,
                collects=collects,
                tell=tell,
                reference=reference,
                delivery_address=deliver_to,
                consent=consent,
            ),
        )
        rows = queue.of_lines(desk, [outlook.line.id for outlook in done.lines])
        say(stated, written.accepted_values(done, rows), formats.accepted_text(done))


@click.command(cls=DeskCommand)
@click.argument("order")
@click.option("--sent", is_flag=True, help="Instead: it is sent to them.")
@stated_by
def collects(stated: Stated, order: str, sent: bool) -> None:
    """The customer collects what is ready of ORDER: they are told as soon as it is."""
    with opened(stated) as desk:
        number = amending.set_collects(desk, naming.order_id(order), not sent)
    text = _("{order} is sent to its customer.") if sent else _("{order} is collected by its customer.")
    say(stated, {"order": number, "collects": not sent}, text.format(order=number))


def _asked(lines: tuple[str, ...], insteads: tuple[str, ...]) -> list[Asked]:
    taken: dict[int, Instead] = {}
    for text in insteads:
        sku, rest = _pair(text, "=", "SKU=OTHER:Q")
        other, number = _pair(rest, ":", "SKU=OTHER:Q")
        taken[naming.item_id(sku)] = Instead(naming.item_id(other), quantity(number))
    asked = []
    for text in lines:
        sku, number = _pair(text, "=", "SKU=Q")
        item = naming.item_id(sku)
        asked.append(Asked(item, quantity(number), instead=taken.pop(item, None)))
    if taken:
        raise click.UsageError(_("--instead names an item that no --line asks for."))
    return asked


def _pair(text: str, sign: str, form: str) -> tuple[str, str]:
    before, found, after = text.rpartition(sign)
    if not (before and found and after):
        raise click.UsageError(_("“{text}” cannot be read. Write it like {form}.").format(text=text, form=form))
    return before, after
