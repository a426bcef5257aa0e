"""What reads and writes tables, made of the one statement that they have in `app.data.models`.

A `Record` is a value of the domain as a query finds it: its SELECT list and the making of it of a row follow from the
class's fields and the tables'. `add`, `add_all`, `change` and `change_all` write values by the names of fields. All
of it is worked out once, when it is first needed, and what runs for every row is compiled: nothing is looked up by
name while rows are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

from app.data.models.table import TEXT, Field, QueryColumn, Table
from app.data.store import remembering
from app.data.store.bulk import change_many, insert_many, marks, rows
from app.domain.errors import NotFound

Row = Sequence[Any]
T = TypeVar("T")


class Record(Generic[T]):
    """Values of a class (a dataclass or a named tuple) as they are read from the store.

    `source` is what stands behind FROM, the table itself where nothing else is said; its first table is `table`. Each
    field of the class is the table's field of that name, unless it is `stated`: as an expression of SQL, one with its
    kind (`DAY("a.on_day")`), another field of the table, or a record of its own.
    """

    def __init__(
        self,
        made: type[T],
        table: type[Table] | None = None,
        source: str = "",
        /,
        **stated: str | QueryColumn | Field | Record[Any],
    ) -> None:
        self.source = source or (table.table if table else "")
        self._made, self._table, self._stated = made, table, stated

    @cached_property
    def columns(self) -> str:
        """The columns of its SELECT."""
        return ", ".join(column.sql for column in self._columns())

    @cached_property
    def select(self) -> str:
        return f"SELECT {self.columns} FROM {self.source}"

    def find(self, rest: str = "", params: Sequence[object] = ()) -> list[T]:
        """All that the query finds that ends in `rest`. Raises StoreTrouble."""
        return self.all(rows(f"{self.select} {rest}", params))

    def first(self, rest: str, params: Sequence[object] = ()) -> T | None:
        """The first that the query finds, None where there is none. Raises StoreTrouble."""
        found = rows(f"{self.select} {rest}", params)
        return self.of(found[0]) if found else None

    def one(self, rest: str, params: Sequence[object], unknown: NotFound) -> T:
        """The first that the query finds. Raises `unknown` where there is none."""
        found = self.first(rest, params)
        if found is None:
            raise unknown
        return found

    @cached_property
    def of(self) -> Callable[[Row], T]:
        """Makes a value of a row: the columns of `select`, in their order."""
        made: Callable[[Row], T] = self._function("def made(row):\n    {columns} = row\n    return {value}")
        return made

    @cached_property
    def all(self) -> Callable[[Iterable[Row]], list[T]]:
        """Makes values of rows."""
        made: Callable[[Iterable[Row]], list[T]] = self._function(
            "def made(rows):\n    return [{value} for {columns} in rows]"
        )
        return made

    @cached_property
    def keyed(self) -> Callable[[Iterable[Row]], list[tuple[Any, T]]]:
        """Makes pairs of rows that have one more column, before the others: that, as it is, and the value."""
        made: Callable[[Iterable[Row]], list[tuple[Any, T]]] = self._function(
            "def made(rows):\n    return [(key, {value}) for key, {columns} in rows]"
        )
        return made

    @cached_property
    def _parts(self) -> list[QueryColumn | Record[Any]]:
        alias = self.source.split()[1:2] if self._table else []
        parts: list[QueryColumn | Record[Any]] = []
        for name in self._made.__match_args__:  # type: ignore[attr-defined]
            part = self._stated[name] if name in self._stated else self._table.fields[name]  # type: ignore[union-attr]
            if isinstance(part, str):
                part = TEXT(part)
            parts.append(part.of(*alias) if isinstance(part, Field) else part)
        return parts

    def _columns(self) -> Iterator[QueryColumn]:
        for part in self._parts:
            if isinstance(part, Record):
                yield from part._columns()
            else:
                yield part

    def _function(self, source: str) -> Any:
        variables = [f"c{number}" for number, _ in enumerate(self._columns())]
        known: dict[str, Any] = {"new": tuple.__new__}  # makes a named tuple in half the time
        value = self._value(iter(variables), known)
        return _compiled(source.format(columns=f"{', '.join(variables)},", value=value), known)

    def _value(self, variables: Iterator[str], known: dict[str, Any]) -> str:
        values = []
        for part in self._parts:
            if isinstance(part, Record):
                values.append(part._value(variables, known))
            else:
                known.update(part.kind.names)
                values.append(_converted(part.kind.read, next(variables), part.null))
        name = f"made_{len(known)}"
        known[name] = self._made
        if issubclass(self._made, tuple):
            return f"new({name}, ({', '.join(values)},))"
        return f"{name}({', '.join(values)})"


def next_ids(table: type[Table], count: int) -> range:
    """The ids of the next `count` rows of a table, for this transaction to use: nobody else can write meanwhile."""
    last = rows(f'SELECT coalesce(max(id), 0) FROM "{table.table}"')[0][0]
    return range(last + 1, last + 1 + count)


def add(table: type[Table], **values: Any) -> int:
    """A new row of these fields; the others are as the table has them by itself. Returns its id."""
    sql, stored = _insertion(table, tuple(values))  # type: ignore[arg-type]  # a class is hashable
    id = int(rows(sql, next(stored([tuple(values.values())])))[0][0])
    if table.remembered:
        remembering.made(table.table, id, id)
    return id


def fields_of(value: object) -> dict[str, Any]:
    """What a value that is not yet in the store is to be written with."""
    return {name: getattr(value, name) for name in _names(type(value), ("id", "version"))}


def add_all(
    table: type[Table],
    values: Iterable[Any],
    of: type | Sequence[str],
    *,
    ids: bool = False,
    but: Sequence[str] = (),
    **same: Any,
) -> None:
    """New rows, many at once: a value is of a class whose attributes are called as fields, or a tuple of the fields
    named. What is in `but` is not written, an id only with `ids`, a version never: a row begins with its own.

    `same` is what is written in all of them, a function of the value where that differs.
    """
    names = (*_names(of, {"version", *but, *same, *(() if ids else ("id",))}), *same)
    columns = [table.fields[name].column for name in names]
    stored = _stored(table, names, of, values, same)
    if table.remembered:
        first = next_ids(table, 0).start
        insert_many(table.table, columns, stored)
        remembering.made(table.table, first, next_ids(table, 0).start - 1)
    else:
        insert_many(table.table, columns, stored)


def change(table: type[Table], id: int, **values: Any) -> None:
    """Write these fields of a row, which gets a new version where the table has one."""
    change_all(table, [(*values.values(), id)], (*values, "id"))


def change_all(
    table: type[Table], values: Iterable[Any], of: type | Sequence[str], *, but: Sequence[str] = (), **same: Any
) -> None:
    """Write fields of rows, many at once, given as to `add_all` and with their ids; those in `but` stay as they are.

    Each row gets a new version where the table has one.
    """
    names = (*_names(of, {"id", "version", *but, *same}), *same)
    write(table, [table.fields[name].column for name in names], _stored(table, (*names, "id"), of, values, same))


def write(table: type[Table], columns: Sequence[str], stored: Iterable[tuple[Any, ...]]) -> None:
    """The same of rows as the store keeps them: the values in the order of `columns`, then the id."""
    sets = [f'"{column}" = ?' for column in columns]
    if "version" in table.fields:
        sets.append("version = version + 1")
    sql = f'UPDATE "{table.table}" SET {", ".join(sets)} WHERE id = ?'
    kept = table.remembered and columns
    for part in remembering.changing(table.table, columns, stored) if kept else [stored]:
        change_many(sql, part)


def remove(table: type[Table], ids: Iterable[int]) -> None:
    """Take rows out for good."""
    columns = [field.column for field in table.fields.values() if not field.key]
    remembering.remove(table.table, columns, ids)


def _names(of: type | Sequence[str], but: Iterable[str]) -> list[str]:
    named: Sequence[str] = of.__match_args__ if isinstance(of, type) else of  # type: ignore[attr-defined]
    return [name for name in named if name not in but]


def _stored(
    table: Any, names: tuple[str, ...], of: type | Sequence[str], values: Iterable[Any], same: dict[str, Any]
) -> Iterator[tuple[Any, ...]]:
    """Rows of values as the store keeps them, in the order of `names`."""
    ways = tuple((name, callable(value)) for name, value in same.items())
    made = _storing(table, names, of if isinstance(of, type) else tuple(of), ways)
    return made(values, *same.values())  # type: ignore[no-any-return]


@cache
def _insertion(table: Any, names: tuple[str, ...]) -> tuple[str, Callable[..., Any]]:
    columns = ", ".join(f'"{table.fields[name].column}"' for name in names)
    sql = f'INSERT INTO "{table.table}" ({columns}) VALUES ({marks(names)}) RETURNING "{table.named_by().column}"'
    return sql, _storing(table, names, names, ())


@cache
def _storing(
    table: Any, names: tuple[str, ...], of: type | tuple[str, ...], same: tuple[tuple[str, bool], ...]
) -> Callable[..., Any]:
    known: dict[str, Any] = {}
    given = {name: f"each.{name}" if isinstance(of, type) else f"c_{name}" for name in names}
    given |= {name: f"same_{name}(each)" if asked else f"same_{name}" for name, asked in same}
    ways = []
    for name in names:
        field = table.fields[name]
        known.update(field.kind.names)
        ways.append(_converted(field.kind.write, given[name], field.null))
    each = "each" if isinstance(of, type) else f"({', '.join(f'c_{name}' for name in of)},)"
    parameters = ", ".join(("values", *(f"same_{name}" for name, _ in same)))
    return _compiled(  # type: ignore[no-any-return]
        f"def made({parameters}):\n    return (({', '.join(ways)},) for {each} in values)", known
    )


def _converted(way: str, value: str, null: bool) -> str:
    return f"None if {value} is None else {way.format(value)}" if null and way != "{}" else way.format(value)


def _compiled(source: str, known: dict[str, Any]) -> Any:
    exec(source, known)
    return known["made"]
