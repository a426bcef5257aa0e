"""What is said of what a person typed or left out."""

from __future__ import annotations

from app.sentences.sentence import Sentence
from app.words import N_

ENTERING: dict[str, Sentence] = {
    "quantity.not_positive": N_("{quantity} of {item} cannot be booked. Enter a quantity above zero."),
    "quantity.absurd": N_(
        "{quantity} of {item} is more than any stockroom holds. Check the quantity: was a barcode scanned into it?"
    ),
    "quantity.too_fine": N_(
        "{quantity} {unit} of {item} is finer than it is counted (decimal places: {decimals})."
        " Enter a rounder quantity."
    ),
    "read.empty": N_("{field} is empty. Fill it in."),
    "read.number": N_("{field}: “{text}” is not a number. Write it like {example}."),
    "read.too_fine": N_(
        "{field}: “{text}” has more decimal places than it is counted in ({decimals}). Enter a rounder one."
    ),
    "read.too_large": N_("{field}: “{text}” is too large. Check it: was a barcode scanned into it?"),
    "read.pack_empty": N_("{field}: “{text}” names a pack of nothing. Enter how many units a pack holds."),
    "read.pack_unknown": N_("{field}: no pack size is known for “{text}”. Write it like 3 × 12, or in units."),
    "read.date": N_("{field}: “{text}” is not a date. Write it like {example}, or +7 for in a week."),
    "read.no_such_day": N_("{field}: there is no day “{text}” in the calendar. Correct it."),
    "read.two_days": N_("{field}: “{text}” may be {first} or {other}. Write the year in full."),
    "read.date_far": N_("{field}: “{text}” would be {date}, which is too far away. Check the year."),
    "pick.customer": N_("Say whose order it is: type a name and choose the customer, or add a new one."),
    "pick.item": N_("Say which item: type its name or code, or scan it, and choose it."),
    "pick.sender": N_("Nobody is called “{text}”. Choose a supplier who is known, or leave {field} empty."),
    "pick.supplier": N_("Say who it is ordered from: type a name and choose the supplier, or add a new one."),
}
