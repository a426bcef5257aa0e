"""What every command needs: the open store, agreement, and where the answer goes."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from app.domain.errors import NO_CONSENT, Consent, DeskError, Faulty, NeedsConsent
from app.words import _

if TYPE_CHECKING:
    from app.desk import Desk
    from app.papers.table import Printout

T = TypeVar("T")


@dataclass
class Stated:
    """What the options that every command takes say."""

    store: Path | None = None
    today: date | None = None
    person: str = ""
    as_json: bool = False


def store_path(stated: Stated) -> Path:
    from app.paths import default_store

    return stated.store or default_store()


def make_room(path: Path) -> None:
    """The program's own directory is made on first use; nobody else's is."""
    from app.paths import user_directory

    if path.parent == user_directory():
        path.parent.mkdir(parents=True, exist_ok=True)


@contextlib.contextmanager
def opened(stated: Stated, *, noted: bool = True) -> Iterator[Desk]:
    """The stated store. What is wrong with this PC is noted on stderr, unless the command says it itself."""
    from app import formats
    from app.desk import Clock, Desk

    desk = Desk.open(store_path(stated), clock=Clock(stated.today), person=stated.person)
    try:
        formats.set_today(desk.today)
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
    from app import formats
    from app.desk import files

    lacking = paper.missing
    files.write(path, paper.content)
    say(stated, {"file": str(path), "missing": list(lacking)}, str(path))
    if lacking:
        said = _("Some of the text cannot be printed: {what}.").format(what=formats.fact_text(lacking))
        click.echo(said, err=True)


def say(stated: Stated, values: object, text: str) -> None:
    if stated.as_json:
        click.echo(json.dumps(values, indent=1))
    else:
        click.echo(text)


def refuse(stated: Stated, error: DeskError) -> None:
    from app import formats
    from app.cli import written

    if stated.as_json:
        click.echo(json.dumps(written.refusal_values(error), indent=1))
    click.echo(formats.sentence(error), err=True)
    if error.id == "store.missing":
        click.echo(_("“backorder init” makes one."), err=True)
    if isinstance(error, Faulty) and error.facts.get("leave_out"):
        said = _("To import the rest without the rows that cannot be taken, run it again with --leave-out {rows}.")
        click.echo(said.format(rows=error.facts["leave_out"]), err=True)
    if isinstance(error, Faulty) and any(fault.id == "import.column_missing" for fault in error.errors):
        click.echo(_("Or say which of its columns is which: --map sku=ProductID."), err=True)
    if isinstance(error, NeedsConsent):
        click.echo(_("Run it again with --yes to agree."), err=True)
