"""Who may know whom: the floors of the house, what each room may import besides, and that nothing goes in a circle."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import grimp
import pytest

import app

# The rooms, top down. A room imports itself and what stands on floors below, never a neighbour on its floor.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("ui.__main__", "ui.tour"),
    ("ui.starting",),
    ("ui.window",),
    ("ui.pages", "ui.forms"),
    ("ui.dialogs.buying", "ui.dialogs.goods", "ui.dialogs.queue", "ui.dialogs.counting", "ui.dialogs.store"),
    ("ui.dialogs.orders", "ui.dialogs.promises", "ui.dialogs.papers"),
    ("ui.dialogs.catalogue",),
    ("ui.dialogs.frame",),
    ("ui.acts", "ui.sending"),
    ("ui.context",),
    ("ui.feed", "ui.steps", "ui.tasks", "ui.scanning"),
    ("ui.attempt", "ui.settings"),
    ("ui.tables", "ui.widgets"),
    ("ui.look",),
    ("app.__main__",),
    ("app.cli",),
    ("app.acts", "app.demo"),
    ("app.ordering",),
    ("app.promising", "app.papers"),
    ("app.views",),
    ("app.exchange",),
    ("app.counting",),
    ("app.goods",),
    ("app.purchasing", "app.queueing", "app.catalogue"),
    ("app.desk", "app.formats"),
    ("app.data", "app.documents", "app.sentences"),
    ("app.domain",),
    ("app.words", "app.paths"),
)
# Packages that only list what is in them, for whoever opens it: it is imported when it is asked for.
LISTS = ("ui.dialogs", "ui.forms")
VERBS = (
    *("app.desk", "app.ordering", "app.promising", "app.counting", "app.goods"),
    *("app.purchasing", "app.queueing", "app.catalogue", "app.acts"),
)

# Rooms that may know only so much of what lies below them.
NARROW: dict[str, set[str]] = {
    "app.domain": set(),
    "app.data": {"app.domain"},
    "app.documents": {"app.words"},
    "app.sentences": {"app.words"},
    "app.formats": {"app.words", "app.sentences", "app.domain"},
    "ui.look": {"app.domain"},
    "ui.tables": {"ui.look", "app.domain", "app.formats", "app.words"},
    "ui.widgets": {"ui.look", "app.domain", "app.formats", "app.words"},
    "resources": set(),
}

# module prefix -> (what it must not import directly, why)
BANS: list[tuple[str, set[str], str]] = [
    ("app", {"PySide6", "ui"}, "app runs without a window"),
    ("ui", {"app.data", "app.cli"}, "widgets reach the store through verbs"),
    ("app.cli", {"app.data"}, "names become ids in the catalogue"),
    ("ui.dialogs", {"ui.pages", "ui.forms", "ui.window", "ui.starting"}, "a dialog is opened by whoever needs it"),
]
ONLY_IN: list[tuple[str, tuple[str, ...]]] = [
    ("peewee", ("app.data",)),
    ("playhouse", ("app.data",)),
    ("reportlab", ("app.documents",)),
    ("babel", ("app.formats", "app.desk.clock")),
    ("lazy_loader", ("app.formats", "app.papers", "app.views", "ui.dialogs", "ui.forms")),
    ("chardet", ("app.exchange.encodings",)),
    ("click", ("app.cli",)),
    ("biip", ("app.catalogue.scanning",)),
    ("pathvalidate", ("app.desk.files",)),
    ("platformdirs", ("app.paths",)),
    ("pypdfium2", ("ui.dialogs.papers",)),
    ("PySide6", ("ui",)),
    ("shiboken6", ("ui",)),
]


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(
        "app", "ui", "resources", include_external_packages=True, exclude_type_checking_imports=False, cache_dir=None
    )


def below(module: str, prefix: str) -> bool:
    return module == prefix or module.startswith(prefix + ".")


def imports() -> list[tuple[str, str]]:
    found = graph()
    return [
        (module, imported)
        for module in sorted(found.modules)
        if module.split(".")[0] in ("app", "ui", "resources")
        for imported in sorted(found.find_modules_directly_imported_by(module).difference(LISTS))
    ]


def room_of(module: str) -> str | None:
    """The room on some floor that a module is in."""
    rooms = [room for floor in FLOORS for room in floor if below(module, room) and module not in LISTS]
    return max(rooms, key=len, default=None)


def test_every_module_is_in_a_room() -> None:
    ours = {module for module, _ in imports() if module.split(".")[0] in ("app", "ui")}
    assert not [module for module in ours.difference(LISTS) if room_of(module) is None]


def test_every_import_leads_to_a_floor_below() -> None:
    level = {room: number for number, floor in enumerate(FLOORS) for room in floor}
    wrong = []
    for module, imported in imports():
        here, there = room_of(module), room_of(imported)
        if here is not None and there is not None and here != there and level[there] <= level[here]:
            wrong.append(f"{module} imports {imported}: {there} does not lie below {here}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("prefix", "allowed"), NARROW.items(), ids=NARROW)
def test_some_rooms_know_little(prefix: str, allowed: set[str]) -> None:
    wrong = [
        f"{module} imports {imported}: {prefix} may import {sorted(allowed) or 'only itself'}"
        for module, imported in imports()
        if below(module, prefix)
        and imported.split(".")[0] in ("app", "ui", "resources")
        and not any(below(imported, name) for name in (prefix, *allowed))
    ]
    assert not wrong, "\n".join(wrong)


def test_verbs_write_no_words() -> None:
    """What they return and raise is values; `formats` and `sentences` put them into words where they are shown."""
    wordy = ("app.formats", "app.sentences", "app.words")
    wrong = [
        f"{module} imports {imported}"
        for module, imported in imports()
        if any(below(module, room) for room in VERBS) and any(below(imported, name) for name in wordy)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_library_is_one_that_has_a_home() -> None:
    known = {library for library, _ in ONLY_IN} | {"app", "ui", "resources"} | sys.stdlib_module_names
    assert not {imported.split(".")[0] for _, imported in imports()} - known


@pytest.mark.parametrize(("prefix", "banned", "why"), BANS, ids=[f"{ban[0]}: {ban[2]}" for ban in BANS])
def test_nothing_imports_what_it_must_not_know(prefix: str, banned: set[str], why: str) -> None:
    wrong = [
        f"{module} imports {imported}: {why}"
        for module, imported in imports()
        if below(module, prefix) and any(below(imported, name) for name in banned)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("library", "homes"), ONLY_IN, ids=[library for library, _ in ONLY_IN])
def test_each_library_has_one_home(library: str, homes: tuple[str, ...]) -> None:
    users = {module for module, imported in imports() if below(imported, library)}
    assert users, f"nothing imports {library} any more: take it out of pyproject.toml and of this list"
    assert not [module for module in users if not any(below(module, home) for home in homes)]


def test_a_page_knows_no_other_page() -> None:
    pages = [(m, i) for m, i in imports() if below(m, "ui.pages") and below(i, "ui.pages")]
    frame = ("ui.pages", "ui.pages.page", "ui.pages.acting")
    wrong = [f"{m} imports {i}" for m, i in pages if m.split(".")[2:3] != i.split(".")[2:3] and i not in frame]
    assert not wrong, "\n".join(wrong)


# What writes files itself: the gate, and the store's own room.
WRITERS = ("app/desk/files.py", "app/data/store/")
WRITES = re.compile(
    r"\.write_(?:bytes|text)\(|\bopen\([^\n]*[\"'][rb]*[wax+][bt+]*[\"']|\bos\.(?:replace|rename|link|open)\("
    r"|\.rename\(|\bmkstemp\(|\bmkdtemp\(|TemporaryFile\(|\bQSaveFile\b|\bQFile\("
)


def test_files_leave_through_one_gate() -> None:
    root = Path(app.__file__).parents[1]
    wrong = [
        f"{name}:{number}: {line.strip()}"
        for folder in ("app", "ui")
        for path in sorted((root / folder).rglob("*.py"))
        if not (name := path.relative_to(root).as_posix()).startswith(WRITERS)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if WRITES.search(line)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_import_goes_round_in_a_circle() -> None:
    cycles = [
        f"{module} <-> {imported}"
        for module, imported in imports()
        if imported.split(".")[0] in ("app", "ui") and graph().find_shortest_chain(imported, module) is not None
    ]
    assert not cycles, "\n".join(cycles)
