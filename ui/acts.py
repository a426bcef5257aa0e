"""What follows an act: what it did to promises, said in the banner, and the Undo that is offered beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app import formats
from app.domain.promise_states import ComparedPromise
from app.words import _
from ui import dialogs
from ui.attempt import Actions
from ui.context import Context


def with_effects(ctx: Context, text: str, before: Mapping[int, ComparedPromise], actions: Actions = ()) -> None:
    """Say `text` and what has been done to promises since `before`, which `effects.standings` gave."""
    from app.promising import effects

    done = formats.effects_text(effects.effects(ctx.desk, before))
    tell: list[tuple[str, Callable[[], Any]]] = []
    if done:
        text = _("{text} It {effects}.").format(text=text, effects=done)
        tell.append((_("Tell them"), lambda: ctx.open(dialogs.promises.Notices)))
    ctx.say(text, [*tell, *actions])


def undo(ctx: Context, act_id: int) -> tuple[str, Callable[[], Any]]:
    """The banner's button that takes an act back. Where that cannot be any more, pressing it says why."""
    return _("Undo"), lambda: take_back(ctx, act_id)


def take_back(ctx: Context, act_id: int) -> None:
    """Take an act back and say what that did."""
    from app.acts import reversing
    from app.promising import effects

    before = effects.standings(ctx.desk)
    done = ctx.attempt(lambda consent: reversing.reverse(ctx.desk, act_id, consent=consent))
    if done is not None:
        with_effects(ctx, formats.undone_text(done), before)
