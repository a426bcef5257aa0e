"""What the list of counts shows: counts and items due under the same heads."""

from __future__ import annotations

from app import formats
from app.views.count_list import ListRow, Stage
from app.words import N_, _
from ui.tables.column import Column

STAGES = {
    Stage.REVIEW: N_("To review"),
    Stage.OPEN: N_("Being counted"),
    Stage.DUE: N_("Due"),
    Stage.POSTED: N_("Posted"),
    Stage.CANCELLED: N_("Cancelled"),
}
TONES = {Stage.REVIEW: "hoped", Stage.OPEN: "confirmed", Stage.POSTED: "ready", Stage.CANCELLED: "muted"}


def number(row: ListRow) -> str:
    """The number of a count, the SKU of an item."""
    if row.due is not None:
        return row.due.item.sku
    return row.count.number if row.count is not None else ""


def what(row: ListRow) -> str:
    if row.due is not None:
        return row.due.item.name
    return formats.count_title(row.count) if row.count is not None else ""


def how(row: ListRow) -> str:
    """Why an item is due; how far a count is, or what it came to."""
    if row.due is not None:
        return formats.due_text(row.due)
    if row.row is None:
        return ""
    if row.stage is Stage.POSTED and row.came is not None:
        return _("{share} true").format(share=formats.accuracy_text(row.came.within, row.came.lines))
    parts = [formats.lines_text(row.row.tallied, row.row.items)]
    return " · ".join([*parts, *filter(None, (formats.codes_text(row.codes), formats.bins_text(row.bins_open)))])


def tone(row: ListRow) -> str | None:
    return ("bad" if row.doubted else None) if row.due is not None else TONES[row.stage]


def section(row: ListRow) -> str:
    return _(STAGES[row.stage])


COLUMNS: tuple[Column[ListRow], ...] = (
    Column.text(N_("Count or SKU"), number, long=True, width=120, key="number"),
    Column.text(N_("What"), what, long=True, width=200, key="what"),
    Column(N_("Bin"), lambda row: row.bin or None, lambda row: row.bin, tone=lambda row: "muted", width=64, key="bin"),
    Column(
        N_("Class"),
        lambda row: row.abc.value if row.abc is not None else None,
        lambda row: row.abc.value if row.abc is not None else "",
        hint=lambda row: _("By the value of what was issued in a year") if row.abc is not None else None,
        width=52,
        key="class",
    ),
    Column(N_("Why, or how far"), lambda row: row.place, how, tone=tone, hint=how, width=280, key="how"),
    Column.day(
        N_("Since"),
        lambda row: row.since,
        tone=lambda row: "muted",
        hint=lambda row: formats.last_counted_text(row.since) if row.due is not None else None,
        width=84,
        key="since",
    ),
    Column(
        N_("By"),
        lambda row: row.count.opened_by if row.count is not None else None,
        lambda row: row.count.opened_by if row.count is not None else "",
        tone=lambda row: "muted",
        width=76,
        key="by",
    ),
)
