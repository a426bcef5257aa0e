"""Short texts of a detail panel, each made of several facts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.domain.items import ONE, Source, Standing
from app.domain.matching import Footing, NextSupply
from app.domain.movements import Movement
from app.domain.promise_states import Told
from app.domain.receipts import ServedLine
from app.domain.tellings import Telling
from app.formats.dates import date_short, date_text, days
from app.formats.footings import SHAPE
from app.formats.locale import locale
from app.formats.numbers import MINUS, money, quantity
from app.formats.previews import next_text
from app.formats.states import kind_words, part_text
from app.formats.ways import how_done
from app.words import _, ngettext


def shaped(footing: Footing, text: str) -> str:
    """A text with the shape of its footing before it: "◆ Confirmed for 20 May"."""
    return f"{SHAPE[footing]} {text}"


def told_short(told: Told | Telling | None) -> str:
    """What a customer was last told: "20 May", "no date", or "not told"."""
    if told is None:
        return _("not told")
    return date_text(told.promised_on) or _("no date")


def told_how(told: Told | Telling) -> str:
    """When and how it was told: "by telephone, 4 May"."""
    return ", ".join(text for text in (how_done(told.how), date_text(told.told_on)) if text)


def arrival_text(arrival: NextSupply | None) -> str:
    """What comes next of an item: "60 · ◆ Confirmed for 20 May". None: ""."""
    if arrival is None:
        return ""
    return f"{next_text(arrival.footing, arrival.on)} · {quantity(arrival.quantity)}"


def arrival_short(arrival: NextSupply | None) -> str:
    """The same for a narrow column: "◆ 60 on 20 May", "▲ 60 due 3 May", "◌ 60, no date", "□ 60 on a draft"."""
    if arrival is None:
        return ""
    number, day = quantity(arrival.quantity), date_short(arrival.on)
    if arrival.footing is Footing.PLANNED:
        text = _("{quantity} on a draft").format(quantity=number)
    elif not day:
        text = _("{quantity}, no date").format(quantity=number)
    elif arrival.footing is Footing.OVERDUE:
        text = _("{quantity} due {date}").format(quantity=number, date=day)
    else:
        text = _("{quantity} on {date}").format(quantity=number, date=day)
    return shaped(arrival.footing, text)


def standing_text(standing: Standing) -> str:
    """An item's sums: "20 on hand · 8 free · 12 waiting · 60 on order · 68 available", what is zero left out."""
    texts = [_("{quantity} on hand").format(quantity=quantity(standing.on_hand))]
    for number, text in (
        (standing.free, _("{quantity} free")),
        (standing.waiting, _("{quantity} waiting")),
        (standing.on_order, _("{quantity} on order")),
        (standing.drafts, _("{quantity} in drafts")),
    ):
        if number:
            texts.append(text.format(quantity=quantity(number)))
    texts.append(_("{quantity} available").format(quantity=quantity(standing.available)))
    return " · ".join(texts)


def source_text(source: Source, currency: str = "") -> str:
    """A supplier's offer: "SK25 · packs of 10 · at least 20 · 14 days · €1.20 · first choice"."""
    texts = [source.supplier_sku]
    if source.pack_size != ONE:
        texts.append(_("packs of {quantity}").format(quantity=quantity(source.pack_size)))
    if source.minimum:
        texts.append(_("at least {quantity}").format(quantity=quantity(source.minimum)))
    if source.lead_days is not None:
        texts.append(days(source.lead_days))
    if source.unit_cost is not None:
        texts.append(money(source.unit_cost, currency))
    if source.preferred:
        texts.append(_("first choice"))
    return " · ".join(text for text in texts if text)


def ledger_text(movement: Movement, balance: Decimal) -> str:
    """One line of the ledger: "Shipped −4 → 16 (SO-0118)"."""
    number = quantity(movement.quantity)
    signed = number if number.startswith(MINUS) else f"+{number}"
    why = ", ".join(text for text in (movement.document, movement.reason) if text)
    text = f"{kind_words(movement.kind)} {signed} → {quantity(balance)}"
    return f"{text} ({why})" if why else text


def serves_text(serves: Sequence[ServedLine], left: Decimal) -> str:
    """Whom a supply serves: "5 to Smith (SO-0118), 3 left over"."""
    texts = [part_text(line) for line in serves]
    if left:
        texts.append(_("{quantity} left over").format(quantity=quantity(left)))
    return ", ".join(texts)


def customers_text(count: int) -> str:
    """ "2 customers waiting"; nobody: ""."""
    if not count:
        return ""
    return ngettext("{count} customer waiting", "{count} customers waiting", count).format(count=quantity(count))


def surplus_text(rows: int) -> str:
    """How many rows of an order have something that nobody needs: "1 row"; none: ""."""
    return ngettext("{count} row", "{count} rows", rows).format(count=quantity(rows)) if rows else ""


def weekday_names() -> list[str]:
    """The short names of the days, Monday first."""
    names = locale().days["stand-alone"]["abbreviated"]
    return [str(names[day]) for day in range(7)]
