"""What can be done with a count, or with an item that is due."""

from __future__ import annotations

from collections.abc import Sequence

from app import counting, papers
from app.domain.counts import Count
from app.views.count_list import ListRow, Stage
from app.words import _
from ui import dialogs, forms
from ui.acts import take_back, undo
from ui.context import Context
from ui.widgets.detail import OfferedAct


def acts_of(ctx: Context, row: ListRow, selected: Sequence[ListRow]) -> Sequence[OfferedAct]:
    """The acts that apply to `row`, and to the other selected items, now; the likeliest first."""
    if row.due is not None:
        return _due(ctx, row.due.item.id, [each.due.item.id for each in selected if each.due is not None])
    count = row.count
    if count is None:
        return ()
    if row.stage in (Stage.OPEN, Stage.REVIEW):
        return _going(ctx, count, ready=row.stage is Stage.REVIEW)
    ended = count.ended or 0
    if row.stage is Stage.CANCELLED:
        again = OfferedAct("undo_count", _("Open it again"), lambda: take_back(ctx, ended))
        return (OfferedAct("open_row", _("Open"), again.run), again)
    paper = OfferedAct(
        "variance_report",
        _("What it came to"),
        lambda: ctx.open_paper(papers.table.VARIANCE_REPORT.of(count.id)),
        primary=True,
    )
    return (
        OfferedAct("open_row", _("Open"), paper.run),
        paper,
        OfferedAct("undo_count", _("Take it back"), lambda: take_back(ctx, ended)),
    )


def _due(ctx: Context, item_id: int, selected: Sequence[int]) -> Sequence[OfferedAct]:
    items = list(selected) if item_id in selected else [item_id]
    text = _("Count it") if len(items) == 1 else _("Count these")
    begin = OfferedAct("count_items", text, lambda: ctx.open(dialogs.counting.OpenCount, item_ids=items), primary=True)
    doubt = OfferedAct("doubt", _("Doubt its record…"), lambda: ctx.open(dialogs.counting.Doubt, item_id=item_id))
    item = OfferedAct("show_item", _("Show the item"), lambda: ctx.open_page("items", item_id))
    return (OfferedAct("open_row", _("Open"), begin.run), begin, doubt, item)


def _going(ctx: Context, count: Count, *, ready: bool) -> Sequence[OfferedAct]:
    go_on = OfferedAct(
        "go_on_count", _("Go on counting"), lambda: ctx.open_form(forms.TallyForm, count_id=count.id), primary=not ready
    )
    review = OfferedAct(
        "review_count", _("Review"), lambda: ctx.open_form(forms.ReviewForm, count_id=count.id), primary=ready
    )
    first, second = (review, go_on) if ready else (go_on, review)
    return (
        OfferedAct("open_row", _("Open"), first.run),
        first,
        second,
        OfferedAct("count_sheet", _("Print the sheet"), lambda: ctx.open_paper(papers.table.COUNT_SHEET.of(count.id))),
        OfferedAct(
            "enter_sheet", _("Key in a paper sheet…"), lambda: ctx.open(dialogs.counting.EnterSheet, count_id=count.id)
        ),
        OfferedAct(
            "variance_report",
            _("Differences on paper"),
            lambda: ctx.open_paper(papers.table.VARIANCE_REPORT.of(count.id)),
        ),
        OfferedAct("cancel_count", _("Cancel it"), lambda: cancel(ctx, count)),
    )


def cancel(ctx: Context, count: Count) -> None:
    """Give a count up. What was scanned is kept, and Undo opens it again."""
    done = ctx.attempt(lambda consent: counting.cancel(ctx.desk, count.id))
    if done is not None:
        ctx.say(_("{number} is cancelled. Nothing of it is posted.").format(number=count.number), [undo(ctx, done)])
