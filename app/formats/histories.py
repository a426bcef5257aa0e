"""What happened, in words: the entries of a history, and the dates that a row has had."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.orders import HistoryLine, LineChange
from app.domain.purchase_orders import RowChange
from app.formats.dates import date_text
from app.formats.numbers import money, quantity
from app.formats.states import KIND
from app.words import N_, _

HISTORY: dict[str, str] = {
    LineChange.ACCEPTED: N_("Accepted"),
    LineChange.IMPORTED: N_("Imported"),
    LineChange.CANCELLED: N_("Cancelled"),
    LineChange.AMENDED: N_("Amended"),
    LineChange.HELD: N_("Held"),
    LineChange.PASSED_ON: N_("Held and passed on"),
    LineChange.MOVED_UP: N_("Moved up"),
    LineChange.MOVED_BACK: N_("Back to the old place"),
    LineChange.RELEASED: N_("Released"),
    LineChange.CLOSED: N_("Closed"),
    LineChange.SUBSTITUTED: N_("Substituted"),
    LineChange.RESTORED: N_("Restored"),
    RowChange.ADDED: N_("Added"),
    RowChange.SENT: N_("Sent"),
    RowChange.CONFIRMED: N_("Confirmed"),
    RowChange.RECONFIRMED: N_("Confirmed again"),
    RowChange.UNANSWERED: N_("Waits for an answer again"),
    RowChange.COST: N_("Cost"),
    RowChange.SPLIT: N_("Split"),
    RowChange.REDUCED: N_("Reduced"),
    RowChange.CLOSED_SHORT: N_("Closed short"),
    RowChange.RECEIVED: N_("Received"),
    RowChange.REMOVED: N_("Removed"),
    "chased_letter": N_("Chased by letter"),
    "chased_e-mail": N_("Chased by e-mail"),
    "chased_phone": N_("Chased by telephone"),
    "chased_in-person": N_("Chased in person"),
    "rejected": N_("Rejected"),
    "rejected_short": N_("Rejected, nothing will come instead"),
    "reject_reversed": N_("Rejection reversed"),
    "told": N_("Told"),
    "struck": N_("Told by mistake"),
    "withdrawn": N_("A telling taken back"),
    "answered_wait": N_("Customer waits"),
    "answered_part": N_("Customer takes part now"),
    "answered_substitute": N_("Customer would take a substitute"),
    "answered_cancel": N_("Customer cancels"),
    "drafted": N_("Drafted"),
    **{kind.value: words for kind, words in KIND.items()},
}


def history_words(kind: str) -> str:
    """The word for one kind of history entry (LineChange, RowChange or Kind, as recorded)."""
    return _(HISTORY[kind]) if kind in HISTORY else kind.replace("_", " ").capitalize()


def history_text(entry: HistoryLine, currency: str = "") -> str:
    """One entry of a history, without the day: "Confirmed again: 60, 2 June → 12 June (phone)"; `currency` is that of
    its costs.
    """
    facts = [quantity(entry.quantity)] if entry.quantity is not None else []
    if entry.cost_after is not None:
        facts.append(_cost_text(entry, currency))
    if entry.before is not None and entry.before != entry.after:
        facts.append(f"{date_text(entry.before)} → {date_text(entry.after) or _('no date')}")
    elif entry.after is not None:
        facts.append(date_text(entry.after))
    elif entry.kind in (RowChange.CONFIRMED, RowChange.RECONFIRMED):
        facts.append(_("no date"))
    text = history_words(entry.kind)
    if facts:
        text = f"{text}: {', '.join(facts)}"
    return f"{text} ({entry.note})" if entry.note else text


def _cost_text(entry: HistoryLine, currency: str) -> str:
    costs = (money(cost, currency) for cost in (entry.cost_before, entry.cost_after) if cost is not None)
    return " → ".join(costs)


def dates_text(requested_on: date | None, dates: Sequence[HistoryLine], currency: str = "") -> str:
    """The dates that a row has had, with who, when and why: "asked for 10 May · confirmed for 12 May (3 May, Kim) ·
    confirmed again for 20 May (10 May, Kim: their machine broke)".
    """
    asked = date_text(requested_on)
    texts = [_("asked for {date}").format(date=asked) if asked else _("no date was asked for")]
    for entry in dates:
        again = entry.kind == RowChange.RECONFIRMED
        if entry.cost_after is not None:
            text = _("cost {costs}").format(costs=_cost_text(entry, currency))
        elif entry.after is None:
            text = _("again without a date") if again else _("confirmed without a date")
        else:
            text = _("confirmed again for {date}") if again else _("confirmed for {date}")
            text = text.format(date=date_text(entry.after))
        who = f"{date_text(entry.on)}, {entry.person}"
        texts.append(f"{text} ({who}: {entry.note})" if entry.note else f"{text} ({who})")
    return " · ".join(texts)


def who_when(person: str, on: date) -> str:
    """When and by whom something was done: "12 May · Dana"."""
    return " · ".join(text for text in (date_text(on), person) if text)
