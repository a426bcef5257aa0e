"""From the bytes of a CSV file to its header and rows, whatever program wrote it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from app.domain.errors import DeskError, Faulty, NotFound, Refused, Unreadable
from app.exchange.formulas import any_guarded, unguarded

_MARKS = (  # a byte order mark and its encoding; the longer ones first
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROLS = bytes([*range(1, 9), *range(14, 28)])
_FEW = 20  # a text has less than one control sign in so many bytes
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_DELIMITERS = ",;\t|"
LONGEST_HEADER = 100_000  # characters
LONGEST_FILE = 512 * 1024 * 1024  # bytes


class Sheet(NamedTuple):
    """A file's header as written, and its rows that are not blank, each with the line it begins on (from 1)."""

    file: str
    header: list[str]
    rows: list[list[str]]
    lines: list[int]


def read(path: Path, known: Collection[str]) -> Sheet:
    """Read a CSV file; `known` are column names, by which the separator is found.

    UTF-8, UTF-16 and UTF-32 by their marks, else UTF-8, else Windows-1252. Raises NotFound or Refused for a file that
    cannot be read at all, Faulty for one that is broken on some of its lines.
    """
    return _sheet(path, _content(path), known)


def read_beginning(path: Path, known: Collection[str]) -> Sheet:
    """The header and the first rows of a file, which may be a long one. Raises what `read` raises."""
    content = _content(path, LONGEST_HEADER)
    whole, line_break, _ = content.rpartition(b"\n")
    if len(content) < LONGEST_HEADER or not line_break:
        return read(path, known)
    try:
        return _sheet(path, whole, known)
    except DeskError:  # cut in two at the wrong place
        return read(path, known)


def _sheet(path: Path, content: bytes, known: Collection[str]) -> Sheet:
    text = decoded(content, path.name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, known), strict=True)
    numbered: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for row in reader:
            numbered.append((begins, row))
            begins = reader.line_num + 1
    except csv.Error:
        raise faulty(path.name, [Unreadable("import.quotes", field="", text="", line=str(begins))]) from None
    numbered = [(line, row) for line, row in numbered if row and (row[0] > "!" or not _is_blank(row))]
    if not numbered:
        raise Refused("import.empty", file=path.name)
    if any_guarded(text):
        numbered = [(line, [unguarded(cell) for cell in row]) for line, row in numbered]
    lines, rows = map(list, zip(*numbered, strict=True))
    return Sheet(path.name, rows.pop(0), rows, lines[1:])


def _is_blank(row: list[str]) -> bool:
    return not any(map(str.strip, row))


def faulty(file: str, errors: list[DeskError], *, leave_out: int = 0) -> Faulty:
    """The error that holds everything wrong with a file, by line. Without `leave_out` rows the rest could be taken."""
    errors.sort(key=lambda error: int(str(error.facts.get("line", 0))))
    return Faulty("import.faulty", tuple(errors), file=file, leave_out=leave_out)


def decoded(content: bytes, file: str) -> str:
    """The text of a file. Raises Refused where it is empty or no text, Faulty where it mixes two encodings."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                if encoding != "utf-8-sig":
                    raise Refused("import.not_text", file=file) from None
                content = content[len(mark) :]
    if not content.strip():
        raise Refused("import.empty", file=file)
    if content.startswith(_WORKBOOKS):
        raise Refused("import.workbook", file=file)
    if b"\x00" in content or (len(content) - len(content.translate(None, _CONTROLS))) * _FEW > len(content):
        raise Refused("import.not_text", file=file)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _in_windows_1252(content, file)


def _in_windows_1252(content: bytes, file: str) -> str:
    """`content` is not UTF-8. If some of its lines are, beyond plain ASCII, then it is in two encodings."""
    in_utf8: list[int] = []
    in_another: list[int] = []
    for number, line in enumerate(content.splitlines(), 1):
        if _BEYOND_ASCII.search(line):
            (in_utf8 if _is_utf8(line) else in_another).append(number)
    if in_utf8:
        raise faulty(
            file,
            [
                Unreadable("import.mixed", field="", text="", line=str(number), other=str(in_utf8[0]))
                for number in in_another
            ],
        )
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise Refused("import.not_text", file=file) from None


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _content(path: Path, most: int = -1) -> bytes:
    try:
        if path.stat().st_size > LONGEST_FILE:
            raise Refused("import.too_long", file=path.name)
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        raise NotFound("import.no_file", file=path) from None
    except OSError as error:
        raise Refused("import.cannot_read", file=path, why=error.strerror or str(error)) from None


def _delimiter(text: str, known: Collection[str]) -> str:
    """The separator that splits the first line into most known columns, else into most columns."""
    first = next((line for line in text[:LONGEST_HEADER].splitlines() if line.strip()), "")

    def worth(delimiter: str) -> tuple[int, int]:
        cells = [column_name(cell) for cell in first.split(delimiter)]
        return sum(cell in known for cell in cells), len(cells)

    return max(_DELIMITERS, key=worth)


def column_name(heading: str) -> str:
    """A heading as our columns are called: "Reorder Point" is reorder_point."""
    return re.sub(r"[\s_-]+", "_", heading.strip().strip('"').strip().lower())
