"""What the counting form says of a scan, and the columns of its list."""

from __future__ import annotations

from decimal import Decimal

from app import formats
from app.domain.counts import Count
from app.domain.tallies import Tallied
from app.views.tally_list import TallyEntry
from app.words import N_, _
from ui.tables.column import Column


def about_text(count: Count, person: str) -> str:
    """What is counted, whether the book is seen, and by whom."""
    return " · ".join((formats.count_title(count), _("blind") if count.blind else _("not blind"), person))


def _name(entry: TallyEntry) -> str:
    if entry.item is None:
        return _("Unknown code {code}").format(code=entry.code)
    return entry.item.name


def _sku(entry: TallyEntry) -> str:
    if entry.item is None:
        return _("choose which") if entry.hits else _("attach or dismiss")
    return entry.item.sku


def _quantity(entry: TallyEntry) -> str:
    if entry.item is None:
        return formats.quantity(entry.quantity)
    return formats.amount(entry.quantity, entry.item.unit, entry.item.decimals)


def _tone(entry: TallyEntry) -> str | None:
    return "warn" if entry.item is None else None


def _quiet(entry: TallyEntry) -> str:
    return "warn" if entry.item is None else "muted"


def _in_all(entry: TallyEntry) -> str | None:
    """Where there is more of it in other bins."""
    if entry.item is None or entry.total == entry.quantity:
        return None
    return _("{quantity} in all bins").format(
        quantity=formats.amount(entry.total, entry.item.unit, entry.item.decimals)
    )


COLUMNS: tuple[Column[TallyEntry], ...] = (
    Column.text(N_("Item"), _name, long=True, tone=_tone, width=320, key="item"),
    Column.text(N_("SKU"), _sku, long=True, tone=_quiet, width=150, key="sku"),
    Column.text(N_("Bin"), lambda entry: entry.bin, tone=_quiet, width=80, key="bin"),
    Column(
        N_("Counted"),
        lambda entry: entry.quantity,
        _quantity,
        "right",
        tone=_tone,
        hint=_in_all,
        width=170,
        key="counted",
    ),
)


def scanned_text(outcome: Tallied, code: str, times: Decimal) -> str:
    """What stands under the name: "SEA-2510 · scanned 4006381333931 · pack of 12 pcs · bin B-04"."""
    item = outcome.item
    parts = [item.sku]
    if code:
        parts.append(_("scanned {code}").format(code=code))
        parts.append(formats.pack_text(outcome.quantity / times, item.unit, item.decimals))
    if times != 1:
        parts.append(_("{times} times").format(times=formats.quantity(times)))
    if outcome.bin:
        parts.append(_("bin {bin}").format(bin=outcome.bin))
    return " · ".join(part for part in parts if part)


def state_text(outcome: Tallied) -> str:
    """What became of it, in one or two words, and what is odd about it."""
    said = _("counted again") if outcome.recount else _("counted")
    if outcome.item.discontinued:
        said = _("{said}; it is discontinued").format(said=said)
    elif outcome.found:
        said = _("{said}; it was not on the sheet").format(said=said)
    if outcome.total != outcome.in_bin:
        whole = formats.amount(outcome.total, outcome.item.unit, outcome.item.decimals)
        said = _("{said}, {quantity} in all bins").format(said=said, quantity=whole)
    return said


def added_text(quantity: Decimal, decimals: int) -> str:
    return formats.variance_text(quantity, "", decimals)
