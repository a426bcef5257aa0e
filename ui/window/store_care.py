"""Backing up and checking the store from the window, in the child process."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.words import _
from ui.context import Context


def last_backup(ctx: Context) -> datetime | None:
    """When this window last backed its store up."""
    try:
        return datetime.fromisoformat(str(ctx.settings.get(_key(ctx))))
    except ValueError:
        return None


def back_up(ctx: Context) -> None:
    """Ask where to, and copy the store there; the copy is verified before it counts."""
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M")
    proposed = ctx.desk.path.with_name(f"{ctx.desk.path.stem}-{stamp}{ctx.desk.path.suffix}")
    path, _filter = QFileDialog.getSaveFileName(ctx.window, _("Back up"), str(proposed))
    if path:
        back_up_to(ctx, Path(path))


def back_up_to(ctx: Context, path: Path) -> None:
    task = ctx.tasks.run(["backup", str(path)], person=ctx.desk.person)
    task.finished.connect(lambda _answer: _backed_up(ctx, path))
    task.failed.connect(lambda text: ctx.say(text, (), "bad"))
    ctx.say(_("Backing up…"))
    task.start()


def check(ctx: Context) -> None:
    """Compare everything in the store with its sources and say what is wrong."""
    task = ctx.tasks.run(["verify"], person=ctx.desk.person)
    task.finished.connect(lambda _answer: ctx.say(_("The store is sound.")))
    task.failed.connect(lambda text: ctx.say(text, (), "bad"))
    ctx.say(_("Checking the store…"))
    task.start()


def _backed_up(ctx: Context, path: Path) -> None:
    ctx.settings.put(_key(ctx), datetime.now(UTC).isoformat())
    ctx.say(_("Backed up to {path}.").format(path=path))
    ctx.window.show_status()


def _key(ctx: Context) -> str:
    return "backed_up/" + str(ctx.desk.path).replace("/", "|").replace("\\", "|")
