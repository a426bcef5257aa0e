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

_STORE: dict[str, Sentence] = {
    "store.missing": N_("There is no store at {path}. Check the name, or make a new one."),
    "store.folder": N_("{path} is a folder. Choose the store's file in it."),
    "store.empty": N_("{path} is an empty file, not a store. Choose another one, or a backup."),
    "store.foreign": N_("{path} is not a store of this program. It has not been touched; choose another file."),
    "store.newer": N_(
        "{path} was written by a newer version of this program (its schema is {store}, this program reads up to "
        "{program}). It has not been touched; update the program, then open it."
    ),
    "store.cut_off": N_("{path} is damaged: the end of the file is missing. Open the last backup instead."),
    "store.exists": N_("{path} exists already. Open it, or choose another name for the new store."),
    "store.damaged": N_(
        "The store is damaged ({why}). Nothing has been changed. Keep the file, and go on with the last backup."
    ),
    "store.busy": N_("The store is busy: another program is working on it. Nothing has been changed; try again."),
    "store.read_only": N_(
        "The store cannot be written to ({why}). Nothing has been changed. Ask for the right to write to its file "
        "and folder, then try again."
    ),
    "store.full": N_("The disk of the store is full. Nothing has been changed; make room, then try again."),
    "store.cannot_open": N_(
        "The store cannot be opened ({why}). Check that its folder is there and may be read, then try again."
    ),
    "store.disk": N_(
        "The disk does not do what it should ({why}). Nothing has been changed; check it, then try again."
    ),
    "store.migration": N_(
        "The store could not be brought up to date ({script}: {why}). It is as it was, with a backup next to it."
    ),
    "stock.below_zero": N_(
        "That would take more than is on hand. Book the missing receipt or correct the record first."
    ),
    "clock.behind": N_(
        "The clock of this PC is behind: it says {now}, but the last act was recorded at {last}. Set the clock first."
    ),
    "backup.onto_itself": N_("{path} is the store itself. Choose another name for the backup."),
    "backup.folder": N_("{path} is a folder. Give the backup a name in it."),
    "backup.exists": N_("{path} exists and is not a backup of a store. Choose another name."),
    "backup.bad": N_("The backup could not be verified and has been discarded. Check the disk, then back up again."),
    "verify.file": N_("The file is damaged: {why}. Go on with the last backup."),
    "verify.foreign": N_("The file no longer says that it is a store of this program. Go on with the last backup."),
    "verify.reference": N_("Row {row} of the table {table} points at something that is not there."),
    "verify.schema": N_("The {type} {name} is missing from the store, or is not as this program made it."),
    "verify.on_hand": N_("The ledger has {stored} of {what} on hand, less than nothing."),
    "verify.waiting": N_("Line {what} waits for {stored} as stored, for {derived} by its history."),
    "verify.received": N_("A row of {what} has {stored} received as stored, {derived} by the ledger."),
    "verify.reversal": N_("Movement {what} ({stored}) is no reversal of the movement it names ({derived})."),
    "verify.ledger": N_("The ledger has gaps: {stored} movements, the last of them numbered {derived}."),
    "verify.acts": N_("The record of acts has gaps: {stored} acts, the last of them numbered {derived}."),
    "verify.unsealed": N_("Act {what} ({stored}) was never completed."),
    "verify.clock": N_("Act {what} is stamped before the act that it followed ({stored}, {derived})."),
}

SENTENCES: dict[str, Sentence] = {
    **_QUANTITIES,
    **_READING,
    **_STORE,
    "stale": N_("Somebody else has changed this meanwhile. Look at it again, then make your change once more."),
    "faulty": NN_(
        "{count} thing is wrong, so nothing was done. Correct it and try again.",
        "{count} things are wrong, so nothing was done. Correct them and try again.",
    ),
}
