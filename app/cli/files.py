"""Commands that make, fill and keep a store."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.options import Act, stated_by
from app.cli.running import Stated, make_room, opened, say, store_path
from app.words import _

KINDS = ("items", "suppliers", "sources", "customers", "orders", "purchase-orders", "stock", "substitutes")


@click.command(cls=Act)
@stated_by
def init(stated: Stated) -> None:
    """Make a new, empty store."""
    from app.desk import Clock, Desk

    path = store_path(stated)
    make_room(path)
    Desk.create(path, clock=Clock(stated.today), person=stated.person).close()
    say(stated, {"store": str(path)}, _("{path} is a new, empty store.").format(path=path))


@click.command(cls=Act)
@stated_by
def demo(stated: Stated) -> None:
    """Make the demo stockroom."""
    from app.demo import create

    path = store_path(stated)
    make_room(path)
    create(path, stated.today)
    say(stated, {"store": str(path)}, _("{path} is the demo stockroom.").format(path=path))


@click.command(cls=Act)
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@stated_by
def export(stated: Stated, kind: str, file: Path) -> None:
    """Write one KIND to a CSV file that can be imported again."""
    from app.exchange import export_file

    with opened(stated) as desk:
        done = export_file(desk, kind, file)
    text = _("{file}: {rows} rows of {kind}.").format(file=file, rows=done.rows, kind=kind)
    say(stated, {"kind": kind, "rows": done.rows, "file": str(file)}, text)


@click.command(cls=Act)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@stated_by
def backup(stated: Stated, file: Path) -> None:
    """Copy the store to FILE; the copy is verified before it counts."""
    from app.desk import upkeep

    with opened(stated) as desk:
        upkeep.backup(desk, file)
    say(stated, {"file": str(file)}, _("{file} is a verified copy of the store.").format(file=file))


@click.command(cls=Act)
@click.pass_context
def verify(ctx: click.Context) -> None:
    """Check the store against itself."""
    from app import formats
    from app.desk import upkeep

    stated = ctx.ensure_object(Stated)
    with opened(stated, noted=False) as desk:
        problems = [formats.sentence(problem) for problem in upkeep.verify(desk)]
    if not problems:
        say(stated, [], _("The store is sound."))
        return
    if stated.as_json:
        say(stated, problems, "")
    click.echo("\n".join(problems), err=True)
    ctx.exit(1)
