"""Papers are kept as they left, with the act that they went with, and printed again from that, marked as copies."""

from __future__ import annotations

from collections.abc import Callable

from app import formats
from app.data import kept_papers as stored
from app.data import orders
from app.desk import Desk
from app.documents import keeping
from app.domain.kept_papers import KeptPaper, Leaving, PaperKind
from app.papers.goods import packing_slips_of
from app.papers.letterhead import on_paper
from app.papers.notices import delay_notices_of
from app.papers.order_confirmation import order_confirmation_sheet
from app.papers.purchase_order import purchase_order_sheet
from app.papers.table import Printout, printout
from app.words import _

MOST = 500


def keep(desk: Desk, act_id: int, leaving: Leaving) -> None:
    """Keep the papers that leave with an act under way, as they are now."""
    kind, of = leaving.kind, leaving.of
    if kind is PaperKind.NOTICE:
        for customer, notice in delay_notices_of(desk, leaving.lines).items():
            stored.keep(act_id, kind, notice.title, keeping.pack(notice), customer=customer)
    elif kind is PaperKind.PURCHASE_ORDER:
        po = purchase_order_sheet(desk, of)
        stored.keep(act_id, kind, po.title, keeping.pack(po), po=of)
    else:
        confirms = kind is PaperKind.CONFIRMATION
        sheets = {of: order_confirmation_sheet(desk, of)} if confirms else packing_slips_of(desk, act_id)
        for order, sheet in sheets.items():
            customer = orders.by_id(order).customer
            stored.keep(act_id, kind, sheet.title, keeping.pack(sheet), customer=customer, order=order)


def rows(
    desk: Desk,
    *,
    customer: int | None = None,
    order: int | None = None,
    po: int | None = None,
    act: int | None = None,
) -> list[KeptPaper]:
    """The latest papers that are kept: all, or of a customer, an order, a purchase order or an act (by id)."""
    return stored.latest(MOST, customer=customer, order=order, po=po, act=act)


def copy(paper_id: int) -> Callable[[Desk], Printout]:
    """What makes the copy of a paper that was kept. It raises NotFound "paper.unknown"."""

    def make(desk: Desk) -> Printout:
        kept = stored.by_id(paper_id)
        with on_paper(kept.language):
            mark = _("Copy of {date}").format(date=formats.date_full(kept.on))
        return printout(desk, keeping.unpack(stored.sheet_of(paper_id)), file_name=f"{{title}} {kept.on}", mark=mark)

    return make
