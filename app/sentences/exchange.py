"""What is said of files that are imported and exported."""

from __future__ import annotations

from app.sentences.sentence import Sentence
from app.words import N_, NN_

EXCHANGE: dict[str, Sentence] = {
    "import.kind_unknown": N_("There is no import of “{kind}”. It can be one of: {kinds}."),
    "import.no_file": N_("There is no file {file}. Check the path."),
    "import.cannot_read": N_("{file} cannot be read: {why}. Check that it may be opened."),
    "import.too_long": N_("{file} is too large to be a list of this stockroom. Split it into several files."),
    "import.empty": N_("{file} is empty. It needs a line with the names of the columns, and rows below it."),
    "import.not_text": N_(
        "{file} is not a text file, or is damaged. Save the spreadsheet as CSV (UTF-8) and import that."
    ),
    "import.workbook": N_("{file} is a spreadsheet's own file. Save the sheet as CSV (UTF-8) and import that."),
    "import.encoding": N_(
        "{file} is not UTF-8, and its encoding is not guessed. Line {line} may read in several ways:"
        "\n{readings}\nSay in which encoding it reads right."
    ),
    "import.encoding_unknown": N_("There is no encoding “{encoding}” of text. Name one of: {known}."),
    "import.encoding_wrong": N_("{file} does not read as {encoding}. Say another encoding."),
    "import.faulty": NN_(
        "{file} has {count} fault, so nothing was imported. Correct it and import the file again:",
        "{file} has {count} faults, so nothing was imported. Correct them and import the file again:",
    ),
    "import.mixed": N_(
        "Line {line} is in another encoding than line {other}, which is UTF-8. Save the whole file as UTF-8."
    ),
    "import.nul": N_("Line {line} holds a sign that no text has (NUL). Save the spreadsheet as CSV (UTF-8) again."),
    "import.quotes": N_("Line {line}: a quotation mark is opened or closed in the wrong place. Correct the quotes."),
    "import.column_missing": N_("Line {line}: the column {field} is missing. Add it; the columns are {known}."),
    "import.column_twice": N_(
        "Line {line}: the column {field} is there twice, as {numbers}. Take one of them out, or say which one counts."
    ),
    "import.map_twice": N_("{field}: the file has “{text}” twice, as {numbers}. Say which one by its number."),
    "import.column_unknown": N_("Line {line}: the column “{field}” is unknown. Take it out, or correct its name."),
    "import.columns_unknown": NN_(
        "{file}, line {line}: the column {columns} is unknown; the columns are {known}."
        " Leave it out and import the rest?",
        "{file}, line {line}: the columns {columns} are unknown; the columns are {known}."
        " Leave them out and import the rest?",
    ),
    "import.map_no_column": N_("There is no column “{field}” in such a list. The columns are {known}."),
    "import.map_no_heading": N_("{field}: the file has no column “{text}”. It has {known}."),
    "import.columns_kept": N_(
        "The last file with these columns was read with {columns}. This one too? Else say its columns anew first."
    ),
    "import.columns_remembered": N_("Its columns were read as the last time: {columns}."),
    "import.columns_left": NN_(
        "{count} column of the file was left out: {columns}.", "{count} columns of the file were left out: {columns}."
    ),
    "import.blank": N_("Line {line}, {field}: it is empty. Fill it in."),
    "import.too_wide": N_(
        "Line {line}: it has {cells} cells for {columns} columns. Check the separators and quotation marks."
    ),
    "import.repeated": N_("Line {line}, {field}: {text} is there twice, first on line {other}. Take one of them out."),
    "import.repeated_holding": N_(
        "Line {line}, {field}: {text} is there twice: {there} on line {other}, {here} here. Add them up, take the"
        " first, or take one of them out."
    ),
    "import.repeats_summed": NN_(
        "{count} repeated row was added up: {names}.", "{count} repeated rows were added up: {names}."
    ),
    "import.repeats_first": NN_(
        "{count} repeated row was left out, the first counts: {names}.",
        "{count} repeated rows were left out, the first of each counts: {names}.",
    ),
    "import.repeats_differ": NN_(
        "{count} repeated row says something else besides ({names}): what the first says counts.",
        "{count} repeated rows say something else besides ({names}): what the first of each says counts.",
    ),
    "import.left_out_holds": N_("The rows left out hold in stock: {what}."),
    "import.not_a_number": N_("Line {line}, {field}: “{text}” is not a number. Write it like 1234.5."),
    "import.decimal": N_(
        "Nothing in the file says whether its numbers have a decimal point or a decimal comma: {cells}."
        " Say which is meant."
    ),
    "import.dates": N_("Nothing in the file says in which order its dates are written: {cells}. Say which is meant."),
    "import.no_such_number": N_("The file has no column of numbers {columns}. Say a decimal sign of one that it has."),
    "import.other_decimal": N_(
        "Line {line}, {field}: “{text}” is written otherwise than the numbers that have “{sign}” before their decimals."
        " Write all of them alike."
    ),
    "import.other_order": N_(
        "Line {line}, {field}: “{text}” is written otherwise than the other dates of its column ({order})."
        " Write all of them alike."
    ),
    "import.negative": N_("Line {line}, {field}: “{text}” is below zero. Enter zero or more."),
    "import.zero": N_("Line {line}, {field}: “{text}” is not above zero. Enter more, or take the line out."),
    "import.absurd": N_("Line {line}, {field}: “{text}” is more than any stockroom holds. Check it: is it a barcode?"),
    "import.too_fine": N_("Line {line}, {field}: “{text}” has too many decimal places (at most {decimals}). Round it."),
    "import.too_fine_for": N_(
        "Line {line}, {field}: “{text}” is finer than {sku} is counted (decimal places of {unit}: {decimals})."
        " Round it."
    ),
    "import.up_to": N_("Line {line}, {field}: {text} is below the reorder point of {point}. Correct one of them."),
    "import.coarser": N_(
        "Line {line}, {field}: {sku} is counted more finely (decimal places: {decimals}), and {text} would be coarser."
        " Leave the cell empty."
    ),
    "import.not_whole": N_("Line {line}, {field}: “{text}” is not a whole number. Round it."),
    "import.more_than": N_("Line {line}, {field}: “{text}” is more than {most}. Check it."),
    "import.not_a_date": N_("Line {line}, {field}: “{text}” is not a date. Write it like 2016-05-31."),
    "import.no_such_day": N_("Line {line}, {field}: there is no day “{text}” in the calendar. Correct it."),
    "import.no_such_year": N_("Line {line}, {field}: the year of “{text}” cannot be right. Correct it."),
    "import.future": N_("Line {line}, {field}: “{text}” is still to come. Enter a day up to today."),
    "import.not_yes_or_no": N_("Line {line}, {field}: “{text}” is neither yes nor no. Write one of them."),
    "import.none_of": N_("Line {line}, {field}: “{text}” is none of: {words}. Write one of them."),
    "import.not_an_email": N_("Line {line}, {field}: “{text}” is not an e-mail address. Correct it or leave it empty."),
    "import.not_a_currency": N_("Line {line}, {field}: “{text}” is not a currency. Write its three letters, like EUR."),
    "import.not_a_language": N_("Line {line}, {field}: “{text}” is not a language. Write it like de or de_AT."),
    "import.unprintable": N_("Line {line}, {field}: “{text}” holds signs that cannot be printed. Type it again."),
    "import.too_long_text": N_("Line {line}, {field}: “{text}” is longer than {most} characters. Shorten it."),
    "import.ruined_number": N_(
        "Line {line}, {field}: “{text}” is a code that a spreadsheet program took for a number. Enter it again, in a"
        " column that is formatted as text."
    ),
    "import.ruined_narrow": N_(
        "Line {line}, {field}: “{text}” was a number in a column too narrow for it. Widen it and save the file again."
    ),
    "import.ruined_error": N_("Line {line}, {field}: “{text}” is an error of the spreadsheet. Correct it there."),
    "import.ruined_check": N_("Line {line}, {field}: “{text}” has a wrong check digit. Scan the code again."),
    "import.ruined_zero": N_(
        "Line {line}, {field}: “{text}” has lost the zero that it began with. Write it as 0{text}, in a column that is"
        " formatted as text."
    ),
    "import.ruined_zeros": N_(
        "Line {line}, {field}: “{text}” has lost the zeros that it began with. Write it as 00{text}, in a column that"
        " is formatted as text."
    ),
    "import.ruined_eleven": N_(
        "Line {line}, {field}: “{text}” has 11 digits, and a barcode of numbers has 8, 12, 13 or 14."
        " Scan the code again."
    ),
    "import.several": NN_(
        "{count} thing is asked. Agree to it?\n{said}", "{count} things are asked. Agree to all of them?\n{said}"
    ),
    "import.ruined": NN_(
        "{count} code cannot be right. Leave it empty and import the rest?\n{said}",
        "{count} codes cannot be right. Leave them empty and import the rest?\n{said}",
    ),
    "import.ruined_emptied": NN_(
        "{count} code that cannot be right was left empty: {cells}.",
        "{count} codes that cannot be right were left empty: {cells}.",
    ),
    "import.barcodes_replaced": NN_(
        "{count} barcode was replaced: {names}.", "{count} barcodes were replaced: {names}."
    ),
    "import.sku_unknown": N_("Line {line}, {field}: there is no item “{text}”. Import the items first, or correct it."),
    "import.barcode_twice": N_(
        "Line {line}, {field}: “{text}” and “{other}” are one code, and stand for different packs. Keep one of them."
    ),
    "import.barcode_taken": N_("Line {line}, {field}: {text} is the barcode of {sku}. Take it off one of the two."),
    "import.pack_factors": N_(
        "Line {line}, {field}: “{text}” is not one number for each of the {codes} barcodes. Put | between the numbers."
    ),
    "import.two_customers": N_(
        "Line {line}, {field}: {order} is for “{text}” here and for another customer on line {other}. Correct one."
    ),
    "import.another_customer": N_(
        "Line {line}, {field}: {order} is already here, for {other} and not for “{text}”. Correct one of them."
    ),
    "import.told_before_accepted": N_(
        "Line {line}: told_on {text} is before the line was accepted, on {accepted}. Correct one of the two days."
    ),
    "import.told_on_missing": N_(
        "Line {line}, {field}: the customer was told {told}, but not on which day. Fill in when they were told."
    ),
    "import.substitutes_itself": N_("Line {line}, {field}: {text} cannot substitute itself. Name another item."),
    "import.order_differs": N_(
        "Line {line}, {field}: {order} is already here, and not with {text} of {sku}. Change it in the program instead."
    ),
    "import.confirmed_draft": N_(
        "Line {line}, {field}: {po} has a confirmed date but was never sent. Fill in when it was sent."
    ),
    "import.not_confirmed": N_(
        "Line {line}, {field}: {po} has a confirmed date here and is not confirmed. Correct one of the two."
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
    "import.over_tolerance": NN_(
        "{count} figure differs from the record by more than the tolerance: {figures}. Book it as it is?"
        " Else have it counted again first.",
        "{count} figures differ from the record by more than the tolerance: {figures}. Book them as they"
        " are? Else have them counted again first.",
    ),
    "import.breaks": NN_(
        "These figures break {count} promise, the youngest first: {who}. Book them?",
        "These figures break {count} promises, the youngest first: {who}. Book them?",
    ),
    "import.on_hand_left": NN_(
        "{count} item was here already: its on_hand was left alone ({names}). To correct it, import it as stock.",
        "{count} items were here already: their on_hand was left alone ({names}). To correct it, import it as stock.",
    ),
    "import.back_again": NN_(
        "{count} item that an undone import had left discontinued is here again: {names}.",
        "{count} items that an undone import had left discontinued are here again: {names}.",
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
    "import.rows_left": NN_(
        "{count} row says another cost or requested date than is here ({names}): that was left as it is. Change it in"
        " the program.",
        "{count} rows say another cost or requested date than is here ({names}): that was left as it is. Change it in"
        " the program.",
    ),
    "import.complete_left": NN_(
        "{count} order ships otherwise here than in the file ({names}): that was left as it is.",
        "{count} orders ship otherwise here than in the file ({names}): that was left as it is.",
    ),
    "import.order_over": N_("{po} is here already and {state}: it was left as it is."),
    "file.exists": N_("{file} is there already. Write over it?"),
    "file.is_store": N_("{file} is a store, and is not written over. Choose another name."),
    "export.cannot_write": N_("{file} cannot be written: {why}. Choose another place."),
}
