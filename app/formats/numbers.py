"""Quantities, money and counts as text."""

from __future__ import annotations

from copy import copy
from decimal import Decimal

from app.domain import money as moneys
from app.formats.locale import Symbols, locale, memo, reader, symbols
from app.words import N_, _, ngettext

MINUS = "−"
_SUFFIXES = {1: N_("{number}st"), 2: N_("{number}nd"), 3: N_("{number}rd")}
_OTHER_SUFFIX = N_("{number}th")


def decimal_sign() -> str:
    """The sign between whole and fraction in the locale."""
    return symbols().decimal


@memo(65536)
def quantity(amount: Decimal | int | None, decimals: int | None = None) -> str:
    """`amount` as the locale writes it ("1,234.5"): as many decimals as it has, or exactly `decimals`. None: ""."""
    if amount is None:
        return ""
    if decimals is None:
        text = f"{amount:f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
    else:
        text = f"{amount:.{decimals}f}"
    return written(text, symbols())


@memo(65536)
def money(amount: Decimal | None, currency: str = "") -> str:
    """`amount` as the locale writes it ("€1,234.50", "¥412"), with the currency's decimals, finer where it is finer.
    None: "".
    """
    if amount is None:
        return ""
    if not currency:
        return figure(amount, "")
    if reader().figures:  # the locale's own sign for the currency may be in the letters that paper lacks
        return f"{currency} {figure(amount, currency)}"
    fine = _decimals(amount, currency)
    pattern = copy(locale().currency_formats["standard"])
    pattern.frac_prec = fine, fine
    text: str = pattern.apply(amount, locale(), currency=currency, currency_digits=False)
    return text.replace("-", MINUS)


def figure(amount: Decimal | None, currency: str) -> str:
    """The same without the currency's sign, as in a field for it ("1,234.50", "412"). None: ""."""
    return "" if amount is None else quantity(amount, _decimals(amount, currency))


def _decimals(amount: Decimal, currency: str) -> int:
    return max(moneys.decimals(currency), -int(amount.normalize().as_tuple().exponent))


def amount(number: Decimal, unit: str, decimals: int | None = None) -> str:
    """A quantity with its unit ("12 pcs", "2.5 m")."""
    return f"{quantity(number, decimals)} {unit}" if unit else quantity(number, decimals)


@memo(4096)
def ordinal(number: int) -> str:
    """ "1st", "2nd", "11th"."""
    suffix = _OTHER_SUFFIX if number % 100 in (11, 12, 13) else _SUFFIXES.get(number % 10, _OTHER_SUFFIX)
    return _(suffix).format(number=quantity(number))


@memo(65536)
def position(place: int, of: int | None = None, ahead: Decimal | None = None, unit: str = "pcs") -> str:
    """A place in the queue: "3rd", "3rd of 7", "3rd of 7, 42 pieces ahead". The first says nothing of what is ahead."""
    text = ordinal(place)
    if of is not None:
        text = _("{place} of {count}").format(place=text, count=quantity(of))
    if ahead:
        text = _("{place}, {pieces} ahead").format(place=text, pieces=pieces(ahead, unit))
    return text


@memo(4096)
def pieces(number: Decimal, unit: str = "pcs") -> str:
    """A quantity in running text: "42 pieces", or with the unit where it is counted in another one ("2.5 m")."""
    if unit not in ("pcs", "pc", "each", "ea", ""):
        return amount(number, unit)
    count = int(number) if number == int(number) else 2
    return ngettext("{count} piece", "{count} pieces", count).format(count=quantity(number))


def written(plain: str, signs: Symbols) -> str:
    """`plain` ("-1234.5") with the locale's signs. A true minus, unless the locale has one of its own."""
    negative = plain.startswith("-")
    whole, point, fraction = plain.removeprefix("-").partition(".")
    primary, secondary = signs.groups
    if len(whole) > primary:
        head, tail = whole[:-primary], [whole[-primary:]]
        while head:
            head, part = head[:-secondary], head[-secondary:]
            tail.append(part)
        whole = signs.group.join(reversed(tail))
    text = whole + (signs.decimal + fraction if point else "")
    if not negative:
        return text
    return (MINUS if signs.minus == "-" else signs.minus) + text
