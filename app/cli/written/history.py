"""The recent acts, and what a reversal did."""

from __future__ import annotations

from collections.abc import Iterable

from app import formats
from app.cli.written.text import Value, iso, number, table
from app.domain.acts import ActRow, Reversed
from app.words import _


def acts_values(acts: Iterable[ActRow]) -> list[Value]:
    return [
        {
            "act": act.id,
            "verb": act.verb,
            "date": iso(act.on_day),
            "at": act.at.isoformat(),
            "person": act.person,
            "parts": [
                {
                    "kind": part.kind,
                    "sku": part.sku,
                    "quantity": number(part.quantity),
                    "order": part.order,
                    "customer": part.customer,
                    "po": part.po,
                }
                for part in act.parts
            ],
            "parts_in_all": act.parts_in_all,
            "reverses": act.reverses,
            "reversed_by": act.reversed_by,
            "reversible": act.reversible,
        }
        for act in acts
    ]


def acts_table(acts: Iterable[ActRow]) -> str:
    return table(
        (_("Act"), _("When"), _("Who"), _("What"), "", ""),
        (
            (
                str(act.id),
                formats.stamp_text(act.at),
                act.person,
                formats.verb_words(act.verb),
                _("reversed") if act.reversed_by else "",
                formats.act_text(act),
            )
            for act in acts
        ),
    )


def reversed_values(done: Reversed) -> Value:
    """What a reversal did; `unneeded` is the inbound supply that now serves nobody."""
    return {
        "act": done.act,
        "reverses": done.of,
        "verb": done.verb,
        "unneeded": [{"po": po, "quantity": number(quantity)} for po, quantity in done.unneeded],
    }
