"""Reading the dates that schedule rows have had."""

from __future__ import annotations

from app.data.store.bulk import rows as fetch
from app.data.store.units import from_day, from_stamp, from_thousandths
from app.domain.orders import HistoryLine


def row_dates(po_id: int) -> dict[int, list[HistoryLine]]:
    """Every confirmation of an order's rows, by row (id), the first one first; who gave it, when, and why."""
    found = fetch(
        """SELECT c.row_id, a.at, a.on_day, n.name, c.kind, c.quantity, c.before, c.after, c.note
        FROM row_change c JOIN act a ON a.id = c.act_id JOIN person n ON n.id = a.person_id
        WHERE c.po_id = ? AND c.row_id IS NOT NULL AND c.kind IN ('confirmed', 'reconfirmed') ORDER BY c.id""",
        (po_id,),
    )
    dates: dict[int, list[HistoryLine]] = {}
    for row, at, on, person, kind, quantity, before, after, note in found:
        dates.setdefault(row, []).append(
            HistoryLine(
                from_stamp(at),
                from_day(on),
                person,
                kind,
                None if quantity is None else from_thousandths(quantity),
                None if before is None else from_day(before),
                None if after is None else from_day(after),
                note,
            )
        )
    return dates
