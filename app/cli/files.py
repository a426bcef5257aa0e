"""Commands that make, fill and keep a store."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import click

from app.cli.options import Act, stated_by, yes
from app.cli.running import Stated, agreed, make_room, opened, say, store_path
from app.words import _

KINDS = ("items", "suppliers", "sources", "customers", "orders", "purchase-orders", "stock", "substitutes")
_QUIET = 0.3  # seconds before an import starts to report


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


@click.command("import", cls=Act)
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check the file and say what it would bring, without importing it.")
@yes
@stated_by
def import_(stated: Stated, kind: str, file: Path, dry_run: bool, yes: bool) -> None:
    """Take in a CSV file of one KIND, whole or not at all. An export of the KIND shows its columns."""
    from app.exchange import import_file

    progress = _reporter() if stated.as_json else None
    with opened(stated) as desk:
        done = agreed(
            yes, lambda consent: import_file(desk, kind, file, dry_run=dry_run, consent=consent, progress=progress)
        )
    would = _("{kind}: {added} would be new, {updated} changed, {kept} are as they were.")
    did = _("{kind}: {added} new, {updated} changed, {kept} as they were.")
    text = (did if done.written else would).format(kind=kind, added=done.added, updated=done.updated, kept=done.kept)
    values = {"kind": kind, "added": done.added, "updated": done.updated, "kept": done.kept}
    values |= {"notes": list(done.notes), "written": done.written}
    say(stated, values, "\n".join([text, *done.notes]))


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
    from app import upkeep

    with opened(stated) as desk:
        upkeep.backup(desk, file)
    say(stated, {"file": str(file)}, _("{file} is a verified copy of the store.").format(file=file))


@click.command(cls=Act)
@click.pass_context
def verify(ctx: click.Context) -> None:
    """Check the store against itself."""
    from app import formats, upkeep

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


def _reporter() -> Callable[[int, int], None]:
    """Reports how far an import is, once it has taken longer than a moment."""
    began = monotonic()

    def report(done: int, of: int) -> None:
        if monotonic() - began > _QUIET:
            click.echo(json.dumps({"progress": done, "of": of}), err=True)

    return report
