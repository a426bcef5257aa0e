"""How far a count has come, in words."""

from __future__ import annotations

from decimal import Decimal

from app.formats.numbers import amount, quantity
from app.words import _, ngettext


def lines_text(tallied: int, lines: int) -> str:
    """How far a count has come: "24 of 35 lines"."""
    text = ngettext("{tallied} of {count} line", "{tallied} of {count} lines", lines)
    return text.format(tallied=quantity(tallied), count=quantity(lines))


def codes_text(codes: int) -> str:
    """Codes that nobody knows: "1 unknown code"; none: ""."""
    if not codes:
        return ""
    return ngettext("{count} unknown code", "{count} unknown codes", codes).format(count=quantity(codes))


def bins_text(bins: int) -> str:
    """Bins that are not done: "2 bins not done"; none: ""."""
    if not bins:
        return ""
    return ngettext("{count} bin not done", "{count} bins not done", bins).format(count=quantity(bins))


def scans_text(scans: int) -> str:
    """Scans that are kept until they can be counted."""
    return ngettext("{count} scan waits", "{count} scans wait", scans).format(count=quantity(scans))


def times_text(times: Decimal | int) -> str:
    """How often something was scanned: "3 times"."""
    text = ngettext("{count} time", "{count} times", int(times))
    return text.format(count=quantity(times))


def items_text(items: int) -> str:
    return ngettext("{count} item", "{count} items", items).format(count=quantity(items))


def pack_text(factor: Decimal, unit: str, decimals: int | None = None) -> str:
    """What one scan stands for: "pack of 12 pcs"; of one: ""."""
    return "" if factor == 1 else _("pack of {quantity}").format(quantity=amount(factor, unit, decimals))
