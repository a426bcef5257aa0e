"""What day it is at the desk, and whether the clock of this PC can be right beside what was recorded last."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from app.data.acts import LastAct
from app.domain.errors import ClockAsked

BRIDGED = timedelta(hours=1)  # so far a clock may be behind the last act: two PCs differ, and nobody is asked
SILENT_DAYS = 92  # so long nothing may have been recorded: beyond, the clock of this PC is asked about
_TICK = timedelta(microseconds=1)


class Clock:
    """This PC's clock, or a stated day, which stays; stamps go by the PC's clock either way.

    `sure` where a person has said that it is right although the last act speaks against it: that counts for the next
    act. The desk tells it the stockroom's time zone, and the last act.
    """

    def __init__(self, stated: date | None = None, *, sure: bool = False) -> None:
        self.stated = stated
        self.sure = sure
        self.zone: tzinfo | None = None  # the stockroom's; None is the system's
        self.last: LastAct | None = None

    def now(self) -> datetime:
        """What the clock of this PC says, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The stated day, else that of now; where the clock is behind by no more than is bridged, the last act's."""
        if self.stated is not None:
            return self.stated
        now = self.now()
        bridged = self.last is not None and now <= self.last.at <= now + BRIDGED
        return self._day(self.stamp() if bridged else now)

    def stamp(self) -> datetime:
        """The stamp of an act that is recorded now: after that of the last one, always."""
        now = self.now()
        return now if self.last is None or now > self.last.at else self.last.at + _TICK

    def asked(self) -> ClockAsked | None:
        """What is to be asked before the next act is recorded; None where nothing is."""
        last = self.last
        if last is None:
            return None
        if self.stated is not None:
            earlier = self.stated < last.on_day
            return ClockAsked("clock.stated", last=last.on_day, day=self.stated) if earlier else None
        now, today = self.now(), self.today()
        if last.at - now > BRIDGED:
            if self._day(last.at) == today:
                return ClockAsked("clock.behind", last=last.at, day=now)
            return ClockAsked("clock.behind", last=self._day(last.at), day=today)
        if (today - last.on_day).days > SILENT_DAYS:
            return ClockAsked("clock.ahead", last=last.on_day, day=today)
        return None

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()


def zone_of(name: str) -> tzinfo | None:
    """The time zone of that name; None, the system's, for "" and for one that this PC does not know."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def zone_of_pc() -> str:
    """The name of the time zone that this PC is set to; one of the same distance from UTC where it says no name."""
    from babel.localtime import get_localzone  # needed once in the life of a store

    try:
        name = str(getattr(get_localzone(), "key", None) or "")
    except (LookupError, ValueError, OSError):
        name = ""
    if zone_of(name) is not None:
        return name
    ahead = datetime.now(UTC).astimezone().utcoffset() or timedelta(0)
    return f"Etc/GMT{-round(ahead / timedelta(hours=1)):+d}"
