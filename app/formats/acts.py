"""Acts in words: what was done, and what an undone act was."""

from __future__ import annotations

from decimal import Decimal

from app.domain.acts import ActPart, RecentAct, Reversed
from app.domain.movements import Kind
from app.formats.numbers import quantity
from app.words import N_, _

VERB: dict[str, str] = {
    "accept": N_("Order accepted"),
    "add_barcode": N_("Barcode added"),
    "add_customer": N_("Customer added"),
    "add_item": N_("Item added"),
    "add_substitute": N_("Substitute added"),
    "add_supplier": N_("Supplier added"),
    "amend_customer": N_("Customer changed"),
    "amend_draft": N_("Draft changed"),
    "amend_item": N_("Item changed"),
    "amend_line": N_("More or less wanted"),
    "amend_supplier": N_("Supplier changed"),
    "answer": N_("Answered"),
    "approve_count": N_("Difference approved"),
    "attach_code": N_("Code attached"),
    "begin_bin": N_("Bin begun"),
    "cancel_count": N_("Count cancelled"),
    "cancel_line": N_("Cancelled"),
    "cancel_purchase_order": N_("Purchase order cancelled"),
    "chase": N_("Supplier chased"),
    "choose_meaning": N_("Meaning of a code chosen"),
    "close_rest": N_("Rest closed"),
    "close_short": N_("Closed short"),
    "confirm": N_("Confirmed"),
    "count_again": N_("Recount asked"),
    "count_answer": N_("Asked and answered"),
    "correct": N_("Record corrected"),
    "decline": N_("Declined"),
    "dismiss_code": N_("Code dismissed"),
    "doubt": N_("Record doubted"),
    "draft": N_("Drafted"),
    "finish_bin": N_("Bin done"),
    "hold": N_("Held"),
    "import": N_("Imported"),
    "issue": N_("Internal use"),
    "lend": N_("Lent"),
    "leave_out": N_("Left out of a count"),
    "move_up": N_("Moved up"),
    "number": N_("Numbers set"),
    "open_count": N_("Count begun"),
    "opening": N_("Opening stock"),
    "park": N_("Unknown code kept"),
    "pass_on": N_("Held and passed on"),
    "post_count": N_("Count posted"),
    "put_away": N_("Put away"),
    "put_source": N_("Source changed"),
    "receive": N_("Received"),
    "receive_without_order": N_("Received without an order"),
    "reject": N_("Rejected"),
    "reduce": N_("Reduced"),
    "release": N_("Released"),
    "remove_barcode": N_("Barcode removed"),
    "remove_substitute": N_("Substitute removed"),
    "reverse": N_("Reversed"),
    "save_settings": N_("Settings changed"),
    "send": N_("Sent"),
    "ship": N_("Shipped"),
    "short_pick": N_("Short pick"),
    "strike": N_("Promise book put right"),
    "substitute": N_("Substituted"),
    "substitute_back": N_("Substitute taken back"),
    "take_back": N_("Customer return"),
    "tally": N_("Tallied"),
    "tell": N_("Told"),
    "told_elsewhere": N_("Told elsewhere"),
    "untally": N_("Tally undone"),
}
UNDONE: dict[str, str] = {
    "accept": N_("The order is taken back."),
    "amend_line": N_("The line is as it was before."),
    "approve_count": N_("The difference is not approved any more."),
    "count_again": N_("No recount is asked any more: what was counted first stands again."),
    "count_answer": N_("That is asked again."),
    "dismiss_code": N_("The code is on the count again."),
    "doubt": N_("The record is not doubted any more."),
    "leave_out": N_("The lines are on the count again."),
    "open_count": N_("The count is cancelled."),
    "chase": N_("The chase is taken back: its deliveries are to be chased as before."),
    "cancel_purchase_order": N_("The purchase order stands as before."),
    "close_short": N_("What was closed short is to come again."),
    "reduce": N_("The whole quantity is to come again."),
    "close_rest": N_("The rest waits again, in its old place."),
    "cancel_count": N_("The count is open again."),
    "cancel_line": N_("The cancelled quantity waits again, in its old place."),
    "correct": N_("The correction is reversed."),
    "hold": N_("The line is not held any more."),
    "issue": N_("What was taken for internal use is on the shelf again."),
    "lend": N_("The loan is reversed: the goods are held for the whole order again."),
    "move_up": N_("The line stands where it stood before."),
    "opening": N_("The opening stock is reversed."),
    "post_count": N_("The count is taken back: the record is as it was, and the count is open again."),
    "put_away": N_("What was put away stands where it was received again."),
    "receive": N_("The receipt is reversed."),
    "receive_without_order": N_("The receipt is reversed."),
    "reject": N_("The rejection is reversed: what was rejected is on its way again."),
    "ship": N_("The shipment is reversed: its lines wait again, in their old places."),
    "short_pick": N_("The short pick is reversed: shelf and queue are as they were."),
    "substitute": N_("The substitute is taken back; the original waits again, in its old place."),
    "substitute_back": N_("The substitute stands for the original again."),
    "take_back": N_("The return is reversed."),
    "tally": N_("The tally is undone."),
}


_SIGNED = (Kind.COUNT, Kind.REVERSAL)  # of these, the word does not say whether it came or went


def verb_words(verb: str) -> str:
    return _(VERB[verb]) if verb in VERB else verb.replace("_", " ").capitalize()


def act_text(act: RecentAct) -> str:
    """What an act did: "3 × M8-WASHER, Smith (SO-0118); 2 × BOLT, Jones (SO-0121); and 4 more"."""
    texts = [_part(part) for part in act.parts]
    if act.parts_in_all > len(texts):
        texts.append(_("and {count} more").format(count=quantity(Decimal(act.parts_in_all - len(texts)))))
    return "; ".join(texts)


def undone_text(undone: Reversed) -> str:
    """What taking an act back did, and which inbound supply now serves nobody."""
    text = _(UNDONE[undone.verb]) if undone.verb in UNDONE else _("That is reversed.")
    if not undone.unneeded:
        return text
    freed = ", ".join(f"{quantity(left)} ({po})" for po, left in undone.unneeded)
    return _("{text} Nobody waits for these any more: {freed}.").format(text=text, freed=freed)


def _part(part: ActPart) -> str:
    moved = part.quantity if part.kind in _SIGNED else abs(part.quantity)
    goods = f"{quantity(moved)} × {part.sku}" if part.sku and moved else part.sku
    if part.kind == "rejected":
        goods = _("{goods} rejected").format(goods=goods)
    whom = f"{part.customer} ({part.order})" if part.order else part.po
    return ", ".join(text for text in (goods, whom) if text)
