"""Gathers what customers are told into notices: on paper, and as the text of an e-mail."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from app import documents, formats
from app.catalogue import substitutes
from app.data import people
from app.desk import Desk
from app.documents.delay_notice import DelayNotice, DelayNoticeSheet, NoticeLine
from app.documents.parts import Fact, Letterhead
from app.domain.errors import Refused
from app.domain.items import Customer
from app.domain.promise_states import BROKEN
from app.domain.substitutes import most
from app.papers import mail
from app.papers.letterhead import count_text, customer_party, letter, letterhead, on_paper, paper_of, reached
from app.views import queue
from app.views.queue import QueueRow
from app.words import _

BOX = "☐"


def delay_notice_sheet(desk: Desk, customer_id: int, line_ids: Collection[int] | None = None) -> DelayNoticeSheet:
    """The notice to one customer of those of their waiting lines that are named, None: of all of them.

    Raises NotFound "customer.unknown", Refused where none of them waits.
    """
    rows = [row for row in queue.of_customer(desk, customer_id) if line_ids is None or row.id in line_ids]
    return _sheet(desk, {people.customer(customer_id).id: rows})


def delay_notices_sheet(desk: Desk, line_ids: Collection[int]) -> DelayNoticeSheet:
    """The notices of lines, one to each customer, by name. Raises Refused where none of the lines waits."""
    return _sheet(desk, _by_customer(desk, line_ids))


def delay_notices_of(desk: Desk, line_ids: Collection[int]) -> dict[int, DelayNoticeSheet]:
    """The same, a sheet for each customer (by id)."""
    return {customer: _sheet(desk, {customer: rows}) for customer, rows in _by_customer(desk, line_ids).items()}


def delay_notice_draft(desk: Desk, customer_id: int, line_ids: Collection[int]) -> bytes:
    """An e-mail to the customer with the notice of these lines attached, as an unsent .eml file. Nothing is recorded.

    Raises Refused where none of the lines waits, or the customer has not exactly one address.
    """
    customer = people.customer(customer_id)
    mail.address(customer.email, customer.name)
    sheet = delay_notice_sheet(desk, customer_id, line_ids)
    [notice] = sheet.notices
    orders = ", ".join(dict.fromkeys(line.order for line in notice.lines))
    return mail.draft(
        to=customer.email,
        name=customer.name,
        subject=_("{title} from {company}: {orders}").format(
            title=notice.title, company=sheet.letterhead.name, orders=orders
        ),
        text=letter_text(notice, sheet.letterhead),
        file_name=f"{notice.title} {desk.today.isoformat()}.pdf",
        pdf=documents.render(sheet),
        sender=desk.settings.email,
    )


def letter_text(notice: DelayNotice, writer: Letterhead) -> str:
    """The notice as the plain text of an e-mail."""
    parts = [notice.opening]
    for line in notice.lines:
        called = f"{line.order} ({line.reference})" if line.reference else line.order
        texts = [f"{called}: {line.waiting} × {line.item} ({line.sku})", f"  {line.now}"]
        if line.before:
            texts.append(f"  {line.before}")
        if line.change:
            texts.append(f"  {line.change}")
        if line.choices:
            choices = line.choices.replace(f"{BOX} ", "").replace("\n", " / ")
            texts.append("  " + _("your choice: {choices}").format(choices=choices))
        parts.append("\n".join(texts))
    parts += [text for text in (notice.asks, notice.closing) if text]
    return letter(parts, writer)


def _by_customer(desk: Desk, line_ids: Collection[int]) -> dict[int, list[QueueRow]]:
    by_customer: dict[int, list[QueueRow]] = {}
    for row in sorted(queue.of_lines(desk, line_ids), key=lambda row: row.customer.casefold()):
        by_customer.setdefault(row.customer_id, []).append(row)
    return by_customer


def _sheet(desk: Desk, by_customer: Mapping[int, Sequence[QueueRow]]) -> DelayNoticeSheet:
    customer_of = {customer.id: customer for customer in people.customers(by_customer)}
    notices = tuple(_notice(desk, customer_of[id], rows) for id, rows in by_customer.items() if rows)
    if not notices:
        raise Refused("notice.nothing")
    title = notices[0].title if len(notices) == 1 else _("Notices to customers")
    return DelayNoticeSheet(paper_of(desk.settings), letterhead(desk.settings), title, notices)


def _notice(desk: Desk, customer: Customer, rows: Sequence[QueueRow]) -> DelayNotice:
    rows = sorted(rows, key=lambda row: (row.accepted_on, len(row.order), row.order, row.sku))
    with on_paper(customer.language):
        return _written(desk, customer, rows)


def _written(desk: Desk, customer: Customer, rows: Sequence[QueueRow]) -> DelayNotice:
    asks = any(row.state in BROKEN for row in rows)
    instead = _substitutable(desk, [row for row in rows if row.state in BROKEN])
    title, opening = _says(rows)
    count = count_text(len(rows))
    return DelayNotice(
        title=title,
        parties=(customer_party(customer, _("Customer")),),
        facts=(Fact(_("Date"), formats.date_full(desk.today)), Fact(_("Waiting"), count)),
        opening=opening,
        lines=tuple(_line(desk, row, row.id in instead) for row in rows),
        asks=_asks(desk) if asks else "",
        signs=formats.signs_text((row.footing for row in rows), formats.TOLD_AS),
        closing=_(
            "First come, first served. Only a confirmed date is a promise; a hoped date is not, and may still move."
        ),
    )


def _says(rows: Sequence[QueueRow]) -> tuple[str, str]:
    """The notice's title and first sentence."""
    if all(row.ready == row.waiting for row in rows):
        if not any(row.collects for row in rows):
            return _("Ready to be sent"), _("What you ordered is here, and on its way to you next.")
        return _("Ready to collect"), _("What you ordered is here and ready for you.")
    if any(row.state in BROKEN for row in rows):
        return _("Delay notice"), _(
            "We are sorry: what we told you does not hold any more. This is how your orders stand now."
        )
    if all(row.told is None for row in rows):
        return _("Delivery notice"), _("Thank you for your order. This is what waits for you, and when it comes.")
    return _("Delivery notice"), _("There is news of your orders. This is how they stand now.")


