"""In which encoding a file's text is: a byte order mark decides, else it is UTF-8, else a person has to say.

What is neither is never taken unasked: encodings are proposed by what the content is like and by the language of this
PC, each with a line of the file as it would read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple, cast

from app.domain.errors import DeskError, Refused, Unreadable
from app.exchange.faults import faulty
from app.formats.locale import locale

_MARKS = (  # a byte order mark and its encoding; the longer ones first
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_UNMARKED = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_NO_TEXT = bytes([*range(9), *range(14, 27)])
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x00]")
_C1 = re.compile("[\x80-\x9f\ue000-\uf8ff]")  # what no text has: controls, and signs of somebody's own
_LINES = 200  # of which the one is shown that tells most encodings apart
_FEW, _SOME = 20, 3  # a text has less than one control sign in so many, or no more than some
_MARKED = 4  # of so many bytes of UTF-16 one is a NUL, where the text would be UTF-8 too
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MIXED = 4  # of so many lines beyond ASCII at least one is UTF-8, else it is so by chance
_PROPOSED = 6  # at most
_SHOWN = 60  # characters of a line
_LOOKED_AT = 200_000  # bytes
_WORTH_HALF = 0.5  # of the best guess: a candidate of this PC's language goes first from there on
_WESTERN = ("cp1252", "mac-roman", "cp850")
_CENTRAL = ("cp1250", "iso8859-2", "mac-latin2", "cp852")
_CYRILLIC = ("cp1251", "koi8-r", "mac-cyrillic", "cp866")
_GREEK, _TURKISH, _BALTIC = ("cp1253", "mac-greek"), ("cp1254", "mac-turkish"), ("cp1257",)
_OF_LANGUAGE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro", "sq"), _CENTRAL),
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk", "kk"), _CYRILLIC),
    **dict.fromkeys(("lt", "lv", "et"), _BALTIC),
    **dict.fromkeys(("tr", "az"), _TURKISH),
    **dict.fromkeys(("ar", "fa", "ur"), ("cp1256",)),
    "el": _GREEK,
    "he": ("cp1255",),
    "vi": ("cp1258",),
    "th": ("cp874",),
    "ja": ("cp932", "euc_jp"),
    "ko": ("cp949",),
    "zh": ("gb18030", "big5"),
    "zh_TW": ("big5",),
    "zh_HK": ("big5",),
}
_OF_NO_FILE = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
_HAN = frozenset({"gb18030", "big5", "cp932", "euc_jp", "cp949"})  # few signs of one cannot be told from another's
_CANDIDATES = tuple(dict.fromkeys((*_WESTERN, *(name for names in _OF_LANGUAGE.values() for name in names))))


class Proposal(NamedTuple):
    """An encoding in which a file may be, and a line of it (from 1) with text beyond ASCII as it would read."""

    encoding: str
    line: int
    text: str


def decoded(content: bytes, file: str, encoding: str = "") -> str:
    """The text of a file, in the `encoding` that a person has said where no byte order mark says another.

    Raises Refused where it is empty, no text, or neither UTF-8 nor said ("import.encoding", with proposals), Faulty
    where it mixes UTF-8 with another or holds a NUL.
    """
    for mark, marked in _MARKS:
        if content.startswith(mark):
            try:
                return _text(content.decode(marked), file)
            except UnicodeDecodeError:
                if marked != "utf-8-sig":
                    raise Refused("import.not_text", file=file) from None
                content = content[len(mark) :]
    if not content.strip():
        raise Refused("import.empty", file=file)
    if content.startswith(_WORKBOOKS):
        raise Refused("import.workbook", file=file)
    if encoding:
        if not _is_of_files(encoding):
            raise Refused("import.encoding_unknown", encoding=encoding, known=("utf-8", *_CANDIDATES))
        try:
            return _text(content.decode(encoding), file)
        except ValueError:
            raise Refused("import.encoding_wrong", file=file, encoding=encoding) from None
    unmarked = _unmarked(content)
    if not unmarked:
        if _is_no_text(len(content) - len(content.translate(None, _NO_TEXT)), len(content)):
            raise Refused("import.not_text", file=file)
        try:
            return _text(content.decode("utf-8"), file)
        except UnicodeDecodeError:
            _refuse_two(content, file)
    found = _proposals(content, unmarked)
    readings = "\n".join(f"{each.encoding}: {each.text}" for each in found)
    raise Refused("import.encoding", file=file, line=found[0].line if found else 0, readings=readings, proposals=found)


def proposals(path: Path) -> list[Proposal]:
    """In which encodings a file may be, the likeliest first; none where its own bytes decide, or it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(_LOOKED_AT)
        decoded(content[: content.rfind(b"\n") + 1] if len(content) == _LOOKED_AT else content, path.name)
    except Refused as refused:
        if refused.id == "import.encoding":
            return list(cast(tuple[Proposal, ...], refused.facts["proposals"]))
    except (OSError, DeskError):  # said when the file is read
        pass
    return []


