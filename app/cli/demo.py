"""The command that makes the demo stockroom."""

from __future__ import annotations

import click

from app.cli.options import DeskCommand, stated_by
from app.cli.running import make_room, store_path
from app.cli.saying import Stated, say
from app.demo import create
from app.words import _


@click.command(cls=DeskCommand)
@stated_by
def demo(stated: Stated) -> None:
    """Make the demo stockroom."""
    path = store_path(stated)
    make_room(path)
    create(path, stated.today)
    say(stated, {"store": str(path)}, _("{path} is the demo stockroom.").format(path=path))
