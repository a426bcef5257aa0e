"""A new order: who, what, how many; each line says what the customer would get before anything is accepted."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app import catalogue, formats
from app.domain.asked_lines import Asked
from app.domain.errors import Consent
from app.domain.items import ONE, Item
from app.domain.orders import Accepted
from app.domain.tellings import How
from app.ordering import accepting, preview
from app.ordering.preview import OrderPreview
from app.words import _, ngettext
from ui import dialogs
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.how_box import HowBox
from ui.dialogs.frame.searches import item_search, say_missed, take_item_scan
from ui.dialogs.orders.order_accepted import announce
from ui.dialogs.orders.order_head import OrderHead
from ui.dialogs.orders.order_line import LineForm
from ui.look.theme import look
from ui.widgets.search import Choice

SIZE = QSize(900, 620)


class NewOrder(Dialog):
    """Customer, then lines by scan or search. Ctrl+Return accepts."""

    def __init__(
        self,
        context: Context,
        *,
        customer_id: int | None = None,
        item_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, _("New order"), parent, size=SIZE)
        self.lines: list[LineForm] = []
        self._build_head()
        self._build_lines()
        self._build_telling()
        self.decline_button = self.button(_("Decline…"), self.decline, hint=_("Record it as a lost sale"))
        self._cancel = self.cancel_button()
        self.accept_button = self.primary_button("", self.accept_order)
        self._show_telling()
        look(self.summary, "strong")
        self._show_outcome()
        if customer_id is not None:
            self.head.take(customer_id)
        if item_id is not None:
            self.add_item(catalogue.item(context.desk, item_id))
        (self.head.customer if customer_id is None else self.item).setFocus()

    def _build_head(self) -> None:
        self.head = OrderHead(self.context)
        self.item = item_search(self.context, _("Scan or type an item"))
        self.head.changed.connect(self._show_outcome)
        self.head.chosen.connect(self.item.setFocus)
        self.item.picked.connect(self._pick_item)
        say_missed(self, self.item)
        self.body.addWidget(self.head)
        self.body.addWidget(self.item)

    def _build_lines(self) -> None:
        inside = QWidget()
        look(inside, "clear")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area = area
        self.body.addWidget(area, 1)

    def _build_telling(self) -> None:
        """How the customer is told in the same step what they may expect."""
        self.tell = HowBox((How.IN_PERSON, How.PHONE), _("How they are told"))
        self.tell.addItem(_("Told later"), None)
        self.tell.setCurrentIndex(int(self.context.settings.get("new_order/tell", 0)))
        self.tell.currentIndexChanged.connect(lambda: self._show_telling())
        self.foot.addWidget(self.tell)

    def _show_telling(self) -> None:
        text = _("Accept and tell") if self.tell.currentData() is not None else _("Accept")
        self.accept_button.setText(text)
        self.accept_button.setAccessibleName(text)
        self.accept_button.setToolTip(_("{act} (Ctrl+Return)").format(act=text))

    # lines

    def _pick_item(self, choice: Choice) -> None:
        self.say("")
        if isinstance(choice.key, int):
            self.add_item(catalogue.item(self.context.desk, choice.key), choice.quantity)

    def take_scan(self, text: str) -> None:
        take_item_scan(self, self.item, text)

    def add_item(self, item: Item, quantity: Decimal = ONE) -> None:
        """Add a line for `item`; where there is one, it becomes so many more."""
        for line in self.lines:
            if line.item.id == item.id:
                line.add(quantity)
                self._focus_quantity(line)
                return
        line = LineForm(item, quantity)
        line.changed.connect(self._show_outcome)
        line.removed.connect(lambda: self._remove(line))
        line.entered.connect(lambda: self._line_entered(line))
        self.lines.append(line)
        self._column.insertWidget(self._column.count() - 1, line)
        self._show_outcome()
        self._focus_quantity(line)

    def _line_entered(self, line: LineForm) -> None:
        """Enter in a quantity leads to the next item."""
        asked = line.asked()
        if asked is not None:
            line.last = asked.quantity
        self.item.setFocus()

    def _focus_quantity(self, line: LineForm) -> None:
        line.quantity.setFocus()
        line.quantity.selectAll()
        QTimer.singleShot(0, line, lambda: self._area.ensureWidgetVisible(line))

    def _remove(self, line: LineForm) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self._show_outcome()
        self.item.setFocus()

    def _asked(self) -> list[tuple[LineForm, Asked]]:
        wanted = self.head.wanted_on()
        pairs = [(line, line.asked()) for line in self.lines]
        now = self.head.reserve.isChecked()
        return [(line, asked._replace(wanted_on=wanted, reserve_now=now)) for line, asked in pairs if asked is not None]

    def _show_outcome(self) -> None:
        """Preview the order as it stands. Nothing is stored."""
        pairs = self._asked()
        to_decide = 0
        seen, wrong = tried(lambda: self._preview([asked for _line, asked in pairs]))
        if seen is not None:
            for (line, _asked), outcome in zip(pairs, seen.lines, strict=True):
                line.show_outcome(outcome)
            to_decide = sum(line.to_decide for line, _asked in pairs)
            self.summary.setText(formats.order_summary(seen.outlooks, to_decide, seen.units))
            self.head.show_others(len(seen.others))
        else:
            self._find_wrong(pairs, wrong)
            self.summary.setText("")
        self._order_tabs()
        whole = seen is not None and len(pairs) == len(self.lines) > 0
        self.accept_button.setEnabled(whole and not to_decide and self.head.customer_id is not None)

    def _order_tabs(self) -> None:
        """Tab goes through the lines before it comes to the foot, also through those added last."""
        stops = [
            self.head.reference,
            self.head.address,
            self.item,
            *(stop for line in self.lines for stop in line.stops()),
        ]
        stops += [self.tell, self.decline_button, self._cancel, self.accept_button]
        for one, after in pairwise(stops):
            QWidget.setTabOrder(one, after)

    def _find_wrong(self, pairs: list[tuple[LineForm, Asked]], wrong: str) -> None:
        """Say what is wrong at the line it belongs to, else above the foot."""
        for line, asked in pairs:
            alone, said = tried(partial(self._preview, [asked]))
            if alone is None:
                line.show_refusal(said)
                return
        self.say(wrong, (), "bad")

    def _preview(self, asked: list[Asked]) -> OrderPreview:
        return preview.preview(self.context.desk, self.head.customer_id, asked, self.head.complete())

    # accepting

    def lacking(self) -> str:
        undecided = [line for line in self.lines if line.to_decide]
        if not self.lines:
            self.item.setFocus()
            return _("Scan or type the first item.")
        if undecided:
            undecided[0].focus_choice()
            return _("Nothing is behind {item} yet: choose what happens with it.").format(item=undecided[0].item.name)
        if self.head.customer_id is None:
            self.head.customer.setFocus()
            return _("Say whose order it is.")
        return _("Correct the quantity that is marked.")

    def unsaved(self) -> str:
        count = len(self.lines)
        text = ngettext("{count} line is not accepted yet.", "{count} lines are not accepted yet.", count)
        return text.format(count=formats.quantity(count)) if count else ""

    def accept_order(self) -> None:
        accepted = self.attempt(self._accept, self.head.fields())
        if accepted is not None:
            self.lines.clear()
            self.context.settings.put("new_order/tell", self.tell.currentIndex())
            self.accept()
            announce(self.context, accepted, self.tell.currentData() is not None)

    def decline(self) -> None:
        """Nothing of it is accepted: it is a lost sale."""
        asked = [found for _line, found in self._asked()]
        dialog = self.context.open(dialogs.orders.Decline, customer_id=self.head.customer_id, asked=asked, parent=self)
        if dialog is not None:
            dialog.accepted.connect(self._declined)

    def _declined(self) -> None:
        self.lines.clear()
        self.accept()

    def _accept(self, consent: Consent) -> Accepted:
        customer_id = self.head.whose()
        asked = [found for _line, found in self._asked()]
        return accepting.accept(
            self.context.desk,
            customer_id,
            asked,
            ship_complete=self.head.complete(),
            collects=self.head.collects(),
            tell=self.tell.currentData(),
            reference=self.head.reference.text(),
            delivery_address=self.head.address.toPlainText(),
            consent=consent,
        )
