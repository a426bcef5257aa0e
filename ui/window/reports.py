"""The slips of the last shipment and the last receipt, as the menu offers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import papers

if TYPE_CHECKING:
    from app.desk import Desk
    from app.papers.table import Printout


def packing_slip(desk: Desk) -> Printout:
    from app.acts import recent

    return papers.table.PACKING_SLIP.of(act_id=recent.last_shipment(desk))(desk)


def receiving_slip(desk: Desk) -> Printout:
    from app.views import receipts

    return papers.table.RECEIVING_SLIP.of(act_id=receipts.last_receipt(desk))(desk)
