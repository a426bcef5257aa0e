"""Substitutes in words: what fits, how much of it is free, and what was done."""

from __future__ import annotations

from decimal import Decimal
from math import ceil

from app.domain.items import ONE
from app.domain.substitutes import Substituted, SubstituteOffer
from app.formats.numbers import amount, quantity
from app.words import _, ngettext


def fits_text(offer: SubstituteOffer) -> str:
    """ "Seal kit 25 mm FKM fits and 6 are free." """
    text = ngettext("{name} fits and {free} is free.", "{name} fits and {free} are free.", ceil(offer.free))
    if offer.substitute.factor != ONE:
        text = ngettext(
            "{name} fits ({factor} for one) and {free} is free.",
            "{name} fits ({factor} for one) and {free} are free.",
            ceil(offer.free),
        )
    return text.format(name=offer.item.name, factor=quantity(offer.substitute.factor), free=quantity(offer.free))


def offer_text(offer: SubstituteOffer) -> str:
    """ "SEAL-25-FKM  Seal kit 25 mm FKM: 6 pcs free, 2 for one" """
    text = _("{sku}  {name}: {free} free")
    if offer.substitute.factor != ONE:
        text = _("{sku}  {name}: {free} free, {factor} for one")
    return text.format(
        sku=offer.item.sku,
        name=offer.item.name,
        free=amount(offer.free, offer.item.unit),
        factor=quantity(offer.substitute.factor),
    )


def free_text(offer: SubstituteOffer) -> str:
    """ "6 pcs free", "6 pcs free, 2 for one" """
    text = _("{free} free") if offer.substitute.factor == ONE else _("{free} free, {factor} for one")
    return text.format(free=amount(offer.free, offer.item.unit), factor=quantity(offer.substitute.factor))


def substituted_text(done: Substituted) -> str:
    """ "6 of SEAL-25-FKM stand for 3 of SEAL-25 of Smith (SO-0118)." """
    text = _("{given} of {other} stand for {quantity} of {item} of {customer} ({order}).")
    return text.format(
        given=quantity(done.given),
        other=done.substitute,
        quantity=quantity(done.quantity),
        item=done.sku,
        customer=done.customer,
        order=done.order,
    )


def instead_text(offer: SubstituteOffer, given: Decimal, quantity_of: Decimal) -> str:
    """ "6 of SEAL-25-FKM go out instead of 3, from free stock" """
    text = _("{given} of {item} go out instead of {quantity}, from free stock")
    return text.format(given=quantity(given), item=offer.item.sku, quantity=quantity(quantity_of))


def back_text(done: Substituted) -> str:
    """ "2 of SEAL-25 wait again for Smith (SO-0118), in their old place." """
    text = _("{quantity} of {item} wait again for {customer} ({order}), in their old place.")
    return text.format(quantity=quantity(done.quantity), item=done.sku, customer=done.customer, order=done.order)
