"""What the list of counts says of each besides its size: open codes, bins that are not done, what it came to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from app.data.store.bulk import in_parts, marks
from app.data.store.bulk import rows as fetch
from app.data.store.units import from_day


class Came(NamedTuple):
    """What a posted count came to: how many lines, how many of them within tolerance; or the day it was given up."""

    on: date
    lines: int
    within: int


def open_codes(count_ids: Collection[int]) -> dict[int, int]:
    """Of each count: how many of its unknown codes nothing has become of yet."""
    return {
        count: codes
        for part in in_parts(count_ids)
        for count, codes in fetch(
            f"""SELECT u.count_id, count(DISTINCT u.code) FROM unknown_code u WHERE u.count_id IN ({marks(part)})
            AND NOT EXISTS (SELECT 1 FROM unknown_code_end e WHERE e.unknown_id = u.id
                AND NOT EXISTS (SELECT 1 FROM act r WHERE r.reverses_id = e.act_id)) GROUP BY 1""",
            part,
        )
    }


def open_bins(count_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Of each count with a bin begun: how many bins were begun, and how many of them are not done."""
    return {
        count: (begun, begun - done)
        for part in in_parts(count_ids)
        for count, begun, done in fetch(
            f"""SELECT v.count_id, count(*), sum(v.done) FROM bin_visit v WHERE v.id IN
            (SELECT max(id) FROM bin_visit WHERE count_id IN ({marks(part)}) GROUP BY count_id, bin_id) GROUP BY 1""",
            part,
        )
    }


def came(act_ids: Collection[int]) -> dict[int, Came]:
    """By the act that posted or cancelled a count: what that came to."""
    return {
        act: Came(from_day(on), lines, within)
        for part in in_parts(act_ids)
        for act, on, lines, within in fetch(
            f"""SELECT a.id, a.on_day, count(r.id), coalesce(sum(r.within), 0) FROM act a
            LEFT JOIN count_result r ON r.act_id = a.id WHERE a.id IN ({marks(part)}) GROUP BY 1""",
            part,
        )
    }
