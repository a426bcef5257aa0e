"""Commands that look back: what was done, and taking it back."""

from __future__ import annotations

import click

from app.cli.options import Act, stated_by, yes
from app.cli.running import Stated, agreed, opened, say
from app.domain.errors import NotFound

LAST = "last"


@click.command(cls=Act)
@click.option("--most", type=click.IntRange(1), default=50, metavar="N", help="So many acts; 50 unless given.")
@stated_by
def history(stated: Stated, most: int) -> None:
    """What was done lately, by whom, the latest first."""
    from app import recent, terminal

    with opened(stated) as desk:
        found = recent.rows(desk, most)
        say(stated, terminal.acts_values(found), terminal.acts_table(found))


@click.command(cls=Act)
@click.argument("act")
@click.option("--reason", default="", metavar="TEXT", help="Kept with what is taken back.")
@yes
@stated_by
def reverse(stated: Stated, act: str, reason: str, yes: bool) -> None:
    """Take ACT back: its number in the history, or "last" for the latest that can be taken back."""
    from app import formats, reversing, terminal

    with opened(stated) as desk:
        if act != LAST and not (act.isdecimal() and len(act) < 19):
            raise NotFound("act.unknown", act=act)
        wanted = reversing.last_act(desk) if act == LAST else int(act)
        done = agreed(yes, lambda consent: reversing.reverse(desk, wanted, reason, consent))
    say(stated, terminal.reversed_values(done), formats.undone_text(done))
