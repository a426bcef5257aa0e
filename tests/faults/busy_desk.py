"""A desk that works until it is killed, and after each act says what the store now holds.

Run as `python busy_desk.py STORE SEED`; each line it prints is what `held` says after one act.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from app import counting, purchasing
from app.data.store.bulk import rows
from app.desk import Clock, Desk
from app.domain.asked_lines import Asked
from app.domain.drafts import DraftLine
from app.domain.errors import DeskError, Refused
from app.domain.orders import IfNothing
from app.goods import receiving, shipping, stock
from app.ordering import accepting

_HELD = """SELECT
    (SELECT count(*) FROM act WHERE id <= :act),
    (SELECT count(*) FROM movement WHERE act_id <= :act),
    (SELECT coalesce(sum(quantity * id), 0) FROM movement WHERE act_id <= :act),
    (SELECT coalesce(sum(ordered * l.id), 0) FROM order_line AS l JOIN customer_order AS o ON o.id = l.order_id
        WHERE o.act_id <= :act),
    (SELECT count(*) FROM order_line_change WHERE act_id <= :act),
    (SELECT coalesce(sum(quantity * id), 0) FROM row_change WHERE act_id <= :act),
    (SELECT coalesce(sum(quantity * id), 0) FROM tally WHERE act_id <= :act)"""


def held(act: int) -> list[int]:
    """What the store holds of acts up to `act`: the same as long as nothing of them is lost."""
    return [act, *rows(_HELD.replace(":act", str(act)))[0]]


def one_act(desk: Desk, chance: random.Random) -> None:
    """Something that a storekeeper might do next."""
    items = [item for (item,) in rows("SELECT id FROM item")]
    sent = [po for (po,) in rows("SELECT id FROM purchase_order WHERE state = 'sent'")]
    quantity = Decimal(chance.randint(1, 9))
    match chance.randint(0, 6):
        case 0:
            asked = [Asked(item, quantity, None, IfNothing.WAIT) for item in chance.sample(items, 2)]
            accepting.accept(desk, 1, asked)
        case 1:
            po = purchasing.draft(desk, 1, [DraftLine(item, quantity) for item in chance.sample(items, 2)])
            purchasing.send(desk, po)
        case 2 if sent:
            receiving.receive(desk, chance.choice(sent))
        case 3:
            shipping.ship_ready(desk)
        case 4:
            counting.open_count(desk, chance.sample(items, 2))
        case 5:
            open_counts = [count for (count,) in rows("SELECT id FROM stock_count WHERE state = 'open'")]
            for count in open_counts[:1]:
                counting.scan(desk, count, f"M{chance.randint(0, 5)}", times=quantity)
        case _:
            stock.correct(desk, chance.choice(items), quantity, "counted")


def main(store: Path, seed: int) -> None:
    desk = Desk.open(store, clock=Clock(date(2026, 5, 12)), person="Kim")
    chance = random.Random(seed)
    while True:
        try:
            one_act(desk, chance)
        except DeskError as error:
            if not isinstance(error, Refused):  # nothing ready to ship, or a count below what is promised
                raise
        print(json.dumps(held(rows("SELECT max(id) FROM act")[0][0])), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
