"""The plainest first come, first served: what the matcher is measured against."""

from __future__ import annotations


def plain_fifo(lines: list[tuple[int, int, int]], supplies: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Sort lines (place, id, quantity) and supplies (day, quantity), emit (line, day, quantity)."""
    shares = []
    upcoming = iter(sorted(supplies))
    day, left = next(upcoming, (0, 0))
    for _, key, need in sorted(lines):
        while need and left:
            part = min(need, left)
            shares.append((key, day, part))
            need -= part
            left -= part
            if not left:
                day, left = next(upcoming, (0, 0))
    return shares
