"""Commands that list how things stand."""

from __future__ import annotations

import click

from app import catalogue
from app.catalogue.naming import item_id
from app.cli.options import DeskCommand, stated_by
from app.cli.running import opened
from app.cli.saying import Stated, say_list
from app.cli.written import lists as written
from app.views import items as item_views
from app.views import queue as queue_views

MOST_FOUND = 200


@click.command(cls=DeskCommand)
@click.option("--item", metavar="SKU", help="Of this item only.")
@stated_by
def queue(stated: Stated, item: str | None) -> None:
    """Who waits for what, in which place, and until when."""
    with opened(stated) as desk:
        found = queue_views.rows(desk, None if item is None else [item_id(item)])
        say_list(stated, written.queue(found), found)


@click.command(cls=DeskCommand)
@click.option("--item", metavar="SKU", help="This item only.")
@stated_by
def items(stated: Stated, item: str | None) -> None:
    """What is on hand, free, waiting and on order, and how each item stands."""
    with opened(stated) as desk:
        say_list(stated, written.ITEMS, item_views.rows(desk, None if item is None else [item_id(item)]))


@click.command(cls=DeskCommand)
@click.argument("text")
@stated_by
def find(stated: Stated, text: str) -> None:
    """Items, documents, customers, suppliers and bins that TEXT names, open or finished."""
    with opened(stated) as desk:
        hits = catalogue.find(desk, text, MOST_FOUND)
        say_list(stated, written.found(catalogue.still_open(hits)), hits)
