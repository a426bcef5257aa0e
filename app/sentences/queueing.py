"""What is said of holding, releasing and moving up."""

from __future__ import annotations

from app.sentences.sentence import Sentence
from app.words import N_, NN_

QUEUEING: dict[str, Sentence] = {
    "line.which": N_("{order} waits for several items. Say which, with --item."),
    "line.none": N_("{order} has no such line waiting. Look at the queue."),
    "hold.already": N_("{sku} on {order} of {customer} is held already. Release it when it may ship."),
    "hold.passed": N_(
        "{sku} on {order} of {customer} is held and passed on: others have its goods. Release it with a reason first."
    ),
    "hold.not_held": N_("{sku} on {order} of {customer} is not held. Look at the queue again."),
    "hold.gone": N_("That hold was released or passed on meanwhile. Look at the queue again."),
    "override.no_reason": N_(
        "{sku} for {customer} ({order}) would get ahead of others. Write down why; it is kept and printed."
    ),
    "override.moves_back": NN_(
        "{sku} for {customer} ({order}) would get ahead, and {count} promise moves back: {who}. Do it all the same?",
        "{sku} for {customer} ({order}) would get ahead, and {count} promises move back: {who}. Do it all the same?",
    ),
    "override.issue_no_reason": N_("Customers wait for some of this {sku}. Write down why it is taken all the same."),
    "override.issue_moves_back": NN_(
        "Customers wait for some of these {quantity} {unit} of {sku}, and {count} promise moves back: {who}. Take them"
        " all the same?",
        "Customers wait for some of these {quantity} {unit} of {sku}, and {count} promises move back: {who}. Take them"
        " all the same?",
    ),
    "lend.nothing_held": N_(
        "No whole order ahead of {customer} ({order}) holds any {sku}. Ship its own share, or more with a reason."
    ),
    "lend.too_much": N_(
        "{own} {unit} of {sku} are {order}'s own and {held} are held ahead of it, so {quantity} cannot go. Ship at"
        " most {most}."
    ),
    "move.itself": N_("{order} cannot be put before itself. Choose a line of another order."),
    "move.other_item": N_("That line waits for another item than {sku}. Choose one of the same queue."),
    "move.already_ahead": N_("{sku} on {order} is ahead of {other} already. Choose a line further ahead."),
    "move.passed": N_("{sku} on {order} of {customer} is held and passed on. Release it first."),
    "move.place_taken": N_(
        "Another line has been put where {sku} on {order} stood before. Move the others up instead, each with a reason."
    ),
}
