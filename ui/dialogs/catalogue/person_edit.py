"""A customer or a supplier: new, or amended."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from app import catalogue, formats
from app.domain.errors import Consent
from app.domain.items import Customer, Supplier
from app.words import _
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries

SIZE = QSize(520, 440)


class _PersonEdit(Dialog):
    """What both have: name and how to reach them. `saved` carries the id."""

    saved = Signal(int)

    def __init__(
        self, context: Context, title: str, parent: QWidget | None, person: Customer | Supplier | None
    ) -> None:
        super().__init__(context, title, parent, size=SIZE)
        self.person = person
        self.entries = Entries(self.form())
        self.name = self.entries.line(_("Name"), person.name if person else "")
        self.entries.line(_("E-mail"), person.email if person else "")
        self.entries.line(_("Phone"), person.phone if person else "")
        self.entries.area(_("Address"), person.address if person else "", hint=_("As it stands on an envelope."))
        self.language = self.entries.choice(
            _("Language"),
            [(_("as here"), ""), *formats.languages()],
            person.language if person else "",
            hint=_(
                "Dates and numbers on their papers are written so; the texts are English until they are translated."
            ),
        )

    def finish(self) -> None:
        """Add the foot, once all fields stand."""
        self.body.addStretch(1)
        self.cancel_button()
        self.primary_button(_("Save"), self.save)
        self.name.setFocus()

    def reached(self) -> dict[str, str]:
        read = self.entries
        return {
            "name": read.needed(_("Name")),
            "email": read.text(_("E-mail")),
            "phone": read.text(_("Phone")),
            "address": read.text(_("Address")),
            "language": self.language.currentData(),
        }

    def save(self) -> None:
        found = self.attempt(self._write, self.entries.fields)
        if found is not None:
            self.accept()
            self.saved.emit(found)

    def _write(self, consent: Consent) -> int:
        raise NotImplementedError


class CustomerEdit(_PersonEdit):
    def __init__(
        self, context: Context, parent: QWidget | None, customer: Customer | None = None, *, name: str = ""
    ) -> None:
        title = _("Customer") if customer else _("New customer")
        super().__init__(context, title, parent, customer)
        if name:
            self.name.setText(name)
        self.complete = self.entries.flag(
            _("Ship orders complete"),
            customer.ship_complete if customer else False,
            hint=_("Their orders leave when every line is ready, unless an order says otherwise."),
        )
        self.collects = self.entries.flag(
            _("They collect"),
            customer.collects if customer else True,
            hint=_(
                "They are told as soon as it is ready. Else it is sent to them, and they are told where that is late."
            ),
        )
        self.finish()

    def _write(self, consent: Consent) -> int:
        desk = self.context.desk
        complete, collects = self.complete.isChecked(), self.collects.isChecked()
        if isinstance(self.person, Customer):
            facts = {**self.reached(), "ship_complete": complete, "collects": collects}
            catalogue.amend_customer(desk, self.person.id, self.person.version, **facts)
            return self.person.id
        return catalogue.add_customer(desk, **self.reached(), ship_complete=complete, collects=collects)


class SupplierEdit(_PersonEdit):
    def __init__(
        self, context: Context, parent: QWidget | None, supplier: Supplier | None = None, *, name: str = ""
    ) -> None:
        super().__init__(context, _("Supplier") if supplier else _("New supplier"), parent, supplier)
        if name:
            self.name.setText(name)
        days = formats.quantity(supplier.lead_days) if supplier else ""
        self.entries.line(_("Lead time in days"), days, hint=_("Days from sent to received, as they quote it."))
        self.entries.line(
            _("Currency"),
            supplier.currency if supplier else "",
            placeholder=context.desk.settings.currency,
            hint=_("The three letters of their currency; empty for the stockroom's own."),
        )
        self.finish()

    def _write(self, consent: Consent) -> int:
        facts = self.reached()
        desk = self.context.desk
        lead = self.entries.whole(_("Lead time in days"))
        currency = self.entries.text(_("Currency")).upper()
        if isinstance(self.person, Supplier):
            catalogue.amend_supplier(
                desk, self.person.id, self.person.version, **facts, lead_days=lead, currency=currency
            )
            return self.person.id
        return catalogue.add_supplier(desk, **facts, lead_days=lead, currency=currency)
