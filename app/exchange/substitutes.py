"""Importing which item may go out instead of which, and by what factor."""

from __future__ import annotations

from decimal import Decimal

from app.data import items as stored_items
from app.data import substitutes as stored
from app.desk import ActUnderWay, Desk
from app.domain.items import ONE
from app.exchange.checking import Checked, spell_as_known
from app.exchange.layouts import SubstituteRow
from app.exchange.plan import Counted, Plan


def plan_substitutes(desk: Desk, checked: Checked) -> Plan:
    """New pairs are added, of known ones the factor is changed. A blank factor is one for one, or what is there."""
    items = {item.sku: item.id for item in stored_items.all_items()}
    spell_as_known(checked, "sku", items)
    spell_as_known(checked, "substitute", items)
    known = stored.of_items(items.values())
    here = {(each.item, each.substitute): each for found in known.values() for each in found}
    plan = Plan()
    new: list[tuple[int, int, Decimal]] = []
    changed: list[tuple[int, Decimal]] = []
    rows: list[SubstituteRow] = checked.rows
    for row in rows:
        item = checked.item(items, row.line, row.sku)
        substitute = checked.item(items, row.line, row.substitute, "substitute")
        if row.sku and row.sku == row.substitute:
            checked.wrong("import.substitutes_itself", row.line, "substitute", row.substitute)
        if item is None or substitute is None:
            continue
        before = here.get((item, substitute))
        if before is None:
            new.append((item, substitute, row.factor or ONE))
        elif row.factor is not None and row.factor != before.factor:
            changed.append((before.id, row.factor))
        else:
            plan.kept += 1
    plan.added, plan.updated = len(new), len(changed)
    item_of = {each.id: each.item for each in here.values()}

    def write(act: ActUnderWay, counted: Counted) -> None:
        for item, substitute, factor in counted(new):
            stored.add(item, substitute, factor)
        for id, factor in counted(changed):
            stored.set_factor(id, factor)
        act.touch(items=[*(item for item, _, _ in new), *(item_of[id] for id, _ in changed)])

    plan.step(write, len(new) + len(changed))
    return plan
