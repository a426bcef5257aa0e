"""The find box: anything by name, number or scan, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.words import _
from ui import dialogs
from ui.attempt import quietly
from ui.dialogs.frame.unknown_code import to_attach
from ui.widgets.search import Choice, Search

if TYPE_CHECKING:
    from app.domain.meanings import Hit
    from ui.context import Context
    from ui.pages.page import Page
    from ui.window.frame import Frame


def find_box(window: Frame, ctx: Context) -> Search:
    """A line in which typing lists what fits and Enter, or a scan, goes there."""
    from app import catalogue

    def find(text: str) -> list[Choice]:
        hits = quietly(lambda: catalogue.find(ctx.desk, text)) or ()
        return [Choice(hit, hit.title, hit.detail) for hit in hits]

    box = Search(find, name=_("Find anything"), placeholder=_("Scan or search  (Ctrl+K)"))
    box.picked.connect(lambda choice: go_to(window, ctx, choice.key))
    box.missed.connect(lambda text: _missed(window, ctx, text))
    return box


def _missed(window: Frame, ctx: Context, text: str) -> None:
    """Nothing was found. What looks like a code can be attached to its item."""
    from app import catalogue

    like_a_code = any(map(str.isdigit, text)) and " " not in text
    found = quietly(lambda: catalogue.meaning(ctx.desk, text)) if like_a_code else None
    offers = to_attach(ctx, found, lambda: _go_to_code(window, ctx, text)) if found is not None else ()
    ctx.say(_("Nothing is called “{text}”.").format(text=text), offers, "bad")


def _go_to_code(window: Frame, ctx: Context, code: str) -> None:
    from app import catalogue

    found = quietly(lambda: catalogue.meaning(ctx.desk, code))
    if found is not None and found.hit is not None:
        window.find_box.clear()
        go_to(window, ctx, found.hit)


def go_to(window: Frame, ctx: Context, hit: Hit) -> None:
    """Show what was found on its tab, ready for the next key."""
    if hit.kind == "item":
        ctx.open_page("items", hit.id)
    elif hit.kind == "purchase_order":
        ctx.open_page("purchase_orders", hit.id)
    elif hit.kind == "count":
        ctx.open_page("counts", hit.id)
    elif hit.kind == "bin":
        _list_only(window, "items", hit.title)
    elif hit.kind == "order":
        gone = go_to_order(window, ctx, hit)
        if gone:
            ctx.say(gone, [take_goods_back(ctx, hit)])
    else:
        _list_only(window, "purchase_orders" if hit.kind == "supplier" else "queue", hit.title)


def go_to_order(window: Frame, ctx: Context, hit: Hit) -> str:
    """Show what waits of an order, standing on the first of its lines. Returns what to say where nothing does."""
    from app import views

    waiting = quietly(lambda: views.queue.of_order(ctx.desk, hit.id))
    page = _list_only(window, "queue", hit.title)
    if waiting and page is not None:
        page.select(waiting[0].id)
    return _("Nothing of {order} is waiting any more.").format(order=hit.title) if waiting == [] else ""


def _list_only(window: Frame, tab: str, text: str) -> Page | None:
    """Show of a tab what `text` is in."""
    window.open_page(tab)
    page = window.page
    if page is not None:
        page.filter_by(text)
    return page


def take_goods_back(ctx: Context, hit: Hit) -> tuple[str, Callable[[], Any]]:
    """What may be wanted of an order that waits for nothing."""
    return (_("Take goods back…"), lambda: ctx.open(dialogs.goods.TakeBack, order=hit.title))
