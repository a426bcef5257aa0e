"""What the program says when it refuses, asks or cannot read: the id of an error or question, and its sentence.

`{fact}` is filled from the facts of the error by `formats.sentence`, quantities and dates as they are written in the
locale. A pair (made with `NN_`) is chosen between by the fact `count`. Every sentence says what to do next.
"""

from __future__ import annotations

from app.words import N_, NN_

Sentence = str | tuple[str, str]

_QUANTITIES: dict[str, Sentence] = {
    "quantity.not_positive": N_("{quantity} of {item} cannot be booked. Enter a quantity above zero."),
    "quantity.absurd": N_(
        "{quantity} of {item} is more than any stockroom holds. Check the quantity: was a barcode scanned into it?"
    ),
    "quantity.too_fine": N_(
        "{quantity} {unit} of {item} is finer than it is counted ({decimals} decimal places). Enter a rounder quantity."
    ),
}

_READING: dict[str, Sentence] = {
    "read.empty": N_("{field} is empty. Fill it in."),
    "read.number": N_("“{text}” is not a number. Write {field} like {example}."),
    "read.too_fine": N_(
        "“{text}” has more decimal places than {field} is counted in ({decimals}). Enter a rounder one."
    ),
    "read.too_large": N_("“{text}” is too large for {field}. Check it: was a barcode scanned into it?"),
    "read.date": N_("“{text}” is not a date. Write {field} like {example}, or +7 for in a week."),
    "read.no_such_day": N_("There is no day “{text}” in the calendar. Correct {field}."),
    "read.date_far": N_("“{text}” would be {date}, which is too far away for {field}. Check the year."),
}

SENTENCES: dict[str, Sentence] = {
    **_QUANTITIES,
    **_READING,
    "stale": N_("Somebody else has changed this meanwhile. Look at it again, then make your change once more."),
    "faulty": NN_(
        "{count} thing is wrong, so nothing was done. Correct it and try again.",
        "{count} things are wrong, so nothing was done. Correct them and try again.",
    ),
}
