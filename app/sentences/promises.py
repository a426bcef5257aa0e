"""What is said of telling customers and of their answers."""

from __future__ import annotations

from app.sentences.sentence import Sentence
from app.words import N_

PROMISES: dict[str, Sentence] = {
    "tell.nobody": N_("Choose the lines whose customers have been told."),
    "tell.none": N_("Nothing of that is waiting, or due to be told. Look at the queue."),
    "tell.done": N_(
        "{order} of {customer} does not wait for {sku} any more, so nobody was told anything. Look at the queue again."
    ),
    "tell.future": N_("{on} is still to come. Enter the day on which the customer was told."),
    "tell.before_accepted": N_(
        "{order} of {customer} was accepted on {accepted}, so nothing of {sku} was told on {on}. Enter a later day."
    ),
    "tell.how": N_("Say how the customer was told: by letter, e-mail or phone, or in person."),
    "telling.unknown": N_("That entry is not in the promise book. Look at the line again."),
    "telling.struck": N_("That entry has been struck already. Strike the one that took its place."),
    "telling.same": N_("The entry says that already. Change what was told otherwise."),
    "telling.withdrawn": N_("That entry only takes another one back. Tell the customer again instead."),
    "answer.not_asked": N_("{customer} has not been asked about {sku} on {order}. Tell them first, with the choices."),
    "answer.twice": N_(
        "{customer} has answered about {sku} on {order} already, on {on}. Ask again first, or change the line itself."
    ),
    "answer.no_substitute": N_("An item goes out instead only where a substitute was chosen. Leave it out."),
    "answer.which": N_("Write down which substitute for {sku} the customer would take."),
    "answer.quantity": N_("Only a part or a cancelled quantity can be chosen. Leave the quantity empty."),
    "notice.nothing": N_("None of these lines waits any more, so there is nothing to tell. Look at the queue again."),
    "mail.none": N_("{name} has no e-mail address. Print the letter, or telephone."),
    "mail.address": N_("“{address}” is not one e-mail address. Correct it under Customers and suppliers ({name})."),
    "mail.cannot_write": N_("The draft could not be written: {why}. Print the letter, or free some space first."),
}
