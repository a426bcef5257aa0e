"""Files that are being made: under a hidden name in the folder of the one they are to become."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from time import time

_STALE = 600  # seconds since the last writing: whoever began it is gone


def begun(path: Path) -> Path:
    """The hidden name under which this process makes `path`; what killed ones left of it is cleared away.

    Raises OSError where the folder cannot be read.
    """
    left_over = re.compile(rf"\.{re.escape(path.name)}\.\d+\.new(-journal)?")
    own = path.with_name(f".{path.name}.{os.getpid()}.new")
    for other in path.parent.iterdir():
        if left_over.fullmatch(other.name):
            with contextlib.suppress(OSError):  # somebody else's, or gone meanwhile
                if other.name.startswith(own.name) or time() - other.stat().st_mtime > _STALE:
                    other.unlink()
    return own
