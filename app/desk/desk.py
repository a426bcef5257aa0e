"""The open store and its clock. One act is one transaction, one record, one announcement."""

from __future__ import annotations

import contextlib
import getpass
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.data import acts, orders
from app.data import settings as stored_settings
from app.data.store import database, opening
from app.data.store.database import db, trouble
from app.desk.act_under_way import ActUnderWay
from app.desk.clock import Clock, zone_of, zone_of_pc
from app.desk.feed import Feed, Listener
from app.desk.going_back import asked_of, go_back, wrong_days
from app.domain.acts import Verb
from app.domain.calendar import Calendar
from app.domain.changes import Change, Topic
from app.domain.errors import Problem, Refused
from app.domain.kept_papers import Leaving
from app.domain.settings import StockroomSettings, checked

if TYPE_CHECKING:
    from app.desk.board import Board
    from app.desk.schedule import Schedule

Keep = Callable[["Desk", int, Leaving], None]


class Desk:
    """One open store. There is one of them in a process."""

    def __init__(self, path: Path, clock: Clock | None, person: str) -> None:
        self.path = path
        self._clock = clock or Clock()
        self.person = person
        self.keep: Keep | None = None  # keeps a paper that leaves with an act
        self._under_way: ActUnderWay | None = None
        self._person_ids: dict[str, int] = {}
        with trouble():
            self._take(stored_settings.load())
            self._clock.last = acts.last()
            self._feed = Feed(self)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        clock: Clock | None = None,
        person: str = "",
        settings: StockroomSettings | None = None,
    ) -> Desk:
        """Make a new, empty store and open it; its time zone is this PC's unless the settings say another one.

        Raises Refused where the file exists or the settings cannot be.
        """
        path = Path(path)
        settled = _settled(settings or StockroomSettings())
        opening.create_store(path, lambda: stored_settings.save(settled))
        return cls.open(path, clock=clock, person=person)

    @classmethod
    def open(cls, path: Path, *, clock: Clock | None = None, person: str = "", busy_ms: int = database.BUSY_MS) -> Desk:
        """Open a store, migrating it after a verified backup where it is older. Raises StoreTrouble."""
        path = Path(path)
        opening.open_store(path, busy_ms)
        try:
            return cls(path, clock, person)
        except BaseException:
            database.disconnect()
            raise

    def close(self) -> None:
        database.disconnect()

    @property
    def clock(self) -> Clock:
        return self._clock

    @clock.setter
    def clock(self, clock: Clock) -> None:
        clock.zone, clock.last = self._clock.zone, self._clock.last
        self._clock = clock

    @property
    def today(self) -> date:
        """The day at the desk; that of the act while one is under way."""
        return self._clock.today() if self._under_way is None else self._under_way.on_day

    @property
    def accepting_day(self) -> date:
        """The day of the place of a line that is accepted now: the later of today and the last day on which one was.
        Nobody gets ahead because a clock, a time zone or a stated day was moved.
        """
        return max(self.today, orders.last_acceptance())

    @property
    def queue_day(self) -> date:
        """The day that the queues have reached: today, or that of a later place that is not reserved from it."""
        return max(self.today, orders.last_not_reserved())

    def state_day(self, day: date) -> None:
        """Go by this day from now on, whatever the clock of this PC says. Raises Refused before the last act's day."""
        last = self._clock.last
        if last is not None and day < last.on_day:
            raise Refused("clock.before_last", day=day, last=last.on_day)
        self._clock.stated = day

    def day_of(self, stated: date | None, future: str) -> date:
        """The day of an act: today, unless stated. Raises Refused `future` where it is still to come."""
        day = stated or self.today
        if day > self.today:
            raise Refused(future, on=day)
        return day

    @property
    def settings(self) -> StockroomSettings:
        return self._settings

    @property
    def calendar(self) -> Calendar:
        return self._calendar

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with this PC, though the store is sound: it may not know the stockroom's time zone."""
        zone = self._settings.time_zone
        return [] if not zone or zone_of(zone) is not None else [Problem("desk.time_zone", zone=zone)]

    @property
    def board(self) -> Board:
        """The outlook of every item, made when first asked for."""
        return self._feed.board

    @property
    def schedule(self) -> Schedule:
        """What is due to be counted, made when first asked for."""
        return self._feed.schedule

    @property
    def who(self) -> str:
        """Who is at the desk: the person that acts are written down for."""
        return self.person.strip() or _system_person()

    @property
    def last_act(self) -> int:
        """The last act of the store that this desk knows: its own, right after one."""
        return self._clock.last.id if self._clock.last is not None else 0

    def people(self) -> list[str]:
        """Everyone who has worked at this desk, by name."""
        return acts.people()

    def save_settings(self, settings: StockroomSettings) -> None:
        """Store new settings and go by them at once. Raises what `change` raises; the old ones then stay."""
        settings = _settled(settings)
        before = self._settings
        try:
            with self.change(Verb.SAVE_SETTINGS, topics=Topic.ALL):
                stored_settings.save(settings)
                self._take(settings)
        except BaseException:
            self._take(before)
            raise

    def _take(self, settings: StockroomSettings) -> None:
        self._settings = settings
        self._calendar = settings.calendar
        self._clock.zone = zone_of(settings.time_zone)

    @contextlib.contextmanager
    def change(self, verb: Verb, topics: Topic = Topic(0), reverses: int | None = None) -> Iterator[ActUnderWay]:
        """One atomic, recorded act, announced once after its commit; inside another one it joins that.

        `reverses` is the act that it takes back: Refused where that was taken back already. Raises StoreTrouble where
        store or disk fail, ClockAsked where the clock cannot be believed, Refused where a guard of the store refuses.
        After any exception nothing of it has happened.

        Where the clock of this PC is sure to be right though it is behind, a going back is recorded first, with it.
        """
        if self._under_way is not None:
            with db.atomic():
                self._under_way.touch(topics)
                yield self._under_way
            return
        with self._recording() as recorded:
            recorded += self._gone_back()
            act = self._under_way = self._begin(verb, reverses)
            act.touch(topics)
            yield act
            recorded.append(self._sealed(act, act.change))

    def settle_clock(self) -> None:
        """Ask now what the next act would ask of the clock (raises ClockAsked), and record a going back where this PC
        is sure to be right though it is behind.
        """
        with self._recording() as recorded:
            recorded += self._gone_back()

    @contextlib.contextmanager
    def _recording(self) -> Iterator[list[tuple[int, Change]]]:
        """A transaction of recorded acts, announced together after its commit."""
        settings, last = self._settings, self._clock.last
        recorded: list[tuple[int, Change]] = []
        try:
            with trouble(), db.atomic():
                yield recorded
        except BaseException:
            self._person_ids.clear()  # whoever was written down in it is gone again
            self._take(settings)
            self._clock.last = last
            raise
        finally:
            self._under_way = None
        if not recorded:
            return
        self._clock.sure = False
        self._feed.committed(recorded)

    def _gone_back(self) -> list[tuple[int, Change]]:
        """What was recorded of a clock that goes back. Raises ClockAsked where nobody has said what is right."""
        self._clock.last = acts.last()
        asked = asked_of(self._clock)
        if asked is None:
            return []
        if not self._clock.sure:
            raise asked
        if not asked.behind:
            return []
        wrong = wrong_days(self._clock)
        self._clock.last = acts.last(wrong.first - 1)
        back = self._begin(Verb.GO_BACK)
        go_back(back.id, back.on_day, wrong)
        return [self._sealed(back, Change(Topic.ALL))]

    def _begin(self, verb: Verb, reverses: int | None = None) -> ActUnderWay:
        person = self.who
        if not self._settings.time_zone:
            self._take(replace(self._settings, time_zone=zone_of_pc()))
            stored_settings.save_time_zone(self._settings.time_zone)
        taken_back = None if reverses is None else acts.reversal_of(reverses)
        if taken_back is not None:
            raise Refused("reverse.already", on=taken_back.on_day, person=taken_back.person)
        if person not in self._person_ids:
            self._person_ids[person] = acts.person_id(person)
        on_day, at = self._clock.today(), self._clock.stamp()
        id = acts.record(verb, on_day, at, self._person_ids[person], reverses)
        self._clock.last = acts.LastAct(id, at, on_day)
        return ActUnderWay(id, on_day, self._keeper())

    def _keeper(self) -> Callable[[int, Leaving], None] | None:
        return None if self.keep is None else partial(self.keep, self)

    def _sealed(self, act: ActUnderWay, change: Change) -> tuple[int, Change]:
        acts.seal(act.id, change.topics, change.items, change.orders)
        return act.id, change

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back after every act with what it touched. Returns the way to stop."""
        return self._feed.listen(callback)

    def poll(self) -> Change | None:
        """Notice what other processes have committed since the last time, and announce it. Raises StoreTrouble."""
        with trouble():
            news = self._feed.news()
            if news is None:
                return None
            settings = stored_settings.load()
            self._clock.last = acts.last()
        change = self._feed.heard(news)
        if change is None:
            return None
        if settings != self._settings:
            self._take(settings)
        return self._feed.announce(change)


def _settled(settings: StockroomSettings) -> StockroomSettings:
    """Settings to be stored, with a time zone. Raises Refused where they cannot be."""
    checked(settings)
    if settings.time_zone and zone_of(settings.time_zone) is None:
        raise Refused("settings.time_zone", zone=settings.time_zone)
    return settings if settings.time_zone else replace(settings, time_zone=zone_of_pc())


def _system_person() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user that the system has no name for
        return "unknown"
