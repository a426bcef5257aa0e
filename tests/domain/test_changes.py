"""Two changes told as one."""

from __future__ import annotations

from app.domain.changes import Change, Topic

ONE = Change(Topic.STOCK, frozenset({1}), frozenset({7}))


def test_two_changes_of_items_concern_the_items_of_both():
    other = Change(Topic.ORDERS, frozenset({2}))
    assert ONE.with_other(other) == Change(Topic.STOCK | Topic.ORDERS, frozenset({1, 2}), frozenset({7}))


def test_a_change_of_lists_that_names_no_item_is_not_lost_beside_one_that_does():
    assert ONE.with_other(Change(Topic.ORDERS)).topics == Topic.ALL
    assert Change(Topic.PURCHASES).with_other(ONE).topics == Topic.ALL


def test_a_change_of_people_asks_for_no_list():
    assert ONE.with_other(Change(Topic.PEOPLE)) == Change(Topic.STOCK | Topic.PEOPLE, ONE.items, ONE.orders)
