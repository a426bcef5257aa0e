"""Papers that left the house."""

from __future__ import annotations

from app.data.models.acts import Act
from app.data.models.catalogue import Customer
from app.data.models.orders import Order
from app.data.models.purchases import PurchaseOrder
from app.data.models.table import Table, key, key_to, text, word
from app.domain.kept_papers import PaperKind


class KeptPaper(Table):
    """A paper as it left with an act: its title and its text, packed. It only grows."""

    id = key()
    act = key_to(Act)
    kind = word(PaperKind)
    customer = key_to(Customer, null=True)
    order = key_to(Order, null=True)
    po = key_to(PurchaseOrder, null=True)
    title = text()
    sheet = text()
