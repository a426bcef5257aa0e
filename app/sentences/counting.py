"""What is said while counting, at its review, and where a count is posted."""

from __future__ import annotations

from app.sentences.sentence import Sentence
from app.words import N_, NN_

COUNTING: dict[str, Sentence] = {
    "count.unknown": N_("There is no count {number}. Check the number."),
    "count.line_unknown": N_("That line is not on the count. Look at the count again."),
    "count.no_items": N_("Nothing is chosen to count. Choose at least one item."),
    "count.nothing_due": N_("Nothing is due to be counted. Count a bin, or items of your choice."),
    "count.bin_empty": N_("No item has its place in bin {bin}. Choose another bin, or count the items themselves."),
    "count.counted_elsewhere": N_("{sku} is being counted already, on {number}. Go on there, or cancel that count."),
    "count.is_posted": N_("{number} is posted already. Look at its results, or begin a new count."),
    "count.is_cancelled": N_("{number} was cancelled. Begin a new count."),
    "count.nothing_scanned": N_("Nothing was read. Scan again."),
    "count.not_goods": N_("That is {title}, and no goods. Scan an item or a bin."),
    "count.no_bin": N_("A bin has a code. Scan its label, or type the code."),
    "count.bin_unknown": N_("Nobody knows a bin {bin} yet. Is that its code? Then it is written down now."),
    "count.bin_taken": N_("{person} is counting bin {bin}. Count it together? What each of you scans is added up."),
    "count.bin_not_begun": N_("Bin {bin} is not being counted. Scan its label first."),
    "count.negative": N_("{quantity} of {sku} cannot be on a shelf. Enter zero or more."),
    "count.so_many": N_("{quantity} {unit} of {sku}: is that what is there, and not a barcode in the wrong field?"),
    "count.step_gone": N_("That step has been undone already. Look at the count again."),
    "count.nothing_to_undo": N_("{person} has nothing to undo on this count."),
    "count.code_unknown": N_("That code is no longer on the count. Look at the count again."),
    "count.code_attached": N_("{code} stands for {sku} already. Look at the count again."),
    "count.code_settled": N_("{code} was attached or dismissed already. Look at the count again."),
    "count.bins_open": NN_(
        "{count} bin is not done: {bins}. Finish it first.",
        "{count} bins are not done: {bins}. Finish them first.",
    ),
    "count.bins_lacking": NN_(
        "{sku} was not counted in {bins} yet. Count it there, or key 0 where there is none, naming the bin (--bin), and"
        " finish the bins. In the window, Nothing in bin at the review says so at once.",
        "{count} items were not counted in some of their bins yet, the first is {sku} in {bins}. Count them there, or"
        " key 0 where there is none, naming the bin (--bin), and finish the bins. In the window, Nothing in bin at the"
        " review says so at once.",
    ),
    "count.unsettled": NN_(
        "{count} line of {number} is not settled yet, the first is {sku}. Settle it at the review first.",
        "{count} lines of {number} are not settled yet, the first is {sku}. Settle them at the review first.",
    ),
    "count.codes_open": NN_(
        "{count} code on {number} is not known: {codes}. Attach or dismiss it first.",
        "{count} codes on {number} are not known: {codes}. Attach or dismiss them first.",
    ),
    "count.nothing_counted": N_("Nothing of {number} was counted, so there is nothing to post. Cancel the count."),
    "count.no_reason": N_("A difference beyond the tolerance needs a reason. Say why {sku} was wrong."),
    "count.recount_first": N_("{sku} differs by more than the tolerance. Have it counted again first."),
    "count.nothing_to_approve": N_("{sku} needs no approval. Look at the review again."),
    "count.nothing_asked": N_("Nothing is asked of {sku} any more. Look at the review again."),
    "count.same_person": N_(
        "{person} counted {sku} both times. Another person should look; is there nobody else, and does it stand?"
    ),
    "count.below_zero": N_(
        "{sku}: the count takes {quantity} {unit} off the record, but only {on_hand} are on hand by now. Have it"
        " counted again."
    ),
    "count.breaks": NN_(
        "This count breaks {count} promise, the youngest first: {who}. Post it?",
        "This count breaks {count} promises, the youngest first: {who}. Post it?",
    ),
    "doubt.no_reason": N_("Say what makes you doubt the record of {sku}."),
    "settings.count_days": N_("An item is counted every 1 to {most} days, not every {days}. Enter another number."),
    "settings.count_sheet": N_("A sheet has 1 to {most} items, not {count}. Enter another number."),
    "settings.tolerance_share": N_("{value} per cent cannot be a tolerance. Enter 0 to {most}."),
    "settings.tolerance": N_("{value} cannot be a tolerance. Enter zero or more."),
}
