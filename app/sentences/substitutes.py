"""What is said of substitutes."""

from __future__ import annotations

from app.sentences.sentence import Sentence
from app.words import N_

SUBSTITUTES: dict[str, Sentence] = {
    "substitute.itself": N_("{sku} cannot substitute itself. Choose another item."),
    "substitute.known": N_("{other} is a substitute for {sku} already. Remove it first to give it another factor."),
    "substitute.factor": N_(
        "{factor} of {other} for one {sku} cannot be. Enter a factor above zero, with three decimals at most."
    ),
    "substitute.unknown": N_("That substitute was removed meanwhile. Look at the item again."),
    "substitute.not_one": N_("{other} is no substitute for {sku}. Add it to the item's substitutes first."),
    "substitute.not_whole": N_(
        "{quantity} {unit} of {sku} for {customer} ({order}) is no whole number. Substitute whole units."
    ),
    "substitute.not_whole_asked": N_(
        "{quantity} {unit} of {sku} is no whole number. Let the substitute stand for whole units."
    ),
    "substitute.more_than_asked": N_(
        "Only {quantity} {unit} of {sku} are asked for. Let the substitute stand for that much at most."
    ),
    "substitute.one_step": N_(
        "{sku} for {customer} ({order}) stands for another item already. Go back to the original first."
    ),
    "substitute.too_much": N_(
        "Only {waiting} {unit} of {sku} wait for {customer} ({order}), not {quantity}. Substitute that much at most."
    ),
    "substitute.beyond_free": N_(
        "{needed} {other_unit} of {other} are needed and {free} are free. Substitute fewer, or wait for more of it."
    ),
    "substitute.none": N_("{sku} for {customer} ({order}) stands for no other item. Cancel it instead."),
    "substitute.gone": N_(
        "No whole unit of what {sku} stands for on {order} of {customer} is still here. Take the goods back instead."
    ),
    "substitute.changed": N_(
        "The lines of {sku} for {customer} ({order}) have changed since. Put each of them right by itself."
    ),
}
