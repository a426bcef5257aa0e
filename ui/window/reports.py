"""The papers that the menu offers: those that need no selection."""

from __future__ import annotations

from collections.abc import Callable
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


REPORTS: dict[str, Callable[[Desk], Printout]] = {
    "pick_list": lambda desk: papers.table.PICK_LIST.of()(desk),
    "packing_slip": packing_slip,
    "receiving_slip": receiving_slip,
    "status_paper": lambda desk: papers.table.STATUS.of()(desk),
    "override_audit": lambda desk: papers.table.OVERRIDE_AUDIT.of()(desk),
}
