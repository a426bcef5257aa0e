"""What is said of purchase orders, from a suggestion to the goods."""

from __future__ import annotations

from app.sentences.sentence import Sentence
from app.words import N_, NN_

BUYING: dict[str, Sentence] = {
    "po.unknown": N_("There is no purchase order {po}. Check the number."),
    "po.row_unknown": N_("That delivery is no longer on the purchase order. Look at the order again."),
    "po.line_unknown": N_("{po} has no such line. Look at the order again."),
    "po.item_unknown": N_("{sku} is not on {po}. Check the SKU and the number."),
    "po.which_item": N_("{po} is not of one item only. Say which item it is about, with --line."),
    "po.row_done": N_("Nothing is open of {sku} on this delivery of {po} any more. Look at the order again."),
    "po.is_draft": N_("{po} is still a draft. Send it to the supplier first."),
    "po.is_sent": N_("{po} has been sent. Confirm it or close a delivery short instead, or make a new draft."),
    "po.is_closed": N_("{po} is closed: everything has come or was closed short. Make a new purchase order for more."),
    "po.is_cancelled": N_("{po} was cancelled. Make a new purchase order instead."),
    "po.uncovers": NN_(
        "This takes the cover from {count} waiting line: {who}. The line stays as it is. Go on?",
        "This takes the cover from {count} waiting lines, youngest first: {who}. The lines stay as they are. Go on?",
    ),
    "reduce.nothing": N_("To give up all that is open of {sku} on {po}, close the delivery short."),
    "reduce.not_fewer": N_("{open} of {sku} are open on {po}. To order fewer, say less than that, not {quantity}."),
    "reverse.not_cancelled": N_("{po} is not cancelled any more. Look at the order again."),
    "cancel.received": N_("Part of {po} has been received. Close what is still open short instead."),
    "draft.cost": N_("{cost} cannot be the cost of {sku}. Enter an amount from zero up, with at most 4 decimals."),
    "draft.past": N_("{on} is past: {sku} cannot be requested for then. Enter a day from today on, or leave it empty."),
    "send.empty": N_("{po} has no lines. Add what to order, then send it."),
    "send.future": N_("{on} is still to come. Enter the day on which the order was sent."),
    "confirm.nothing": N_("Enter how many of {sku} on {po} are confirmed, or close the delivery short."),
    "confirm.nothing_read": N_("Nothing of {po} is filled in. Paste the supplier's text, or confirm the rows by hand."),
    "confirm.past": N_(
        "{on} is in the past. Confirm {po} for that day all the same? If not, ask the supplier for a new date."
    ),
    "confirm.before_sent": N_(
        "{po} was only sent on {sent}, so it can hardly be confirmed for {on}. Confirm it for that day all the same? If"
        " not, check the day and the year."
    ),
    "confirm.cost": N_(
        "{sku} costs {before} on {po}, and they say {after}. Take {after}? If not, ask them to keep to the order."
    ),
    "confirm.two_costs": N_("{sku} has two different costs in this answer. Leave the one that is right, or neither."),
    "confirm.first_cost": N_("{sku} has no cost on {po} yet, and they say {after}. Take {after}?"),
    "confirm.more": N_("{quantity} of {sku} are confirmed, but only {open} are open on {po}. Take the {quantity}?"),
    "confirm.rest": N_(
        "{quantity} of the {open} open {sku} on {po} are confirmed. Say what becomes of the other {rest}: still coming"
        " (--rest coming), without a date (--rest undated), or closed short (--rest short)."
    ),
    "confirm.unnamed": N_(
        "This changes what is confirmed of {sku} on {po} for dates that the answer does not name: {dates}. Change it?"
        " If not, confirm the rows that are meant."
    ),
    "chase.how": N_("A supplier cannot be chased by “{how}”. Choose letter, e-mail, telephone or in person."),
    "chase.future": N_("{on} is still to come. Enter the day on which the supplier was asked."),
    "chase.before_sent": N_("{po} was only sent on {sent}, so nobody was asked about it on {on}. Check the day."),
    "chase.nothing": N_("There is nothing to chase here. Choose deliveries that are still to come."),
    "chase.several": N_("{orders} are of several suppliers. Chase one supplier at a time."),
    "suggest.no_source": N_("Nobody is known to sell {sku}. Add a source to the item first."),
    "suggest.changed": N_("{sku} has changed since this was suggested. Look at the suggestions again."),
    "suggest.nothing": N_("Nothing needs ordering there. Choose items with a quantity."),
    "receive.nothing": N_("Enter how much of {po} has arrived."),
    "receive.future": N_("{on} is still to come. Enter the day on which the goods arrived."),
    "receive.before_sent": N_(
        "{po} was sent on {sent}, so its goods can hardly have come on {on}. Book them for that day all the same?"
    ),
    "receive.over": N_("{quantity} of {sku}, but only {open} are open on {po}: {over} too many. Book all of them?"),
    "receive.nothing_came": N_("Enter what has come, and how much of it."),
    "receive.no_reason": N_("Say why it came without a purchase order: a sample, a replacement, ordered by telephone."),
    "reject.nothing": N_("Enter how much of {po} is rejected."),
    "reject.no_reason": N_("Say why it is rejected: broken, the wrong item, too late. The supplier will ask."),
    "reject.more": N_(
        "Only {open} {unit} of {sku} are left to come on {po}. Reject at most those; what came beyond the order is sent"
        " back without being booked."
    ),
    "reject.beyond": N_("{text} of {sku} rejected, but only {arrived} arrived. Enter at most those that arrived."),
    "put_away.none": N_("Nothing received lately is waiting to be put away."),
}
