"""What an act did to promises, said in the banner after it, with the way to tell those whom it concerns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app import formats
from app.domain.promise_states import Compared
from app.words import _
from ui.attempt import Actions
from ui.context import Context


def with_effects(ctx: Context, text: str, before: Mapping[int, Compared], actions: Actions = ()) -> None:
    """Say `text` and what has been done to promises since `before`, which `promising.standings` gave."""
    from app import promising

    effects = formats.effects_text(promising.effects(ctx.desk, before))
    tell: list[tuple[str, Callable[[], Any]]] = []
    if effects:
        text = _("{text} It {effects}.").format(text=text, effects=effects)
        tell.append((_("Tell them"), lambda: ctx.open_dialog("notices")))
    ctx.say(text, [*tell, *actions])
