"""What is said of mistakes: reversals, short picks and customers' returns."""

from __future__ import annotations

from app.sentences.sentence import Sentence
from app.words import N_, NN_

MISTAKES: dict[str, Sentence] = {
    "act.unknown": N_("There is no act {act}. Look at the recent acts again."),
    "reverse.already": N_("That has already been reversed, on {on} by {person}. Look at the recent acts."),
    "reverse.of_reversal": N_(
        "That is itself a reversal ({on}, {person}), and is not reversed again. Do what you want anew instead."
    ),
    "reverse.clock": N_(
        "The clock was put right on {on}, and nobody lost a place by it. If the clock of this PC is wrong now, set"
        " it and work on."
    ),
    "reverse.not_this": N_(
        "What {person} did there on {on} is not of a kind that can be reversed. Correct it by a new act instead."
    ),
    "reverse.import_unkept": N_(
        "What {person} imported there on {on} was not kept in a way that can be undone: the program was older then."
        " Correct it by hand."
    ),
    "reverse.import_touched": NN_(
        "{count} act since then stands on what was imported: {acts}. Take that back first, or correct what is wrong by"
        " hand.",
        "{count} acts since then stand on what was imported: {acts}. Take those back first, the latest first, or"
        " correct what is wrong by hand.",
    ),
    "reverse.touched": NN_(
        "{count} act since then stands on that: {acts}. Take that back first, or correct what is wrong by hand.",
        "{count} acts since then stand on that: {acts}. Take those back first, the latest first, or correct what is"
        " wrong by hand.",
    ),
    "reverse.unkept": N_(
        "What {person} did there on {on} was not kept in a way that can be undone: the program was older then. Correct"
        " it by hand."
    ),
    "reverse.import_breaks": NN_(
        "This takes goods off the shelf that {count} line has ready, the youngest first: {who}. It waits again then. Go"
        " on?",
        "This takes goods off the shelf that {count} lines have ready, the youngest first: {who}. They wait again then."
        " Go on?",
    ),
    "reverse.none": N_("Nothing of late can be reversed. Look at the recent acts."),
    "reverse.went_out": N_(
        "{quantity} {unit} of {sku} would have to leave the shelf again, but only {on_hand} are on hand: the others"
        " have been shipped, the latest {shipments}. Reverse those shipments first, or correct the record."
    ),
    "reverse.not_there": N_(
        "{quantity} {unit} of {sku} would have to leave the shelf again, but only {on_hand} are on hand. Look at its"
        " ledger, and correct the record first."
    ),
    "reverse.received_part": N_(
        "Of the {quantity} {unit} of {sku} received, only {on_hand} are on hand: {gone} were shipped, {shipments}, and"
        " stay received until they are back: take them back then. Take back the other {on_hand} now?"
    ),
    "reverse.received_rest": N_(
        "Of the {quantity} {unit} of {sku} received, only {on_hand} are on hand: {gone} have left the shelf and stay"
        " received until they are back: take them back then. Take back the other {on_hand} now?"
    ),
    "reverse.returned": N_(
        "{quantity} {unit} of {sku} on {order} have come back from {customer} already. Reverse that return first."
    ),
    "reverse.order_gone": N_("{order} was itself reversed since. Accept it anew instead."),
    "reverse.shipped": N_(
        "{quantity} {unit} of {sku} have been shipped to {customer} ({order}). Reverse that shipment first, or cancel"
        " what still waits."
    ),
    "reverse.nothing_waits": N_("Nothing of {order} is waiting any more, so there is nothing to take back."),
    "short.not_short": N_(
        "The book says {on_hand} {unit} of {sku}, and the shelf has {found}: nothing is missing. Ship as usual, or"
        " correct the record."
    ),
    "slip.none": N_("Nothing has been shipped lately, so there is no packing slip. Ship something first."),
    "slip.no_receipt": N_("Nothing has been received lately, so there is no receiving slip. Receive something first."),
    "slip.nothing_received": N_(
        "What {person} did there on {on} received nothing, so there is no receiving slip. Choose a receipt."
    ),
    "slip.nothing_shipped": N_(
        "What {person} did there on {on} shipped nothing, so there is no packing slip. Choose a shipment."
    ),
    "return.future": N_("{on} is still to come. Enter the day on which the goods came back."),
    "return.nothing": N_("Enter how much came back, sound or damaged."),
    "return.too_much": N_(
        "Only {out} {unit} of {sku} on {order} are at {customer}, not {quantity}. Take back at most those."
    ),
    "return.never_shipped": N_(
        "Nothing of {sku} on {order} is at {customer} any more, so {quantity} {unit} cannot come back from it. Check"
        " the order."
    ),
}
