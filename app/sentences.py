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
    "po.item_unknown": N_("{sku} is not on {po}. Check the SKU and the number."),
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
    "confirm.past": N_(
        "{on} is in the past. Confirm {po} for that day all the same? If not, ask the supplier for a new date."
    ),
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

_IMPORTS: dict[str, Sentence] = {
    "import.kind_unknown": N_("There is no import of “{kind}”. It can be one of: {kinds}."),
    "import.no_file": N_("There is no file {file}. Check the path."),
    "import.cannot_read": N_("{file} cannot be read: {why}. Check that it may be opened."),
    "import.too_long": N_("{file} is too large to be a list of this stockroom. Split it into several files."),
    "import.empty": N_("{file} is empty. It needs a line with the names of the columns, and rows below it."),
    "import.not_text": N_("{file} is not a text file. Save the spreadsheet as CSV (UTF-8) and import that."),
    "import.workbook": N_("{file} is a spreadsheet's own file. Save the sheet as CSV (UTF-8) and import that."),
    "import.faulty": NN_(
        "{file} has {count} fault, so nothing was imported. Correct it and import the file again:",
        "{file} has {count} faults, so nothing was imported. Correct them and import the file again:",
    ),
    "import.mixed": N_(
        "Line {line} is in another encoding than line {other}, which is UTF-8. Save the whole file as UTF-8."
    ),
    "import.quotes": N_("Line {line}: a quotation mark is opened or closed in the wrong place. Correct the quotes."),
    "import.column_missing": N_("Line {line}: the column {field} is missing. Add it; the columns are {known}."),
    "import.column_twice": N_("Line {line}: the column {field} is there twice. Take one of them out."),
    "import.column_unknown": N_("Line {line}: the column “{field}” is unknown. Take it out, or correct its name."),
    "import.columns_unknown": NN_(
        "{file}, line 1: the column {columns} is unknown; the columns are {known}. Leave it out and import the rest?",
        "{file}, line 1: the columns {columns} are unknown; the columns are {known}."
        " Leave them out and import the rest?",
    ),
    "import.blank": N_("Line {line}, {field}: it is empty. Fill it in."),
    "import.too_wide": N_(
        "Line {line}: it has {cells} cells for {columns} columns. Check the separators and quotation marks."
    ),
    "import.repeated": N_("Line {line}, {field}: {text} is there twice, first on line {other}. Take one of them out."),
    "import.not_a_number": N_("Line {line}, {field}: “{text}” is not a number. Write it like 1234.5."),
    "import.ambiguous_number": N_(
        "Line {line}, {field}: “{text}” can be read in two ways. Write it without a thousands separator."
    ),
    "import.negative": N_("Line {line}, {field}: “{text}” is below zero. Enter zero or more."),
    "import.zero": N_("Line {line}, {field}: “{text}” is not above zero. Enter more, or take the line out."),
    "import.absurd": N_("Line {line}, {field}: “{text}” is more than any stockroom holds. Check it: is it a barcode?"),
    "import.too_fine": N_("Line {line}, {field}: “{text}” has more than {decimals} decimal places. Round it."),
    "import.too_fine_for": N_(
        "Line {line}, {field}: “{text}” is finer than {sku} is counted ({decimals} decimal places of {unit}). Round it."
    ),
    "import.up_to": N_("Line {line}, {field}: {text} is below the reorder point of {point}. Correct one of them."),
    "import.coarser": N_(
        "Line {line}, {field}: {sku} is counted to {decimals} decimal places, and {text} would be coarser."
        " Leave the cell empty."
    ),
    "import.not_whole": N_("Line {line}, {field}: “{text}” is not a whole number. Round it."),
    "import.more_than": N_("Line {line}, {field}: “{text}” is more than {most}. Check it."),
    "import.not_a_date": N_("Line {line}, {field}: “{text}” is not a date. Write it like 2016-05-31."),
    "import.no_such_day": N_("Line {line}, {field}: there is no day “{text}” in the calendar. Correct it."),
    "import.no_such_year": N_("Line {line}, {field}: the year of “{text}” cannot be right. Correct it."),
    "import.future": N_("Line {line}, {field}: “{text}” is still to come. Enter a day up to today."),
    "import.not_yes_or_no": N_("Line {line}, {field}: “{text}” is neither yes nor no. Write one of them."),
    "import.not_an_email": N_("Line {line}, {field}: “{text}” is not an e-mail address. Correct it or leave it empty."),
    "import.not_a_currency": N_("Line {line}, {field}: “{text}” is not a currency. Write its three letters, like EUR."),
    "import.unprintable": N_("Line {line}, {field}: “{text}” holds signs that cannot be printed. Type it again."),
    "import.too_long_text": N_("Line {line}, {field}: “{text}” is longer than {most} characters. Shorten it."),
    "import.sku_unknown": N_("Line {line}, {field}: there is no item “{text}”. Import the items first, or correct it."),
    "import.barcode_taken": N_("Line {line}, {field}: {text} is the barcode of {sku}. Take it off one of the two."),
    "import.two_customers": N_(
        "Line {line}, {field}: {order} is for “{text}” here and for another customer on line {other}. Correct one."
    ),
    "import.another_customer": N_(
        "Line {line}, {field}: {order} is already here, for {other} and not for “{text}”. Correct one of them."
    ),
    "import.told_on_missing": N_(
        "Line {line}, {field}: the customer was told {told}, but not on which day. Fill in when they were told."
    ),
    "import.order_differs": N_(
        "Line {line}, {field}: {order} is already here, and not with {text} of {sku}. Change it in the program instead."
    ),
    "import.confirmed_draft": N_(
        "Line {line}, {field}: {po} has a confirmed date but was never sent. Fill in when it was sent."
    ),
    "import.two_heads": N_(
        "Line {line}, {field}: “{text}” is not what line {other} says of {po}. Make all lines of an order agree."
    ),
    "import.another_supplier": N_(
        "Line {line}, {field}: {po} is already here, from {other} and not from “{text}”. Correct one of them."
    ),
    "import.moves_back": NN_(
        "These orders join the queue ahead of {count} line that waits already: {who}. Import them all the same?",
        "These orders join the queue ahead of {count} lines that wait already: {who}. Import them all the same?",
    ),
    "import.on_hand_left": NN_(
        "{count} item was here already: its on_hand was left alone ({names}). To correct it, import it as stock.",
        "{count} items were here already: their on_hand was left alone ({names}). To correct it, import it as stock.",
    ),
    "import.decimals_seen": NN_(
        "{count} item is counted in fractions, as the file does ({names}).",
        "{count} items are counted in fractions, as the file does ({names}).",
    ),
    "import.suppliers_added": NN_(
        "{count} supplier was new and is known by name only ({names}).",
        "{count} suppliers were new and are known by name only ({names}).",
    ),
    "import.customers_added": NN_(
        "{count} customer was new and is known by name only ({names}).",
        "{count} customers were new and are known by name only ({names}).",
    ),
    "import.lines_here": NN_(
        "{count} line was here already and was left as it is.",
        "{count} lines were here already and were left as they are.",
    ),
    "import.order_over": N_("{po} is here already and {state}: it was left as it is."),
    "export.cannot_write": N_("{file} cannot be written: {why}. Choose another place."),
}

