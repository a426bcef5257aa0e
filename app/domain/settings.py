"""What a stockroom says of itself: letterhead, currency, time zone and open days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain import limits
from app.domain.calendar import WEEKDAYS, Calendar
from app.domain.classes import AbcClass
from app.domain.errors import Refused
from app.domain.limits import is_currency, is_money, is_quantity
from app.domain.promise_states import Damping
from app.domain.tolerance import Tolerance

MOST_DOCK_DAYS = 365
MOST_PATIENCE = 365
_PATIENCE = (
    *("earlier_days", "hope_days", "uncollected_days", "unanswered_days", "reserve_days", "held_days"),
    "chase_days",
)
MOST_INTERVAL = 3_650
MOST_ON_A_SHEET = 1_000
WHOLE = Decimal(100)  # per cent
_SHARES = ("count_a_percent", "count_b_percent", "count_c_percent")
_INTERVALS = ("count_a_days", "count_b_days", "count_c_days")


@dataclass(frozen=True, slots=True)
class StockroomSettings:
    """Kept in the store. `currency` is ISO 4217; `time_zone` an IANA name, "" until the
    first act of an old store takes that of its PC; `weekdays` the open
    ones, 0 = Monday; `dock_days` are open days from dock to shelf; `paper` is "A4", "Letter" or "" for the locale's.

    A promise that becomes earlier by at most `earlier_days`, or a hope later by at most `hope_days`, is not told again.
    Goods are called not collected `uncollected_days` after their customer was told that they are ready, and a customer
    who was asked to choose is called unanswered after `unanswered_days`. A line wanted more than
    `reserve_days` ahead is reserved only from so many days before that; 0: every line is reserved at once. Stock held
    for a whole order is listed after `held_days`; where `pass_held`, it is lent without a reason as long as nobody
    older is promised a later day for it. A supplier has `chase_days` days to answer before they are chased, and again
    after each chase.

    An item of class A, B or C is counted every `count_a_days`, `count_b_days` or `count_c_days`, on sheets of at most
    `count_sheet` items, without a book figure where `count_blind`. A difference is within tolerance that is at most
    `count_a_percent` of the book (or B's or C's), and worth at most `count_value` in money.
    """

    name: str = "Main stockroom"
    company: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    terms: str = ""
    currency: str = "EUR"
    time_zone: str = ""
    weekdays: frozenset[int] = WEEKDAYS
    closed: frozenset[date] = frozenset()
    dock_days: int = 0
    paper: str = ""
    earlier_days: int = 3
    hope_days: int = 3
    uncollected_days: int = 7
    unanswered_days: int = 3
    reserve_days: int = 0
    held_days: int = 7
    pass_held: bool = True
    chase_days: int = 3
    count_a_days: int = 30
    count_b_days: int = 90
    count_c_days: int = 365
    count_sheet: int = 25
    count_a_percent: Decimal = Decimal(1)
    count_b_percent: Decimal = Decimal(3)
    count_c_percent: Decimal = Decimal(5)
    count_value: Decimal = Decimal(10)
    count_blind: bool = True

    @property
    def damping(self) -> Damping:
        return Damping(self.earlier_days, self.hope_days)

    @property
    def tolerance(self) -> Tolerance:
        shares = (self.count_a_percent, self.count_b_percent, self.count_c_percent)
        return Tolerance(dict(zip(AbcClass, shares, strict=True)), self.count_value)

    @property
    def calendar(self) -> Calendar:
        return Calendar(self.weekdays, self.closed, self.dock_days)


_TEXTS = {
    **dict.fromkeys(("name", "company"), limits.NAME),
    **dict.fromkeys(("address", "terms"), limits.ADDRESS),
    "phone": limits.PHONE,
    "email": limits.EMAIL,
}


def checked(settings: StockroomSettings) -> StockroomSettings:
    """`settings`, or Refused where no date could be reckoned or no amount be written by them."""
    for name, kind in _TEXTS.items():
        kind.fitting(getattr(settings, name))
    if not settings.weekdays:
        raise Refused("settings.never_open")
    if not 0 <= settings.dock_days <= MOST_DOCK_DAYS:
        raise Refused("settings.dock_days", days=settings.dock_days, most=MOST_DOCK_DAYS)
    for name in _PATIENCE:
        days = getattr(settings, name)
        if not 0 <= days <= MOST_PATIENCE:
            raise Refused("settings.patience", days=days, most=MOST_PATIENCE)
    for name in _INTERVALS:
        days = getattr(settings, name)
        if not 1 <= days <= MOST_INTERVAL:
            raise Refused("settings.count_days", days=days, most=MOST_INTERVAL)
    if not 1 <= settings.count_sheet <= MOST_ON_A_SHEET:
        raise Refused("settings.count_sheet", count=settings.count_sheet, most=MOST_ON_A_SHEET)
    for name in _SHARES:
        share = getattr(settings, name)
        if not (is_quantity(share) and share <= WHOLE):
            raise Refused("settings.tolerance_share", value=share, most=WHOLE)
    if not is_money(settings.count_value):
        raise Refused("settings.tolerance", value=settings.count_value)
    if not is_currency(settings.currency):
        raise Refused("settings.currency", currency=settings.currency)
    return settings
