"""One count, or one item that is due: what it is, why, how far it has come, and how true the record was found."""

from __future__ import annotations

from app import formats, papers, views
from app.domain.count_schedule import Due
from app.views.count_list import ListRow, Stage
from app.views.count_reviews import Accuracy
from app.words import _
from ui import forms
from ui.context import Context
from ui.pages.counts.columns import STAGES, TONES, how
from ui.widgets.accuracy_chart import AccuracyChart, Mark
from ui.widgets.detail import SHOWN, Detail, Fact, OfferedAct, too_many

BINS = 12


def write_detail(panel: Detail, ctx: Context, row: ListRow) -> None:
    """Write everything but the acts."""
    if row.due is not None:
        _write_due(panel, row.due)
    elif row.count is not None:
        _write_count(panel, ctx, row)
    _write_accuracy(panel, views.count_reviews.accuracy(ctx.desk))


def _write_due(panel: Detail, due: Due) -> None:
    item = due.item
    panel.begin(" · ".join((item.sku, formats.where_text(item), _("class {abc}").format(abc=due.abc.value))), item.name)
    panel.text(formats.due_text(due), "name" if due.first else "", "bad" if due.first else "")
    issued = formats.amount(due.issued, item.unit, item.decimals)
    panel.text(_("{amount} of it was issued in a year.").format(amount=issued), "muted")
    panel.text(formats.last_counted_text(due.counted_on), "muted")


def _write_count(panel: Detail, ctx: Context, row: ListRow) -> None:
    count = row.count
    if count is None:
        return
    panel.begin(f"{_(STAGES[row.stage])} · {formats.count_title(count)}", count.number)
    panel.text(how(row), "headline", TONES[row.stage])
    begun = _("begun by {person}, {date}").format(person=count.opened_by, date=formats.date_text(count.opened_on))
    blind = _("blind: no book figures while counting") if count.blind else _("with book figures")
    panel.text(f"{begun} · {blind}", "muted")
    if row.stage in (Stage.OPEN, Stage.REVIEW):
        _write_bins(panel, ctx, row, count.id)
    elif row.stage is Stage.POSTED:
        _write_results(panel, ctx, row)


def _write_bins(panel: Detail, ctx: Context, row: ListRow, count_id: int) -> None:
    found = views.counts.tallying(ctx.desk, count_id)
    facts = []
    for bin in found.bins[:BINS]:
        state = _("done") if bin.done else bin.person if bin.begun else ""
        far = formats.lines_text(bin.tallied, bin.items)
        facts.append(Fact(bin.bin or _("no bin"), f"{far} · {state}" if state else far, "ready" if bin.done else ""))
    panel.section(_("Bins"), facts)
    codes = list(dict.fromkeys(code.code for code in found.parked))
    go_on = OfferedAct(
        "go_on_count", _("Attach or dismiss…"), lambda: ctx.open_form(forms.TallyForm, count_id=count_id)
    )
    panel.section(_("Unknown codes"), [Fact(code, tone="warn") for code in codes], more=go_on if codes else None)


def _write_results(panel: Detail, ctx: Context, row: ListRow) -> None:
    if row.count is None:
        return
    results = [each for each in views.count_reviews.results(row.count) if each.book != each.counted]
    known = views.counts.items_of([each.item for each in results])
    results.sort(key=lambda each: -abs((each.counted - each.book) * (each.unit_cost or 0)))
    facts = []
    for each in results[:SHOWN]:
        item = known[each.item]
        change = formats.variance_text(each.counted - each.book, item.unit, item.decimals)
        facts.append(Fact(item.sku, f"{change} · {item.name}", "" if each.within else "bad"))
    look = OfferedAct(
        "variance_report", _("All of it"), lambda: ctx.open_paper(papers.table.VARIANCE_REPORT.of(row.id))
    )
    panel.section(_("Differences"), facts, more=look if too_many(len(results)) else None, empty=_("Everything agreed."))


def _write_accuracy(panel: Detail, found: Accuracy) -> None:
    if not found.lines:
        return
    panel.section(_("Record accuracy, a year"), [Fact(formats.accuracy_text(found.within, found.lines))])
    chart = AccuracyChart()
    chart.show_marks([Mark(day.on, day.lines, day.within) for day in found.days])
    panel.widget(chart)
