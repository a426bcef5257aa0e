"""Acts in words: what was done, and what an undone act was."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.domain.acts import ActPart, RecentAct, Reversed, StandingAct, Verb
from app.domain.movements import Kind
from app.formats.dates import date_text
from app.formats.numbers import quantity
from app.words import N_, _, ngettext

VERB: dict[str, str] = {
    Verb.ACCEPT: N_("Order accepted"),
    Verb.ADD_BARCODE: N_("Barcode added"),
    Verb.ADD_CUSTOMER: N_("Customer added"),
    Verb.ADD_ITEM: N_("Item added"),
    Verb.ADD_SUBSTITUTE: N_("Substitute added"),
    Verb.ADD_SUPPLIER: N_("Supplier added"),
    Verb.AMEND_CUSTOMER: N_("Customer changed"),
    Verb.AMEND_DRAFT: N_("Draft changed"),
    Verb.AMEND_ITEM: N_("Item changed"),
    Verb.AMEND_LINE: N_("More or less wanted"),
    Verb.AMEND_ORDER: N_("Order changed"),
    Verb.AMEND_SUPPLIER: N_("Supplier changed"),
    Verb.ANSWER: N_("Answered"),
    Verb.APPROVE_COUNT: N_("Difference approved"),
    Verb.ATTACH_CODE: N_("Code attached"),
    Verb.BEGIN_BIN: N_("Bin begun"),
    Verb.CANCEL_COUNT: N_("Count cancelled"),
    Verb.CANCEL_LINE: N_("Cancelled"),
    Verb.CANCEL_PURCHASE_ORDER: N_("Purchase order cancelled"),
    Verb.CHASE: N_("Supplier chased"),
    Verb.CHOOSE_MEANING: N_("Meaning of a code chosen"),
    Verb.CLOSE_REST: N_("Rest closed"),
    Verb.CLOSE_SHORT: N_("Closed short"),
    Verb.CONFIRM: N_("Confirmed"),
    Verb.COUNT_AGAIN: N_("Recount asked"),
    Verb.COUNT_ANSWER: N_("Asked and answered"),
    Verb.CORRECT: N_("Record corrected"),
    Verb.DECLINE: N_("Declined"),
    Verb.DISMISS_CODE: N_("Code dismissed"),
    Verb.DOUBT: N_("Record doubted"),
    Verb.DRAFT: N_("Drafted"),
    Verb.FINISH_BIN: N_("Bin done"),
    Verb.GO_BACK: N_("Clock put right"),
    Verb.HOLD: N_("Held"),
    Verb.IMPORT: N_("Imported"),
    Verb.ISSUE: N_("Internal use"),
    Verb.LEND: N_("Lent"),
    Verb.LEAVE_OUT: N_("Left out of a count"),
    Verb.MOVE_UP: N_("Moved up"),
    Verb.NUMBER: N_("Numbers set"),
    Verb.OPEN_COUNT: N_("Count begun"),
    Verb.OPENING: N_("Opening stock"),
    Verb.PARK: N_("Unknown code kept"),
    Verb.PASS_ON: N_("Held and passed on"),
    Verb.POST_COUNT: N_("Count posted"),
    Verb.PUT_AWAY: N_("Put away"),
    Verb.PUT_SOURCE: N_("Source changed"),
    Verb.RECEIVE: N_("Received"),
    Verb.RECEIVE_WITHOUT_ORDER: N_("Received without an order"),
    Verb.REJECT: N_("Rejected"),
    Verb.REDUCE: N_("Reduced"),
    Verb.RELEASE: N_("Released"),
    Verb.REMOVE_BARCODE: N_("Barcode removed"),
    Verb.REMOVE_SUBSTITUTE: N_("Substitute removed"),
    Verb.REVERSE: N_("Reversed"),
    Verb.SAVE_SETTINGS: N_("Settings changed"),
    Verb.SEND: N_("Sent"),
    Verb.SHIP: N_("Shipped"),
    Verb.SHORT_PICK: N_("Short pick"),
    Verb.STRIKE: N_("Promise book put right"),
    Verb.SUBSTITUTE: N_("Substituted"),
    Verb.SUBSTITUTE_BACK: N_("Substitute taken back"),
    Verb.TAKE_BACK: N_("Customer return"),
    Verb.TALLY: N_("Tallied"),
    Verb.TELL: N_("Told"),
    Verb.TOLD_ELSEWHERE: N_("Told elsewhere"),
    Verb.UNTALLY: N_("Tally undone"),
}
UNDONE: dict[str, str] = {
    Verb.ACCEPT: N_("The order is taken back."),
    Verb.ADD_BARCODE: N_("The code stands for nothing any more. What was booked or counted with it stays."),
    Verb.ATTACH_CODE: N_("The code is parked on the count again, with its scans."),
    Verb.DRAFT: N_("What was drafted is taken out again."),
    Verb.AMEND_LINE: N_("The line is as it was before."),
    Verb.AMEND_ORDER: N_("Who brings the order home is as it was before."),
    Verb.APPROVE_COUNT: N_("The difference is not approved any more."),
    Verb.COUNT_AGAIN: N_("No recount is asked any more: what was counted first stands again."),
    Verb.COUNT_ANSWER: N_("That is asked again."),
    Verb.DISMISS_CODE: N_("The code is on the count again."),
    Verb.DOUBT: N_("The record is not doubted any more."),
    Verb.LEAVE_OUT: N_("The lines are on the count again."),
    Verb.OPEN_COUNT: N_("The count is cancelled."),
    Verb.CHASE: N_("The chase is taken back: its deliveries are to be chased as before."),
    Verb.CANCEL_PURCHASE_ORDER: N_("The purchase order stands as before."),
    Verb.CLOSE_SHORT: N_("What was closed short is to come again."),
    Verb.REDUCE: N_("The whole quantity is to come again."),
    Verb.CLOSE_REST: N_("The rest waits again, in its old place."),
    Verb.CANCEL_COUNT: N_("The count is open again."),
    Verb.CANCEL_LINE: N_("The cancelled quantity waits again, in its old place."),
    Verb.CORRECT: N_("The correction is reversed."),
    Verb.HOLD: N_("The line is not held any more."),
    Verb.IMPORT: N_("The import is undone."),
    Verb.ISSUE: N_("What was taken for internal use is on the shelf again."),
    Verb.LEND: N_("The loan is reversed: the goods are held for the whole order again."),
    Verb.MOVE_UP: N_("The line stands where it stood before."),
    Verb.OPENING: N_("The opening stock is reversed."),
    Verb.POST_COUNT: N_("The count is taken back: the record is as it was, and the count is open again."),
    Verb.PUT_AWAY: N_("What was put away stands where it was received again."),
    Verb.RECEIVE: N_("The receipt is reversed."),
    Verb.RECEIVE_WITHOUT_ORDER: N_("The receipt is reversed."),
    Verb.REJECT: N_("The rejection is reversed: what was rejected is on its way again."),
    Verb.SHIP: N_("The shipment is reversed: its lines wait again, in their old places."),
    Verb.SHORT_PICK: N_("The short pick is reversed: shelf and queue are as they were."),
    Verb.SUBSTITUTE: N_("The substitute is taken back; the original waits again, in its old place."),
    Verb.SUBSTITUTE_BACK: N_("The substitute stands for the original again."),
    Verb.TAKE_BACK: N_("The return is reversed."),
    Verb.TALLY: N_("The tally is undone."),
}


_FREED = 5  # so many are named
_SIGNED = (Kind.COUNT, Kind.REVERSAL)  # of these, the word does not say whether it came or went


def verb_words(verb: str) -> str:
    return _(VERB[verb]) if verb in VERB else verb.replace("_", " ").capitalize()


def act_text(act: RecentAct) -> str:
    """What an act did: "3 × M8-WASHER, Smith (SO-0118); 2 × BOLT, Jones (SO-0121); and 4 more"."""
    texts = [act.file] if act.file else [_part(part) for part in act.parts]
    if not act.file and act.parts_in_all > len(texts):
        texts.append(_("and {count} more").format(count=quantity(Decimal(act.parts_in_all - len(texts)))))
    return "; ".join(texts)


def standing_text(acts: Sequence[StandingAct], most: int) -> str:
    """The first acts by number, day, person and what they did: "act 12 (12 May, Kim: Shipped); and 4 more"."""
    named = _("act {number} ({on}, {person}: {what})")
    texts = [
        named.format(number=act.id, on=date_text(act.on_day), person=act.person, what=verb_words(act.verb))
        for act in acts[:most]
    ]
    if len(acts) > most:
        texts.append(_("and {count} more").format(count=quantity(Decimal(len(acts) - most))))
    return "; ".join(texts)


def reversed_mark(act: RecentAct) -> str:
    """Whether an act was reversed; "" where it was not."""
    if act.in_part:
        return _("reversed in part")
    return _("reversed") if act.reversed_by else ""


def undone_text(undone: Reversed) -> str:
    """What taking an act back did, and which inbound supply now serves nobody."""
    if undone.in_part:
        return _("A part of the receipt is reversed. Reverse it again once the rest is back on the shelf.")
    text = _(UNDONE[undone.verb]) if undone.verb in UNDONE else _("That is reversed.")
    if undone.retired:
        text += " " + ngettext(
            "{count} item of it has a history: it stays, and is discontinued.",
            "{count} items of it have a history: they stay, and are discontinued.",
            undone.retired,
        ).format(count=quantity(Decimal(undone.retired)))
    if not undone.unneeded:
        return text
    freed = ", ".join(f"{quantity(left)} ({po})" for po, left in undone.unneeded[:_FREED])
    if len(undone.unneeded) > _FREED:
        freed += " " + _("and {count} more").format(count=quantity(Decimal(len(undone.unneeded) - _FREED)))
    return _("{text} Nobody waits for these any more: {freed}.").format(text=text, freed=freed)


def _part(part: ActPart) -> str:
    moved = part.quantity if part.kind in _SIGNED else abs(part.quantity)
    goods = f"{quantity(moved)} × {part.sku}" if part.sku and moved else part.sku
    if part.kind == "rejected":
        goods = _("{goods} rejected").format(goods=goods)
    whom = f"{part.customer} ({part.order})" if part.order else part.po
    return ", ".join(text for text in (goods, whom) if text)
