"""Every text can be translated: it is found by the extraction, and its translation is shown."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from app import formats, words
from app.domain.errors import NeedsConsent
from app.domain.items import Status
from app.sentences import SENTENCES

ROOT = Path(__file__).parent.parent


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A German of four texts."""
    catalog = Catalog(locale="de")
    catalog.add("Out of stock", "Nicht am Lager")
    catalog.add("Confirmed for {date}", "Bestätigt für {date}")
    catalog.add(("{count} day", "{count} days"), ("{count} Tag", "{count} Tage"))
    catalog.add(SENTENCES["po.uncovers"], ("{count} Zeile verliert", "{count} Zeilen verlieren"))
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "backorder.mo").open("wb") as file:
        write_mo(file, catalog)
    monkeypatch.setattr(words, "TRANSLATIONS", tmp_path)
    formats.set_locale("de_DE")
    yield
    monkeypatch.undo()
    formats.set_locale(None)


@pytest.mark.usefixtures("german")
def test_a_translation_is_shown() -> None:
    assert formats.status_words(Status.OUT_OF_STOCK) == "Nicht am Lager"
    assert [formats.days(number) for number in (1, 2)] == ["1 Tag", "2 Tage"]
    question = NeedsConsent("po.uncovers", count=2, customer="Smith", youngest="SO-1")
    assert formats.sentence(question) == "2 Zeilen verlieren"


@pytest.mark.usefixtures("german")
def test_what_is_not_translated_is_shown_in_english() -> None:
    assert formats.status_words(Status.LOW) == "Low"


def test_an_unknown_language_is_english() -> None:
    assert words.install("xx") == "en"
    assert words._("Out of stock") == "Out of stock"
    words.install()


def test_only_whole_texts_are_translated() -> None:
    """An f-string or a sum would never be found by the extraction."""
    wrong = []
    for path in [*(ROOT / "app").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                texts = {"_": 1, "N_": 1, "ngettext": 2, "NN_": 2}.get(node.func.id, 0)
                if any(isinstance(text, (ast.JoinedStr, ast.BinOp)) for text in node.args[:texts]):
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong
