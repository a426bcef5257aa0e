"""What clocks, time zones and stated days do: minutes, hours, days, back and forth."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.stories.days.desk import DeskDays

ACTS = frozenset(["clock_steps", "clock_jumps", "another_zone", "day_is_stated", "go_back"])


class Clocks(DeskDays):
    @rule(minutes=st.sampled_from([-50, -20, 5, 90]))
    def clock_steps(self, minutes: int) -> None:
        """Another desk, whose clock differs; an hour is asked about."""
        self.clock.moment += timedelta(minutes=minutes)
        self.moved("clock_steps")

    @rule(hours=st.sampled_from([-5, -30, 30, 24 * 100]))
    def clock_jumps(self, hours: int) -> None:
        """The clock is set wrong, or right again."""
        self.clock.moment += timedelta(hours=hours)
        self.moved("clock_jumps")

    @rule(zone=st.sampled_from(["Europe/Vienna", "Pacific/Auckland", "America/New_York"]))
    def another_zone(self, zone: str) -> None:
        settings = replace(self.desk.settings, time_zone=zone)
        self.play("another_zone", lambda _: self.desk.save_settings(settings))

    @rule(days=st.sampled_from([None, None, -3, 2, 9]))
    def day_is_stated(self, days: int | None) -> None:
        """A day is stated, or no longer."""
        self.clock.stated = None if days is None else self.desk.today + timedelta(days)
        self.moved("day_is_stated")

    @rule(days=st.sampled_from([150, 400]))
    def was_set_wrong(self, days: int) -> None:
        """Something is accepted by a clock that is far ahead, which is then set right."""
        self.clock.stated = None
        before = self.clock.moment
        self.clock.moment += timedelta(days)
        self.moved("clock_jumps")
        self.accept_something()
        self.clock.moment = before + timedelta(minutes=1)
        self.moved("clock_jumps")
        self.accept_something()

    def moved(self, name: str) -> None:
        self.watch.look_again()
        self.done[name] += 1
