"""Commands that say how things stand, on the screen and on paper."""

from __future__ import annotations

import click

from app.cli.options import Act, stated_by
from app.cli.running import Stated, opened, say


@click.command(cls=Act)
@click.option("--item", metavar="SKU", help="Of this item only.")
@stated_by
def queue(stated: Stated, item: str | None) -> None:
    """Who waits for what, in which place, and until when."""
    from app.catalogue.naming import item_id
    from app.cli import written
    from app.views.queue import rows

    with opened(stated) as desk:
        found = rows(desk, None if item is None else [item_id(item)])
        if stated.as_json:
            say(stated, written.queue_values(found), "")
        else:
            click.echo(written.queue_table(found, desk.today))


@click.command(cls=Act)
@click.option("--item", metavar="SKU", help="This item only.")
@stated_by
def items(stated: Stated, item: str | None) -> None:
    """What is on hand, free, waiting and on order, and how each item stands."""
    from app.catalogue.naming import item_id
    from app.cli import written
    from app.views.items import rows

    with opened(stated) as desk:
        found = rows(desk, None if item is None else [item_id(item)])
        say(stated, written.items_values(found), written.items_table(found))
