"""The help pages: whole, and true to the program."""

from __future__ import annotations

import re

import pytest

from app.exchange.layouts import LAYOUTS
from ui.window.help import PAGES, HelpWindow
from ui.window.menus import entries
from ui.window.window_acts import HELP_OF_TAB

ALL = sorted(PAGES.glob("*.md"))
LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.stem)
def test_every_link_of_a_page_leads_to_a_page(page):
    for target in LINK.findall(page.read_text("utf-8")):
        assert (PAGES / target).is_file()


def test_every_page_can_be_reached_from_the_first():
    linked = set(LINK.findall((PAGES / "index.md").read_text("utf-8"))) | {"index.md"}
    assert {page.name for page in ALL} == linked


def test_every_tab_has_its_page():
    assert {f"{name}.md" for name in HELP_OF_TAB} <= {page.name for page in ALL}


def test_the_keyboard_page_knows_every_key_of_the_menus():
    page = (PAGES / "keyboard.md").read_text("utf-8")
    keys = [entry.keys for entry in entries() if entry.keys]
    assert len(keys) > 20
    assert [key for key in keys if not re.search(rf"(?<![\w+]){re.escape(key)}(?![\w+])", page)] == []


def test_the_spreadsheet_page_knows_every_column_of_every_kind():
    page = (PAGES / "spreadsheets.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| ([a-z ]+) \| (.+) \|$", page, re.MULTILINE))
    for kind, layout in LAYOUTS.items():
        assert tuple(rows[kind.replace("-", " ")].split(", ")) == layout.names


def test_a_page_is_shown_as_it_is_meant(qtbot):
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show_page("dates")
    assert "Nothing inbound" in window.browser.toPlainText()
    assert "|" not in window.browser.toPlainText(), "the table is drawn, not shown as signs"
