"""The stations of the day."""

from __future__ import annotations

from app import counting
from app.domain.orders import IfNothing
from app.papers import counts, purchase_order, status
from ui import forms
from ui.dialogs.buying.chase_list import ChaseList
from ui.dialogs.buying.confirm import Confirm
from ui.dialogs.buying.suggest import Suggest
from ui.dialogs.goods.receive import Receive
from ui.dialogs.goods.ship import Ship
from ui.dialogs.orders.new_order import NewOrder
from ui.dialogs.papers.preview_paper import PreviewPaper
from ui.forms.tally import TallyForm
from ui.starting.welcome import Welcome
from ui.tour.person import Tour


def first_start(tour: Tour) -> None:
    """Nothing there yet: the demo is chosen."""
    welcome = tour.shown(Welcome)
    tour.picture("first-start")
    welcome.demo.emit()
    tour.until(lambda: tour.window.find_box.isEnabled(), "the demo stockroom")  # the last thing to come


def look_round(tour: Tour, end: str = "") -> None:
    """The three tabs, as they stand in the morning."""
    tour.go("queue", tour.order_line("SO-0111", "FAS-0812"))
    tour.picture(f"queue{end}")
    tour.go("items", tour.item("FAS-0812"))
    tour.picture(f"items{end}")
    tour.go("purchase_orders", tour.purchase_order("PO-0013"))
    tour.picture(f"purchase-orders{end}")


def take_an_order(tour: Tour) -> None:
    """A customer rings; nothing is behind one of the lines."""
    dialog = ask_for(tour)
    tour.picture("new-order")
    dialog.lines[-1].choose(IfNothing.WAIT)
    tour.accept(dialog)


def ask_for(tour: Tour) -> NewOrder:
    """Key a new order and leave it open."""
    tour.act("new_order")
    dialog = tour.shown(NewOrder)
    tour.key(dialog.head.customer, "Borough")
    for sku, quantity in (("BEA-6204", "4"), ("FAS-0812", "20"), ("FAS-1030", "40"), ("PMP-1002", "1")):
        tour.key(dialog.item, sku)
        tour.key(dialog.lines[-1].quantity, quantity)
    return dialog


def buy(tour: Tour) -> None:
    """What is missing is put on drafts, and one of them is sent."""
    tour.act("suggest")
    dialog = tour.shown(Suggest)
    tour.picture("suggestions")
    tour.accept(dialog)
    tour.go("purchase_orders", tour.purchase_order("PO-0017"))
    tour.act("send")
    tour.picture("sent")
    tour.act("print_po")
    preview = tour.shown(PreviewPaper)
    tour.picture("paper")
    tour.close(preview)
    tour.paper("purchase-order", purchase_order.purchase_order_sheet(tour.ctx.desk, tour.purchase_order("PO-0017")))


def hear_from_the_supplier(tour: Tour) -> None:
    """A supplier confirms: everything for one day."""
    tour.go("purchase_orders", tour.purchase_order("PO-0014"))
    tour.act("confirm")
    dialog = tour.shown(Confirm)
    tour.key(dialog.all_on, "+9", end=None)
    tour.picture("confirm")
    dialog.confirm_everything()
    tour.close(dialog)


def chase(tour: Tour) -> None:
    """Who is late, or has not answered, and whom that harms most."""
    tour.act("chase_list")
    dialog = tour.shown(ChaseList)
    tour.picture("chase-list")
    tour.close(dialog)


def unload_the_van(tour: Tour) -> None:
    """Who is served shows before it is booked."""
    tour.go("purchase_orders", tour.purchase_order("PO-0012"), "arriving")
    tour.act("receive")
    dialog = tour.shown(Receive)
    dialog.fill_all()
    tour.picture("receive")
    tour.accept(dialog)
    tour.picture("received")


def ship(tour: Tour) -> None:
    """What is ready leaves."""
    tour.go("queue", chip="ready")
    tour.act("ship_all")
    dialog = tour.shown(Ship)
    tour.picture("ship")
    tour.accept(dialog)
    tour.go("queue")
    tour.picture("evening")
    tour.paper("backorder-status", status.status_sheet(tour.ctx.desk))


def count(tour: Tour) -> None:
    """One bin is counted with the scanner; there is more in it than the book has, and a code that nobody knows."""
    tour.go("counts")
    tour.picture("counts")
    begun = counting.open_bin(tour.ctx.desk, "A-02")
    form = tour.ctx.open_form(forms.TallyForm, count_id=begun.id)
    assert isinstance(form, TallyForm)
    for code in ("A-02", "880*", "5012345010144", "1150*", "5012345010212", "7610200339089", "12*", "5012345010281"):
        form.take_scan(code)
    tour.picture("count")
    tour.act("look_dark")
    tour.picture("count-dark")
    tour.act("look_light")
    tour.ctx.open_form(forms.ReviewForm, count_id=begun.id)
    tour.picture("count-review")
    tour.go("counts")
    tour.paper("count-sheet", counts.count_sheet(tour.ctx.desk, begun.id))
    counting.cancel(tour.ctx.desk, begun.id)


def in_the_dark(tour: Tour) -> None:
    """The same windows in the dark."""
    tour.act("look_dark")
    look_round(tour, "-dark")
    dialog = ask_for(tour)
    tour.picture("new-order-dark")
    dialog.lines.clear()
    tour.close(dialog)
    tour.act("look_light")


DAY = (
    first_start,
    look_round,
    in_the_dark,
    take_an_order,
    buy,
    hear_from_the_supplier,
    chase,
    unload_the_van,
    ship,
    count,
)
