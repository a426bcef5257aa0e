"""Commands that take a spreadsheet in, and write one out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

import click

from app.cli.options import DeskCommand, stated_by, yes
from app.cli.running import agreed, opened
from app.cli.saying import Stated, say
from app.cli.written.importing import imported_text, imported_values
from app.desk import files
from app.exchange import KINDS, Columns, Repeats, export_file, import_file
from app.exchange.exports import SEPARATORS
from app.exchange.notations import COMMA, ORDERS, POINT, Notation
from app.words import _

_QUIET = 0.3  # seconds before an import starts to report


@click.command("import", cls=DeskCommand)
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check the file and say what it would bring, without importing it.")
@click.option(
    "--map",
    "headings",
    multiple=True,
    metavar="OURS=THEIRS",
    help="Our column is called so in the file, or is its column of this number: sku=ProductID, sku=#2. Several at once"
    " with commas. It is remembered.",
)
@click.option(
    "--set", "always", multiple=True, metavar="OURS=TEXT", help="Our column has this in every row: sent_on=2016-05-31."
)
@click.option("--without", multiple=True, metavar="OURS", help="Our column is not read, though the file has it.")
@click.option(
    "--leave-out",
    type=click.IntRange(0, 2**31),
    default=0,
    metavar="N",
    help="Go on without the N rows that cannot be taken.",
)
@click.option(
    "--repeats",
    type=click.Choice([each.value for each in Repeats]),
    default=Repeats.REFUSE.value,
    help="Rows that are the same thing again: add their quantities up, take the first, or refuse them.",
)
@click.option(
    "--encoding", default="", metavar="E", help="How the text of a file that is not UTF-8 is written: cp1250, gb18030."
)
@click.option(
    "--decimal",
    multiple=True,
    metavar="SIGN",
    help="Numbers have this before their decimals, . or , ; of one of our columns: unit_cost=,",
)
@click.option("--dates", type=click.Choice(ORDERS), help="In which order dates in figures have day, month and year.")
@yes
@stated_by
def import_(
    stated: Stated,
    kind: str,
    file: Path,
    dry_run: bool,
    headings: Sequence[str],
    always: Sequence[str],
    without: Sequence[str],
    leave_out: int,
    encoding: str,
    repeats: str,
    decimal: Sequence[str],
    dates: str | None,
    yes: bool,
) -> None:
    """Take in a CSV file of one KIND, whole or not at all. An export of the KIND shows its columns."""
    columns = Columns(_pairs(_split(headings), "--map"), _pairs(always, "--set"), _names(without))
    notation = _notation(decimal, dates)
    progress = _reporter() if stated.as_json else None
    with opened(stated) as desk:
        done = agreed(
            yes,
            lambda consent: import_file(
                desk,
                kind,
                file,
                dry_run=dry_run,
                columns=columns or None,
                leave_out=leave_out,
                encoding=encoding,
                repeats=Repeats(repeats),
                notation=notation,
                consent=consent,
                progress=progress,
            ),
        )
    say(stated, imported_values(done), imported_text(done))


@click.command(cls=DeskCommand)
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--separator",
    type=click.Choice(list(SEPARATORS)),
    default=",",
    help="Between columns; with ; numbers have the decimal sign of your locale.",
)
@stated_by
def export(stated: Stated, kind: str, file: Path, separator: str) -> None:
    """Write one KIND to a CSV file that can be imported again."""
    with opened(stated) as desk:
        files.ask_to_replace(file, stated.yes)
        done = export_file(desk, kind, file, separator)
    text = _("{file}: {rows} rows of {kind}.").format(file=file, rows=done.rows, kind=kind)
    say(
        stated,
        {"kind": kind, "rows": done.rows, "file": str(file), "left_behind": done.left_behind},
        f"{text} {done.left_behind}".strip(),
    )


def _notation(decimals: Sequence[str], dates: str | None) -> Notation:
    """ "," is the decimal sign of all columns, "unit_cost=," of one."""
    of_all, of_one = "", {}
    for text in decimals:
        name, _equals, sign = text.rpartition("=")
        if sign not in (POINT, COMMA):
            said = _("“{text}” is no decimal sign. Write . or , (of one column: unit_cost=,).")
            raise click.BadParameter(said.format(text=text), param_hint="--decimal")
        if name:
            of_one[name.strip()] = sign
        else:
            of_all = sign
    return Notation(of_all, of_one, dates or "")


def _split(texts: Sequence[str]) -> list[str]:
    """ "sku=ProductID,name=Name, in full" is two: a comma within a heading divides nothing."""
    pairs: list[str] = []
    for part in (part for text in texts for part in text.split(",")):
        if "=" in part or not pairs:
            pairs.append(part)
        else:
            pairs[-1] += f",{part}"
    return pairs


def _names(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for text in texts for part in text.split(",") if (name := part.strip()))


def _pairs(texts: Sequence[str], option: str) -> dict[str, str]:
    """ "sku=ProductID" as our column and what it is."""
    pairs = {}
    for text in texts:
        ours, equals, theirs = text.partition("=")
        if not (ours.strip() and equals and theirs.strip()):
            example = "sku=ProductID" if option == "--map" else "sent_on=2016-05-31"
            said = _("“{text}” does not say a column and what it is. Write it like {example}.")
            raise click.BadParameter(said.format(text=text, example=example), param_hint=option)
        pairs[ours.strip()] = theirs.strip()
    return pairs


def _reporter() -> Callable[[int, int], None]:
    """Reports how far an import is, once it has taken longer than a moment."""
    began = monotonic()

    def report(done: int, of: int) -> None:
        if monotonic() - began > _QUIET:
            click.echo(json.dumps({"progress": done, "of": of}), err=True)

    return report
