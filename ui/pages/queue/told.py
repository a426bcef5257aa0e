"""What the customer of a line was told so far, and the strip that says when that holds no more."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app import formats
from app.domain.matching import Footing
from app.domain.promise_states import BROKEN, PromiseState
from app.domain.tellings import How, Telling
from app.views.queue import LineDetail, QueueRow
from app.words import _
from ui import dialogs
from ui.context import Context
from ui.look.theme import look
from ui.widgets.button import push_button
from ui.widgets.card import text_label
from ui.widgets.detail import SHOWN, Detail, Fact, OfferedAct


def write_due(panel: Detail, ctx: Context, row: QueueRow) -> None:
    """The strip that says what has become of the promise, where the customer is to be told."""
    if is_due(row):
        panel.widget(_strip(ctx, row))


def write_told(panel: Detail, ctx: Context, detail: LineDetail) -> None:
    """The entries of the promise book, the latest first, those struck since marked."""
    facts = [
        Fact(
            formats.told_short(telling) if telling.how is not How.WITHDRAWN else _("taken back"),
            _entry(telling),
            "muted" if telling.struck or telling.how is How.WITHDRAWN else "",
            _strike(ctx, detail, telling),
            formats.evidence_text(telling),
        )
        for telling in reversed(detail.tellings)
    ]
    panel.section(_("Told so far"), facts[:SHOWN], empty=_("They have not been told anything yet."))


def _entry(telling: Telling) -> str:
    """How it was told, by whom; in full where there is more to say than the date beside it."""
    if telling.struck or telling.promised_on is None:
        return formats.telling_text(telling)
    return _("{how} ({person})").format(how=formats.told_how(telling), person=telling.person)


def _strike(ctx: Context, detail: LineDetail, telling: Telling) -> OfferedAct | None:
    """Offered beside the entry that counts."""
    if detail.row.told is None or telling.id != detail.row.told.id:
        return None
    line_id, telling_id = detail.row.id, telling.id
    return OfferedAct(
        "strike", _("Strike…"), lambda: ctx.open(dialogs.promises.Strike, line_id=line_id, telling_id=telling_id)
    )


def is_due(row: QueueRow) -> bool:
    """Whether the customer is to be told how the line stands now."""
    called_in = row.state is PromiseState.READY and row.told is not None and row.told.footing is Footing.IN_STOCK
    return row.state is not PromiseState.KEPT and not called_in


def _strip(ctx: Context, row: QueueRow) -> QFrame:
    strip = QFrame()
    look(strip, "notice")
    line = QHBoxLayout(strip)
    line.setContentsMargins(12, 6, 8, 6)
    tone = "bad" if row.state in BROKEN else ""
    line.addWidget(text_label(formats.line_promise_words(row), "strong", tone), 1)
    style = "" if row.state is PromiseState.UNTOLD else "primary"
    tell = push_button(_("Tell…"), lambda: ctx.open(dialogs.promises.Tell, line_ids=[row.id]), style)
    tell.setAccessibleName(_("Tell the customer"))
    line.addWidget(tell)
    return strip
