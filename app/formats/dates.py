"""Dates, stamps and ages as text."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from app.formats.locale import locale, memo, reader
from app.formats.locale import today as stated_today
from app.formats.locale import zone as stated_zone
from app.formats.numbers import quantity
from app.words import _, ngettext


def date_text(day: date | None, today: date | None = None) -> str:
    """ "20 May" in the year of `today` (the stated day unless given), "20 May 2016" otherwise. None: ""."""
    if day is None:
        return ""
    return _in_year(day) if day.year == (today or stated_today()).year else date_full(day)


@memo(4096)
def date_full(day: date) -> str:
    """The date with its year, always: "20 May 2016"."""
    return _patterned(day, locale().date_formats["long"].pattern)


def date_short(day: date | None, today: date | None = None) -> str:
    """For narrow places: "20 May", "2 Jun", "2 Jun 2015" where it is another year."""
    if day is None:
        return ""
    return _short(day, day.year == (today or stated_today()).year)


def stamp_text(at: datetime, zone: tzinfo | None = None, today: date | None = None) -> str:
    """When something was recorded, in the time of `zone` (the stockroom's unless given): "20 May, 09:14"."""
    there = at.astimezone(zone or stated_zone())
    time = _patterned(there, locale().time_formats["short"].pattern)
    return _("{date}, {time}").format(date=date_text(there.date(), today), time=time)


def time_text(at: datetime, zone: tzinfo | None = None) -> str:
    """The time of day alone: "09:14"."""
    return _patterned(at.astimezone(zone or stated_zone()), locale().time_formats["short"].pattern)


@memo(4096)
def age(days: int) -> str:
    """How long a line waits, for a narrow column: "19 d"."""
    return _("{days} d").format(days=quantity(days))


@memo(4096)
def days(number: int) -> str:
    """ "1 day", "9 days"."""
    return ngettext("{count} day", "{count} days", number).format(count=quantity(number))


@memo(4096)
def days_to(number: int | None) -> str:
    """How far off a date is: "today", "in 3 days", "3 days over". None: ""."""
    if number is None:
        return ""
    if number == 0:
        return _("today")
    if number > 0:
        return _("in {days}").format(days=days(number))
    return _("{days} over").format(days=days(-number))


@memo(4096)
def _in_year(day: date) -> str:
    return _patterned(day, shown_patterns()["MMMMd"])


@memo(4096)
def _short(day: date, this_year: bool) -> str:
    return _patterned(day, shown_patterns()["MMMd" if this_year else "yMMMd"])


@memo(1)
def shown_patterns() -> dict[str, str]:
    """The locale's patterns of dates by name: its short, medium and long ones, and those of CLDR's skeletons."""
    forms, skeletons = locale().date_formats, locale().datetime_skeletons
    return {
        **{name: forms[name].pattern for name in ("short", "medium", "long")},
        **{name: skeletons[name].pattern for name in ("yMMMd", "MMMMd", "MMMd", "yMd", "Md")},
    }


def _patterned(day: date | datetime, pattern: str) -> str:
    if reader().figures:
        return f"{day:%H:%M}" if isinstance(day, datetime) else day.isoformat()
    from babel.dates import parse_pattern

    return parse_pattern(pattern).apply(day, locale())


def weekday_names() -> list[str]:
    """The short names of the days, Monday first."""
    names = locale().days["stand-alone"]["abbreviated"]
    return [str(names[day]) for day in range(7)]
