"""What must hold of the papers that left: what was told, shipped or sent in writing is kept, as it was said then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from app.data.store.bulk import rows
from tests import plain_money

TOLD = """SELECT o.customer_id, o.id, o.number, i.sku, l.waiting, t.promised_on, t.footing FROM telling t
JOIN order_line l ON l.id = t.line_id JOIN customer_order o ON o.id = l.order_id JOIN item i ON i.id = l.item_id
WHERE t.act_id = ? AND t.how IN ('letter', 'e-mail') AND t.strikes_id IS NULL"""
SHIPPED = """SELECT o.id, o.number, i.sku, -m.quantity FROM movement m JOIN order_line l ON l.id = m.order_line_id
JOIN customer_order o ON o.id = l.order_id JOIN item i ON i.id = l.item_id WHERE m.act_id = ? AND m.kind = 'shipment'"""
SENT = """SELECT p.id, p.number, i.sku, r.quantity FROM row_change c JOIN purchase_order p ON p.id = c.po_id
JOIN purchase_line l ON l.po_id = p.id JOIN schedule_row r ON r.line_id = l.id JOIN item i ON i.id = l.item_id
WHERE c.act_id = ? AND c.kind = 'sent'"""
KEPT_ON = "SELECT a.on_day FROM kept_paper k JOIN act a ON a.id = k.act_id WHERE k.id = ?"


class LeftPapers:
    """`said` is what each kept paper (by id) must say for good, as its act left it."""

    def __init__(self, done: Counter[str]) -> None:
        self.done, self.said = done, dict[int, list[str]]()

    def look(self, new: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
        """Every act that put something in writing has kept a paper for each whom it is for, and no others."""
        kept = {
            (act, kind, customer if kind == "notice" else order or po): paper
            for paper, act, kind, customer, order, po, *_ in new["kept_paper"]
        }
        for act, verb, *_ in new["act"]:
            if verb == "import":  # what left elsewhere
                continue
            confirms = any(key[:2] == (act, "confirmation") for key in kept)
            said = {(act, *key): texts for key, texts in _left_by(act, confirms).items()}
            assert {key for key in kept if key[0] == act} == set(said), verb
            for key, texts in said.items():
                self.said[kept[key]] = texts
                self.done[f"kept_{key[1]}"] += 1


def _left_by(act: int, confirms: bool) -> dict[tuple[str, int], list[str]]:
    """What an act put in writing, by the kind of paper and whom or what it is of."""
    found: dict[tuple[str, int], list[str]] = {}
    for customer, order, number, sku, waiting, promised, footing in rows(TOLD, (act,)):
        dated = [_date(promised)] if promised and footing == "confirmed" else []
        if confirms:
            totals = [f"{total:,}" for total in plain_money.order_totals(order).values()]
            found.setdefault(("confirmation", order), []).extend([number, sku, *dated, *totals])
        else:
            found.setdefault(("notice", customer), []).extend([number, sku, _amount(waiting), *dated])
    for order, number, sku, shipped in rows(SHIPPED, (act,)):
        found.setdefault(("packing-slip", order), []).extend([number, sku, _amount(shipped)])
    for po, number, _sku, quantity in rows(SENT, (act,)):
        total = plain_money.purchase_total(po)
        found.setdefault(("purchase-order", po), []).extend([number, _amount(quantity), f"{total:,}" if total else ""])
    return found


def mark_of(paper: int) -> str:
    """What marks a copy of a kept paper."""
    on = date.fromisoformat(rows(KEPT_ON, (paper,))[0][0])
    return f"Copy of {on.day} {on:%B %Y}"


def _amount(thousandths: int) -> str:
    return f"{(Decimal(thousandths) / 1000).normalize():f}"


def _date(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%b}"
