"""`backorder`, the headless program: every act of a day without a window.

With `--json` the answer is one JSON value on standard output, also for a refusal, whose sentence goes to standard error
as ever. An import that takes longer than a moment then reports on standard error, one line of JSON at a time:
`{"progress": 1500, "of": 3147}`. Ending the process takes back what it has not finished.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

import click

from app.domain.errors import NO_CONSENT, Consent, DeskError, NeedsConsent, Refused, Unreadable
from app.words import _

if TYPE_CHECKING:
    from app.desk import Desk
    from app.documents.sheets import Sheet

T = TypeVar("T")
_KINDS = ("items", "suppliers", "sources", "customers", "orders", "purchase-orders", "stock")
_NO_DATE = "none"  # what a supplier may answer
_QUIET = 0.3  # seconds before an import starts to report


@dataclass
class Stated:
    """What the options that every command takes say."""

    store: Path | None = None
    today: date | None = None
    person: str = ""
    as_json: bool = False


def _day(text: str | date) -> date:
    from app.exchange import fields

    try:
        return text if isinstance(text, date) else fields.day(text)
    except Unreadable:
        raise click.BadParameter(_("“{text}” is not a date. Write it like 2016-05-31.").format(text=text)) from None


def _day_or_none(text: str | date) -> date | str:
    return text if text == _NO_DATE else _day(text)


def _quantity(text: str | Decimal) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise click.BadParameter(_("“{text}” is not a number. Write it like 1234.5.").format(text=text))
    return found


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        if value is not None and value is not False:
            setattr(ctx.ensure_object(Stated), name, value)

    return keep


def _everywhere() -> list[click.Parameter]:
    """The options that may stand before or after the name of the command."""
    path = click.Path(dir_okay=False, path_type=Path)
    given: list[tuple[str, str, dict[str, Any]]] = [
        ("--store", "store", {"type": path, "metavar": "PATH", "help": "The store (else BACKORDER_STORE)."}),
        ("--today", "today", {"type": _day, "metavar": "DATE", "help": "The day it is taken to be."}),
        ("--as", "person", {"metavar": "NAME", "help": "Who is at the desk."}),
        ("--json", "as_json", {"is_flag": True, "help": "Answer for machines."}),
    ]
    return [
        click.Option([flag, f"_{name}"], callback=_keep(name), expose_value=False, is_eager=True, **rest)
        for flag, name, rest in given
    ]


class Act(click.Command):
    """A command that refuses in a sentence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _everywhere()

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DeskError as error:
            _refuse(ctx.ensure_object(Stated), error)
            ctx.exit(1)


class Acts(click.Group):
    command_class = Act
    group_class = type

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _everywhere()


@click.group(cls=Acts, context_settings={"help_option_names": ["-h", "--help"]})
def backorder() -> None:
    """Keep a small stockroom's promises, without a window."""


stated_by = click.make_pass_decorator(Stated, ensure=True)
_yes = click.option("--yes", is_flag=True, help="Agree to what would be asked.")
_out = click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")


@backorder.command()
@stated_by
def init(stated: Stated) -> None:
    """Make a new, empty store."""
    from app.desk import Clock, Desk

    path = _store(stated)
    _make_room(path)
    Desk.create(path, clock=Clock(stated.today), person=stated.person).close()
    _say(stated, {"store": str(path)}, _("{path} is a new, empty store.").format(path=path))


@backorder.command()
@stated_by
def demo(stated: Stated) -> None:
    """Make the demo stockroom."""
    from app.demo import create

    path = _store(stated)
    _make_room(path)
    create(path, stated.today)
    _say(stated, {"store": str(path)}, _("{path} is the demo stockroom.").format(path=path))


@backorder.command("import")
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check the file and say what it would bring, without importing it.")
@_yes
@stated_by
def import_(stated: Stated, kind: str, file: Path, dry_run: bool, yes: bool) -> None:
    """Take in a CSV file of one KIND, whole or not at all."""
    from app.exchange import import_file

    progress = _reporter() if stated.as_json else None
    with _open(stated) as desk:
        done = _agreed(
            yes, lambda consent: import_file(desk, kind, file, dry_run=dry_run, consent=consent, progress=progress)
        )
    would = _("{kind}: {added} would be new, {updated} changed, {kept} are as they were.")
    did = _("{kind}: {added} new, {updated} changed, {kept} as they were.")
    text = (did if done.written else would).format(kind=kind, added=done.added, updated=done.updated, kept=done.kept)
    values = {"kind": kind, "added": done.added, "updated": done.updated, "kept": done.kept}
    values |= {"notes": list(done.notes), "written": done.written}
    _say(stated, values, "\n".join([text, *done.notes]))


