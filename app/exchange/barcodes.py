"""Importing the barcodes of items: added, replaced, or standing for another number of units."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from app.data import items as stored
from app.desk import ActUnderWay
from app.domain import limits
from app.domain.items import ONE, Item
from app.domain.scans import one_code
from app.exchange import ruined
from app.exchange.checking import Checked
from app.exchange.layouts import ItemRow
from app.exchange.plan import Counted, Plan, named


def plan_barcodes(plan: Plan, checked: Checked, here: Mapping[str, Item]) -> set[str]:
    """Which known items (by SKU) have other barcodes afterwards.

    A new code takes the place of those of its item that stand for as many units and that the row does not name. A code
    is one however many zeros it is written with; one that stays another item's is wrong.
    """
    rows: list[ItemRow] = [row for row in checked.rows if row.barcode]
    if not rows:
        return set()
    owned: dict[str, dict[str, tuple[str, Decimal]]] = {}  # by SKU and code in its one form: as written, units
    sku_of = {item.id: item.sku for item in here.values()}
    for code, factors in stored.all_barcodes().items():
        for item, units in factors.items():
            owned.setdefault(sku_of.get(item, ""), {}).setdefault(one_code(code), (code, units))
    listed = {row.line: [code for code in map(str.strip, str(row.barcode).split("|")) if code] for row in rows}
    bad = ruined.barcodes({code for codes in listed.values() for code in codes})
    added: dict[tuple[str, str], Decimal] = {}
    changed: dict[tuple[str, str], Decimal] = {}
    gone: dict[tuple[str, str], str] = {}
    meant: list[tuple[ItemRow, str]] = []
    for row in rows:
        own = owned.get(row.sku, {})
        codes = listed[row.line]
        once: dict[str, tuple[str, Decimal | None]] = {}
        for code, factor in zip(codes, _pack_factors(checked, row, len(codes)), strict=True):
            first, packed = once.setdefault(one_code(code), (code, factor))
            if first != code or packed != factor:  # one code under two lengths
                if packed != factor:
                    checked.wrong("import.barcode_twice", row.line, "barcode", code, other=first)
                continue
            before = own.get(one_code(code))
            if len(code) > limits.CODE.longest:
                checked.wrong("import.too_long_text", row.line, "barcode", f"{code[:40]}…", most=limits.CODE.longest)
            elif before is None and code in bad:
                checked.ruin(bad[code], row.line, "barcode", code)
            elif before is None:
                added[row.sku, code] = factor or ONE
            elif factor is not None and factor != before[1]:
                changed[row.sku, before[0]] = factor
            if code not in bad:
                meant.append((row, code))
        stated, new = set(map(one_code, codes)), {added[row.sku, code] for code in codes if (row.sku, code) in added}
        for one, (code, units) in own.items():
            if one not in stated and units in new:
                gone[row.sku, code] = f"{row.sku}: {code} → {' | '.join(codes)}"
    taken = {one: sku for sku, own in owned.items() for one, (code, _) in own.items() if (sku, code) not in gone}
    for row, code in meant:
        owner = taken.setdefault(one_code(code), row.sku)
        if owner != row.sku and one_code(code) not in owned.get(row.sku, {}):
            checked.wrong("import.barcode_taken", row.line, "barcode", code, sku=owner)
    if gone:
        plan.note("import.barcodes_replaced", count=len(gone), names=named(gone.values()))

    def write(act: ActUnderWay, counted: Counted) -> None:
        ids = stored.ids_by_sku()
        stored.remove_barcodes(counted((ids[sku], code) for sku, code in gone))
        stored.add_barcodes(counted((ids[sku], code, factor) for (sku, code), factor in added.items()))
        stored.set_pack_factors(counted((ids[sku], code, factor) for (sku, code), factor in changed.items()))
        act.touch(items=[ids[sku] for sku, _ in (*added, *changed, *gone)])

    plan.step(write, len(added) + len(changed) + len(gone))
    return {sku for sku, _ in (*added, *changed, *gone)}


def _pack_factors(checked: Checked, row: ItemRow, count: int) -> list[Decimal | None]:
    """How many units each of a row's codes stands for; None where the file does not say."""
    if row.pack_factors is None:
        return [None] * count
    if len(row.pack_factors) != count:
        checked.wrong("import.pack_factors", row.line, "pack_factors", row.pack_factors, codes=str(count))
        return [None] * count
    return list(row.pack_factors)
