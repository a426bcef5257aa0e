"""A dialog is opened by a typed call, and imported by it.

mypy reads this file, too: what it must reject stands here with an ignore, and an ignore that nothing needs is an error.
"""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtWidgets import QDialog

from ui import dialogs, forms
from ui.context import Context
from ui.dialogs.queue.hold import HoldLine


def rejected(ctx: Context) -> None:
    """Never called: what is wrong with these calls is seen before anything runs."""
    ctx.open(dialogs.queue.HoldLine)  # type: ignore[call-arg]
    ctx.open(dialogs.queue.HoldLine, line=7)  # type: ignore[call-arg]
    ctx.open(dialogs.queue.HoldLine, line_id="7")  # type: ignore[arg-type]
    ctx.open(dialogs.queue.HoldAll, line_id=7)  # type: ignore[attr-defined]
    ctx.open_form(forms.TallyForm, item_id=7)  # type: ignore[call-arg]
    opened: str | None = ctx.open(dialogs.queue.HoldLine, line_id=7)  # type: ignore[assignment]
    assert opened is not None


def taken(ctx: Context) -> HoldLine | None:
    """Never called either: this is right as it stands."""
    return ctx.open(dialogs.queue.HoldLine, line_id=7)


def test_what_is_listed_is_there() -> None:
    rooms = [getattr(dialogs, room) for room in dir(dialogs)]
    listed = [getattr(room, name) for room in rooms for name in dir(room)]
    assert len(listed) > 50
    assert all(issubclass(dialog, QDialog) for dialog in listed)


def test_a_start_imports_no_dialog_and_no_form() -> None:
    rooms = ("ui.dialogs.", "ui.forms.")
    script = f"import sys, ui.__main__; print([name for name in sys.modules if name.startswith({rooms})])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"