_STOCKROOM: dict[str, Sentence] = {
    "text.control": N_("“{text}” has a tab or line break in it. Write it on one line."),
    "lead_days.absurd": N_("{days} days cannot be a lead time. Enter days from 0 to 3650, or leave it empty."),
    "currency.unknown": N_("“{currency}” is not a currency. Write its three letters, like EUR."),
    "email.unreadable": N_("“{email}” is not an e-mail address. Correct it, or leave it empty."),
    "item.unknown": N_("There is no item {sku}. Check the SKU, or add the item first."),
    "item.no_sku": N_("An item needs a SKU. Fill it in."),
    "item.no_name": N_("An item needs a name. Fill it in."),
    "item.no_unit": N_("An item needs a unit, like pcs. Fill it in."),
    "item.exists": N_("{sku} is already the SKU of {name}. Choose another one."),
    "item.decimals": N_("{sku} cannot be counted to {decimals} decimal places. Choose 0 to 3."),
    "item.coarser": N_("{sku} has or owes {quantity} {unit}, so it cannot be counted more coarsely than that."),
    "item.level": N_("{quantity} of {sku} cannot be kept. Enter zero or more, with at most {decimals} decimal places."),
    "item.amount": N_("{amount} cannot be a price of {sku}. Enter an amount from zero up, with at most 4 decimals."),
    "item.up_to": N_(
        "{sku} would be ordered up to {order_up_to}, below its reorder point of {reorder_point}. Raise the first or"
        " lower the second."
    ),
    "barcode.unknown": N_("That barcode is gone already. Look at the item again."),
    "barcode.empty": N_("The barcode is empty. Scan it or type it in."),
    "barcode.factor": N_("One scan cannot stand for {factor}. Enter how many units the package holds."),
    "barcode.taken": N_("The code {code} already stands for {sku}. Remove it there first."),
    "source.pack": N_("{quantity} of {sku} cannot be a pack. Enter more than zero, with at most {decimals} decimals."),
    "customer.unknown": N_("There is no customer {name}. Check the name, or add the customer first."),
    "customer.no_name": N_("A customer needs a name. Fill it in."),
    "customer.exists": N_("There is already a customer called {name}. Choose that one, or another name."),
    "supplier.unknown": N_("There is no supplier {name}. Check the name, or add the supplier first."),
    "supplier.no_name": N_("A supplier needs a name. Fill it in."),
    "supplier.exists": N_("There is already a supplier called {name}. Choose that one, or another name."),
    "stock.opened": N_("{sku} has movements already, so it cannot be opened again. Correct its record instead."),
    "stock.issue_beyond_on_hand": N_(
        "Only {on_hand} {unit} of {sku} are on hand, not {quantity}. Book the missing receipt or correct the record"
        " first."
    ),
    "stock.issue_beyond_free": N_(
        "Only {free} of the {on_hand} {unit} of {sku} are free, the others are kept for customers. Issue at most"
        " {free}, or order more."
    ),
    "stock.no_reason": N_("A corrected record needs a reason. Say why {sku} was wrong."),
    "stock.as_recorded": N_("The record of {sku} says {on_hand} {unit} already. There is nothing to correct."),
}

