"""The recent acts, and what a reversal did."""

from __future__ import annotations

from app import formats
from app.cli.written.columns import Column, Columns, Value, record
from app.domain.acts import RecentAct, Reversed
from app.words import N_

ACTS: Columns[RecentAct] = (
    Column("act", N_("Act"), lambda act: act.id),
    Column("verb", None, lambda act: act.verb),
    Column("date", None, lambda act: act.on_day),
    Column("at", N_("When"), lambda act: act.at, lambda act: formats.stamp_text(act.at)),
    Column("person", N_("Who"), lambda act: act.person),
    Column(None, N_("What"), lambda act: formats.verb_words(act.verb)),
    Column(None, "", formats.reversed_mark),
    Column(
        "parts",
        "",
        lambda act: [record(part, "kind", "sku", "quantity", "order", "customer", "po") for part in act.parts],
        formats.act_text,
    ),
    Column("parts_in_all", None, lambda act: act.parts_in_all),
    Column("reverses", None, lambda act: act.reverses),
    Column("reversed_by", None, lambda act: act.reversed_by),
    Column("reversible", None, lambda act: act.reversible),
)


def reversed_values(done: Reversed) -> Value:
    """What a reversal did; `unneeded` is the inbound supply that now serves nobody."""
    return {
        "act": done.act,
        "reverses": done.of,
        "verb": done.verb,
        "unneeded": [{"po": po, "quantity": quantity} for po, quantity in done.unneeded],
    }
