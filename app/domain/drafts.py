"""What drafts of purchase orders are made of: what is wanted, and what is suggested from whom."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.items import Item, Offer, Supplier
from app.domain.money import line_amount
from app.domain.reorder import Advice, Portion, rounded


class DraftLine(NamedTuple):
    """One line of a draft. Without a cost the source's is frozen; without a source it is the supplier's first offer."""

    item_id: int
    quantity: Decimal
    requested_on: date | None = None
    unit_cost: Decimal | None = None
    source_id: int | None = None


class WantedItem(NamedTuple):
    """So much of an item for a draft: of one of the supplier's offers (None: his first), for a day where one is named.

    It is raised to whole packs and the minimum, unless a person has said `exactly` so much.
    """

    item_id: int
    quantity: Decimal
    source_id: int | None = None
    requested_on: date | None = None
    exactly: bool = False


class Suggestion(NamedTuple):
    """What to order of one item, and who offers it, best first."""

    advice: Advice
    item: Item
    offers: tuple[Offer, ...]

    @property
    def supplier(self) -> Supplier | None:
        """Whom to buy it from first; None where nobody offers it."""
        return self.offers[0].supplier if self.offers else None


class Proposal(NamedTuple):
    """What of a suggestion to order from one offer (None where nobody offers it).

    `portion` is what was suggested; `quantity` is what is asked for now, `edited` where that is a person's.
    """

    suggestion: Suggestion
    offer: Offer | None
    portion: Portion
    quantity: Decimal
    requested_on: date | None = None
    edited: bool = False

    def cost(self, currency: str) -> Decimal | None:
        """What the line costs in the supplier's `currency`, where that is known."""
        return line_amount(self.quantity, self.offer.source.unit_cost, currency) if self.offer else None

    def asking(self, quantity: Decimal) -> Proposal:
        """The same for another quantity, as a person typed it."""
        return self._replace(quantity=quantity, edited=quantity != self.portion.quantity)

    def moved_to(self, offer: Offer) -> Proposal:
        """The same from another offer, in its packs unless a person has typed the quantity."""
        quantity = rounded(self.portion.needed, offer.source)
        portion = Portion(offer.source, self.portion.needed, quantity)
        return self._replace(offer=offer, portion=portion, quantity=self.quantity if self.edited else quantity)


class Total(NamedTuple):
    """What lines cost together in one currency; not `whole` where the cost of some is not known."""

    amount: Decimal
    whole: bool
