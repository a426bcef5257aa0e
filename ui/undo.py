"""The Undo that the banner offers after an act that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app import formats
from app.words import _
from ui.context import Context
from ui.promises_done import with_effects


def undo(ctx: Context, act_id: int) -> tuple[str, Callable[[], Any]]:
    """The banner's button that takes an act back. Where that cannot be any more, pressing it says why."""
    return _("Undo"), lambda: take_back(ctx, act_id)


def take_back(ctx: Context, act_id: int) -> None:
    """Take an act back and say what that did."""
    from app import promising, reversing

    before = promising.standings(ctx.desk)
    done = ctx.attempt(lambda consent: reversing.reverse(ctx.desk, act_id, consent=consent))
    if isinstance(done, reversing.Reversed):
        with_effects(ctx, formats.undone_text(done), before)
