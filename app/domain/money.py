"""Money: the decimals of currencies (ISO 4217), and what a line of so many at so much comes to."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_USUAL = 2
_ZERO = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_DECIMALS = {
    currency: places
    for places, named in ((0, _ZERO), (3, "BHD IQD JOD KWD LYD OMR TND"), (4, "CLF UYW"))
    for currency in named.split()
}


class Amount(NamedTuple):
    """So much of a currency, as a question or a refusal names it. None where it is not known."""

    value: Decimal | None
    currency: str


def decimals(currency: str) -> int:
    """How many decimals amounts of a currency have; two where it is not known."""
    return _DECIMALS.get(currency, _USUAL)


def rounded(amount: Decimal, currency: str) -> Decimal:
    """An amount in the currency's own decimals, halves away from zero."""
    return amount.quantize(Decimal(1).scaleb(-decimals(currency)), ROUND_HALF_UP)


def line_amount(quantity: Decimal, each: Decimal | None, currency: str) -> Decimal | None:
    """What a line comes to; a document's total is the sum of these. None where that of one is not known."""
    return None if each is None else rounded(quantity * each, currency)
