"""Whatever is given for an option or an argument: it is done or refused in a sentence, never a fault of the program."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from app.cli import COMMANDS, backorder
from tests.cli.program import ITEMS, ORDERS, PURCHASES, Program

ODD = ("99999999999999999999", "1E+999999", "9999-12-31")
TEXTS = ("\udcff", "x" * 5000)
SOUND = {
    "order": "SO-0118",
    "sku": "A1",
    "item": "A1",
    "po": "PO-0017",
    "customer": "Smith",
    "supplier": "Acme",
    "quantity": "1",
    "date": "2026-06-01",
    "reason": "test",
    "note": "test",
    "kind": "items",
    "act": "1",
}
LONG = ("demo", "init")


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in LONG])
def test_no_option_or_argument_is_a_fault_of_the_program(
    name: str, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program.take_in(items=ITEMS, orders=ORDERS, purchase_orders=PURCHASES)
    for path, command in _commands((name,)):
        for given in command.params:
            if isinstance(given, click.Option) and (given.is_flag or given.name == "help"):
                continue
            for text in _garbage(given.type):
                arguments = [word for each in command.params for word in _words(each, given, text)]
                result = program(*path, *arguments)
                assert result.exit_code in (0, 1, 2), (arguments, result.output)
                assert result.exit_code == 0 or result.stderr


def _commands(path: tuple[str, ...]) -> list[tuple[tuple[str, ...], click.Command]]:
    command = backorder.get_command(click.Context(backorder), path[0])
    for name in path[1:]:
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), name)
    assert command is not None
    if isinstance(command, click.Group):
        return [found for name in command.list_commands(click.Context(command)) for found in _commands((*path, name))]
    return [(path, command)]


def _garbage(kind: click.ParamType) -> tuple[str, ...]:
    if isinstance(kind, (click.Path, click.Choice)):
        return ()
    return TEXTS if isinstance(kind, click.types.StringParamType) else ODD


def _words(each: click.Parameter, given: click.Parameter, text: str) -> list[str]:
    """What a command is called with: `text` for one of its parameters, something sound for the others it needs."""
    if each is not given and not each.required:
        return []
    value = text if each is given else SOUND.get(str(each.name), "out.pdf" if each.name == "output" else "A1")
    return [f"{each.opts[0]}={value}"] if isinstance(each, click.Option) else [value]
