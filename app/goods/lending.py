"""Verbs of lending: stock that ship-complete orders hold until they are whole goes to a younger line meanwhile."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data import orders, queueing, queues
from app.desk import Desk
from app.desk.lines import under_name
from app.desk.looking import look
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, Refused
from app.domain.lending import BY_SETTING, Lender, Loan, LoanPreview, borrowed, lenders
from app.domain.matching import ZERO
from app.domain.orders import OrderLine
from app.domain.overrides import Later
from app.domain.promises import stock_share
from app.domain.shipments import Shipped
from app.goods.shipping import FUTURE, beyond_share, send_out
from app.queueing.overrides import check_override, effect_of


class _Lending(NamedTuple):
    """A loan as it stands now."""

    line: OrderLine
    own: Decimal
    parts: list[Loan]
    later: list[Later]

    @property
    def lent(self) -> Decimal:
        return sum((part.quantity for part in self.parts), ZERO)


def preview_loan(desk: Desk, line_id: int, quantity: Decimal) -> LoanPreview:
    """What shipping `quantity` of a line would lend it, its own share going first. Refused where that cannot be."""
    lending = _lending(desk, line_id, quantity)
    names = orders.names(part.line for part in lending.parts)
    return LoanPreview(
        lending.own,
        lending.lent,
        tuple(Lender(*names[part.line], part.quantity) for part in lending.parts),
        effect_of(lending.line, lending.later),
        _reasoned(desk, lending),
    )


def lend(
    desk: Desk,
    line_id: int,
    quantity: Decimal,
    reason: str = "",
    *,
    happened_on: date | None = None,
    consent: Consent = NO_CONSENT,
) -> Shipped:
    """Ship `quantity` of a line out of its own share and stock that whole orders ahead of it hold.

    Where nobody's promise moves back and the settings let it pass, no reason is needed. Otherwise it is an override
    like any other. Each loan is kept as an override of its own, with the line that lent.
    """
    day = desk.day_of(happened_on, FUTURE)
    with desk.change(Verb.LEND, topics=Topic.ORDERS | Topic.STOCK) as act:
        lending = _lending(desk, line_id, quantity)
        if _reasoned(desk, lending):
            check_override(lending.line, lending.later, reason, consent)
        why = reason.strip() or BY_SETTING
        for at, part in enumerate(lending.parts):
            moved = lending.later if at == 0 else ()
            queueing.add_override(
                act.id, line_id, Verb.LEND, why, before=part.line, quantity=part.quantity, moved=moved
            )
        return send_out(act, day, [(lending.line, quantity)])


def _lending(desk: Desk, line_id: int, quantity: Decimal) -> _Lending:
    more = beyond_share(desk, line_id, quantity)
    line, facts = more.line, under_name(more.line).about(quantity)
    found = look(desk, [line.item])[line.item]
    outlook = next(outlook for outlook in found if outlook.line.id == line_id)
    own = stock_share(outlook) if outlook.reserved_from is None else ZERO  # before that day nothing of it may ship
    order_of = {id: order for order, lines in queues.complete_orders([line.item]).items() for id, _ in lines}
    ahead = lenders(found, order_of, line_id)
    there = sum((loan.quantity for loan in ahead), ZERO)
    if not there:
        raise Refused("lend.nothing_held", **facts)
    if quantity > own + there:
        raise Refused("lend.too_much", own=own, held=there, most=own + there, **facts)
    later = [each for each in more.later if each.days != 0 or not each.held]  # what is lent is named as that
    return _Lending(line, own, borrowed(ahead, quantity - own), later)


def _reasoned(desk: Desk, lending: _Lending) -> bool:
    return bool(lending.later) or not desk.settings.pass_held
