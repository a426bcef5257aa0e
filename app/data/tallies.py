"""What was seen in the bins: steps of a tally, visits of bins, and codes that nobody knew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.acts import stands
from app.data.corrections import day_of
from app.data.models import counts as tables
from app.data.models.acts import Act
from app.data.models.table import DAY, QUANTITY
from app.data.store import records
from app.data.store.bulk import grouped
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, add_all
from app.data.store.units import from_thousandths
from app.domain.counts import Step, TallyKind
from app.domain.errors import NotFound

_STANDS = "t.kind <> 'undo' AND NOT EXISTS (SELECT 1 FROM tally u WHERE u.undoes_id = t.id)"
SCANNED_ON = f"""(SELECT {day_of("s.id", "s.on_day")} FROM tally t JOIN act s ON s.id = t.act_id
WHERE t.line_id = l.id AND {_STANDS} ORDER BY t.act_id DESC LIMIT 1)"""  # the day on which a count line `l` was counted


class StoredStep(NamedTuple):
    """A step of a tally that stands. `unknown` is the parked code that it came from."""

    id: int
    line: int
    act: int
    kind: TallyKind
    quantity: Decimal
    bin_id: int | None
    bin: str
    code: str
    unknown: int | None


class ParkedCode(NamedTuple):
    """A scan that nothing was known by. `item` is what it was attached to: None while it is open, 0 once dismissed."""

    id: int
    count_id: int
    act: int
    code: str
    quantity: Decimal
    bin_id: int | None
    bin: str
    person: str
    on: date
    item: int | None

    @property
    def open(self) -> bool:
        return self.item is None


class Visit(NamedTuple):
    """The last that was said of a bin on a count."""

    bin_id: int
    bin: str
    done: bool
    person: str
    act: int


_STEP = Record(
    StoredStep,
    tables.Tally,
    "tally t LEFT JOIN bin b ON b.id = t.bin_id",
    bin_id="t.bin_id",
    bin="coalesce(b.code, '')",
)
_PARKED = Record(
    ParkedCode,
    tables.UnknownCode,
    """unknown_code u JOIN act a ON a.id = u.act_id JOIN person p ON p.id = a.person_id
    LEFT JOIN bin b ON b.id = u.bin_id""",
    count_id="u.count_id",
    bin_id="u.bin_id",
    bin="coalesce(b.code, '')",
    person="p.name",
    on=Act.on_day.of("a"),
    item=f"""(SELECT coalesce(e.item_id, 0) FROM unknown_code_end e WHERE e.unknown_id = u.id
    AND {stands("e.act_id")} ORDER BY e.id DESC LIMIT 1)""",
)
_COUNTED = Record(
    Step,
    None,
    """count_line l JOIN tally t ON t.line_id = l.id JOIN act a ON a.id = t.act_id
    JOIN person p ON p.id = a.person_id LEFT JOIN bin b ON b.id = t.bin_id""",
    act="t.act_id",
    on=DAY(day_of("a.id", "a.on_day")),
    person="p.name",
    bin="coalesce(b.code, '')",
    quantity=QUANTITY("t.quantity"),
)
_VISIT = Record(
    Visit,
    tables.BinVisit,
    """bin_visit v JOIN bin b ON b.id = v.bin_id
    JOIN act a ON a.id = v.act_id JOIN person p ON p.id = a.person_id""",
    bin_id="v.bin_id",
    bin="b.code",
    person="p.name",
)


def add(
    line_id: int,
    act_id: int,
    kind: TallyKind,
    quantity: Decimal,
    bin_id: int | None,
    code: str = "",
    *,
    undoes: int | None = None,
    unknown: int | None = None,
) -> int:
    """A step of a tally; returns its id."""
    return records.add(
        tables.Tally,
        line=line_id,
        bin=bin_id,
        act=act_id,
        kind=kind,
        quantity=quantity,
        code=code,
        undoes=undoes,
        unknown=unknown,
    )


def add_keyed(act_id: int, keyed: Iterable[tuple[int, Decimal]]) -> None:
    """Keyed steps, many at once: (line, quantity)."""
    add_all(tables.Tally, keyed, ("line", "quantity"), act=act_id, kind=TallyKind.KEY)


def step(step_id: int) -> StoredStep:
    """A step that stands. Raises NotFound "count.step_gone"."""
    return _STEP.one(f"WHERE {_STANDS} AND t.id = ?", (step_id,), NotFound("count.step_gone"))


def last_step(count_id: int, person: str) -> StoredStep | None:
    """The latest step of a person on a count that stands."""
    return _STEP.first(
        f"""WHERE {_STANDS} AND EXISTS (SELECT 1 FROM act a JOIN person p ON p.id = a.person_id
        WHERE a.id = t.act_id AND p.name = ?) AND EXISTS (SELECT 1 FROM count_line l
        WHERE l.id = t.line_id AND l.count_id = ?) ORDER BY t.act_id DESC, t.id DESC LIMIT 1""",
        (person, count_id),
    )


def steps_of_act(act_id: int) -> list[StoredStep]:
    """The steps by an act that still stand."""
    return _STEP.find(f"WHERE {_STANDS} AND t.act_id = ? ORDER BY t.id", (act_id,))


def steps_attached_by(act_id: int) -> list[StoredStep]:
    """The steps that still stand and came from parked codes which an act attached to an item."""
    of_act = "SELECT unknown_id FROM unknown_code_end WHERE act_id = ? AND item_id IS NOT NULL"
    return _STEP.find(f"WHERE {_STANDS} AND t.unknown_id IN ({of_act}) ORDER BY t.id", (act_id,))


def attached_by(act_id: int) -> list[tuple[str, int]]:
    """The parked codes that an act attached, each with its item (id)."""
    sql = """SELECT DISTINCT u.code, e.item_id FROM unknown_code_end e JOIN unknown_code u ON u.id = e.unknown_id
        WHERE e.act_id = ? AND e.item_id IS NOT NULL"""
    return [(code, item) for code, item in fetch(sql, (act_id,))]


def standing(line_id: int, after: int, bin: str) -> list[StoredStep]:
    """The steps of a line that stand and were tallied after an act in a bin ("" for none named)."""
    found = _STEP.find(f"WHERE {_STANDS} AND t.line_id = ? AND t.act_id > ? ORDER BY t.id", (line_id, after))
    return [step for step in found if step.bin.casefold() == bin.casefold()]


def replaced_by(act_id: int) -> list[StoredStep]:
    """The steps that an act undid."""
    return _STEP.find("WHERE t.id IN (SELECT undoes_id FROM tally WHERE act_id = ? AND kind = 'undo')", (act_id,))


def round_began(line_id: int) -> int:
    """The act after which what is tallied of a line counts: its last recount, or 0."""
    found = fetch(
        "SELECT max(d.act_id) FROM count_decision d WHERE d.line_id = ? AND d.kind = 'recount'"
        f" AND {stands('d.act_id')}",
        (line_id,),
    )
    return int(found[0][0] or 0)


def sums(line_id: int, after: int) -> dict[int | None, Decimal]:
    """What was tallied of a line after an act, by bin (id)."""
    found = fetch(
        f"SELECT t.bin_id, sum(t.quantity) FROM tally t WHERE t.line_id = ? AND t.act_id > ? AND {_STANDS} GROUP BY 1",
        (line_id, after),
    )
    return {bin_id: from_thousandths(quantity) for bin_id, quantity in found}


def steps(count_id: int) -> dict[int, list[Step]]:
    """Every standing step of a count, by line, oldest first."""
    found = fetch(
        f"""SELECT t.line_id, {_COUNTED.columns} FROM {_COUNTED.source}
        WHERE l.count_id = ? AND {_STANDS} ORDER BY t.line_id, t.act_id, t.id""",
        (count_id,),
    )
    return grouped(_COUNTED.keyed(found))


def visit(count_id: int, bin_id: int) -> Visit | None:
    """The last that was said of a bin on a count."""
    found = visits(count_id, bin_id)
    return found[0] if found else None


def visits(count_id: int, bin_id: int | None = None) -> list[Visit]:
    """The last that was said of each bin of a count, or of one, by code."""
    named, values = ("", (count_id,)) if bin_id is None else (" AND bin_id = ?", (count_id, bin_id))
    return _VISIT.find(
        f"""WHERE v.id IN (SELECT max(id) FROM bin_visit WHERE count_id = ?{named} GROUP BY bin_id) ORDER BY b.code""",
        values,
    )


def add_visit(count_id: int, bin_id: int, act_id: int, done: bool) -> None:
    records.add(tables.BinVisit, count=count_id, bin=bin_id, act=act_id, done=done)


def bin_by_code(code: str) -> tuple[int, str] | None:
    """The id and the code of a bin, as written or else whatever its case."""
    for same in ("code = ?", "lower(code) = lower(?)"):
        for found in fetch(f"SELECT id, code FROM bin WHERE {same} ORDER BY id LIMIT 1", (code,)):
            return int(found[0]), str(found[1])
    return None


def park(count_id: int, act_id: int, code: str, quantity: Decimal, bin_id: int | None) -> int:
    """Keep a scan that nothing is known by; returns its id."""
    return records.add(tables.UnknownCode, count=count_id, bin=bin_id, act=act_id, code=code, quantity=quantity)


def end_parked(
    unknown_ids: Iterable[int], act_id: int, item_id: int | None = None, factor: Decimal | None = None
) -> None:
    """Say what became of parked codes: so many of an item, or dismissed."""
    add_all(
        tables.UnknownCodeEnd,
        ((unknown,) for unknown in unknown_ids),
        ("unknown",),
        act=act_id,
        item=item_id,
        pack_factor=factor,
    )


def parked(unknown_id: int) -> ParkedCode:
    """One parked code. Raises NotFound "count.code_unknown"."""
    return _PARKED.one("WHERE u.id = ?", (unknown_id,), NotFound("count.code_unknown"))


def parked_codes(count_id: int, code: str | None = None) -> list[ParkedCode]:
    """The codes parked on a count, oldest first: all of them, or those of one code."""
    named, values = ("", (count_id,)) if code is None else (" AND u.code = ?", (count_id, code))
    return _PARKED.find(f"WHERE u.count_id = ?{named} ORDER BY u.id", values)


def last_parked(count_id: int, person: str) -> ParkedCode | None:
    """The latest code that a person parked on a count and that is still open."""
    latest = _PARKED.find("WHERE u.count_id = ? AND p.name = ? ORDER BY u.id DESC LIMIT 20", (count_id, person))
    return next((code for code in latest if code.open), None)
