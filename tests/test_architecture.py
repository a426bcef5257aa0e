"""Who may know whom. Each rule is a sentence; the first package that a module belongs to rules it."""

from __future__ import annotations

import sys
from functools import cache

import grimp
import pytest

# module prefix -> what it may import directly, besides the standard library and what lies below the same prefix
RULES: dict[str, set[str]] = {
    "app.domain": set(),
    "app.words": set(),
    "app.sentences": {"app.words"},
    "app.formats": {"babel", "lazy_loader", "app.words", "app.sentences", "app.domain"},
    "app.paths": {"platformdirs"},
    "app.scanning": {"biip", "app.domain"},
    "app.data": {"peewee", "playhouse", "app.domain"},
    "app.documents": {"reportlab", "app.formats", "app.words"},
    "app.paperwork": {
        "app.domain",
        "app.data",
        "app.formats",
        "app.words",
        "app.desk",
        "app.views",
        "app.documents.sheets",
    },
    "app.cli": {"click", "app"},
    "app.__main__": {"app.cli"},
    "app": {"app"},  # the verbs, the board and the views; what they must not know is said below
    "ui.tables": {"PySide6", "ui.theme", "app.domain", "app.formats", "app.words"},
    "ui.widgets": {"PySide6", "ui.theme", "app.domain", "app.formats", "app.words"},
    "ui.pages": {"PySide6", "ui", "app"},
    "ui.dialogs": {"PySide6", "pypdfium2", "ui", "app"},
    "ui": {"PySide6", "shiboken6", "ui", "app"},  # shiboken6 is a part of PySide6
    "resources": set(),
}

# module prefix -> (what it must not import directly, why)
BANS: list[tuple[str, set[str], str]] = [
    ("app", {"PySide6", "ui"}, "app runs without a window"),
    ("app.domain", {"app.data", "app.formats"}, "the heart is pure"),
    ("app.data", {"app.desk", "app.formats"}, "the store knows no verbs and no words"),
    ("ui", {"app.data", "peewee", "playhouse", "reportlab", "biip", "babel"}, "widgets reach the store through verbs"),
    ("ui.pages", {"app.cli", "ui.main_window"}, "a page knows its context, not its window"),
    ("ui.dialogs", {"ui.pages", "ui.main_window"}, "a dialog is opened by whoever needs it"),
    ("ui.tables", {"ui.pages", "ui.dialogs", "ui.context"}, "tables serve any list"),
]
ONLY_IN: list[tuple[str, tuple[str, ...]]] = [
    ("peewee", ("app.data",)),
    ("reportlab", ("app.documents",)),
    ("babel", ("app.formats",)),
    ("lazy_loader", ("app.formats",)),
    ("click", ("app.cli",)),
    ("biip", ("app.scanning",)),
    ("platformdirs", ("app.paths",)),
    ("pypdfium2", ("ui.dialogs",)),
]


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(
        "app", "ui", "resources", include_external_packages=True, exclude_type_checking_imports=True, cache_dir=None
    )


def below(module: str, prefix: str) -> bool:
    return module == prefix or module.startswith(prefix + ".")


def imports() -> list[tuple[str, str]]:
    found = graph()
    return [
        (module, imported)
        for module in sorted(found.modules)
        if module.split(".")[0] in ("app", "ui", "resources")
        for imported in sorted(found.find_modules_directly_imported_by(module))
    ]


def rule_of(module: str) -> str:
    """The longest prefix that has a rule."""
    return max((prefix for prefix in RULES if below(module, prefix)), key=len)


def test_every_import_is_one_that_its_package_may_make() -> None:
    wrong = []
    for module, imported in imports():
        prefix = rule_of(module)
        allowed = RULES[prefix] | {prefix}
        if imported in sys.stdlib_module_names or any(below(imported, name) for name in allowed):
            continue
        wrong.append(f"{module} imports {imported}: {prefix} may import {sorted(RULES[prefix]) or 'only itself'}")
    assert not wrong, "\n".join(wrong)


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
    wrong = [f"{m} imports {i}" for m, i in pages if m.split(".")[2:3] != i.split(".")[2:3] and i != "ui.pages"]
    assert not wrong, "\n".join(wrong)


def test_no_import_goes_round_in_a_circle() -> None:
    cycles = [
        f"{module} <-> {imported}"
        for module, imported in imports()
        if imported.split(".")[0] in ("app", "ui") and graph().find_shortest_chain(imported, module) is not None
    ]
    assert not cycles, "\n".join(cycles)
