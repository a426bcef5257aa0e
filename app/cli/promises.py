"""Commands of the promise book: who is due to be told, telling them, and what they answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import click

from app import formats
from app.catalogue.naming import order_id
from app.cli.options import DeskCommand, day, quantity, stated_by
from app.cli.running import opened
from app.cli.saying import Stated, say, say_list
from app.cli.written import promises as written
from app.cli.written.columns import table, values
from app.domain.tellings import TOLD, WRITTEN, Choice, How
from app.ordering import answering
from app.promising import naming, telling, tray
from app.views import queue
from app.words import _

HOW = [how.value for how in TOLD]
CHOICES = [choice.value for choice in Choice]


@click.command(cls=DeskCommand)
@click.option("--unanswered", is_flag=True, help="Instead: who was asked to choose and has not answered.")
@click.option("--uncollected", is_flag=True, help="Instead: what is ready and has not been collected.")
@stated_by
def notices(stated: Stated, unanswered: bool, uncollected: bool) -> None:
    """Who is due to be told what."""
    if unanswered and uncollected:
        raise click.UsageError(_("Choose one: --unanswered or --uncollected."))
    with opened(stated) as desk:
        if unanswered:
            say_list(stated, written.UNANSWERED, tray.unanswered(desk))
        elif uncollected:
            say_list(stated, written.UNCOLLECTED, tray.ready_not_collected(desk))
        else:
            found = tray.tray(desk)
            lines = [line for notice in found for line in notice.lines]
            say(stated, values(written.NOTICES, found), table(written.NOTICE_LINES, lines))


@click.command(cls=DeskCommand)
@click.option("--order", metavar="N", help="What this order waits for.")
@click.option("--customer", metavar="C", help="What this customer waits for.")
@click.option("--due", is_flag=True, help="Only what is due to be told; alone: everything that is.")
@click.option("--line", metavar="SKU|N", help="Of this item only, or this line of --order, as they were accepted.")
@click.option("--how", required=True, type=click.Choice(HOW), help="How they were told.")
@click.option("--on", type=day, metavar="DATE", help="When they were told (else today).")
@click.option("--asks", is_flag=True, help="They were asked to choose.")
@click.option("--confirmation", is_flag=True, help="By the confirmation of --order, in a letter or an e-mail.")
@stated_by
def tell(
    stated: Stated,
    order: str | None,
    customer: str | None,
    due: bool,
    line: str | None,
    how: str,
    on: date | None,
    asks: bool,
    confirmation: bool,
) -> None:
    """Write down that customers were told how their lines stand now."""
    if not (order or customer or due):
        raise click.UsageError(_("Say who was told: --order, --customer or --due."))
    if confirmation and (order is None or line is not None or due or how not in WRITTEN):
        raise click.UsageError(_("A confirmation is of all of an --order, and goes --how letter or e-mail."))
    if asks and how == How.ELSEWHERE:
        raise click.UsageError(_("Nobody was asked elsewhere: leave out --asks."))
    with opened(stated) as desk:
        lines = naming.lines_named(desk, order, customer, line, due=due)
        if how == How.ELSEWHERE:
            told = telling.told_elsewhere(desk, lines, on)
        else:
            confirms = order_id(order) if order is not None and confirmation else None
            told = telling.tell(desk, lines, how, told_on=on, asks=asks, confirms=confirms)
        text = formats.told_lines_text(len(told.lines), told.customers)
        say(stated, written.told_values(told, queue.of_lines(desk, lines)), text)


@click.command(cls=DeskCommand)
@click.argument("order")
@click.option(
    "--line",
    required=True,
    metavar="SKU|N",
    help="The item that was asked about, or which line, as they were accepted.",
)
@click.option("--choice", required=True, type=click.Choice(CHOICES), help="What the customer chose.")
@click.option("--quantity", type=quantity, metavar="Q", help="So much of it: a part to take, or to cancel.")
@click.option("--note", default="", help="What the customer said; for a substitute, which one.")
@stated_by
def answer(stated: Stated, order: str, line: str, choice: str, quantity: Decimal | None, note: str) -> None:
    """Write down what the customer of ORDER chose, and do it."""
    with opened(stated) as desk:
        line_id = naming.line_answered(desk, order, line)
        done = answering.answer(desk, line_id, choice, note, quantity)
        say(stated, written.answered_values(done), written.answered_text(done))
