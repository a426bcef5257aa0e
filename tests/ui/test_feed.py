"""The change feed: own acts, other programs' acts, midnight."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from app import catalogue
from app.domain.changes import Topic
from app.domain.errors import StoreTrouble
from ui.feed import Feed


@pytest.fixture
def feed(desk, qapp) -> Iterator[Feed]:
    made = Feed(desk)
    yield made
    made.stop()


def test_an_act_is_told_once_after_it_happened(desk, feed):
    told = []
    feed.changed.connect(told.append)
    item = catalogue.add_item(desk, sku="M8", name="Washer")
    [change] = told
    assert Topic.ITEMS in change.topics
    assert item in change.items


def test_what_another_program_did_is_seen_by_looking(desk, feed, monkeypatch):
    polled = []
    monkeypatch.setattr(desk, "poll", lambda: polled.append(1))
    feed.look()
    assert polled == [1]


def test_a_busy_store_is_looked_at_again_later(desk, feed, monkeypatch):
    def busy():
        raise StoreTrouble("store.busy")

    monkeypatch.setattr(desk, "poll", busy)
    feed.look()


def test_a_new_day_changes_everything_once(desk, feed, monkeypatch):
    told = []
    feed.changed.connect(told.append)
    feed.look()
    assert told == []
    monkeypatch.setattr(desk.clock, "today", lambda: date(2026, 5, 13))
    feed.look()
    feed.look()
    assert [change.topics for change in told] == [Topic.ALL]


def test_a_stopped_feed_says_nothing_more(desk, qapp):
    told = []
    feed = Feed(desk)
    feed.changed.connect(told.append)
    feed.stop()
    catalogue.add_item(desk, sku="M8", name="Washer")
    assert told == []
