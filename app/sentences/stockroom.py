"""What is said of items, people, stock and the stockroom's settings."""

from __future__ import annotations

from app.sentences.sentence import Sentence
from app.words import N_

STOCKROOM: dict[str, Sentence] = {
    "text.control": N_("“{text}” has a tab or line break in it. Write it on one line."),
    "lead_days.absurd": N_("{days} days cannot be a lead time. Enter days from 0 to 3650, or leave it empty."),
    "currency.unknown": N_("“{currency}” is not a currency. Write its three letters, like EUR."),
    "language.unknown": N_("“{language}” is not a language that papers can be written in. Write it like de or de_AT."),
    "text.too_long": N_("“{text}” is longer than {most} characters. Shorten it."),
    "email.unreadable": N_("“{email}” is not an e-mail address. Correct it, or leave it empty."),
    "item.unknown": N_("There is no item {sku}. Check the SKU, or add the item first."),
    "item.no_sku": N_("An item needs a SKU. Fill it in."),
    "item.no_name": N_("An item needs a name. Fill it in."),
    "item.no_unit": N_("An item needs a unit, like pcs. Fill it in."),
    "item.exists": N_("{sku} is already the SKU of {name}. Choose another one."),
    "item.decimals": N_("{sku} cannot be counted so finely (decimal places: {decimals}). Choose 0 to 3."),
    "item.coarser": N_("{sku} has or owes {quantity} {unit}, so it cannot be counted more coarsely than that."),
    "item.level": N_(
        "{quantity} of {sku} cannot be kept. Enter zero or more, as finely as it is counted"
        " (decimal places: {decimals})."
    ),
    "item.amount": N_("{amount} cannot be a price of {sku}. Enter an amount from zero up, with at most 4 decimals."),
    "item.up_to": N_(
        "{sku} would be ordered up to {order_up_to}, below its reorder point of {reorder_point}. Raise the first or"
        " lower the second."
    ),
    "barcode.unknown": N_("That barcode is gone already. Look at the item again."),
    "barcode.empty": N_("The barcode is empty. Scan it or type it in."),
    "barcode.factor": N_("One scan cannot stand for {factor}. Enter how many units the package holds."),
    "barcode.check_digit": N_(
        "The check digit of {code} is wrong, so one of its figures probably is. Look at the label again. Add it all the"
        " same?"
    ),
    "barcode.lost_zero": N_(
        "{code} has 11 digits. It probably is 0{code}, of which a spreadsheet has dropped the zero: look at the label"
        " again. Add it all the same?"
    ),
    "barcode.eleven": N_(
        "{code} has 11 digits, and a barcode of numbers has 8, 12, 13 or 14. Look at the label again. Add it all the"
        " same?"
    ),
    "barcode.taken": N_("The code {code} already stands for {sku}. Remove it there first."),
    "source.pack": N_(
        "{quantity} of {sku} cannot be a pack. Enter more than zero, as finely as it is counted"
        " (decimal places: {decimals})."
    ),
    "source.unknown": N_("That source is gone already. Look at the item again."),
    "source.exists": N_("They offer {sku} as “{part}” already. Change that one, or use another part number."),
    "source.share": N_("A share of {quantity} of {sku} cannot be. Enter zero or more, with at most 3 decimals."),
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
    "settings.never_open": N_("A stockroom that is never open ships nothing. Tick at least one day of the week."),
    "settings.dock_days": N_("Dock to shelf takes 0 to {most} open days, not {days}. Enter fewer."),
    "settings.patience": N_("A number of days to wait is from 0 to {most}, not {days}. Enter another number."),
    "settings.currency": N_("“{currency}” is no currency. Write its three letters, like EUR, GBP or USD."),
}
