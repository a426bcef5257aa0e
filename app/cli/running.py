"""What a command on a store needs: the open store, agreement to what is asked, and a file for a paper."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from app import formats, papers
from app.cli.saying import Stated, say
from app.desk import Clock, Desk, files
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent
from app.paths import default_store, user_directory
from app.words import _

if TYPE_CHECKING:
    from app.papers.table import Printout

T = TypeVar("T")


def store_path(stated: Stated) -> Path:
    return stated.store or default_store()


def make_room(path: Path) -> None:
    """The program's own directory is made on first use; nobody else's is."""
    if path.parent == user_directory():
        path.parent.mkdir(parents=True, exist_ok=True)


@contextlib.contextmanager
def opened(stated: Stated, *, noted: bool = True) -> Iterator[Desk]:
    """The stated store. What is wrong with this PC is noted on stderr, unless the command says it itself."""
    desk = Desk.open(store_path(stated), clock=Clock(stated.today, sure=stated.yes), person=stated.person)
    try:
        formats.set_today(desk.today)
        desk.keep = lambda *leaving: papers.kept.keep(*leaving)  # which reads nothing before a paper leaves
        formats.set_zone(desk.clock.zone)
        for problem in desk.problems if noted else ():
            click.echo(formats.sentence(problem), err=True)
        yield desk
    finally:
        desk.close()


def agreed(yes: bool | Callable[[NeedsConsent], bool], act: Callable[[Consent], T]) -> T:
    """Run an act; with --yes every question that it asks is agreed to, or those of which `yes` says so."""
    consent = NO_CONSENT
    while True:
        try:
            return act(consent)
        except NeedsConsent as asked:
            if not (yes(asked) if callable(yes) else yes) or asked.question in consent:
                raise
            consent |= {asked.question}


def write_paper(stated: Stated, paper: Printout, path: Path) -> None:
    lacking = paper.missing
    files.ask_to_replace(path, stated.yes)
    files.write(path, paper.content)
    say(stated, {"file": str(path), "missing": lacking}, str(path))
    if lacking:
        said = _("Some of the text cannot be printed: {what}.").format(what=formats.fact_text(lacking))
        click.echo(said, err=True)