_ORDERS: dict[str, Sentence] = {
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
    "ship.order_incomplete": N_(
        "{order} of {customer} ships complete, and not all of it is here yet. Ship it when every line is ready."
    ),
}

_MISTAKES: dict[str, Sentence] = {
    "act.unknown": N_("There is no act {act}. Look at the recent acts again."),
    "reverse.already": N_("That has already been reversed, on {on} by {person}. Look at the recent acts."),
    "reverse.of_reversal": N_(
        "That is itself a reversal ({on}, {person}), and is not reversed again. Do what you want anew instead."
    ),
    "reverse.not_this": N_(
        "What {person} did there on {on} is not of a kind that can be reversed. Correct it by a new act instead."
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
        " stay received. Take back the other {on_hand}?"
    ),
    "reverse.received_rest": N_(
        "Of the {quantity} {unit} of {sku} received, only {on_hand} are on hand: {gone} have left the shelf and stay"
        " received. Take back the other {on_hand}?"
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

_SETTINGS: dict[str, Sentence] = {
    "settings.never_open": N_("A stockroom that is never open ships nothing. Tick at least one day of the week."),
    "settings.dock_days": N_("Dock to shelf takes 0 to {most} open days, not {days}. Enter fewer."),
    "settings.patience": N_("Customers can be left untold for 0 to {most} days, not {days}. Enter another number."),
    "settings.currency": N_("“{currency}” is no currency. Write its three letters, like EUR, GBP or USD."),
}

_PROMISES: dict[str, Sentence] = {
    "tell.nobody": N_("Choose the lines whose customers have been told."),
    "tell.done": N_(
        "{order} of {customer} does not wait for {sku} any more, so nobody was told anything. Look at the queue again."
    ),
    "tell.future": N_("{on} is still to come. Enter the day on which the customer was told."),
    "tell.how": N_("Say how the customer was told: by letter, e-mail or phone, or in person."),
    "telling.unknown": N_("That entry is not in the promise book. Look at the line again."),
    "telling.struck": N_("That entry has been struck already. Strike the one that took its place."),
    "telling.withdrawn": N_("That entry only takes another one back. Tell the customer again instead."),
    "answer.not_asked": N_("{customer} has not been asked about {sku} on {order}. Tell them first, with the choices."),
    "answer.twice": N_(
        "{customer} has answered about {sku} on {order} already, on {on}. Ask again first, or change the line itself."
    ),
    "answer.which": N_("Write down which substitute for {sku} the customer would take."),
    "answer.quantity": N_("Only a part or a cancelled quantity can be chosen. Leave the quantity empty."),
    "answer.nothing_ready": N_("Nothing of {sku} on {order} is ready, so {customer} cannot take a part of it now."),
}

_PICKING: dict[str, Sentence] = {
    "pick.customer": N_("Say whose order it is: type a name and choose the customer, or add a new one."),
    "pick.supplier": N_("Say who it is ordered from: type a name and choose the supplier, or add a new one."),
}

SENTENCES: dict[str, Sentence] = {
    **_STOCKROOM,
    **_ORDERS,
    **_MISTAKES,
    **_IMPORTS,
    **_BUYING,
    **_RECEIVING,
    **_QUANTITIES,
    **_READING,
    **_SETTINGS,
    **_PICKING,
    **_PROMISES,
    **_STORE,
    "stale": N_("Somebody else has changed this meanwhile. Look at it again, then make your change once more."),
    "faulty": NN_(
        "{count} thing is wrong, so nothing was done. Correct it and try again.",
        "{count} things are wrong, so nothing was done. Correct them and try again.",
    ),
}
