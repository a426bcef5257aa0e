"""Text that is neither marked nor UTF-8: proposed, shown, and taken only in the encoding that a person says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import formats
from app.cli import backorder
from app.data import items
from app.desk import Desk
from app.domain.errors import Faulty, Refused
from app.exchange import file_columns, import_file, proposals

TEXTS = [
    ("pl_PL", "cp1250", "Śruba;Nakrętka żółta"),
    ("pl_PL", "cp1250", "Œ".replace("Œ", "Śruba M8")),
    ("cs_CZ", "cp1250", "Šroub s půlkulatou hlavou"),
    ("ru_RU", "cp1251", "Болт оцинкованный"),
    ("el_GR", "cp1253", "Βίδα με παξιμάδι"),
    ("tr_TR", "cp1254", "Cıvata, şişe ölçü"),
    ("zh_CN", "gb18030", "螺栓垫圈"),
    ("ja_JP", "cp932", "座金とネジ"),
    ("ko_KR", "cp949", "나사와 와셔"),
    ("de_DE", "mac-roman", "Düse für Öl"),
    ("de_DE", "cp1252", "Düse für Öl"),
    ("es_ES", "cp1252", "Tuerca pequeña año"),
    ("zh_TW", "big5", "螺絲墊圈"),
    ("en_GB", "utf-16-le", "Düse"),
    ("en_GB", "utf-16-be", "Düse"),
]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    formats.set_locale("en_GB")


def written(folder: Path, text: str, encoding: str) -> Path:
    path = folder / "items.csv"
    path.write_bytes(f"sku|name\nA1|{text}\n".encode(encoding))
    return path


@pytest.mark.parametrize(("place", "encoding", "text"), TEXTS)
def test_it_is_refused_with_how_a_line_would_read_and_taken_when_said(
    desk: Desk, tmp_path: Path, place: str, encoding: str, text: str
) -> None:
    formats.set_locale(place)
    path = written(tmp_path, text, encoding)
    with pytest.raises(Refused) as caught:
        import_file(desk, "items", path)
    assert caught.value.id == "import.encoding"
    first = proposals(path)[0]
    assert first.encoding == encoding
    assert f"{encoding}: {first.text}" in formats.sentence(caught.value)
    assert items.all_items() == []
    import_file(desk, "items", path, encoding=encoding)
    assert items.by_sku("A1").name == text
    assert file_columns(desk, "items", path, encoding).samples[1] == (text,)


def test_a_candidate_of_this_place_is_proposed_before_a_like_one_and_each_reading_once(tmp_path: Path) -> None:
    path = written(tmp_path, "Śruba;Nakrętka", "cp1250")
    formats.set_locale("en_GB")
    assert proposals(path)[0].text == "A1|Œruba;Nakrêtka"
    formats.set_locale("pl_PL")
    found = proposals(path)
    assert (found[0].encoding, found[0].line, found[0].text) == ("cp1250", 2, "A1|Śruba;Nakrętka")
    assert len({each.text for each in found}) == len(found)


def test_marks_utf_8_and_ascii_need_no_word_and_a_mark_outranks_one(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    for content in (
        "sku,name\nA1,Düse\n".encode("utf-8-sig"),
        "sku,name\nA1,Düse\n".encode("utf-16"),
        b"sku,name\nA1,D",
    ):
        path.write_bytes(content)
        assert proposals(path) == []
    path.write_bytes("sku,name\nA1,Düse\n".encode("utf-16"))
    import_file(desk, "items", path, encoding="cp1252")
    assert items.by_sku("A1").name == "Düse"


@pytest.mark.parametrize(
    ("encoding", "id"),
    [("no-such", "import.encoding_unknown"), ("rot13", "import.encoding_unknown"), ("ascii", "import.encoding_wrong")],
)
def test_an_encoding_that_cannot_be_is_refused(desk: Desk, tmp_path: Path, encoding: str, id: str) -> None:
    with pytest.raises(Refused) as caught:
        import_file(desk, "items", written(tmp_path, "Düse", "cp1252"), encoding=encoding)
    assert caught.value.id == id
    assert formats.sentence(caught.value)


def test_a_line_that_happens_to_be_utf_8_does_not_make_two_encodings(desk: Desk, tmp_path: Path) -> None:
    """联通 in GBK is UTF-8 by chance."""
    path = tmp_path / "items.csv"
    lines = "".join(f"A{n},螺栓{n}\n" for n in range(9))
    path.write_bytes(f"sku,name\n{lines}B,联通\n".encode("gbk"))
    with pytest.raises(Refused, match=r"import\.encoding"):
        import_file(desk, "items", path)
    import_file(desk, "items", path, encoding="gbk")
    assert items.by_sku("B").name == "联通"


def test_two_encodings_can_be_taken_as_one_where_a_person_says_so(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_bytes(b"sku,name\n" + "A1,Düse\n".encode() + "A2,Öl\n".encode("cp1252"))
    with pytest.raises(Faulty, match=r"import\.faulty"):
        import_file(desk, "items", path)
    import_file(desk, "items", path, encoding="cp1252")
    assert items.by_sku("A2").name == "Öl"


def test_headless_it_is_refused_also_with_yes_until_it_is_said(store: Path, desk: Desk, tmp_path: Path) -> None:
    desk.close()
    path = written(tmp_path, "Śruba", "cp1250")
    run = ["--store", str(store), "--json", "import", "items", str(path), "--yes"]
    refused = CliRunner().invoke(backorder, run)
    assert refused.exit_code == 1
    answer = json.loads(refused.stdout)
    assert {"encoding": "cp1250", "line": 2, "text": "A1|Śruba"} in answer["encodings"]
    assert "--encoding" in refused.stderr
    assert CliRunner().invoke(backorder, [*run, "--encoding", "cp1250"]).exit_code == 0


def test_the_line_that_is_shown_tells_the_proposals_apart(tmp_path: Path) -> None:
    """An ä reads alike in the Windows encodings, the Ś does not."""
    path = tmp_path / "items.csv"
    path.write_bytes("sku,name\nA1,Getränk\nA2,Śruba żółta\n".encode("cp1250"))
    found = proposals(path)
    assert {each.line for each in found} == {3}
    assert len({each.text for each in found}) == len(found)


@pytest.mark.parametrize(
    "name", ["idna", "punycode", "rot13", "hex", "undefined", "raw_unicode_escape", "Unicode-Escape", "base64", "no\0"]
)
def test_what_is_no_encoding_of_files_is_no_choice(desk: Desk, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match=r"import\.encoding_unknown") as caught:
        import_file(desk, "items", written(tmp_path, "Düse", "cp1252"), encoding=name)
    assert "cp1250" in formats.sentence(caught.value)
    assert items.all_items() == []


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "cp1252"])
def test_a_nul_in_a_text_is_named_by_its_line(desk: Desk, tmp_path: Path, encoding: str) -> None:
    text = "Nozzle" if encoding == "ascii" else "Düse"
    path = written(tmp_path, f"{text}, long enough to be seen as a text\nA2|Was\0her", encoding)
    with pytest.raises(Faulty) as caught:
        import_file(desk, "items", path, encoding="cp1252" if encoding == "cp1252" else "")
    assert [(fault.id, fault.facts["line"]) for fault in caught.value.errors] == [("import.nul", "3")]


@pytest.mark.parametrize("row", ["A1|Nozzle\0", "A1|Noz\0zle\0", "A1|Nozzle\0|"])
def test_a_short_text_with_a_nul_is_not_taken_for_another_encoding(desk: Desk, tmp_path: Path, row: str) -> None:
    path = tmp_path / "items.csv"
    path.write_text(f"sku|name\n{row}\n", encoding="utf-8")
    assert proposals(path) == []
    with pytest.raises(Faulty) as caught:
        import_file(desk, "items", path)
    assert [(fault.id, fault.facts["line"]) for fault in caught.value.errors] == [("import.nul", "2")]


def test_a_reading_that_is_shown_holds_no_control(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_bytes(b"sku,name\nA1,D\xfcse\x00\x01\n")
    found = proposals(path)
    assert found
    assert all(each.text.isprintable() for each in found), found


def test_other_controls_are_named_by_line_and_column_and_can_be_seen(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text("sku,name\nA1,Düse\nA2,Noz\x01\x02zle\n", encoding="utf-8")
    with pytest.raises(Faulty) as caught:
        import_file(desk, "items", path)
    [fault] = caught.value.errors
    assert (fault.id, fault.facts["line"], fault.facts["field"]) == ("import.unprintable", "3", "name")
    assert "Noz<01><STX>zle" in formats.sentence(fault)


def test_many_are_no_text(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"import\.not_text"):
        import_file(desk, "items", written(tmp_path, "\0\x01\0" * 30, "ascii"))
