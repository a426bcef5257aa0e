"""Commands of the queue: hold, release, cancel, move up, lend, substitute."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import click

from app.cli.options import Act, quantity, stated_by, yes
from app.cli.running import Stated, agreed, opened, say
from app.words import _

if TYPE_CHECKING:
    from app.domain.overrides import Queued

of_item = click.option("--item", metavar="SKU", help="Which item of the order; needed where it waits for several.")
reason_of = click.option("--reason", default="", metavar="TEXT", help="Why; kept in the history.")


@click.command(cls=Act)
@click.argument("order")
@of_item
@reason_of
@click.option("--pass-on", is_flag=True, help="Its goods go to those behind it meanwhile.")
@stated_by
def hold(stated: Stated, order: str, item: str | None, reason: str, pass_on: bool) -> None:
    """Hold a line of ORDER: it keeps its place and its goods, and does not ship."""
    from app.catalogue.naming import waiting_line
    from app.queueing import holding

    with opened(stated) as desk:
        done = holding.hold(desk, waiting_line(order, item).id, reason, pass_on)
    text = _("{sku} on {order} is held and passed on.") if pass_on else _("{sku} on {order} is held.")
    say(stated, queued_values(done), text.format(sku=done.sku, order=done.order))


@click.command(cls=Act)
@click.argument("order")
@of_item
@reason_of
@yes
@stated_by
def release(stated: Stated, order: str, item: str | None, reason: str, yes: bool) -> None:
    """Release a held line of ORDER. One that was passed on needs a reason, and may set others back."""
    from app.catalogue.naming import waiting_line
    from app.queueing import holding

    with opened(stated) as desk:
        line = waiting_line(order, item).id
        done = agreed(yes, lambda consent: holding.release(desk, line, reason, consent))
    text = _("{sku} on {order} is released.").format(sku=done.sku, order=done.order)
    say(stated, queued_values(done), queued_text(text, done))


@click.command(cls=Act)
@click.argument("order")
@of_item
@click.option("--quantity", type=quantity, metavar="Q", help="So many; all that waits unless given.")
@reason_of
@stated_by
def cancel(stated: Stated, order: str, item: str | None, quantity: Decimal | None, reason: str) -> None:
    """Cancel what waits of a line of ORDER, or so many of it; its goods pass to the next in the queue."""
    from app import formats
    from app.catalogue.naming import waiting_line
    from app.cli import written
    from app.ordering import cancelling

    with opened(stated) as desk:
        line = waiting_line(order, item)
        done = cancelling.cancel_line(desk, line.id, line.waiting if quantity is None else quantity, reason)
    values = {
        "act": done.act,
        "order": done.order,
        "sku": done.sku,
        "quantity": written.number(done.quantity),
        "waiting": written.number(done.waiting),
        "unneeded": [{"po": po, "quantity": written.number(freed)} for po, freed in done.unneeded],
    }
    text = _("{quantity} of {sku} on {order} cancelled.")
    say(stated, values, text.format(quantity=formats.quantity(done.quantity), sku=done.sku, order=done.order))


@click.command("move-up", cls=Act)
@click.argument("order")
@of_item
@click.option("--before", required=True, metavar="ORDER", help="The order in whose place it goes.")
@click.option("--reason", required=True, metavar="TEXT", help="Why; kept, and printed in the audit.")
@yes
@stated_by
def move_up(stated: Stated, order: str, item: str | None, before: str, reason: str, yes: bool) -> None:
    """Put a line of ORDER directly before another order in the same queue."""
    from app.catalogue.naming import waiting_line, waiting_line_before
    from app.queueing import moving

    with opened(stated) as desk:
        line = waiting_line(order, item)
        target = waiting_line_before(before, line)
        done = agreed(yes, lambda consent: moving.move_up(desk, line.id, target.id, reason, consent))
    text = _("{sku} on {order} stands before {before} now.").format(sku=done.sku, order=done.order, before=before)
    say(stated, queued_values(done), queued_text(text, done))


@click.command(cls=Act)
@click.option("--all", "every", is_flag=True, help="Also what is held for less long than the settings say.")
@stated_by
def held(stated: Stated, every: bool) -> None:
    """Stock that orders which ship complete hold until they are whole, and what they wait for."""
    from app.cli.written import queueing as written
    from app.views.held import held_stock

    with opened(stated) as desk:
        found = held_stock(desk, 0 if every else None)
        say(stated, written.held_values(found), written.held_table(found, desk.today))


@click.command(cls=Act)
@click.argument("order")
@of_item
@click.option("--quantity", type=quantity, metavar="Q", help="Ship so many; the most that can be lent unless given.")
@click.option("--preview", is_flag=True, help="Only say whose stock it would be and who would move back.")
@reason_of
@yes
@stated_by
def lend(
    stated: Stated, order: str, item: str | None, quantity: Decimal | None, preview: bool, reason: str, yes: bool
) -> None:
    """Ship a line of ORDER out of stock that whole orders ahead of it hold. A reason is needed where any promise of
    theirs moves back.
    """
    from app.catalogue.naming import waiting_line
    from app.cli import written
    from app.cli.written import queueing as texts
    from app.goods import lending
    from app.views.queue import detail

    with opened(stated) as desk:
        line = waiting_line(order, item)
        wanted = quantity or detail(desk, line.id).lendable or line.waiting
        if preview:
            loan = lending.preview_loan(desk, line.id, wanted)
            say(stated, texts.loan_values(loan), texts.loan_words(loan))
            return
        done = agreed(yes, lambda consent: lending.lend(desk, line.id, wanted, reason, consent=consent))
        say(stated, written.shipped_values(done), written.shipped_text(done))


@click.command(cls=Act)
@click.argument("order")
@of_item
@click.option("--with", "other", metavar="SKU", help="The item that goes out instead.")
@click.option("--quantity", type=quantity, metavar="Q", help="For so many; as many as are free unless given.")
@click.option("--back", is_flag=True, help="Instead: what has not shipped of a substitute goes back to the original.")
@click.option("--note", default="", metavar="TEXT", help="Kept in the history.")
@stated_by
def substitute(
    stated: Stated, order: str, item: str | None, other: str | None, quantity: Decimal | None, back: bool, note: str
) -> None:
    """Let free stock of another item stand for a line of ORDER, or take that back. Without --with and --back it lists
    what fits and is free.
    """
    from app import formats
    from app.catalogue import substitutes
    from app.catalogue.naming import item_id, waiting_line
    from app.cli.written import queueing as written
    from app.ordering import substituting

    if back and (other or quantity):
        raise click.UsageError(_("--back takes all back that can be: leave out --with and --quantity."))
    with opened(stated) as desk:
        line = waiting_line(order, item)
        if back:
            done = substituting.back(desk, line.id, note)
            say(stated, written.substituted_values(done), formats.back_text(done))
        elif other is None:
            offers = substitutes.offers(desk, [line.item]).get(line.item, [])
            say(stated, written.offers_values(offers), written.offers_table(offers))
        else:
            instead = item_id(other)
            wanted = quantity or substituting.most_of(desk, line, instead)
            done = substituting.substitute(desk, line.id, wanted, instead, note)
            say(stated, written.substituted_values(done), formats.substituted_text(done))


def queued_values(done: Queued) -> object:
    """What was done in the queue, and whose promise moved back for it."""
    moved = [
        {
            "order": each.order,
            "customer": each.customer,
            "sku": each.sku,
            "before": each.before.isoformat(),
            "after": None if each.after is None else each.after.isoformat(),
            "days": each.days,
        }
        for each in done.moved
    ]
    return {"act": done.act, "order": done.order, "customer": done.customer, "sku": done.sku, "moved_back": moved}


def queued_text(text: str, done: Queued) -> str:
    from app import formats

    if not done.moved:
        return text
    return _("{text} Moved back: {who}.").format(text=text, who=formats.moved_text(done.moved))