@backorder.command()
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@stated_by
def export(stated: Stated, kind: str, file: Path) -> None:
    """Write one KIND to a CSV file that can be imported again."""
    from app.exchange import export_file

    with _open(stated) as desk:
        done = export_file(desk, kind, file)
    text = _("{file}: {rows} rows of {kind}.").format(file=file, rows=done.rows, kind=kind)
    _say(stated, {"kind": kind, "rows": done.rows, "file": str(file)}, text)


@backorder.command()
@click.option("--item", metavar="SKU", help="Of this item only.")
@stated_by
def queue(stated: Stated, item: str | None) -> None:
    """Who waits for what, in which place, and until when."""
    from app import terminal
    from app.views.queue import rows

    with _open(stated) as desk:
        found = rows(desk, None if item is None else [_item(item)])
        if stated.as_json:
            _say(stated, terminal.queue_values(found), "")
        else:
            click.echo(terminal.queue_table(found, desk.today))


@backorder.command()
@click.option("--item", metavar="SKU", help="This item only.")
@stated_by
def items(stated: Stated, item: str | None) -> None:
    """What is on hand, free, waiting and on order, and how each item stands."""
    from app import terminal
    from app.views.items import rows

    with _open(stated) as desk:
        found = rows(desk, None if item is None else [_item(item)])
        _say(stated, terminal.items_values(found), terminal.items_table(found))


@backorder.command()
@stated_by
def suggest(stated: Stated) -> None:
    """What should be ordered."""
    from app import purchasing, terminal

    with _open(stated) as desk:
        found = purchasing.suggest(desk)
        _say(stated, terminal.suggestions_values(found), terminal.suggestions_table(found))


@backorder.command()
@click.argument("po")
@stated_by
def send(stated: Stated, po: str) -> None:
    """Mark the draft PO as sent today."""
    from app import purchasing

    with _open(stated) as desk:
        sent = purchasing.send(desk, _po(po))
    to = (
        _("{po} is sent to {supplier} ({email}).")
        if sent.email
        else _("{po} is sent. {supplier} has no e-mail address: print the order, or telephone.")
    )
    values = {"po": sent.number, "supplier": sent.supplier, "email": sent.email or None}
    _say(stated, values, to.format(po=sent.number, supplier=sent.supplier, email=sent.email))


@backorder.command()
@click.argument("po")
@click.option(
    "--date", "on", required=True, type=_day_or_none, metavar="DATE", help="The date confirmed, or none for no date."
)
@click.option("--line", metavar="SKU", help="Of this item only.")
@click.option(
    "--quantity", type=_quantity, metavar="Q", help="So many of it; the rest is still to come, without a date."
)
@_yes
@stated_by
def confirm(stated: Stated, po: str, on: date | str, line: str | None, quantity: Decimal | None, yes: bool) -> None:
    """Write down the date that the supplier confirmed for a sent PO."""
    from app import formats, purchasing
    from app.purchasing.by_item import confirm_item

    if quantity is not None and line is None:
        raise click.UsageError(_("Say which item: --quantity needs --line."))
    day = on if isinstance(on, date) else None
    with _open(stated) as desk:
        order = _po(po)
        if line is None:
            _agreed(yes, lambda consent: purchasing.confirm_all(desk, order, day, consent=consent))
        else:
            item = _item(line)
            _agreed(yes, lambda consent: confirm_item(desk, order, item, day, quantity, consent=consent))
    if day is None:
        text = _("{po} is confirmed, without a date.").format(po=po)
    else:
        text = _("{po} is confirmed for {date}.").format(po=po, date=formats.date_full(day))
    _say(stated, {"po": po, "date": day.isoformat() if day else None, "line": line}, text)


@backorder.command()
@click.argument("po")
@click.option("--line", metavar="SKU", help="Only this item has come.")
@click.option("--quantity", type=_quantity, metavar="Q", help="So many of it.")
@_yes
@stated_by
def receive(stated: Stated, po: str, line: str | None, quantity: Decimal | None, yes: bool) -> None:
    """Book what has come of a sent PO: everything, or one item of it."""
    from app import formats, receiving, terminal
    from app.purchasing.by_item import arrived

    if quantity is not None and line is None:
        raise click.UsageError(_("Say which item: --quantity needs --line."))
    with _open(stated) as desk:
        order = _po(po)
        wanted = None if line is None else arrived(order, _item(line), quantity)
        done = _agreed(yes, lambda consent: receiving.receive(desk, order, wanted, consent=consent))
    closed = [_("{po} is closed.").format(po=done.number)] if done.closed else []
    values = {"po": done.number, "closed": done.closed, "served": terminal.served_values(done.served)}
    _say(stated, values, "\n".join([*map(formats.served_text, done.served), *closed]))


