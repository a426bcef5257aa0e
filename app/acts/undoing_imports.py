"""Taking a whole import back: what it made goes, what it changed is as before, while nothing else stands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from app.acts.standing import refuse_standing
from app.acts.taking import Taken, Taking
from app.catalogue.scanning import typed
from app.data import buying, counts, items, orders, promises, purchases, record_histories, reversals
from app.data.acts import RecordedAct
from app.data.record_histories import Made
from app.domain.counts import CountState
from app.domain.errors import Consent, NeedsConsent, Refused, ask
from app.domain.matching import ZERO
from app.domain.orders import LineChange
from app.goods.serving import losing
from app.ordering.cancelling import cancel_waiting
from app.purchasing.cover import ask_uncovers

# In the order in which they go: what names others goes before them.
_GO = ("substitute", "barcode", "source", "item_bin", "item", "supplier", "customer", "bin")


def check_untouched(of: RecordedAct) -> None:
    """Refuse to take an import back where later acts stand on it, by their names, or where nothing of it was kept."""
    if of.id not in record_histories.files_of([of.id]):
        raise Refused("reverse.import_unkept", on=of.on_day, person=of.person)
    refuse_standing(of, "reverse.import_touched")


def take_back(taking: Taking, post: Callable[[], object]) -> Taken:
    """Take back what an import did; `post` takes its movements back. Asked where waiting lines lose cover or goods.

    What was told before the import, as its file says, is withdrawn; lines and purchase orders are cancelled; fields are
    as before; the records that it made are taken out, and those that others name stay: items discontinued.
    """
    act, of = taking.act, taking.of
    check_untouched(of)
    made = record_histories.made_by(of.id)
    _ask_uncovers(made, taking.consent)
    _ask_breaks(taking)
    lines = orders.lines(line for line, _ in reversals.changes_of(of.id, LineChange.IMPORTED))
    freed = cancel_waiting(taking.desk, act, lines, taking.reason)
    promises.withdraw(act.id, act.on_day, of.id)
    post()
    for span in made:
        if span.record == "purchase_order":
            buying.withdraw(act.id, range(span.first, span.last + 1), taking.reason)
    buying.undo_dates(act.id, of.id)
    changed = record_histories.put_back(of.id)
    for po in reversals.orders_of_rows(changed.get("schedule_row", ())):
        buying.touch(po)
    for count in counts.ended_by(of.id):  # of figures that came as a file: what it found does not stand any more
        counts.set_state(count, CountState.CANCELLED, act.id)
    retired = [item for span in _last_first(made) for item in _take_out(of.id, span)]
    record_histories.retire(retired)
    _check_codes(record_histories.bring_back(of.id).get("barcode", ()))
    act.touch(of.change.topics, of.change.items, of.change.orders)
    return Taken(freed, len(retired))


def _ask_uncovers(made: Sequence[Made], consent: Consent) -> None:
    """Ask where lines lose cover with the purchase orders that an import made."""
    spans = (range(span.first, span.last + 1) for span in made if span.record == "purchase_order")
    still_open = purchases.open_rows([po for span in spans for po in span])
    lost: dict[int, Decimal] = {}
    for _, row, _ in still_open:
        lost[row.item] = lost.get(row.item, ZERO) + row.open
    ask_uncovers(", ".join(dict.fromkeys(row.po for _, row, _ in still_open)), lost, consent)


def _ask_breaks(taking: Taking) -> None:
    """Ask where lines have less ready without the stock that an import booked."""
    gone: dict[int, Decimal] = {}
    for moved in reversals.movements_of(taking.of.id):
        gone[moved.item] = gone.get(moved.item, ZERO) + moved.quantity
    taken = {item: quantity for item, quantity in gone.items() if quantity > ZERO}
    who = tuple(line for _, line in losing(taken, taking.desk.queue_day))
    if who:
        ask(NeedsConsent("reverse.import_breaks", count=len(who), who=who), taking.consent)


def _check_codes(barcodes: Iterable[int]) -> None:
    """A code is one item's: refuse to bring back one that another item has got meanwhile."""
    for barcode in map(items.barcode, barcodes):
        for taken, _ in items.by_barcode(*typed(barcode.code).codes):
            if taken.id != barcode.item:
                raise Refused("barcode.taken", code=barcode.code, sku=taken.sku)


def _last_first(made: Sequence[Made]) -> list[Made]:
    return sorted((span for span in made if span.record in _GO), key=lambda span: _GO.index(span.record))


def _take_out(act_id: int, span: Made) -> list[int]:
    """The items that have to stay."""
    stay = record_histories.take_out(act_id, span)
    return stay if span.record == "item" else []
