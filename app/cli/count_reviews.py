"""Commands of a count's review: how it stands, what is decided of its lines and codes, and posting it."""

from __future__ import annotations

from decimal import Decimal

import click

from app import counting, formats
from app.catalogue import naming
from app.cli.counting import count, number_of
from app.cli.options import quantity, stated_by, yes
from app.cli.running import agreed, opened
from app.cli.saying import Stated, say
from app.cli.written import counting as written
from app.cli.written.columns import record, table
from app.views import count_reviews
from app.words import _

__all__ = ["count"]  # the group, with the commands of this file


@count.command("review")
@number_of
@stated_by
def review(stated: Stated, number: str) -> None:
    """How the lines of the count NUMBER stand against the book, and what each needs."""
    with opened(stated) as desk:
        found = count_reviews.review(desk, naming.count(number).id)
        lines = [row.reviewed for row in found.rows]
        say(stated, written.review_values(found), table(written.REVIEW, lines))


@count.command("attach")
@number_of
@click.argument("code")
@click.argument("sku")
@click.option("--pack", type=quantity, default="1", metavar="N", help="It stands for so many of the item.")
@stated_by
def attach(stated: Stated, number: str, code: str, sku: str, pack: Decimal) -> None:
    """Say that an unknown CODE stands for SKU: what was scanned of it counts, and it is known from now on."""
    with opened(stated) as desk:
        done = counting.attach(desk, naming.unknown_code_id(number, code), naming.item_id(sku), pack)
    text = _("{code} stands for {sku}: {quantity} counted.").format(
        code=done.code, sku=done.item.sku, quantity=formats.quantity(done.quantity)
    )
    say(stated, record(done, "act", "scans", "quantity"), text)


@count.command("dismiss")
@number_of
@click.argument("code")
@stated_by
def dismiss(stated: Stated, number: str, code: str) -> None:
    """Say that an unknown CODE stands for nothing."""
    with opened(stated) as desk:
        act = counting.dismiss(desk, naming.unknown_code_id(number, code))
    say(stated, {"act": act}, _("{code} is dismissed.").format(code=code))


@count.command("answer")
@number_of
@click.argument("sku")
@click.option("--counted/--not-counted", required=True, help="Whether it was counted already.")
@stated_by
def answer(stated: Stated, number: str, sku: str, counted: bool) -> None:
    """Say whether what was booked of SKU after it was counted had been on the shelf, or gone from it, already."""
    with opened(stated) as desk:
        line = naming.count_line_id(number, sku)
        done = counting.answer_all(desk, line, counted)
    say(stated, {"act": done}, _("Answered for {sku}.").format(sku=sku))


@count.command("recount")
@number_of
@click.argument("sku")
@stated_by
def recount(stated: Stated, number: str, sku: str) -> None:
    """Have SKU counted again, from nothing."""
    with opened(stated) as desk:
        act = counting.recount(desk, [naming.count_line_id(number, sku)])
    say(stated, {"act": act}, _("{sku} is to be counted again.").format(sku=sku))


@count.command("leave-out")
@number_of
@click.argument("sku")
@click.option("--reason", default="", metavar="TEXT", help="Why; kept with the count.")
@stated_by
def leave_out(stated: Stated, number: str, sku: str, reason: str) -> None:
    """Leave SKU out of the count: nothing of it is posted, and it stays due."""
    with opened(stated) as desk:
        act = counting.leave_out(desk, [naming.count_line_id(number, sku)], reason)
    say(stated, {"act": act}, _("{sku} is left out.").format(sku=sku))


@count.command("approve")
@number_of
@click.argument("sku")
@click.option("--reason", required=True, metavar="TEXT", help="Why the record was wrong; kept in the ledger.")
@yes
@stated_by
def approve(stated: Stated, number: str, sku: str, reason: str, yes: bool) -> None:
    """Approve the difference of SKU that is beyond the tolerance after a recount."""
    with opened(stated) as desk:
        line = naming.count_line_id(number, sku)
        act = agreed(yes, lambda consent: counting.approve(desk, line, reason, consent))
    say(stated, {"act": act}, _("The difference of {sku} is approved.").format(sku=sku))


@count.command("post")
@number_of
@yes
@stated_by
def post(stated: Stated, number: str, yes: bool) -> None:
    """Post the count NUMBER: the differences go into the ledger, and who waits is served or told of."""
    with opened(stated) as desk:
        found = naming.count(number)
        done = agreed(yes, lambda consent: counting.post(desk, found.id, consent))
    say(stated, written.posted_values(done), formats.posted_text(found.number, done.posting))
