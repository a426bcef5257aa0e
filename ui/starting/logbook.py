"""The log: what went wrong in the program, for whoever is asked about it."""

from __future__ import annotations

import contextlib
import logging

MOST_BYTES = 1_000_000
KEPT = 2


def keep_log() -> None:
    """Write faults to a file among the user's own; where that cannot be, they go to standard error as before."""
    from logging.handlers import RotatingFileHandler

    from app.paths import state_directory

    folder = state_directory()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            folder / "backorder-desk.log", maxBytes=MOST_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
        )
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        logging.getLogger("backorder_desk").addHandler(file)
