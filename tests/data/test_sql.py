"""Every statement is of the SQL that SQLite and PostgreSQL share, as far as one can see that from its text.

Exceptions, by folder: the migrations and guards are SQLite's own, and what opens, keeps and verifies a file is too.
"""

from __future__ import annotations

import ast
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

import app.data
from app import demo, views
from app.data.store import migrating
from app.data.store.database import StoreDatabase
from app.desk import Desk

DATA = Path(app.data.__file__).parent
OF_SQLITE = ("migrations", "guards_sqlite.py", "opening.py", "migrating.py", "backups.py", "database.py", "schema.py")
LACKS = {
    r"\browid\b": "rows have their key, and ids come from RETURNING",
    r"\blast_insert_rowid\b": "RETURNING",
    r"\bNOCASE\b": "lower()",
    r"\bINSERT\s+OR\b|\bREPLACE\s+INTO\b": "ON CONFLICT",
    r"\b(iif|ifnull|total|group_concat|strftime|julianday|datetime|printf|instr)\s*\(": "a function that both know",
    r"\bIS\s+NOT\s+(?!NULL|DISTINCT)|\bIS\s+(?!NOT|NULL|DISTINCT|TRUE|FALSE)": "IS [NOT] DISTINCT FROM",
    r"\bGLOB\b": "LIKE",
    r"\b(WHERE|OR|NOT)\s+[01]\b(?!\s*[=<>])": "TRUE or FALSE",
    r"\bLIMIT\s+-1": "a large number",
    r"\bsum\(\s*EXISTS\b": "CASE",
    r"[`\[\]]": 'names are quoted by "',
}
STATEMENT = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH|UNION)\b|.*\b(FROM|WHERE|JOIN|ORDER BY|LIMIT)\b", re.S)


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Every text of a module that is SQL or a part of it, with `x` for what is put into it; docstrings left out."""
    tree = ast.parse(path.read_text())
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):  # a docstring
            parts.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            found = "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            found = node.value
        else:
            continue
        if STATEMENT.match(found):
            yield node.lineno, found


def lacking(sql: str) -> list[str]:
    """What of a statement PostgreSQL does not know, and what both know instead. Its literals are not looked at."""
    plain = re.sub(r"'[^']*'", "''", sql)
    return [
        f"{wrong.group(0)!r}: {instead}"
        for pattern, instead in LACKS.items()
        for wrong in re.finditer(pattern, plain, re.IGNORECASE)
    ]


def modules() -> list[Path]:
    return [path for path in sorted(DATA.rglob("*.py")) if not {path.name, path.parent.name} & set(OF_SQLITE)]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(DATA)))
def test_no_statement_says_what_postgresql_lacks(path: Path) -> None:
    assert [f"line {line}: {wrong}" for line, sql in texts(path) for wrong in lacking(sql)] == []


def test_what_is_lacking_is_seen() -> None:
    for sql in (
        "SELECT rowid FROM item",
        "SELECT id FROM item WHERE sku = ? COLLATE NOCASE",
        "INSERT OR REPLACE INTO bin (code) VALUES (?)",
        "SELECT iif(a, b, c) FROM item",
        "SELECT id FROM item WHERE price IS NOT unit_cost",
        "SELECT id FROM item WHERE 0",
        "SELECT [id] FROM item",
    ):
        assert lacking(sql), sql
    assert lacking("SELECT 'rowid', id FROM item WHERE bin_id IS NOT NULL AND 1 = 1 AND price IS NULL") == []


def test_texts_are_found_where_they_are_put_together() -> None:
    found = [sql for _, sql in texts(DATA / "counts.py")]
    assert any("FROM unknown_code" in sql and "IN (x)" in sql for sql in found)
    assert len([sql for path in modules() for _, sql in texts(path)]) > 200


def test_what_is_made_of_the_tables_is_read_as_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Statements that no text has as a whole: a stockroom is made and looked at."""
    ran: set[str] = set()
    connect = StoreDatabase._connect

    def traced(self: StoreDatabase) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(self)
        connection.set_trace_callback(ran.add)
        return connection

    monkeypatch.setattr(StoreDatabase, "_connect", traced)
    path = tmp_path / "demo.backorder"
    with monkeypatch.context() as patch:
        run = migrating.run
        patch.setattr(migrating, "run", lambda: (run(), ran.clear()))
        demo.create(path)
    desk = Desk.open(path, person="Kim")
    try:
        assert all(page.rows(desk) for page in (views.queue, views.purchases, views.items))
    finally:
        desk.close()
    statements = [sql for sql in ran if sql.startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH"))]
    ours = [sql for sql in statements if "sqlite_master" not in sql]
    assert len([sql for sql in ours if sql.startswith("INSERT")]) > 30
    assert {sql: wrong for sql in ours if (wrong := lacking(sql))} == {}


def test_question_marks_are_counted_in_one_place() -> None:
    many = re.compile(r"""["']\?["'],?\s*\*|\[["']\?["']\]\s*\*""")
    assert [path.name for path in modules() if many.search(path.read_text())] == ["bulk.py"]


def test_ids_are_asked_of_the_statement() -> None:
    wrong = [path.name for path in DATA.rglob("*.py") if "lastrowid" in path.read_text()]
    assert wrong == []
