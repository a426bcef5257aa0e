"""Commands that print to PDF files: papers and labels."""

from __future__ import annotations

from pathlib import Path

import click

from app.catalogue import naming
from app.cli.options import DeskCommand, DeskGroup, out, stated_by
from app.cli.running import opened, write_paper
from app.cli.saying import Stated, say_list
from app.cli.written.lists import KEPT
from app.documents.labels import Symbol
from app.papers import chase_letter, kept, labels, table
from app.papers.table import Paper
from app.views import chases, receipts
from app.words import _


@click.group("print", cls=DeskGroup)
def print_() -> None:
    """Print to a PDF file."""


@print_.command("po")
@click.argument("number")
@out
@stated_by
def print_po(stated: Stated, number: str, output: Path) -> None:
    """A purchase order."""
    with opened(stated) as desk:
        write_paper(stated, table.PURCHASE_ORDER.of(naming.po_id(number))(desk), output)


@print_.command("confirmation")
@click.argument("order")
@out
@stated_by
def print_confirmation(stated: Stated, order: str, output: Path) -> None:
    """The confirmation of ORDER, for its customer."""
    with opened(stated) as desk:
        write_paper(stated, table.CONFIRMATION.of(naming.order_id(order))(desk), output)


@print_.command("copy")
@click.argument("paper", type=click.IntRange(1, 2**62))
@out
@stated_by
def print_copy(stated: Stated, paper: int, output: Path) -> None:
    """The paper PAPER as it left, marked as a copy; "backorder papers" lists them with their numbers."""
    with opened(stated) as desk:
        write_paper(stated, kept.copy(paper)(desk), output)


@print_.command("slip")
@click.argument("act", type=click.IntRange(1, 2**62))
@out
@stated_by
def print_slip(stated: Stated, act: int, output: Path) -> None:
    """The slip of ACT, its number in the history: packing slips of a shipment, the receiving slip of a receipt."""
    with opened(stated) as desk:
        slip = table.RECEIVING_SLIP if receipts.is_receipt(act) else table.PACKING_SLIP
        write_paper(stated, slip.of(act_id=act)(desk), output)


@print_.command("chase")
@click.argument("po", required=False)
@click.option("--supplier", metavar="S", help="Everything of this supplier that is to be chased.")
@out
@stated_by
def print_chase(stated: Stated, po: str | None, supplier: str | None, output: Path) -> None:
    """The letter that asks for dates: of what is open on PO, or of everything to chase of a supplier."""
    if (po is None) == (supplier is None):
        raise click.UsageError(_("Choose one: the number of a PO or --supplier."))
    with opened(stated) as desk:
        if supplier is None:
            rows = chase_letter.open_rows(naming.po_id(po or ""))
        else:
            rows = [row.id for row in chases.rows(desk, naming.supplier_id(supplier))]
        write_paper(stated, table.CHASE_LETTER.of(rows)(desk), output)


@print_.command("count")
@click.argument("number")
@click.option("--variances", is_flag=True, help="Instead: what it comes to against the book.")
@out
@stated_by
def print_count(stated: Stated, number: str, variances: bool, output: Path) -> None:
    """The sheet of the count NUMBER, to be filled in by hand."""
    with opened(stated) as desk:
        paper = table.VARIANCE_REPORT if variances else table.COUNT_SHEET
        write_paper(stated, paper.of(naming.count(number).id)(desk), output)


@print_.command("labels")
@click.option("--item", "skus", multiple=True, metavar="SKU", help="Of this item; may be given several times.")
@click.option("--bin", "bins", multiple=True, metavar="BIN", help="Of this bin; may be given several times.")
@click.option("--every-bin", is_flag=True, help="Of all bins.")
@click.option("--receipt", type=click.IntRange(1, 2**62), metavar="ACT", help="Of what this receipt brought.")
@click.option("--stock", metavar="NAME", help="The sheet or roll, like a4-21 or 57x32; else the commonest sheet.")
@click.option("--start", type=int, default=1, metavar="N", help="The first place that is free on the sheet.")
@click.option("--copies", type=int, default=1, metavar="N", help="How many of each.")
@click.option("--qr", is_flag=True, help="QR codes instead of bars.")
@out
@stated_by
def print_labels(
    stated: Stated,
    skus: tuple[str, ...],
    bins: tuple[str, ...],
    every_bin: bool,
    receipt: int | None,
    stock: str | None,
    start: int,
    copies: int,
    qr: bool,
    output: Path,
) -> None:
    """Labels of items, of bins, or of what a receipt brought, on sheets or for a label printer."""
    if not (skus or bins or every_bin or receipt):
        raise click.UsageError(_("Say what to label: --item, --bin, --every-bin or --receipt."))
    with opened(stated) as desk:
        wanted = labels.receipt_labels(desk, receipt) if receipt else []
        wanted += labels.item_labels(desk, [naming.item_id(sku) for sku in skus])
        wanted += labels.bin_labels(desk, None if every_bin else bins)
        sheet = labels.labels_sheet(
            [labels.LabelCopies(label, copies) for label in wanted],
            stock or labels.first_stock(desk),
            start=start,
            symbol=Symbol.QR if qr else Symbol.BARS,
        )
        write_paper(stated, table.printout(desk, sheet), output)


@print_.command("status")
@click.option("--customer", metavar="C", help="What this customer waits for.")
@click.option("--item", metavar="SKU", help="Who waits for this item.")
@out
@stated_by
def print_status(stated: Stated, customer: str | None, item: str | None, output: Path) -> None:
    """The backorder status: of a customer, of an item, or of the whole queue."""
    if customer is not None and item is not None:
        raise click.UsageError(_("Choose one: --customer or --item."))
    with opened(stated) as desk:
        customer_id = None if customer is None else naming.customer(customer).id
        make = table.STATUS.of(customer_id, None if item is None else naming.item_id(item))
        write_paper(stated, make(desk), output)


def of_all(name: str, paper: Paper[[]]) -> click.Command:
    """The command that prints a paper about the whole store: of those the table has all that is to be said."""

    @click.command(name, cls=DeskCommand, help=paper.gather.__doc__)
    @out
    @stated_by
    def command(stated: Stated, output: Path) -> None:
        with opened(stated) as desk:
            write_paper(stated, paper.of()(desk), output)

    return command


for name, paper in table.OF_ALL.items():
    print_.add_command(of_all(name, paper))


@click.command(cls=DeskCommand)
@click.option("--order", metavar="N", help="Of this order.")
@click.option("--customer", metavar="C", help="Of this customer.")
@click.option("--po", metavar="N", help="Of this purchase order.")
@click.option("--act", type=click.IntRange(1, 2**62), metavar="ACT", help="Of this act, by its number in the history.")
@stated_by
def papers(stated: Stated, order: str | None, customer: str | None, po: str | None, act: int | None) -> None:
    """The papers that left, which can be printed again as copies, the latest first."""
    if sum(each is not None for each in (order, customer, po, act)) > 1:
        raise click.UsageError(_("Choose one: --order, --customer, --po or --act."))
    with opened(stated) as desk:
        found = kept.rows(
            desk,
            order=None if order is None else naming.order_id(order),
            customer=None if customer is None else naming.customer(customer).id,
            po=None if po is None else naming.po_id(po),
            act=act,
        )
        say_list(stated, KEPT, found)
