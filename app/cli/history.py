"""Commands that look back: what was done, and taking it back."""

from __future__ import annotations

import click

from app import formats
from app.acts import recent, reversing
from app.cli.options import DeskCommand, stated_by, whole, yes
from app.cli.running import agreed, opened
from app.cli.saying import Stated, say, say_list
from app.cli.written.history import ACTS, reversed_values
from app.domain.errors import NotFound

LAST = "last"
MOST_ACTS = 1_000_000


@click.command(cls=DeskCommand)
@click.option("--most", type=whole(MOST_ACTS), default=50, metavar="N", help="So many acts; 50 unless given.")
@stated_by
def history(stated: Stated, most: int) -> None:
    """What was done lately, by whom, the latest first."""
    with opened(stated) as desk:
        say_list(stated, ACTS, recent.rows(desk, most))


@click.command(cls=DeskCommand)
@click.argument("act")
@click.option("--reason", default="", metavar="TEXT", help="Kept with what is taken back.")
@yes
@stated_by
def reverse(stated: Stated, act: str, reason: str, yes: bool) -> None:
    """Take ACT back: its number in the history, or "last" for the latest that can be taken back."""
    with opened(stated) as desk:
        if act != LAST and not (act.isdecimal() and len(act) < 19):
            raise NotFound("act.unknown", act=act)
        wanted = reversing.last_act(desk) if act == LAST else int(act)
        done = agreed(yes, lambda consent: reversing.reverse(desk, wanted, reason, consent))
    say(stated, reversed_values(done), formats.undone_text(done))
