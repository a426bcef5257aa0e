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
    "store.no_folder": N_("That folder does not exist ({why}). Choose one that does."),
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
    "store.moved": N_(
        "The store's file has been moved or replaced since it was opened. Nothing has been changed; open it again."
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
    "settings.time_zone": N_("This PC knows no time zone {zone}. Choose one like Europe/Vienna."),
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

_BUYING: dict[str, Sentence] = {
    "po.unknown": N_("There is no purchase order {po}. Check the number."),
    "po.row_unknown": N_("That delivery is no longer on the purchase order. Look at the order again."),
    "po.line_unknown": N_("{po} has no such line. Look at the order again."),
    "po.row_done": N_("Nothing is open of {sku} on this delivery of {po} any more. Look at the order again."),
    "po.is_draft": N_("{po} is still a draft. Send it to the supplier first."),
    "po.is_sent": N_("{po} has been sent. Confirm it or close a delivery short instead, or make a new draft."),
    "po.is_closed": N_("{po} is closed: everything has come or was closed short. Make a new purchase order for more."),
    "po.is_cancelled": N_("{po} was cancelled. Make a new purchase order instead."),
    "po.uncovers": NN_(
        "This takes the cover from {count} waiting line, the youngest of {customer} ({youngest}). Go on?",
        "This takes the cover from {count} waiting lines, the youngest of {customer} ({youngest}). Go on?",
    ),
    "cancel.received": N_("Part of {po} has been received. Close what is still open short instead."),
    "draft.cost": N_("{cost} cannot be the cost of {sku}. Enter an amount from zero up, with at most 4 decimals."),
    "send.empty": N_("{po} has no lines. Add what to order, then send it."),
    "send.future": N_("{on} is still to come. Enter the day on which the order was sent."),
    "confirm.nothing": N_("Enter how many of {sku} on {po} are confirmed, or close the delivery short."),
    "confirm.past": N_("{on} is in the past, so {po} would be overdue at once. Confirm it for that day all the same?"),
    "confirm.more": N_("{quantity} of {sku} are confirmed, but only {open} are open on {po}. Take the {quantity}?"),
    "confirm.fewer": N_(
        "Only {quantity} of the {open} open {sku} on {po} are confirmed. Are the other {rest} still to come, without a"
        " date? If not, close them short."
    ),
    "suggest.no_source": N_("Nobody is known to sell {sku}. Add a source to the item first."),
    "suggest.changed": N_("{sku} has changed since this was suggested. Look at the suggestions again."),
    "suggest.nothing": N_("Nothing needs ordering there. Choose items with a quantity."),
}

_RECEIVING: dict[str, Sentence] = {
    "receive.nothing": N_("Enter how much of {po} has arrived."),
    "receive.future": N_("{on} is still to come. Enter the day on which the goods arrived."),
    "receive.over": N_("{quantity} of {sku}, but only {open} are open on {po}: {over} too many. Book all of them?"),
}

SENTENCES: dict[str, Sentence] = {
    **_BUYING,
    **_RECEIVING,
    **_QUANTITIES,
    **_READING,
    **_STORE,
    "stale": N_("Somebody else has changed this meanwhile. Look at it again, then make your change once more."),
    "faulty": NN_(
        "{count} thing is wrong, so nothing was done. Correct it and try again.",
        "{count} things are wrong, so nothing was done. Correct them and try again.",
    ),
}
