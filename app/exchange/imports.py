"""The verb that takes a file in, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from app.data import acts, items
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, DeskError, NeedsConsent, Refused, ask
from app.exchange.checking import Checked, check
from app.exchange.columns import Columns, remember, remembered
from app.exchange.faults import faulty
from app.exchange.items import plan_items
from app.exchange.layouts import KINDS, LAYOUTS, Layout
from app.exchange.notations import UNSAID, Notation
from app.exchange.orders import plan_orders
from app.exchange.people import plan_customers, plan_suppliers
from app.exchange.plan import Plan, named
from app.exchange.purchases import plan_purchase_orders
from app.exchange.reading import Sheet, column_name, read
from app.exchange.repeats import Repeats
from app.exchange.sources import plan_sources
from app.exchange.stock import plan_stock
from app.exchange.substitutes import plan_substitutes
from app.formats import quantity, sentence
from app.words import _

T = TypeVar("T")
Progress = Callable[[int, int], None]
_REPORT_EVERY = 500  # rows

_PLANS: dict[str, tuple[Callable[[Desk, Checked], Plan], Topic]] = {
    "items": (plan_items, Topic.ITEMS | Topic.STOCK | Topic.PEOPLE),
    "suppliers": (plan_suppliers, Topic.PEOPLE),
    "sources": (plan_sources, Topic.ITEMS | Topic.PEOPLE),
    "customers": (plan_customers, Topic.PEOPLE),
    "orders": (plan_orders, Topic.ORDERS | Topic.PROMISES | Topic.PEOPLE),
    "purchase-orders": (plan_purchase_orders, Topic.PURCHASES | Topic.PEOPLE),
    "stock": (plan_stock, Topic.STOCK | Topic.ITEMS),
    "substitutes": (plan_substitutes, Topic.ITEMS),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brought: records new, changed and left as they were, and sentences on what was done besides.

    Records are the file's rows, of purchase orders the orders. `left_out` names the rows that could not be taken, where
    a person chose to go on without them. `written` is False after a dry run, whose `asks` tells whether there is
    something to agree to; `act` is None where nothing was to do.
    """

    kind: str
    added: int
    updated: int
    kept: int
    notes: tuple[str, ...]
    left_out: tuple[DeskError, ...]
    written: bool
    act: int | None = None
    asks: bool = False


def import_file(
    desk: Desk,
    kind: str,
    path: Path,
    *,
    dry_run: bool = False,
    columns: Columns | None = None,
    leave_out: int = 0,
    encoding: str = "",
    repeats: Repeats = Repeats.REFUSE,
    notation: Notation = UNSAID,
    consent: Consent = NO_CONSENT,
    progress: Progress | None = None,
) -> Imported:
    """Take in a CSV file of one kind in one act. Known keys are updated; a blank cell leaves what is there.

    `columns` says which of the file's columns is which of ours; unsaid it is as remembered for these headings, else by
    our own names. `leave_out` is how many rows a person has agreed to go without because they cannot be taken.
    `repeats` is what becomes of rows that are the same thing again.
    `encoding` is what a person has said of a file that is not UTF-8, `notation` of its numbers and dates.

    `progress` is called with rows done and rows in all. Raises Faulty with everything wrong with the file at once,
    also where another number of rows than agreed is; NotFound or Refused where it cannot be read, NeedsConsent for
    unknown columns and for lines that would move back (a dry run says these in its notes).
    """
    if kind not in LAYOUTS:
        raise Refused("import.kind_unknown", kind=kind, kinds=", ".join(KINDS))
    path = Path(path)
    sheet = read(path, _headings(LAYOUTS[kind].names, columns), encoding)
    known = None if columns else remembered(kind, sheet.header)
    said = columns or known
    seen = acts.last_id()
    plan = _planned(desk, kind, sheet, said, notation, leave_out, repeats, consent)
    if known is not None:
        plan.note("import.columns_remembered", columns=known.text())
    if known is not None and known.beyond:
        plan.asks.insert(0, NeedsConsent("import.columns_kept", columns=known.beyond.text()))
    if dry_run:
        return _imported(kind, plan, [sentence(each.question) for each in plan.asks], written=False)
    _ask(plan, consent)
    if plan.steps:
        with desk.change(Verb.IMPORT, topics=_PLANS[kind][1]) as act:
            if act.id != seen + 1:  # somebody else has changed the store since the plan was made
                plan = _planned(desk, kind, sheet, said, notation, leave_out, repeats, consent)
                _ask(plan, consent)
            acts.took_in(act.id, kind, sheet.file)
            counted = _Counted(plan.size, progress)
            for step in plan.steps:
                step(act, counted)
            if columns:
                remember(kind, sheet.header, columns)
        return _imported(kind, plan, [], written=True, act=act.id)
    return _imported(kind, plan, [], written=True)


