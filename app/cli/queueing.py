"""Commands of the queue: hold, release, cancel, move up, lend, substitute."""

from __future__ import annotations

from decimal import Decimal

import click

from app import formats
from app.catalogue import substitutes
from app.catalogue.naming import item_id, waiting_line, waiting_line_before, waiting_lines
from app.cli.options import DeskCommand, quantity, stated_by, yes
from app.cli.running import agreed, opened
from app.cli.saying import Stated, say, say_list
from app.cli.written import queueing as written
from app.cli.written.columns import record
from app.cli.written.goods import shipped_text, shipped_values
from app.goods import lending
from app.ordering import cancelling, substituting
from app.queueing import holding, moving
from app.views.held import held_stock
from app.views.queue import detail
from app.words import _

of_item = click.option("--item", metavar="SKU", help="Which item of the order; needed where it waits for several.")
of_line = click.option(
    "--line", "number", type=click.IntRange(1), metavar="N", help="Which line of the order, as they were accepted."
)
reason_of = click.option("--reason", default="", metavar="TEXT", help="Why; kept in the history.")


@click.command(cls=DeskCommand)
@click.argument("order")
@of_item
@of_line
@reason_of
@click.option("--pass-on", is_flag=True, help="Its goods go to those behind it meanwhile.")
@stated_by
def hold(stated: Stated, order: str, item: str | None, number: int | None, reason: str, pass_on: bool) -> None:
    """Hold a line of ORDER: it keeps its place and its goods, and does not ship."""
    with opened(stated) as desk:
        done = holding.hold(desk, waiting_line(order, item, number).id, reason, pass_on)
    text = _("{sku} on {order} is held and passed on.") if pass_on else _("{sku} on {order} is held.")
    say(stated, written.queued_values(done), text.format(sku=done.sku, order=done.order))


@click.command(cls=DeskCommand)
@click.argument("order")
@of_item
@of_line
@reason_of
@yes
@stated_by
def release(stated: Stated, order: str, item: str | None, number: int | None, reason: str, yes: bool) -> None:
    """Release a held line of ORDER. One that was passed on needs a reason, and may set others back."""
    with opened(stated) as desk:
        line = waiting_line(order, item, number).id
        done = agreed(yes, lambda consent: holding.release(desk, line, reason, consent))
    text = _("{sku} on {order} is released.").format(sku=done.sku, order=done.order)
    say(stated, written.queued_values(done), written.queued_text(text, done))


@click.command(cls=DeskCommand)
@click.argument("order")
@of_item
@of_line
@click.option("--quantity", type=quantity, metavar="Q", help="So many; all that waits unless given.")
@reason_of
@stated_by
def cancel(
    stated: Stated, order: str, item: str | None, number: int | None, quantity: Decimal | None, reason: str
) -> None:
    """Cancel what waits of a line of ORDER, or so many of it; its goods pass to the next in the queue."""
    with opened(stated) as desk:
        lines = [line.id for line in waiting_lines(order, item, number)]
        done = cancelling.cancel_youngest(desk, lines, quantity, reason)
    values = {
        **record(done, "act", "order", "sku", "quantity", "waiting"),
        "unneeded": [{"po": po, "quantity": freed} for po, freed in done.unneeded],
    }
    text = _("{quantity} of {sku} on {order} cancelled.")
    say(stated, values, text.format(quantity=formats.quantity(done.quantity), sku=done.sku, order=done.order))


@click.command("move-up", cls=DeskCommand)
@click.argument("order")
@of_item
@of_line
@click.option("--before", required=True, metavar="ORDER", help="The order in whose place it goes.")
@click.option("--before-line", type=click.IntRange(1), metavar="N", help="Which line of that order.")
@click.option("--reason", required=True, metavar="TEXT", help="Why; kept, and printed in the audit.")
@yes
@stated_by
def move_up(
    stated: Stated,
    order: str,
    item: str | None,
    number: int | None,
    before: str,
    before_line: int | None,
    reason: str,
    yes: bool,
) -> None:
    """Put a line of ORDER directly before another order in the same queue."""
    with opened(stated) as desk:
        line = waiting_line(order, item, number)
        target = waiting_line_before(before, line, before_line)
        done = agreed(yes, lambda consent: moving.move_up(desk, line.id, target.id, reason, consent))
    text = _("{sku} on {order} stands before {before} now.").format(sku=done.sku, order=done.order, before=before)
    say(stated, written.queued_values(done), written.queued_text(text, done))


@click.command(cls=DeskCommand)
@click.option("--all", "every", is_flag=True, help="Also what is held for less long than the settings say.")
@stated_by
def held(stated: Stated, every: bool) -> None:
    """Stock that orders which ship complete hold until they are whole, and what they wait for."""
    with opened(stated) as desk:
        say_list(stated, written.HELD, held_stock(desk, 0 if every else None))


@click.command(cls=DeskCommand)
@click.argument("order")
@of_item
@of_line
@click.option("--quantity", type=quantity, metavar="Q", help="Ship so many; the most that can be lent unless given.")
@click.option("--preview", is_flag=True, help="Only say whose stock it would be and who would move back.")
@reason_of
@yes
@stated_by
def lend(
    stated: Stated,
    order: str,
    item: str | None,
    number: int | None,
    quantity: Decimal | None,
    preview: bool,
    reason: str,
    yes: bool,
) -> None:
    """Ship a line of ORDER out of stock that whole orders ahead of it hold. A reason is needed where any promise of
    theirs moves back.
    """
    with opened(stated) as desk:
        line = waiting_line(order, item, number)
        wanted = quantity or detail(desk, line.id).lendable or line.waiting
        if preview:
            loan = lending.preview_loan(desk, line.id, wanted)
            say(stated, written.loan_values(loan), written.loan_text(loan))
            return
        done = agreed(yes, lambda consent: lending.lend(desk, line.id, wanted, reason, consent=consent))
        say(stated, shipped_values(done), shipped_text(done))


@click.command(cls=DeskCommand)
@click.argument("order")
@of_item
@of_line
@click.option("--with", "other", metavar="SKU", help="The item that goes out instead.")
@click.option("--quantity", type=quantity, metavar="Q", help="For so many; as many as are free unless given.")
@click.option("--back", is_flag=True, help="Instead: what has not shipped of a substitute goes back to the original.")
@click.option("--note", default="", metavar="TEXT", help="Kept in the history.")
@stated_by
def substitute(
    stated: Stated,
    order: str,
    item: str | None,
    number: int | None,
    other: str | None,
    quantity: Decimal | None,
    back: bool,
    note: str,
) -> None:
    """Let free stock of another item stand for a line of ORDER, or take that back. Without --with and --back it lists
    what fits and is free.
    """
    if back and (other or quantity):
        raise click.UsageError(_("--back takes all back that can be: leave out --with and --quantity."))
    with opened(stated) as desk:
        line = waiting_line(order, item, number)
        if back:
            done = substituting.back(desk, line.id, note)
            say(stated, written.substituted_values(done), formats.back_text(done))
        elif other is None:
            say_list(stated, written.OFFERS, substitutes.offers(desk, [line.item]).get(line.item, []))
        else:
            instead = item_id(other)
            wanted = quantity or substituting.most_of(desk, line, instead)
            done = substituting.substitute(desk, line.id, wanted, instead, note)
            say(stated, written.substituted_values(done), formats.substituted_text(done))
