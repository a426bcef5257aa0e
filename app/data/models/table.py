"""What tables are stated in: kinds of column, and how a value of the domain goes into them and comes out again.

A table is stated here once and lightly: `app.data.store.schema` makes its SQL of this, `app.data.store.records` what
reads and writes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, ClassVar

from app.data.store.units import (
    from_day,
    from_money,
    from_stamp,
    from_thousandths,
    to_day,
    to_money,
    to_stamp,
    to_thousandths,
)
from app.domain import limits


class Kind:
    """What a column holds: `read` and `write` are Python, `{}` being the value, in the names that are given with them.

    Called with an expression of SQL, a kind is the column of a query: `DAY("a.on_day")`.
    """

    __slots__ = ("names", "read", "type", "write")

    def __init__(self, read: str = "{}", write: str = "{}", type: str = "INTEGER", **names: object) -> None:
        self.read, self.write, self.type, self.names = read, write, type, names

    def __call__(self, sql: str, *, null: bool = True) -> QueryColumn:
        return QueryColumn(sql, self, null)


class QueryColumn:
    """One column of a query; what comes out of it is None where it is empty, unless it never is (`null`)."""

    __slots__ = ("kind", "null", "sql")

    def __init__(self, sql: str, kind: Kind, null: bool) -> None:
        self.sql, self.kind, self.null = sql, kind, null


TEXT = Kind(type="TEXT")
WHOLE = Kind()
FLAG = Kind("{} == 1", "int({})")
QUANTITY = Kind(
    "from_thousandths({})", "to_thousandths({})", from_thousandths=from_thousandths, to_thousandths=to_thousandths
)
MONEY = Kind("from_money({})", "to_money({})", from_money=from_money, to_money=to_money)
DAY = Kind("from_day({})", "to_day({})", "TEXT", from_day=from_day, to_day=to_day)
STAMP = Kind("from_stamp({})", "to_stamp({})", "TEXT", from_stamp=from_stamp, to_stamp=to_stamp)


def word_of(words: type[StrEnum]) -> Kind:
    """A column that holds one of some words."""
    name = f"{words.__name__}_of"
    return Kind(f"{name}[{{}}]", "str({})", "TEXT", **{name: {word.value: word for word in words}})


class Field:
    """A column of a table. `check` is a rule of SQL with `{}` for its name, `default` is as the store keeps it."""

    __slots__ = ("check", "column", "default", "index", "key", "kind", "lost", "null", "to", "unique")
    column: str

    def __init__(
        self,
        kind: Kind,
        *,
        null: bool = False,
        default: str | int | None = None,
        check: str = "",
        unique: bool = False,
        index: bool = False,
        key: bool = False,
        to: type[Table] | str = "",
        lost: str = "RESTRICT",
    ) -> None:
        self.kind, self.null, self.default, self.check = kind, null, default, check
        self.unique, self.index, self.key, self.to, self.lost = unique, index, key, to, lost

    def __set_name__(self, table: type[Table], name: str) -> None:
        self.column = f"{name}_id" if self.to else name

    def of(self, alias: str = "") -> QueryColumn:
        """This column in a query that calls its table `alias` ("" where it has no other name)."""
        return QueryColumn(f"{alias}.{self.column}" if alias else self.column, self.kind, self.null)


def text(of: limits.Text | None = None, **options: Any) -> Field:
    """A text; one that a person or a file gives is `of` a kind that has its limits, and refused beyond them."""
    kind = TEXT if of is None else Kind("{}", f"fitting_{of.kind}({{}})", "TEXT", **{f"fitting_{of.kind}": of.fitting})
    return Field(kind, **options)


def whole(**options: Any) -> Field:
    return Field(WHOLE, **options)


def quantity(**options: Any) -> Field:
    return Field(QUANTITY, **options)


def money(**options: Any) -> Field:
    return Field(MONEY, **options)


def stamp() -> Field:
    return Field(STAMP)


def day(*, null: bool = False) -> Field:
    return Field(DAY, null=null, check="length({}) = 10")  # YYYY-MM-DD


def flag(default: int = 0) -> Field:
    return Field(FLAG, default=default, check="{} IN (0, 1)")


def word(words: type[StrEnum], **options: Any) -> Field:
    """One of some words, and the database says so."""
    return Field(word_of(words), check=one_of(words), **options)


def one_of(words: Iterable[str]) -> str:
    return f"{{}} IN ({', '.join(repr(str(word)) for word in words)})"


def key() -> Field:
    return Field(WHOLE, key=True)


def version() -> Field:
    return Field(WHOLE, default=1, check="{} >= 1")


def key_to(table: type[Table] | str, *, index: bool = True, **options: Any) -> Field:
    """The id of a row of another table, or of "self"."""
    return Field(WHOLE, to=table, index=index, **options)


class Index:
    """An index of a table by the names of its fields. Without a name of its own it is called after its columns."""

    __slots__ = ("fields", "name", "unique", "where")

    def __init__(self, *fields: str, unique: bool = False, where: str = "", name: str = "") -> None:
        self.fields, self.unique, self.where, self.name = fields, unique, where, name


def naming(field: str, name: str, *, unique: bool = False) -> Index:
    """The rows by what this field names; most name nothing, and are not in the index."""
    return Index(field, unique=unique, where=f'"{field}_id" IS NOT NULL', name=name)


def only_one(field: str, name: str) -> Index:
    """At most one row names what this field names; most name nothing."""
    return naming(field, name, unique=True)


class Table:
    """A table, called as its class unless it says otherwise, of the fields in the order in which they stand."""

    table: ClassVar[str]
    fields: ClassVar[dict[str, Field]]
    checks: ClassVar[tuple[str, ...]] = ()
    indexes: ClassVar[tuple[Index, ...]] = ()
    remembered: ClassVar[bool] = False  # whether it is kept which act made, changed or took out a row

    def __init_subclass__(cls) -> None:
        cls.fields = {name: field for name, field in cls.__dict__.items() if isinstance(field, Field)}
        if "table" not in cls.__dict__:
            cls.table = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in cls.__name__)[1:]

    @classmethod
    def named_by(cls) -> Field:
        """The field that a row is named by."""
        return next(field for field in cls.fields.values() if field.key)