def _asks(desk: Desk) -> str:
    text = _(
        "Please tick what you would like for each line and send this page back, or tell us. Without an answer nothing"
        " is cancelled: the line keeps its place and waits."
    )
    return reached(desk.settings, text)


def _substitutable(desk: Desk, rows: Sequence[QueueRow]) -> set[int]:
    """The lines of which a whole unit could go out as a substitute now."""
    offers = substitutes.offers(desk, {row.item_id for row in rows})
    return {
        row.id
        for row in rows
        if any(
            most(row.waiting, each.free, each.substitute.factor, each.item.decimals)
            for each in offers.get(row.item_id, ())
        )
    }


def _line(desk: Desk, row: QueueRow, substitutable: bool) -> NoticeLine:
    told = row.told
    return NoticeLine(
        order=row.order,
        reference=row.reference,
        sku=row.sku,
        item=row.name,
        waiting=formats.amount(row.waiting, row.unit, row.decimals),
        before=formats.told_text(told, desk.today) if told is not None else "",
        shape=formats.SHAPE[row.footing],
        now=formats.customer_when(row, desk.today),
        change=formats.customer_change(row),
        choices="\n".join(f"{BOX} {choice}" for choice in _choices(row, substitutable)),
    )


def _choices(row: QueueRow, substitutable: bool) -> list[str]:
    """What the customer of a line whose promise broke may choose: what there is."""
    if row.state not in BROKEN:
        return []
    part = _("Take {quantity} now").format(quantity=_whole(row.ready, row))
    return [
        _("Wait"),
        *([part] if row.ready and not row.ship_complete else []),
        *([_("Substitute")] if substitutable else []),
        _("Cancel"),
    ]


def _whole(quantity: Decimal, row: QueueRow) -> str:
    return formats.amount(quantity, row.unit, row.decimals)
