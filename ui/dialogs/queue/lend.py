"""Stock that whole orders hold goes to a younger line: how much, of whom, and who moves back for it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import formats, papers, views
from app.domain.errors import Consent
from app.domain.lending import LoanPreview
from app.goods import lending
from app.views.held import Taker
from app.words import _
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.frame.act_dialog import Done
from ui.dialogs.frame.override import Override
from ui.widgets.card import text_label


class Lend(Override):
    """To whom and how much; the lenders and the table of who moves back follow. The reason is asked where one is
    needed.
    """

    def __init__(self, context: Context, *, line_id: int, lender: bool = False, parent: QWidget | None = None) -> None:
        detail = views.queue.detail(context.desk, line_id)
        super().__init__(context, _("Lend held stock"), detail.row, parent)
        takers = views.held.takers(context.desk, line_id) if lender else [Taker(detail.row, detail.lendable)]
        self.takers = {taker.row.id: taker for taker in takers}
        self.to = self.ask_line(_("To"), [taker.row for taker in takers])
        self.quantity = self.entries.line(_("Ship"), hint=_("Its own share goes first, what is lent to it after that"))
        self.reason = self.ask_reason("")
        self.whose = text_label("", "muted")
        self.body.insertWidget(self.body.indexOf(self.said), self.whose)
        self.lend_button = self.finish(_("Lend and ship"), first=self.quantity)
        self.lend_button.setEnabled(bool(takers))
        self.to.currentIndexChanged.connect(lambda _at: self._suggest())
        self.quantity.textChanged.connect(lambda _text: self._foresee())
        self._suggest()
        self.quantity.selectAll()

    def lacking(self) -> str:
        return _("Nobody behind this line could take what it holds.")

    def _suggest(self) -> None:
        """As much as could be lent."""
        taker = self.takers.get(self.to.currentData())
        self.quantity.setText(formats.quantity(taker.most) if taker else "")
        self._foresee()

    def _foresee(self) -> None:
        loan, wrong = tried(self._loan) if self.takers else (None, self.lacking())
        self.foresee(loan.effect if loan else None, wrong)
        self.whose.setText(formats.loan_text(loan.own, loan.lent, loan.lenders) if loan else "")
        needed = loan is None or loan.reasoned
        self.reason.setPlaceholderText(
            _("needed: kept, and printed in the audit") if needed else _("not needed: nobody is later for it")
        )

    def _loan(self) -> LoanPreview:
        quantity = self.entries.needed_quantity(_("Ship"), self.row.decimals)
        return lending.preview_loan(self.context.desk, self.to.currentData(), quantity)

    def act(self, consent: Consent) -> Done:
        quantity = self.entries.needed_quantity(_("Ship"), self.row.decimals)
        reason, agreed = self.entries.text(_("Why")), self.agreed(consent)
        done = lending.lend(self.context.desk, self.to.currentData(), quantity, reason, consent=agreed)
        text = _("{quantity} of {item} shipped to {customer}, lent by whole orders.")
        [line] = done.lines
        said = text.format(quantity=formats.quantity(line.quantity), item=line.sku, customer=line.customer)
        context, act = self.context, done.act
        return Done(said, act, [(_("Packing slip"), lambda: context.open_paper(papers.table.PACKING_SLIP.of(act)))])