def _headings(names: Sequence[str], columns: Columns | None) -> list[str]:
    """The headings by which the separator of a file is found."""
    return [*names, *map(column_name, columns.headings.values() if columns else ())]


def _planned(
    desk: Desk,
    kind: str,
    sheet: Sheet,
    said: Columns | None,
    notation: Notation,
    leave_out: int,
    repeats: Repeats,
    consent: Consent,
) -> Plan:
    """What the file would do, without as many faulty rows as agreed; Faulty where they are not so many, and where rows
    are repeated that nobody has said what to do with.
    """
    errors: list[DeskError] = []
    out: set[int] = set()
    held: dict[str, Decimal] = {}
    counted = {item.sku.casefold(): item.decimals for item in items.all_items()}
    while True:
        checked, headings = check(_without(sheet, out), LAYOUTS[kind], consent, said, repeats, notation, counted)
        plan = _PLANS[kind][0](desk, checked)
        if not checked.errors:
            break
        errors += checked.errors
        out |= checked.faulty_lines
        _hold(held, LAYOUTS[kind], checked)
        if not leave_out or len(out) > leave_out:
            break
    nothing_left = len(out) == len(sheet.lines)
    holds = ", ".join(f"{sku} {quantity(amount)}" for sku, amount in held.items())
    if checked.repeats or (errors and (len(out) != leave_out or nothing_left)):
        facts: dict[str, object] = {"leave_out": 0 if nothing_left or not errors else len(out), "holds": holds}
        if checked.repeats:
            facts["repeats"] = dict(checked.choices)
        raise faulty(sheet.file, [*checked.repeats, *errors, *checked.ruined], **facts)
    if checked.ruined:
        _ask_of_ruined(plan, checked)
    plan.left_out = errors
    plan.notes += checked.notes
    if holds:
        plan.note("import.left_out_holds", what=holds)
    if headings:
        plan.note("import.columns_left", count=len(headings), columns=named(headings, most=len(headings)))
    return plan


def _hold(held: dict[str, Decimal], layout: Layout, checked: Checked) -> None:
    """Add what faulty rows hold in stock, by SKU, or by line where they name none."""
    if layout.key != ("sku",):
        return
    lines = checked.faulty_lines
    for row in (*checked.rows, *checked.nameless):
        amount = getattr(row, layout.amount)
        if amount and row.line in lines:
            what = row.sku or _("line {line}:").format(line=row.line)
            held[what] = held.get(what, Decimal(0)) + amount


def _ask(plan: Plan, consent: Consent) -> None:
    """Ask what is open, all of it at once: nobody agrees to what they have not seen."""
    asked = [each for each in plan.asks if each.question not in consent]
    if len(asked) > 1:
        said = "\n".join(sentence(each) for each in asked)
        ask(NeedsConsent("import.several", count=len(asked), said=said), consent)
    elif asked:
        ask(asked[0], consent)


def _ask_of_ruined(plan: Plan, checked: Checked) -> None:
    """Codes that cannot be what they were stay empty where a person agrees to that, which is said."""
    count, said = len(checked.ruined), [sentence(each) for each in checked.ruined]
    cells = tuple(
        (int(str(each.facts["line"])), str(each.facts["field"]), str(each.facts["text"]), text)
        for each, text in zip(checked.ruined, said, strict=True)
    )
    plan.asks.append(NeedsConsent("import.ruined", count=count, said="\n".join(said), cells=cells))
    texts = (f"{text} ({line}, {column})" for line, column, text, _ in cells)
    plan.note_agreed("import.ruined_emptied", count=count, cells=named(texts))


def _without(sheet: Sheet, lines: Collection[int]) -> Sheet:
    if not lines:
        return sheet
    kept = [at for at, line in enumerate(sheet.lines) if line not in lines]
    return sheet._replace(rows=[sheet.rows[at] for at in kept], lines=[sheet.lines[at] for at in kept])


def _imported(kind: str, plan: Plan, asked: list[str], *, written: bool, act: int | None = None) -> Imported:
    notes = (*(sentence(note) for note in (*plan.notes, *(plan.agreed if written else ()))), *asked)
    return Imported(kind, plan.added, plan.updated, plan.kept, notes, tuple(plan.left_out), written, act, bool(asked))


class _Counted:
    """Passes rows through, telling `progress` every few hundred how many went by."""

    def __init__(self, size: int, progress: Progress | None) -> None:
        self._size = size
        self._done = 0
        self._progress = progress

    def __call__(self, rows: Iterable[T], /) -> Iterable[T]:
        return rows if self._progress is None else self._told(rows, self._progress)

    def _told(self, rows: Iterable[T], progress: Progress) -> Iterator[T]:
        for row in rows:
            yield row
            self._done += 1
            if self._done % _REPORT_EVERY == 0 or self._done == self._size:
                progress(self._done, self._size)
