"""The options that every command takes, how they are read, and commands that refuse in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click

from app.cli.saying import Stated, refuse
from app.domain.errors import DeskError, Unreadable
from app.words import _

NO_DATE = "none"  # what a supplier may answer


def day(text: str | date) -> date:
    from app.exchange import cells  # only a stated day needs it

    try:
        return text if isinstance(text, date) else cells.day(text)
    except Unreadable:
        raise click.BadParameter(_("“{text}” is not a date. Write it like 2016-05-31.").format(text=text)) from None


def day_or_none(text: str | date) -> date | str:
    return text if text == NO_DATE else day(text)


def quantity(text: str | Decimal) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise click.BadParameter(_("“{text}” is not a number. Write it like 1234.5.").format(text=text))
    return found


def date_and_quantity(text: str | tuple[date | None, Decimal | None]) -> tuple[date | None, Decimal | None]:
    """ "2016-05-31=60", "none=40", or a date alone."""
    if isinstance(text, tuple):
        return text
    on, given, number = text.partition("=")
    found = day_or_none(on.strip())
    return found if isinstance(found, date) else None, quantity(number.strip()) if given else None


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def keep(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
        _legible(value, param)
        if value is not None and value is not False:
            setattr(ctx.ensure_object(Stated), name, value)
        return value

    return keep


def everywhere() -> list[click.Parameter]:
    """The options that may stand before or after the name of the command."""
    path = click.Path(dir_okay=False, path_type=Path)
    given: list[tuple[str, str, dict[str, Any]]] = [
        ("--store", "store", {"type": path, "metavar": "PATH", "help": "The store (else BACKORDER_STORE)."}),
        ("--today", "today", {"type": day, "metavar": "DATE", "help": "The day it is taken to be."}),
        ("--as", "person", {"metavar": "NAME", "help": "Who is at the desk."}),
        ("--json", "as_json", {"is_flag": True, "help": "Answer for machines."}),
    ]
    return [
        click.Option([flag, f"_{name}"], callback=_keep(name), expose_value=False, is_eager=True, **rest)
        for flag, name, rest in given
    ]


_YES: dict[str, Any] = {"is_flag": True, "callback": _keep("yes"), "help": "Agree to what would be asked."}


def whole(most: int) -> click.IntRange:
    """A whole number from 1 up to `most`: more than that is a slip of the finger, and no computer counts so far."""
    return click.IntRange(1, most)


def _legible(value: Any, param: click.Parameter) -> None:
    """Refuse what is no text: bytes that this system's encoding does not have. Names of files may be such."""
    if isinstance(value, str) and any("\ud800" <= sign <= "\udfff" for sign in value):
        said = _("“{text}” has signs in it that cannot be read. Type it again.")
        raise click.BadParameter(said.format(text=value.encode(errors="replace").decode()), param=param)
    for each in value if isinstance(value, (tuple, list)) else ():
        _legible(each, param)


class DeskCommand(click.Command):
    """A command that refuses in a sentence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += everywhere()
        if all(param.name != "yes" for param in self.params):  # every act may be asked about the clock
            self.params.append(click.Option(["--yes"], **_YES, expose_value=False, hidden=True))

    def invoke(self, ctx: click.Context) -> Any:
        for given in self.params:
            _legible(ctx.params.get(str(given.name)), given)
        try:
            return super().invoke(ctx)
        except DeskError as error:
            refuse(ctx.ensure_object(Stated), error)
            ctx.exit(1)


class DeskGroup(click.Group):
    command_class = DeskCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += everywhere()


stated_by = click.make_pass_decorator(Stated, ensure=True)
yes = click.option("--yes", **_YES)
out = click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
