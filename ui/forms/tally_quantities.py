"""Keyed quantities at the counting form: in place of the last scan, of an item found by name, or of a whole line."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt

from app import counting, formats, views
from app.domain.errors import Consent
from app.domain.items import Item
from app.domain.tallies import Tallied
from app.views.tally_list import TallyEntry
from app.words import _
from ui.forms.tally_codes import TallyCodes
from ui.forms.tallying import Tallying
from ui.widgets.search import Choice

Take = Callable[[Decimal, Consent], Tallied]


class TallyQuantities:
    """Asks in the card how many there are; each answer is a step of its own."""

    def __init__(self, form: Tallying, codes: TallyCodes) -> None:
        self._form, self._codes = form, codes

    def key_last(self) -> None:
        """Key how many there are in place of the last step."""
        form, step = self._form, self._form.tallied
        if step is None:
            form.inner.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            form.last.note(_("Which item?"), _("Scan it, or type its name or SKU at the right."))
            return
        last = formats.amount(step.quantity, step.item.unit, step.item.decimals)
        self._ask(
            step.item,
            _("How many are there, in place of the last {quantity}?").format(quantity=last),
            lambda number, consent: counting.key(
                form.context.desk, form.count.id, step.item.id, number, step.bin, instead_of=step.step, consent=consent
            ),
            step.bin,
        )

    def key_picked(self, choice: Choice) -> None:
        """Key how many there are of an item found by its name."""
        if isinstance(choice.key, int):
            self.key_item(choice.key)

    def key_item(self, item_id: int) -> None:
        """Key how many there are of an item, beside what is counted of it already."""
        form, here = self._form, self._form.here
        item = views.counts.items_of([item_id])[item_id]
        self._ask(
            item,
            _("How many are there? They are added to what is counted of it here."),
            lambda number, consent: counting.key(
                form.context.desk, form.count.id, item.id, number, here, consent=consent
            ),
            here,
        )

    def key_line(self, entry: TallyEntry) -> None:
        """Key anew how many there are in the bin of a line; of a code, say what it is."""
        form, item = self._form, entry.item
        if item is None:
            self._codes.settle(entry)
            return
        counted = formats.amount(entry.quantity, item.unit, item.decimals)
        self._ask(
            item,
            _("How many are there in all, in place of the {quantity} counted here?").format(quantity=counted),
            lambda number, consent: counting.put(form.context.desk, form.count.id, item.id, number, entry.bin, consent),
            entry.bin,
        )

    def _ask(self, item: Item, prompt: str, take: Take, bin: str) -> None:
        def keyed(text: str) -> None:
            self._form.do(lambda consent: take(formats.read_quantity(text, item.decimals), consent), done=self._show)

        where = _("bin {bin}").format(bin=bin) if bin else ""
        about = " · ".join(part for part in (item.sku, item.unit, where) if part)
        self._form.card.ask(item.name, f"{about}\n{prompt}", _("Quantity"), keyed)

    def _show(self, outcome: Tallied) -> None:
        self._form.card.close_step()
        self._form.show_tallied(outcome)
