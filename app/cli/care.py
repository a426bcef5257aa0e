"""Commands that make and keep a store."""

from __future__ import annotations

from pathlib import Path

import click

from app import formats
from app.cli.options import DeskCommand, stated_by
from app.cli.running import make_room, opened, store_path
from app.cli.saying import Stated, say
from app.desk import Clock, Desk, upkeep
from app.words import _


@click.command(cls=DeskCommand)
@stated_by
def init(stated: Stated) -> None:
    """Make a new, empty store."""
    path = store_path(stated)
    make_room(path)
    Desk.create(path, clock=Clock(stated.today), person=stated.person).close()
    say(stated, {"store": str(path)}, _("{path} is a new, empty store.").format(path=path))


@click.command(cls=DeskCommand)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@stated_by
def backup(stated: Stated, file: Path) -> None:
    """Copy the store to FILE; the copy is verified before it counts."""
    with opened(stated) as desk:
        upkeep.backup(desk, file)
    say(stated, {"file": str(file)}, _("{file} is a verified copy of the store.").format(file=file))


@click.command(cls=DeskCommand)
@click.pass_context
def verify(ctx: click.Context) -> None:
    """Check the store against itself."""
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
