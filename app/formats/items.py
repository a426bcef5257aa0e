"""An item in words: how it stands, what comes next of it, its sources and its ledger."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.domain.items import ONE, Item, Source, Standing
from app.domain.matching import Footing, NextSupply
from app.domain.movements import Movement
from app.formats.dates import date_short, date_text, days
from app.formats.footings import SHAPE, footing_words, shaped
from app.formats.numbers import MINUS, money, quantity
from app.formats.states import kind_words
from app.words import _, ngettext


def where_text(item: Item) -> str:
    """Where an item lies: "bin B-04", "bin B-04, also in C-12", "no bin"."""
    if not item.bin:
        return _("no bin")
    if not item.more_bins:
        return _("bin {bin}").format(bin=item.bin)
    return _("bin {bin}, also in {more}").format(bin=item.bin, more=", ".join(item.more_bins))


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


def surplus_text(rows: int) -> str:
    """How many rows of an order have something that nobody needs: "1 row"; none: ""."""
    return ngettext("{count} row", "{count} rows", rows).format(count=quantity(rows)) if rows else ""


def next_text(footing: Footing | None, on: date | None, today: date | None = None, *, short: bool = False) -> str:
    """What comes next, with its shape: "◆ Confirmed for 20 May", "▲ Was due 3 May", "◌ Ordered, no date yet".

    `short` is for a column: "◆ Confirmed for 1 Dec".
    """
    if footing is None:
        return ""
    dated = {
        Footing.CONFIRMED: _("Confirmed for {date}"),
        Footing.UNCONFIRMED: _("Hoped for {date}"),
        Footing.OVERDUE: _("Was due {date}"),
    }
    if on is not None and footing in dated:
        text = dated[footing].format(date=date_short(on, today) if short else date_text(on, today))
    else:
        text = footing_words(footing)
    return f"{SHAPE[footing]} {text}"
