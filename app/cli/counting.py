"""Commands of counting: what is due, begin a count, scan into it or key what is there."""

from __future__ import annotations

import sys
from decimal import Decimal

import click

from app import counting, formats
from app.catalogue import naming
from app.cli.options import DeskGroup, quantity, stated_by, yes
from app.cli.running import agreed, opened
from app.cli.saying import Stated, say, say_list
from app.cli.written import counting as written
from app.domain.count_reviews import bins_lacking
from app.domain.errors import DeskError
from app.domain.tallies import BinBegun, Multiplied
from app.views import counts
from app.words import _, ngettext

number_of = click.argument("number")


@click.group("count", cls=DeskGroup)
def count() -> None:
    """Count what is on the shelves, and put the record right."""


@count.command("due")
@stated_by
def due(stated: Stated) -> None:
    """What is due to be counted and why, the most pressing first."""
    with opened(stated) as desk:
        say_list(stated, written.DUE, counting.due(desk))


@count.command("list")
@stated_by
def list_(stated: Stated) -> None:
    """The counts, the latest first."""
    with opened(stated) as desk:
        say_list(stated, written.COUNTS, counts.rows(desk))


@count.command("open")
@click.argument("skus", nargs=-1)
@click.option("--bin", metavar="BIN", help="Everything that has its place there.")
@click.option("--size", type=click.IntRange(1, 10**6), metavar="N", help="Of what is due, so many items.")
@stated_by
def open_(stated: Stated, skus: tuple[str, ...], bin: str | None, size: int | None) -> None:
    """Begin a count: of the items named, of a bin, or else of what is due."""
    if skus and bin is not None:
        raise click.UsageError(_("Choose one: items or --bin."))
    if size is not None and (skus or bin is not None):
        raise click.UsageError(_("Only what is due is cut into sheets: leave out --size."))
    with opened(stated) as desk:
        if bin is not None:
            done = counting.open_bin(desk, bin)
        elif skus:
            done = counting.open_count(desk, [naming.item_id(sku) for sku in skus])
        else:
            done = counting.open_due(desk, size)
    text = ngettext("{number} is begun, with {count} item.", "{number} is begun, with {count} items.", done.items)
    said = text.format(number=done.number, count=done.items)
    say(stated, {"act": done.act, "count": done.number, "items": done.items}, said)


@count.command("scan")
@number_of
@click.option("--bin", default="", metavar="BIN", help="Where to begin; a bin's code among the scans changes it.")
@stated_by
def scan(stated: Stated, number: str, bin: str) -> None:
    """Take codes from standard input into the count NUMBER, one a line, each on its own: what is wrong with one is said
    on standard error, and the others count. `12*` multiplies the next.
    """
    taken, refused, times, here = [], 0, Decimal(1), ""
    with opened(stated) as desk:
        found = naming.count(number)
        if bin:
            here = counting.begin_bin(desk, found.id, bin).bin
        for line in sys.stdin.buffer:
            code = line.decode("utf-8", "replace").strip("\r\n")
            if not code.strip():
                continue
            try:
                outcome = counting.scan(desk, found.id, code, here, times)
            except DeskError as error:
                refused += 1
                click.echo(formats.sentence(error), err=True)
                continue
            times = outcome.times if isinstance(outcome, Multiplied) else Decimal(1)
            here = outcome.bin if isinstance(outcome, BinBegun) else here
            taken.append(outcome)
    said = written.scanned_text(taken)
    say(stated, {"count": found.number, "scans": written.scanned_values(taken), "refused": refused}, said)
    if refused:
        click.get_current_context().exit(1)


@count.command("key")
@number_of
@click.argument("sku")
@click.argument("quantity", type=quantity)
@click.option("--bin", default="", metavar="BIN", help="The bin they are in; without it, the bin of the item itself.")
@yes
@stated_by
def key(stated: Stated, number: str, sku: str, quantity: Decimal, bin: str, yes: bool) -> None:
    """Say that there are QUANTITY more of SKU, as from a paper sheet; 0 says that there is none."""
    with opened(stated) as desk:
        found, item = naming.count(number), naming.item_id(sku)
        here = agreed(yes, lambda consent: counting.begin_bin(desk, found.id, bin, consent)).bin if bin else ""
        done = agreed(yes, lambda consent: counting.key(desk, found.id, item, quantity, here, consent=consent))
    [values] = written.scanned_values([done])
    say(stated, values, written.scanned_text([done]))


@count.command("finish")
@number_of
@stated_by
def finish(stated: Stated, number: str) -> None:
    """Say that every bin begun on the count NUMBER is done."""
    with opened(stated) as desk:
        found = naming.count(number)
        act = counting.finish_all(desk, found.id)
        lacking = bins_lacking(counting.reviewed(desk, found.id)[1])
    text = _("The bins of {number} are done.").format(number=found.number)
    if lacking is not None:
        text = _("The bins that were begun on {number} are done.").format(number=found.number)
        text += " " + formats.sentence(lacking)
    say(stated, {"act": act, "count": found.number}, text)


@count.command("cancel")
@number_of
@stated_by
def cancel(stated: Stated, number: str) -> None:
    """Give the count NUMBER up: nothing of it is posted, and what was scanned is kept."""
    with opened(stated) as desk:
        found = naming.count(number)
        act = counting.cancel(desk, found.id)
    say(stated, {"act": act, "count": found.number}, _("{number} is cancelled.").format(number=found.number))