@backorder.command()
@click.option("--order", metavar="N", help="What is ready of this order.")
@click.option("--ready", is_flag=True, help="Everything that is ready.")
@stated_by
def ship(stated: Stated, order: str | None, ready: bool) -> None:
    """Ship what is ready, of one order or of all."""
    from app import shipping, terminal

    if (order is None) != ready:
        raise click.UsageError(_("Say what to ship: either --order or --ready."))
    with _open(stated) as desk:
        done = shipping.ship_ready(desk, order)
        _say(stated, terminal.shipped_values(done), terminal.shipped_text(done))


@backorder.group("print", cls=Acts)
def print_() -> None:
    """Print to a PDF file."""


@print_.command("po")
@click.argument("number")
@_out
@stated_by
def print_po(stated: Stated, number: str, output: Path) -> None:
    """A purchase order."""
    from app import paperwork

    with _open(stated) as desk:
        _write(stated, paperwork.purchase_order_sheet(desk, _po(number)), output)


@print_.command("status")
@click.option("--customer", metavar="C", help="What this customer waits for.")
@click.option("--item", metavar="SKU", help="Who waits for this item.")
@_out
@stated_by
def print_status(stated: Stated, customer: str | None, item: str | None, output: Path) -> None:
    """The backorder status: of a customer, of an item, or of the whole queue."""
    from app import paperwork
    from app.data import people

    if customer is not None and item is not None:
        raise click.UsageError(_("Choose one: --customer or --item."))
    with _open(stated) as desk:
        customer_id = None if customer is None else people.customer_by_name(customer).id
        _write(stated, paperwork.status_sheet(desk, customer_id, None if item is None else _item(item)), output)


@backorder.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@stated_by
def backup(stated: Stated, file: Path) -> None:
    """Copy the store to FILE; the copy is verified before it counts."""
    from app import upkeep

    with _open(stated) as desk:
        upkeep.backup(desk, file)
    _say(stated, {"file": str(file)}, _("{file} is a verified copy of the store.").format(file=file))


@backorder.command()
@click.pass_context
def verify(ctx: click.Context) -> None:
    """Check the store against itself."""
    from app import formats, upkeep

    stated = ctx.ensure_object(Stated)
    with _open(stated) as desk:
        problems = [formats.sentence(problem) for problem in upkeep.verify(desk)]
    if not problems:
        _say(stated, [], _("The store is sound."))
        return
    if stated.as_json:
        _say(stated, problems, "")
    click.echo("\n".join(problems), err=True)
    ctx.exit(1)


def _store(stated: Stated) -> Path:
    from app.paths import default_store

    return stated.store or default_store()


def _make_room(path: Path) -> None:
    """The program's own directory is made on first use; nobody else's is."""
    from app.paths import user_directory

    if path.parent == user_directory():
        path.parent.mkdir(parents=True, exist_ok=True)


@contextlib.contextmanager
def _open(stated: Stated) -> Iterator[Desk]:
    from app import formats
    from app.desk import Clock, Desk

    desk = Desk.open(_store(stated), clock=Clock(stated.today), person=stated.person)
    try:
        formats.set_today(desk.today)
        yield desk
    finally:
        desk.close()


def _agreed(yes: bool, act: Callable[[Consent], T]) -> T:
    """Run an act; with --yes every question that it asks is agreed to."""
    consent = NO_CONSENT
    while True:
        try:
            return act(consent)
        except NeedsConsent as asked:
            if not yes or asked.question in consent:
                raise
            consent |= {asked.question}


def _item(sku: str) -> int:
    from app.data import items as stored

    return stored.by_sku(sku).id


def _po(number: str) -> int:
    from app.data import purchases

    return purchases.by_number(number).id


def _write(stated: Stated, sheet: Sheet, path: Path) -> None:
    from app import documents, formats

    lacking = documents.missing(sheet)
    content = documents.render(sheet)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Refused("export.cannot_write", file=path, why=error.strerror or str(error)) from None
    _say(stated, {"file": str(path), "missing": list(lacking)}, str(path))
    if lacking:
        said = _("Some of the text cannot be printed: {what}.").format(what=formats.fact_text(lacking))
        click.echo(said, err=True)


def _reporter() -> Callable[[int, int], None]:
    """Reports how far an import is, once it has taken longer than a moment."""
    began = monotonic()

    def report(done: int, of: int) -> None:
        if monotonic() - began > _QUIET:
            click.echo(json.dumps({"progress": done, "of": of}), err=True)

    return report


def _say(stated: Stated, values: object, text: str) -> None:
    if stated.as_json:
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
    else:
        click.echo(text)


def _refuse(stated: Stated, error: DeskError) -> None:
    from app import formats, terminal

    if stated.as_json:
        click.echo(json.dumps(terminal.refusal_values(error), ensure_ascii=False, indent=1))
    click.echo(formats.sentence(error), err=True)
    if error.id == "store.missing":
        click.echo(_("“backorder init” makes one."), err=True)
    if isinstance(error, NeedsConsent):
        click.echo(_("Run it again with --yes to agree."), err=True)
