"""What the headless program can do, without importing what does it."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from app.cli import COMMANDS, backorder

WHOLE = 500  # characters


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_begins_its_help_as_it_is_listed(name: str) -> None:
    command = backorder.get_command(click.Context(backorder), name)
    assert command is not None
    _module, sentence = COMMANDS[name]
    assert command.get_short_help_str(WHOLE) == click.Command(name, help=sentence).get_short_help_str(WHOLE)


def test_the_help_imports_no_room() -> None:
    program = "import sys; from app.cli import backorder; backorder(['--help'], standalone_mode=False); " + (
        "print([name for name in sys.modules if name.startswith(('app.desk', 'app.views', 'app.data', 'peewee'))])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "Who waits for what" in shown
    assert shown.endswith("[]\n")
