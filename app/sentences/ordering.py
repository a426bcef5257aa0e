"""What is said of customers' orders and of shipping."""

from __future__ import annotations

from app.sentences.sentence import Sentence
from app.words import N_

ORDERING: dict[str, Sentence] = {
    "order.unknown": N_("There is no order {order}. Check the number."),
    "line.unknown": N_("That order line is not in this store. Look at the queue again."),
    "line.done": N_("Nothing of {sku} on {order} is waiting any more. Look at the queue again."),
    "order.empty": N_("The order has no lines. Add what the customer wants."),
    "order.not_today": N_("An order is accepted today, not on {on}. Bring past orders in by an import."),
    "order.nothing_behind": N_(
        "For {quantity} {unit} of {sku} nothing is on hand or inbound: accepting them would be a promise with nothing"
        " behind it. Accept them all the same, without a date? If not, order them in the same step."
    ),
    "order.no_source": N_(
        "Nobody is known to sell {sku}, so it cannot be ordered. Add a source to the item, or let the customer wait"
        " without a date."
    ),
    "order.discontinued": N_(
        "{sku} is discontinued and takes no new backorders: {free} of the {quantity} {unit} are free. Take at most"
        " those, or offer another item."
    ),
    "order.cancel_too_much": N_(
        "Only {waiting} {unit} of {sku} on {order} are still waiting, not {quantity}. Cancel at most those; what has"
        " been shipped comes back as a return."
    ),
    "decline.nothing": N_("Nothing is asked for yet. Enter what the customer wanted."),
    "amend.below_shipped": N_(
        "{shipped} {unit} of {sku} on {order} have been shipped, so it cannot be {quantity}. What went out comes back"
        " as a return."
    ),
    "amend.same": N_("{customer} wants {quantity} {unit} of {sku} on {order} already. Enter another quantity."),
    "amend.collects": N_("{order} is collected by its customer already. Nothing is to be changed."),
    "amend.sent": N_("{order} is sent to its customer already. Nothing is to be changed."),
    "close_rest.not_tiny": N_(
        "{waiting} of {ordered} {unit} of {sku} on {order} are no tiny rest of a shipped line. Cancel them instead."
    ),
    "close_rest.no_word": N_("Closing the rest of {sku} on {order} takes {customer}'s word. Write down what was said."),
    "ship.future": N_("{on} is still to come. Enter the day on which the goods went out."),
    "ship.nothing_picked": N_("Nothing is chosen to ship. Choose the lines, and how much of each."),
    "ship.nothing_ready": N_("Nothing is ready to ship. Receive goods first."),
    "ship.nothing_ready_of": N_("Nothing of {order} is ready to ship. Look at the queue for when it will be."),
    "ship.nothing_waiting": N_("Nothing of {sku} on {order} is waiting any more. Look at the queue again."),
    "ship.beyond_waiting": N_("Only {waiting} {unit} of {sku} on {order} are waiting, not {quantity}. Ship those."),
    "ship.beyond_share": N_(
        "Only {ready} {unit} of {sku} are ready for {order}, not {quantity}: the others are not here or belong to"
        " customers ahead of {customer}. Ship at most {ready}."
    ),
    "ship.not_ready": N_(
        "Nothing of {sku} is ready for {order}: it is not here or belongs to customers ahead of {customer}. Ship it"
        " when its turn comes."
    ),
    "ship.within_share": N_("{ready} {unit} of {sku} are ready for {order}: no override is needed. Just ship them."),
    "ship.beyond_on_hand": N_(
        "Only {on_hand} {unit} of {sku} are on hand, not {quantity}. Book the missing receipt or correct the record"
        " first."
    ),
    "ship.held": N_("{sku} on {order} of {customer} is held. Release it first."),
    "ship.reserved": N_(
        "{sku} on {order} of {customer} is reserved only from {on}. "
        "Ship more than its share, with a reason, if it must go now."
    ),
    "ship.order_torn": N_(
        "{order} of {customer} ships complete, so it cannot go in parts. Ship all of its lines together, each whole."
    ),
    "ship.order_held": N_(
        "{order} of {customer} ships complete, and {held} on it is held. Release it first; then all of it can go."
    ),
    "ship.order_reserved": N_(
        "{order} of {customer} ships complete, and {other} on it is reserved only from {on}. Ship all of it then."
    ),
    "ship.order_incomplete": N_(
        "{order} of {customer} ships complete, and not all of it is here yet. Ship it when every line is ready."
    ),
}
