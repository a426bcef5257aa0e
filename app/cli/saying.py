"""Where the answer of a command goes, for people or for machines, and what was stated of that."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from app import formats
from app.cli.written.columns import Columns, Value, plain, table, values
from app.cli.written.refusals import refusal_values
from app.domain.errors import ClockAsked, DeskError, Faulty, NeedsConsent
from app.words import _

T = TypeVar("T")


@dataclass
class Stated:
    """What the options that every command takes say."""

    store: Path | None = None
    today: date | None = None
    person: str = ""
    as_json: bool = False
    yes: bool = False


def say(stated: Stated, said: Value, text: str) -> None:
    click.echo(json.dumps(said, indent=1, default=plain) if stated.as_json else text)


def say_list(stated: Stated, columns: Columns[T], rows: Sequence[T]) -> None:
    if stated.as_json:
        say(stated, values(columns, rows), "")
    else:
        click.echo(table(columns, rows))


def refuse(stated: Stated, error: DeskError) -> None:
    if stated.as_json:
        say(stated, refusal_values(error), "")
    click.echo(formats.sentence(error), err=True)
    if error.id == "store.missing":
        click.echo(_("“backorder init” makes one."), err=True)
    if isinstance(error, Faulty) and error.facts.get("leave_out"):
        said = _("To import the rest without the rows that cannot be taken, run it again with --leave-out {rows}.")
        click.echo(said.format(rows=error.facts["leave_out"]), err=True)
        if error.facts.get("holds"):
            click.echo(_("These rows hold in stock: {what}.").format(what=error.facts["holds"]), err=True)
    repeats = error.facts.get("repeats")
    if isinstance(repeats, dict):
        said = _("Repeated rows: --repeats sum adds them up ({sum}), --repeats first takes the first ({first}).")
        click.echo(said.format(**repeats), err=True)
    if isinstance(error, Faulty) and any(fault.id == "import.column_missing" for fault in error.errors):
        click.echo(_("Or say which of its columns is which: --map sku=ProductID."), err=True)
    if error.id == "import.encoding":
        click.echo(_("Run it again with --encoding and its name."), err=True)
    if error.id == "import.decimal":
        click.echo(_("Run it again with --decimal . or --decimal , (of one column: --decimal unit_cost=,)."), err=True)
    if error.id == "import.dates":
        click.echo(_("Run it again with --dates dmy, mdy or ymd."), err=True)
    if error.id in ("clock.ahead", "clock.behind"):
        said = _(
            "If this PC is right, run it again with --yes. If the last act is, say what day it is with --today, or set"
            " the clock of this PC."
        )
        click.echo(said, err=True)
    elif isinstance(error, NeedsConsent | ClockAsked):
        click.echo(_("Run it again with --yes to agree."), err=True)
