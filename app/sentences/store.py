"""What is said of the store, its backups, the clock and what `verify` finds."""

from __future__ import annotations

from app.sentences.sentence import Sentence
from app.words import N_, NN_

STORE: dict[str, Sentence] = {
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
    "desk.time_zone": N_(
        "This PC does not know the stockroom's time zone {zone} and goes by its own. Install the time zones, or choose"
        " another one in the settings."
    ),
    "clock.behind": N_("The last act was recorded on {last}; this PC says {day}. Which is right?"),
    "clock.places_anew": NN_(
        "If this PC is, {count} waiting line is placed anew, on {day}. Nothing undoes that.",
        "If this PC is, {count} waiting lines are placed anew, on {day}, in the order that they have. Nothing undoes"
        " that.",
    ),
    "clock.ahead": N_("The last act was recorded on {last}; this PC says {day}. Which is right?"),
    "clock.before_last": N_("{day} is before the day of the last act, {last}. Enter that day, or a later one."),
    "clock.stated": N_("The last act was recorded on {last}. Should this one be written down for {day} all the same?"),
    "backup.onto_itself": N_("{path} is the store itself. Choose another name for the backup."),
    "backup.folder": N_("{path} is a folder. Give the backup a name in it."),
    "backup.exists": N_("{path} exists and is not a backup of a store. Choose another name."),
    "backup.another": N_(
        "{path} is a store, and not an older backup of this one. Choose another name, so that nothing of it is lost."
    ),
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
    "verify.book": N_("The promise book has gaps: {stored} of {what}, the last of them numbered {derived}."),
    "verify.struck": N_("Entry {what} of the promise book strikes one of another line ({stored}, {derived})."),
    "verify.notice": N_("Notice {what} to {stored} tells nothing."),
    "verify.answer": N_("Answer {what} is about a line ({stored}) that notice {derived} did not ask about."),
    "verify.tallies": N_("The counts have gaps: {stored} rows of {what}, the last of them numbered {derived}."),
    "verify.tally": N_("Less than nothing of {stored} was tallied in a bin on {what}."),
    "verify.count": N_("{what} is {stored}, but the act that ended it says otherwise ({derived})."),
    "verify.counted": N_("{what}: the ledger has {stored} posted by the count, its result says {derived}."),
    "verify.acts": N_("The record of acts has gaps: {stored} acts, the last of them numbered {derived}."),
    "verify.unsealed": N_("Act {what} ({stored}) was never completed."),
    "verify.clock": N_("Act {what} is stamped before the act that it followed ({stored}, {derived})."),
}
