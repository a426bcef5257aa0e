"""Commands of what suppliers say of a sent order, and of asking them again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import click

from app import formats, purchasing
from app.catalogue.naming import item_id, po_id, supplier_id
from app.cli.options import DeskCommand, date_and_quantity, day, quantity, stated_by, yes
from app.cli.running import agreed, opened
from app.cli.saying import Stated, say, say_list
from app.cli.written import chases as written
from app.desk import Desk, files
from app.domain.errors import Refused
from app.domain.purchase_orders import AnswerPart
from app.domain.supplier_answers import Rest
from app.domain.tellings import DIRECT
from app.papers import chase_letter
from app.purchasing.by_item import confirm_item, only_item
from app.views import chases
from app.views.chases import ChaseRow
from app.words import _

HOW = [how.value for how in DIRECT]
FILE = click.Path(dir_okay=False, path_type=Path)
RESTS = [rest.value for rest in Rest]
Dated = tuple[date | None, Decimal | None]


@click.command(cls=DeskCommand)
@click.argument("po")
@click.option(
    "--date",
    "dates",
    required=True,
    multiple=True,
    type=date_and_quantity,
    metavar="DATE[=Q]",
    help="The date confirmed, or none for no date; with how many come then, once for each date.",
)
@click.option("--line", metavar="SKU", help="Of this item only.")
@click.option("--quantity", type=quantity, metavar="Q", help="So many of it on the one date.")
@click.option(
    "--rest",
    type=click.Choice(RESTS),
    help="What becomes of what the dates leave; needed where they do.",
)
@click.option("--cost", type=quantity, metavar="AMOUNT", help="What one of it costs now, by what they say.")
@click.option("--note", default="", metavar="TEXT", help="Why, or what they said; kept with each date.")
@yes
@stated_by
def confirm(
    stated: Stated,
    po: str,
    dates: Sequence[Dated],
    line: str | None,
    quantity: Decimal | None,
    rest: str | None,
    cost: Decimal | None,
    note: str,
    yes: bool,
) -> None:
    """Write down the dates that the supplier confirmed for a sent PO."""
    said = _parts(dates, quantity)
    if quantity is not None and line is None:
        raise click.UsageError(_("Say which item: --quantity needs --line."))
    if rest is not None and said is None:
        raise click.UsageError(
            _("“none” is for all that is open, so it leaves no rest. Say how many come, or leave --rest out.")
        )
    with opened(stated) as desk:
        order = po_id(po)
        if line is None and cost is None and not isinstance(said, list):
            agreed(yes, lambda consent: purchasing.confirm_all(desk, order, said, note=note, consent=consent))
        else:
            item = only_item(order) if line is None else item_id(line)
            left = Rest(rest) if rest else None
            confirmed = partial(confirm_item, desk, order, item, said, rest=left, cost=cost, note=note)
            agreed(yes, lambda consent: confirmed(consent=consent))
    say(stated, _values(po, line, said), _text(po, said))


@click.command(cls=DeskCommand)
@click.option("--supplier", metavar="S", help="Of this supplier only.")
@click.option("--log", metavar="PO", help="Instead: write down that the supplier of PO was chased.")
@click.option("--how", type=click.Choice(HOW), help="How they were chased.")
@click.option("--note", default="", metavar="TEXT", help="What was said.")
@click.option("--on", type=day, metavar="DATE", help="When they were chased (else today).")
@click.option("--draft", type=FILE, metavar="FILE", help="Instead: an e-mail to the supplier, not sent, as .eml file.")
@stated_by
def chase(
    stated: Stated,
    supplier: str | None,
    log: str | None,
    how: str | None,
    note: str,
    on: date | None,
    draft: Path | None,
) -> None:
    """What suppliers are to be asked about, by the harm it does; or write down that one was asked."""
    if log is None and (how or note or on):
        raise click.UsageError(_("Say which purchase order it was about: --log PO."))
    if log is not None and (how is None or supplier is not None or draft is not None):
        raise click.UsageError(_("Say how they were chased: --log PO --how phone."))
    if draft is not None and supplier is None:
        raise click.UsageError(_("Say whom to write to: --draft needs --supplier."))
    with opened(stated) as desk:
        if log is not None and how is not None:
            done = purchasing.chase_order(desk, po_id(log), how, note, on=on)
            say(stated, written.chased_values(done), formats.chased_text(done))
            return
        found = chases.rows(desk, None if supplier is None else supplier_id(supplier))
        if draft is not None:
            _write_draft(stated, desk, found, draft)
        else:
            say_list(stated, written.CHASES, found)


def _write_draft(stated: Stated, desk: Desk, found: Sequence[ChaseRow], path: Path) -> None:
    """The e-mail that asks about all of a supplier's rows. Nothing is written down by it."""
    if not found:
        raise Refused("chase.nothing")
    files.write(path, chase_letter.chase_draft(desk, found[0].supplier_id, [row.id for row in found]))
    say(stated, {"file": str(path), "rows": len(found)}, str(path))


def _parts(dates: Sequence[Dated], quantity: Decimal | None) -> list[AnswerPart] | date | None:
    """What was said: one date for everything, or how many come on each of several."""
    if len(dates) == 1 and quantity is not None and dates[0][1] is None:
        return [AnswerPart(quantity, dates[0][0])]
    if quantity is not None:
        raise click.UsageError(_("Say how many with each date, or once with --quantity."))
    if len(dates) == 1 and dates[0][1] is None:
        return dates[0][0]
    parts = [AnswerPart(number, on) for on, number in dates if number is not None]
    if len(parts) < len(dates):
        raise click.UsageError(_("Say how many come on each of several dates, like --date 2016-06-01=60."))
    return parts


def _values(po: str, line: str | None, said: list[AnswerPart] | date | None) -> dict[str, Any]:
    parts = said if isinstance(said, list) else []
    only = said if not isinstance(said, list) else said[0].on if len(said) == 1 else None
    return {
        "po": po,
        "date": only,
        "line": line,
        "parts": [{"date": part.on, "quantity": part.quantity} for part in parts],
    }


def _text(po: str, said: list[AnswerPart] | date | None) -> str:
    if not isinstance(said, list):
        if said is None:
            return _("{po} is confirmed, without a date.").format(po=po)
        return _("{po} is confirmed for {date}.").format(po=po, date=formats.date_full(said))
    texts = [
        _("{quantity} for {date}").format(
            quantity=formats.quantity(part.quantity), date=formats.date_full(part.on) if part.on else _("no date")
        )
        for part in said
    ]
    return _("{po} is confirmed: {parts}.").format(po=po, parts=", ".join(texts))
