"""What must hold of the chase list after everything that happens at the desk, worked out anew from the store's rows."""

from __future__ import annotations

from datetime import date, timedelta

from app import views
from app.data.store.bulk import rows
from app.desk import Desk
from tests.plain_rules import corrections

OPEN = """SELECT r.id, p.sent_on, r.confirmed, r.confirmed_on, r.requested_on FROM schedule_row r
JOIN purchase_line l ON l.id = r.line_id JOIN purchase_order p ON p.id = l.po_id
WHERE p.state = 'sent' AND r.quantity > r.received + r.short"""
SAID = """SELECT c.act_id, a.on_day, c.kind, c.before, c.after FROM row_change c JOIN act a ON a.id = c.act_id
WHERE c.row_id = ? AND c.kind IN ('confirmed', 'reconfirmed')
AND c.act_id NOT IN (SELECT reverses_id FROM act WHERE reverses_id IS NOT NULL) ORDER BY c.id"""
CHASED = """SELECT act_id, chased_on FROM chasing
WHERE row_id = ? AND act_id NOT IN (SELECT reverses_id FROM act WHERE reverses_id IS NOT NULL)"""


def chases_in_order(desk: Desk, closed: frozenset[date], dock_days: int) -> None:
    """The list has exactly what is late or unanswered, with what was chased lately last and the rest by harm."""
    listed = views.chases.rows(desk)
    plain, corrected = {}, corrections()
    for row, sent_on, confirmed, confirmed_on, requested_on in rows(OPEN):
        said = [(act, corrected(act, on), *rest) for act, on, *rest in rows(SAID, (row,))]
        due = confirmed_on if confirmed else requested_on
        why = _why(desk, confirmed, due, sent_on, said, closed, dock_days)
        if why is not None:
            plain[row] = (why, _last_chased(row, said))
    assert {row.id: (str(row.chase.why), row.chase.asked.chased_on) for row in listed} == plain
    keys = [
        (row.chase.again, -row.harm.customers, -row.harm.oldest_wait, -row.chase.days, -row.harm.silent)
        for row in listed
    ]
    assert keys == sorted(keys)
    for row in listed:
        assert row.harm.customers == len({line.customer_id for line in row.waiting})
        assert sum(line.quantity for line in row.waiting) <= row.open
    assert views.today.summary(desk).to_chase == sum(not row.chase.again for row in listed)


def _why(
    desk: Desk,
    confirmed: int,
    due: str | None,
    sent_on: str,
    said: list[tuple[object, ...]],
    closed: frozenset[date],
    dock_days: int,
) -> str | None:
    if due is not None and _ready(date.fromisoformat(due), closed, dock_days) < desk.today:
        return "overdue"
    if confirmed and due is not None:
        return None
    since = date.fromisoformat(max(str(on) for _, on, *_ in said) if confirmed and said else sent_on)
    if (desk.today - since).days < desk.settings.chase_days:
        return None
    return "undated" if confirmed else "unconfirmed"


def _ready(day: date, closed: frozenset[date], dock_days: int) -> date:
    """The open day on which goods of `day` can be shipped, counted day by day."""
    left = dock_days
    while True:
        is_open = day.weekday() < 5 and day not in closed
        if is_open and not left:
            return day
        left -= is_open
        day += timedelta(1)


def _last_chased(row: int, said: list[tuple[object, ...]]) -> date | None:
    """The last chase that no new date has answered."""
    answers = [act for act, _day, kind, before, after in said if after and (kind == "confirmed" or after != before)]
    newest = max((int(str(act)) for act in answers), default=0)
    corrected = corrections()
    days = [date.fromisoformat(corrected(act, on)) for act, on in rows(CHASED, (row,)) if act > newest]
    return max(days, default=None)
