"""One item: its figures, the picture of its projected stock, queue, supplies, ledger, sources and barcodes."""

from __future__ import annotations

from app import formats
from app.domain.items import ONE, Barcode, Offer, Status
from app.domain.substitutes import SubstituteOffer
from app.views.items import ItemDetail, LedgerRow, SupplyRow
from app.words import _
from ui import dialogs
from ui.context import Context
from ui.look.theme import FOOTING_TONE
from ui.pages.items.acts import remove_barcode, remove_substitute
from ui.widgets.detail import SHOWN, Detail, Fact, OfferedAct
from ui.widgets.history import Happened, write_happened
from ui.widgets.projection_chart import ProjectionChart


def write_detail(panel: Detail, ctx: Context, detail: ItemDetail) -> None:
    """Write everything but the acts."""
    item, row = detail.item, detail.row
    where = [formats.where_text(item)] if item.bin else []
    panel.begin(" · ".join((item.sku, *where)), item.name)
    tone = {Status.IN_STOCK: "ready", Status.OUT_OF_STOCK: "overdue"}.get(row.status, "hoped")
    panel.text(formats.status_words(row.status), "headline", tone)
    panel.text(formats.standing_text(detail.standing))
    facts = []
    if item.reorder_point is not None:
        facts.append(_("reorder at {quantity}").format(quantity=formats.quantity(item.reorder_point)))
    if item.order_up_to is not None:
        facts.append(_("up to {quantity}").format(quantity=formats.quantity(item.order_up_to)))
    if item.price is not None:
        facts.append(_("price {amount}").format(amount=formats.money(item.price, ctx.desk.settings.currency)))
    if item.critical:
        facts.append(_("critical"))
    if facts:
        panel.text(" · ".join(facts), "muted")
    chart = ProjectionChart()
    chart.show_projection(detail.projection, ctx.desk.today)
    panel.widget(chart)
    _write_queue(panel, ctx, detail)
    panel.section(_("Coming"), [_coming(ctx, supply) for supply in detail.supplies], empty=_("Nothing is on order."))
    _write_ledger(panel, ctx, detail)
    panel.section(_("Sources"), [_offer(ctx, found) for found in detail.sources], empty=_("Nobody offers it yet."))
    panel.section(_("Substitutes"), [_fits(ctx, offer) for offer in detail.substitutes])
    panel.section(_("Barcodes"), [_code(ctx, code) for code in detail.barcodes])


def _coming(ctx: Context, supply: SupplyRow) -> Fact:
    return Fact(
        f"{formats.quantity(supply.quantity)} · {supply.po} · {supply.supplier}",
        formats.next_text(supply.footing, supply.on),
        FOOTING_TONE[supply.footing],
        OfferedAct("show_po", "→", lambda: ctx.open_page("purchase_orders", supply.po_id)),
        hint=formats.serves_text(supply.serves[:SHOWN], supply.left),
    )


def _offer(ctx: Context, found: Offer) -> Fact:
    source = found.source
    text = formats.source_text(source, found.supplier.currency or ctx.desk.settings.currency)
    edit = OfferedAct(
        "edit_source",
        _("Edit"),
        lambda: ctx.open(dialogs.catalogue.SourceEdit, item_id=source.item, source_id=source.id),
    )
    return Fact(found.supplier.name, text or " ", act=edit)


def _fits(ctx: Context, offer: SubstituteOffer) -> Fact:
    remove = OfferedAct("remove_substitute", _("Remove"), lambda: remove_substitute(ctx, offer))
    return Fact(f"{offer.item.sku}  {offer.item.name}", formats.free_text(offer), act=remove)


def _code(ctx: Context, code: Barcode) -> Fact:
    pack = (
        _("pack of {quantity}").format(quantity=formats.quantity(code.pack_factor)) if code.pack_factor != ONE else " "
    )
    return Fact(code.code, pack, act=OfferedAct("remove_barcode", _("Remove"), lambda: remove_barcode(ctx, code)))


def _write_queue(panel: Detail, ctx: Context, detail: ItemDetail) -> None:
    more = OfferedAct("queue", _("Show the queue"), lambda: ctx.open_page("queue", detail.queue[0].id))
    panel.section(
        _("Queue"),
        [
            Fact(
                f"{formats.ordinal(line.position)}  {formats.quantity(line.waiting)} × {line.order} {line.customer}",
                formats.shaped(
                    line.footing,
                    formats.line_when(line),
                ),
                FOOTING_TONE[line.footing],
            )
            for line in detail.queue[:SHOWN]
        ],
        more=more if detail.queue else None,
        empty=_("Nobody is waiting for it."),
    )


def _write_ledger(panel: Detail, ctx: Context, detail: ItemDetail) -> None:
    newest = detail.ledger
    more = OfferedAct(
        "ledger", _("All of it"), lambda: ctx.open(dialogs.goods.Ledger, title=detail.item.sku, rows=newest)
    )
    write_happened(panel, _("Ledger"), newest, _booked, more)


def _booked(row: LedgerRow) -> Happened:
    done = row.movement
    return Happened(done.person, done.happened_on, done.recorded_at, formats.ledger_text(done, row.balance))