def _is_of_files(encoding: str) -> bool:
    """Whether it is an encoding that the text of a file may be in, and not one of names or of program text."""
    import codecs

    try:
        "".encode(encoding)  # raises LookupError for what is known and encodes no text
        return codecs.lookup(encoding).name not in _OF_NO_FILE
    except (LookupError, ValueError):
        return False


def _text(text: str, file: str) -> str:
    """The text, where it is one. Raises Refused where it is none, Faulty where a line of it holds a NUL."""
    if _is_no_text(len(_CONTROL.findall(text[:_LOOKED_AT])), len(text)):
        raise Refused("import.not_text", file=file)
    if "\x00" in text:
        lines = [number for number, line in enumerate(text.splitlines(), 1) if "\x00" in line]
        raise faulty(file, [Unreadable("import.nul", field="", text="", line=str(number)) for number in lines])
    return text


def _is_no_text(controls: int, of: int) -> bool:
    return controls > _SOME and controls * _FEW > of


def _unmarked(content: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, which its NULs betray: the separators and line ends are ASCII. "" for none."""
    start = content[:4096]
    nuls = start.count(0)
    if not nuls or (nuls * _MARKED < len(start) and _reads(content, "utf-8")):
        return ""
    for encoding in _UNMARKED:
        text = start[: len(start) // 4 * 4].decode(encoding, "replace").rstrip("\ufffd")
        if not _CONTROL.search(text) and "\ufffd" not in text and re.search(r"[\r\n]", text):
            return encoding
    return ""


def _refuse_two(content: bytes, file: str) -> None:
    """Raise Faulty where some lines that go beyond ASCII are UTF-8 and others are not."""
    in_utf8: list[int] = []
    in_another: list[int] = []
    for number, line in enumerate(content.splitlines(), 1):
        if _BEYOND_ASCII.search(line):
            (in_utf8 if _reads(line, "utf-8") else in_another).append(number)
    if len(in_utf8) * _MIXED >= len(in_utf8) + len(in_another):
        other = str(in_utf8[0])
        raise faulty(
            file,
            [Unreadable("import.mixed", field="", text="", line=str(number), other=other) for number in in_another],
        )


def _reads(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _proposals(content: bytes, unmarked: str = "") -> tuple[Proposal, ...]:
    if unmarked:
        return (Proposal(unmarked, 1, next(iter(content.decode(unmarked, "replace").splitlines()), "")[:_SHOWN]),)
    lines = [(at, line) for at, line in enumerate(content.splitlines(), 1) if _BEYOND_ASCII.search(line)]
    found: dict[str, str] = {}  # by how the text reads: two that read it alike are one
    for encoding in _likely(content):
        text = content[:_LOOKED_AT].decode(encoding, "replace")
        if not _C1.search(text):
            found.setdefault(text, encoding)
    encodings = list(found.values())[:_PROPOSED]
    at, shown = max(lines[:_LINES], key=lambda each: len({_read(each[1], encoding) for encoding in encodings}))
    return tuple(Proposal(encoding, at, _read(shown, encoding)) for encoding in encodings)


def _read(line: bytes, encoding: str) -> str:
    return _CONTROL.sub("\ufffd", line.decode(encoding, "replace")[:_SHOWN])


def _likely(content: bytes) -> list[str]:
    """The encodings that read all of it, the likeliest first, those of this PC's language ahead of like ones."""
    import codecs

    import chardet

    candidates = [name for name in _CANDIDATES if _reads(content, name)]
    named = {codecs.lookup(name).name: name for name in candidates}
    beyond = b"\n".join(line for line in content.splitlines() if _BEYOND_ASCII.search(line))[:_LOOKED_AT]
    worth = dict.fromkeys(candidates, 0.0)
    for guess in chardet.detect_all(beyond, ignore_threshold=True):
        name = named.get(codecs.lookup(str(guess["encoding"])).name) if guess["encoding"] else None
        if name is not None:
            worth[name] = max(worth[name], float(guess["confidence"]))
    best = max(candidates, key=worth.__getitem__, default="")
    here = locale()
    own = _OF_LANGUAGE.get(f"{here.language}_{here.territory}") or _OF_LANGUAGE.get(here.language, _WESTERN)

    def rank(name: str) -> tuple[bool, float]:
        like = worth[name] >= worth[best] * _WORTH_HALF or {name, best} <= _HAN
        return not (name in own and like), -worth[name]

    return sorted(candidates, key=rank)
